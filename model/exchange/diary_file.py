"""Reads a diary from a table: whole, or not at all with every fault and its lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from model.errors import DiaryFileError
from model.exchange.diary_columns import columns_of, known_columns
from model.exchange.diary_dates import DateOrder, DateOrderError, order_of
from model.exchange.diary_rows import DiaryRows, Faults, RowValues
from model.exchange.diary_severity import Scale
from model.exchange.diary_words import Column, DiaryWords
from model.exchange.file_problem import FileProblem
from model.exchange.table_text import Encoding, TableText, table_of
from model.outcome.lists import DiaryRules

MOST_YEARS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDay:
    """A day as the file has it; severity and acute are None where the file says nothing."""

    line: int
    day: date
    headache: bool
    severity: int | None
    acute: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDiary:
    """A whole file, days in order, and how it was read.

    columns: the names in the file. scale is None where no severity is filled in, LEFT_OUT where
    none was to be taken. remarks are what was taken otherwise than it stands there.
    """

    days: tuple[ReadDay, ...]
    encoding: Encoding
    delimiter: str
    columns: Mapping[Column, str]
    not_read: tuple[str, ...]
    order: DateOrder
    scale: Scale | None
    remarks: tuple[FileProblem, ...]


def read_diary(
    raw: bytes,
    words: DiaryWords,
    rules: DiaryRules,
    today: date,
    chosen: DateOrder | None = None,
    scale: Scale | None = None,
) -> ReadDiary:
    """The diary in a file.

    chosen says whether day or month comes first where every date fits both, scale of what the
    severities are figures where nothing in the file says it. Raises DiaryFileError with all that
    is wrong, DateOrderError or ScaleError where one of the two has to be chosen.
    """
    table = table_of(raw, lambda cells: known_columns(cells, words))
    columns = columns_of(table.head, words)
    rows = DiaryRows(table, columns, words, rules, scale)
    read = list(rows.read())
    order = _order(read, rows.faults, chosen)
    days = [_read_day(one, order) for one in read if one.date.days]
    _check_days(table, days, today, rows.faults)
    _refuse(rows.faults)
    rows.check_scale()
    return ReadDiary(
        days=tuple(sorted(days, key=lambda one: one.day)),
        encoding=table.encoding,
        delimiter=table.delimiter,
        columns=columns.names,
        not_read=columns.not_read,
        order=order,
        scale=rows.scale,
        remarks=rows.remarks.listed(),
    )


def _order(read: Sequence[RowValues], faults: Faults, chosen: DateOrder | None) -> DateOrder:
    """The one order of all dates; whatever else is wrong is told with what is wrong in them."""
    dates = [one.date for one in read if one.date.days]
    if not dates:
        _refuse(faults)
    try:
        return order_of(dates, chosen)
    except DateOrderError:
        _refuse(faults)  # to be mended first: then it is worth asking
        raise
    except DiaryFileError as error:
        raise DiaryFileError(*error.problems, *faults.listed()) from None


def _read_day(values: RowValues, order: DateOrder) -> ReadDay:
    return ReadDay(
        line=values.date.line,
        day=values.date.days[order],
        headache=bool(values.headache),  # where it is not known, the file is refused
        severity=values.severity,
        acute=values.acute,
    )


def _check_days(table: TableText, days: Sequence[ReadDay], today: date, faults: Faults) -> None:
    cells = {row.line: row.cells for row in table.rows}
    oldest = _years_before(today, MOST_YEARS)
    first: dict[date, int] = {}
    for one in days:
        if one.day > today:
            faults.add("A day that is still to come", one.line)
        if one.day < oldest:
            faults.add(f"A day over {MOST_YEARS} years ago: check the year", one.line)
        before = first.setdefault(one.day, one.line)
        if before != one.line and cells[before] == cells[one.line]:
            faults.add("The same line twice: take one out", before, one.line)
        elif before != one.line:
            faults.add("The same day twice: leave the line that is right", before, one.line)


def _refuse(faults: Faults) -> None:
    problems = faults.listed()
    if problems:
        raise DiaryFileError(*problems)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
