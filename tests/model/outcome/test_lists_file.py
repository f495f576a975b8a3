"""What a clinic's list of outcomes may say, and an older one does not know yet."""

from pathlib import Path

import pytest

from model.errors import DataFileError
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


def test_how_long_a_checkpoint_is_of_use_is_optional(tmp_path: Path) -> None:
    shipped = SHIPPED.read_text(encoding="utf-8")
    own = tmp_path / "outcome.toml"
    older = [line for line in shipped.splitlines() if not line.startswith("checkpoint_days")]
    own.write_text("\n".join(older), encoding="utf-8")
    assert read_outcome_lists(own).checkpoint_days == 7
    own.write_text("\n".join(["checkpoint_days = 3", *older]), encoding="utf-8")
    assert read_outcome_lists(own).checkpoint_days == 3
    own.write_text("\n".join(["checkpoint_days = 29", *older]), encoding="utf-8")
    with pytest.raises(DataFileError):
        read_outcome_lists(own)
