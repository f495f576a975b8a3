"""By which one order a file writes its dates, decided from all of its rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.errors import DiaryFileError
from model.exchange.diary_words import plain
from model.exchange.file_problem import FileProblem, problem, quoted

ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
DOTS = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})", re.ASCII)
SLASHES = re.compile(r"(\d{1,2})(?:/(\d{1,2})/(\d{4}|\d{2})|-(\d{1,2})-(\d{4}))", re.ASCII)
MONTH_WORD = re.compile(r"([0-9]{1,2})\.?[ -]?([^\W\d_]+)\.?,?[ -]?([0-9]{4})")
MIDNIGHT = re.compile(r"[T ]00?:00(:00(\.0+)?)?Z?$")
CENTURY = 2000


class DateOrder(StrEnum):
    """The orders that are read."""

    YEAR_FIRST = "2026-11-20"
    DOTS = "20.11.2026"
    DAY_FIRST = "20/11/2026"
    MONTH_FIRST = "11/20/2026"
    MONTH_WORD = "20 Nov 2026"


@dataclass(frozen=True, slots=True)
class Dated:
    """One cell: its line and the day it would be in each order."""

    line: int
    cell: str
    days: Mapping[DateOrder, date]


class DateOrderError(DiaryFileError):
    """Every date can be read with the day first and with the month first: somebody has to say.

    spans are the first and the last day in either order.
    """

    def __init__(self, spans: Mapping[DateOrder, tuple[date, date]], lines: Sequence[int]) -> None:
        self.spans = spans
        super().__init__(
            problem("Each of these dates can be read in two ways: day or month first", lines)
        )


def dated(line: int, cell: str, months: Mapping[str, int]) -> Dated:
    """All ways to read a cell."""
    text = MIDNIGHT.sub("", cell)  # what table programs add to a day
    days: dict[DateOrder, date | None] = {}
    if found := ISO.fullmatch(text):
        year, _, month, day = found.groups()
        days[DateOrder.YEAR_FIRST] = _day(year, month, day)
    elif found := DOTS.fullmatch(text):
        days[DateOrder.DOTS] = _day(found[3], found[2], found[1])
    elif found := SLASHES.fullmatch(text):
        first, second, year = found[1], found[2] or found[4], found[3] or found[5]
        days[DateOrder.DAY_FIRST] = _day(year, second, first)
        days[DateOrder.MONTH_FIRST] = _day(year, first, second)
    elif found := MONTH_WORD.fullmatch(text):
        named = months.get(plain(found[2]))
        days[DateOrder.MONTH_WORD] = _day(found[3], str(named), found[1]) if named else None
    return Dated(line, cell, {order: day for order, day in days.items() if day})


def order_of(cells: Sequence[Dated], chosen: DateOrder | None = None) -> DateOrder:
    """The one order of all cells, each of which has one at least.

    chosen decides between day and month first where both do. Raises DiaryFileError where the
    cells do not agree, DateOrderError where it has to be asked for.
    """
    orders = [order for order in DateOrder if cells and all(order in one.days for one in cells)]
    if chosen in orders:
        return chosen
    if len(orders) == 1:
        return orders[0]
    if orders:
        spans = {order: _span([one.days[order] for one in cells]) for order in orders}
        raise DateOrderError(spans, [one.line for one in cells])
    raise DiaryFileError(*_disagreeing(cells))


def _span(days: Sequence[date]) -> tuple[date, date]:
    return min(days), max(days)


def _day(year: str, month: str, day: str) -> date | None:
    full = int(year) + (CENTURY if len(year) == 2 else 0)
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None


def _disagreeing(cells: Sequence[Dated]) -> tuple[FileProblem, ...]:
    """Each way to write a date with its lines; those that fit two ways join one that is sure."""
    ways: dict[DateOrder, list[Dated]] = {}
    unsure = [one for one in cells if len(one.days) > 1]
    for one in cells:
        if len(one.days) == 1:
            ways.setdefault(next(iter(one.days)), []).append(one)
    if unsure:
        sure = [order for order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST) if order in ways]
        if len(sure) < 2:  # else they fit both, and naming them would mislead
            ways.setdefault(sure[0] if sure else DateOrder.DAY_FIRST, []).extend(unsure)
    named = [
        problem(f"Written like {quoted(found[0].cell)}", sorted(one.line for one in found))
        for _, found in sorted(ways.items(), key=lambda way: way[1][0].line)
    ]
    return (
        FileProblem(
            f"The dates are written in {len(ways)} ways. Write all of them in one, best as"
            " 2026-11-20, and choose the file again."
        ),
        *named,
    )
