"""A clinic's list of outcomes may name other words for an effect; an older one names none."""

from pathlib import Path

from model.outcome.lists_file import SHIPPED, load_outcome_lists, read_outcome_lists


def test_other_words_for_an_effect_are_optional(tmp_path: Path) -> None:
    shipped = SHIPPED.read_text(encoding="utf-8")
    droop = load_outcome_lists().effect("lid-ptosis")
    assert droop is not None
    assert droop.also[:2] == ("ptosis", "blepharoptosis")
    older = tmp_path / "outcome.toml"
    lines = [line for line in shipped.splitlines() if not line.startswith("also = ")]
    older.write_text("\n".join(lines), encoding="utf-8")
    assert {effect.also for effect in read_outcome_lists(older).effects} == {()}
