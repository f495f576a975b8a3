"""The clinic's words for a diary: its own file is used, or named where it cannot be."""

from pathlib import Path

import pytest

from model.errors import DataFileError
from model.exchange.diary_words import SHIPPED, Column, load_diary_words, plain, read_diary_words


def own(folder: Path, before: str, after: str) -> Path:
    """The shipped file with one change, as the clinic's own."""
    text = SHIPPED.read_text(encoding="utf-8")
    assert before in text
    made = folder / SHIPPED.name
    made.write_text(text.replace(before, after, 1), encoding="utf-8-sig")
    return made


def test_case_accents_and_signs_do_not_matter() -> None:
    assert plain("  Intensité_de la DOULEUR: ") == "intensite de la douleur"
    assert load_diary_words().columns["intensite de la douleur"] is Column.SEVERITY


def test_a_clinic_names_its_columns_itself(tmp_path: Path) -> None:
    own(tmp_path, '"Datum"', '"Data"')
    words = load_diary_words(tmp_path)
    assert words.columns["data"] is Column.DATE
    assert "datum" not in words.columns
    assert words.problems == ()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('no = ["no"', 'no = ["yes"', "stands in two lists"),
        ('date = ["date"', 'date = ["??"', "neither letter nor figure"),
        ("[severities]", "[severity]", "severities: is missing"),
        ('"may mai mayo",', "", "12 months are expected"),
        ("[answers]", '[answers]\nperhaps = ["may be"]', "unknown key"),
        ("[months]", "[months", "cannot be read"),
    ],
)
def test_a_broken_file_is_named_and_the_shipped_words_stay(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    path = own(tmp_path, before, after)
    with pytest.raises(DataFileError, match=said):
        read_diary_words(path)
    words = load_diary_words(tmp_path)
    assert words.columns["date"] is Column.DATE
    assert [problem.file for problem in words.problems] == ["diary.toml"]
