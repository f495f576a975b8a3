"""Reads a date as people type it; the day comes first where the order could be doubted."""

import re
from datetime import date

from model.errors import InvalidValueError
from model.patient import MONTHS, folded

FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
SHORTEST_WORD = 3

_YEAR_FIRST = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d+)", re.ASCII)
_DAY_WORD = re.compile(r"(\d{1,2})[-./ ]*([a-z]+)[-./, ]*(\d+)", re.ASCII)
_WORD_DAY = re.compile(r"([a-z]+)[-./ ]*(\d{1,2})(?:[-./, ]+)(\d+)", re.ASCII)
_RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)


def read_day(typed: str, field: str = "born_on") -> date:
    """The day that was meant by 14 Mar 1979, 14.3.1979, 14/03/1979, 14031979 or 1979-03-14.

    Raises InvalidValueError for the field, with what to type instead.
    """
    text = " ".join(folded(typed).split()).strip(" .")
    if not text:
        raise InvalidValueError(field, "Enter a date such as 14 Mar 1979.")
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
        return _day(field, year, int(month), int(day))
    if match := _DAY_FIRST.fullmatch(text) or _RUN_TOGETHER.fullmatch(text):
        day, month, year = match.groups()
        return _day(field, year, int(month), int(day))
    if match := _DAY_WORD.fullmatch(text):
        day, word, year = match.groups()
        return _day(field, year, _month(field, word), int(day))
    if match := _WORD_DAY.fullmatch(text):
        word, day, year = match.groups()
        return _day(field, year, _month(field, word), int(day))
    raise InvalidValueError(
        field, "This is not a whole date. Enter it like 14 Mar 1979 or 14.3.1979."
    )


def _month(field: str, word: str) -> int:
    """1 to 12 for a month's name or its beginning, three letters at least."""
    if len(word) >= SHORTEST_WORD:
        word = "sep" if word == "sept" else word
        for number, name in enumerate(FULL_MONTHS, start=1):
            if name.startswith(word):
                return number
    raise InvalidValueError(field, f"“{word}” is not a month. Write for example Mar or March.")


def _day(field: str, year: str, month: int, day: int) -> date:
    if len(year) != 4:
        raise InvalidValueError(field, "Write the year with four figures, such as 1979.")
    if not 1 <= month <= 12:
        raise InvalidValueError(
            field, f"There is no month {month}. The day comes first, as in 14/03/1979."
        )
    try:
        return date(int(year), month, day)
    except ValueError:
        raise InvalidValueError(
            field, f"There is no {day} {MONTHS[month - 1].capitalize()} {year}."
        ) from None
