"""Diaries as text, for the tests that read them."""

from collections.abc import Sequence
from datetime import date, timedelta

from model.exchange.diary_dates import DateOrder
from model.exchange.diary_file import ReadDiary, read_diary
from model.exchange.diary_severity import Scale
from model.exchange.diary_words import load_diary_words
from model.outcome.lists import DiaryRules

TODAY = date(2026, 11, 20)
RULES = DiaryRules(least_days=21, moderate_from=4, severe_from=7)
WORDS = load_diary_words()
HEAD = "date,headache,severity,acute medicine"
HEAD_OF_STEPS = "date,headache,severity (0-3),acute medicine"


def read(
    raw: bytes | str, chosen: DateOrder | None = None, scale: Scale | None = None
) -> ReadDiary:
    """The diary as the shipped words and rules read it."""
    raw = raw.encode() if isinstance(raw, str) else raw
    return read_diary(raw, WORDS, RULES, TODAY, chosen, scale)


def text(*rows: str, head: str = HEAD) -> str:
    """A file of these rows; the first of them is line 2."""
    return "\n".join([head, *rows, ""])


def dated(cells: Sequence[str], rest: str = "yes") -> str:
    """A file of dates alone, each with a headache."""
    return text(*(f"{cell},{rest}" for cell in cells), head="date,headache")


def half_a_year(last: date = TODAY) -> str:
    """180 days up to a day, every third with a moderate headache and medicine."""
    days = (last - timedelta(days=back) for back in reversed(range(180)))
    return text(
        *(f"{one},yes,2,yes" if one.day % 3 == 0 else f"{one},no,0,no" for one in days),
        head=HEAD_OF_STEPS,
    )
