"""By which words a diary's columns and values are known, as the clinic's file says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from model.errors import DataFileError
from model.paths import RESOURCES
from model.patient import folded
from model.toml_table import Table, read_table

FILE = "diary.toml"
SHIPPED = RESOURCES / "practice" / FILE
SEVERITIES = ("none", "mild", "moderate", "severe")  # 0 to 3 of DiaryDay.severity
MONTHS = 12

Name = TypeVar("Name")


class Column(StrEnum):
    """What a column of a diary says."""

    DATE = "date"
    HEADACHE = "headache"
    SEVERITY = "severity"
    ACUTE = "acute"


@dataclass(frozen=True, kw_only=True)
class DiaryWords:
    """All words as plain() makes them; problems are files of the clinic that could not be used."""

    columns: Mapping[str, Column]
    answers: Mapping[str, bool]
    severities: Mapping[str, int]
    months: Mapping[str, int]
    problems: tuple[DataFileError, ...] = ()


def plain(text: str) -> str:
    """Small letters and figures alone, without accents, single spaces between."""
    return " ".join(re.sub(r"[\W_]+", " ", folded(text)).split())


def load_diary_words(clinic_folder: Path | None = None) -> DiaryWords:
    """The words in force, the clinic's own where it has a file that can be used.

    Raises DataFileError where the shipped file is broken; the clinic's is in problems.
    """
    own = clinic_folder / FILE if clinic_folder else None
    if own is None or not own.is_file():
        return read_diary_words(SHIPPED)
    try:
        return read_diary_words(own)
    except DataFileError as error:
        return read_diary_words(SHIPPED, (error,))


def read_diary_words(path: Path, problems: tuple[DataFileError, ...] = ()) -> DiaryWords:
    """The checked words of a file; raises DataFileError."""
    top = read_table(path)
    columns = _words(top.table("columns"), list(Column))
    answers = _words(top.table("answers"), ["no", "yes"])
    severities = _words(top.table("severities"), SEVERITIES)
    words = DiaryWords(
        columns={word: Column(name) for word, name in columns.items()},
        answers={word: name == "yes" for word, name in answers.items()},
        severities={word: SEVERITIES.index(name) for word, name in severities.items()},
        months=_months(top.table("months")),
        problems=problems,
    )
    top.close()
    return words


def _words(table: Table, names: Sequence[str]) -> dict[str, str]:
    """Each word with the name of its list."""
    found: dict[str, str] = {}
    for name in names:
        for text in table.texts(name):
            _add(table, found, text, name, name)
    table.close()
    return found


def _months(table: Table) -> dict[str, int]:
    texts = table.texts("words")
    if len(texts) != MONTHS:
        raise table.error("words", f"{MONTHS} months are expected")
    found: dict[str, int] = {}
    for number, text in enumerate(texts, start=1):
        for word in text.split():
            _add(table, found, word, number, "words")
    table.close()
    return found


def _add(table: Table, found: dict[str, Name], text: str, name: Name, key: str) -> None:
    word = plain(text)
    if not word:
        raise table.error(key, f"{text!r} has neither letter nor figure")
    if found.get(word, name) != name:
        raise table.error(key, f"{text!r} stands in two lists")
    found[word] = name
