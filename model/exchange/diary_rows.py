"""What the rows of a diary's table say, one after the other, and what in them cannot be read."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from model.exchange.diary_columns import Columns
from model.exchange.diary_dates import Dated, dated
from model.exchange.diary_severity import Scale, ScaleError, figure_of, scale_of, severity_of
from model.exchange.diary_words import Column, DiaryWords, plain
from model.exchange.file_problem import FileProblem, quoted
from model.exchange.table_text import Row, TableText
from model.outcome.lists import DiaryRules

MOST_FIGURES = 2  # of a count of doses
CROSS, CIRCLE = "x", "o"  # o is oui; but beside crosses or figures a circle, which says no


@dataclass(slots=True)
class Faults:
    """What is wrong, kind by kind, with the lines of each; told all at once."""

    lines: dict[str, list[tuple[int, ...]]] = field(default_factory=dict)
    examples: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, *lines: int, cell: str = "") -> None:
        """A further place; cell is what stands there, of which the first is quoted."""
        self.lines.setdefault(kind, []).append(lines)
        if cell:
            self.examples.setdefault(kind, cell)

    def listed(self) -> tuple[FileProblem, ...]:
        """A problem for each kind, in the order they were met."""
        return tuple(
            FileProblem(self._text(kind, len(lines)), tuple(lines))
            for kind, lines in self.lines.items()
        )

    def _text(self, kind: str, count: int) -> str:
        if kind not in self.examples:
            return kind
        example = quoted(self.examples[kind])
        return f"{kind}: {example}" if count == 1 else f"{kind}, as {example}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowValues:
    """One row; where its date or headache is a fault, date has no days and headache is None."""

    date: Dated
    headache: bool | None
    severity: int | None
    acute: bool | None


class DiaryRows:
    """Reads every row of a table; faults refuse the file, remarks are only told."""

    def __init__(
        self,
        table: TableText,
        columns: Columns,
        words: DiaryWords,
        rules: DiaryRules,
        chosen: Scale | None = None,
    ) -> None:
        """chosen is the scale of severities whose figures fit two."""
        self._table, self._columns, self._words, self._rules = table, columns, words, rules
        self.faults, self.remarks = Faults(), Faults()
        self.scale = self._scale(chosen)
        self._unsure = {column: self._circled(column) for column in (Column.HEADACHE, Column.ACUTE)}

    def read(self) -> Iterator[RowValues]:
        """The rows in their order."""
        for row in self._table.rows:
            if any(row.cells[self._columns.width :]):
                self.faults.add("More cells than the first line has names for", row.line)
            headache = self._headache(row)
            yield RowValues(
                date=self._date(row),
                headache=headache,
                severity=self._severity(row, headache),
                acute=self._acute(row),
            )

    def check_scale(self) -> None:
        """Raises ScaleError where the scale of the severities has to be chosen."""
        if self.scale is not Scale.NOT_SAID:
            return
        said = [
            (row.line, figure)
            for row in self._table.rows
            if (figure := figure_of(self._columns.cell(row, Column.SEVERITY))) is not None
        ]
        raise ScaleError(max(figure for _, figure in said), [line for line, _ in said])

    def _scale(self, chosen: Scale | None) -> Scale | None:
        if Column.SEVERITY not in self._columns.places:
            return None
        cells = [self._columns.cell(row, Column.SEVERITY) for row in self._table.rows]
        return scale_of(cells, self._columns.scale, chosen) if any(cells) else None

    def _circled(self, column: Column) -> bool:
        """Whether a column's letter o may say no: a day would be taken as its opposite."""
        said = {plain(self._columns.cell(row, column)) for row in self._table.rows}
        return CIRCLE in said and any(one == CROSS or one.isdigit() for one in said)

    def _answer(self, column: Column, cell: str) -> bool | None:
        word = plain(cell)
        return None if word == CIRCLE and self._unsure[column] else self._words.answers.get(word)

    def _date(self, row: Row) -> Dated:
        cell = self._columns.cell(row, Column.DATE)
        read = dated(row.line, cell, self._words.months)
        if not cell:
            self.faults.add("The date is missing", row.line)
        elif not read.days:
            self.faults.add("Not a date", row.line, cell=cell)
        return read

    def _headache(self, row: Row) -> bool | None:
        cell = self._columns.cell(row, Column.HEADACHE)
        found = self._answer(Column.HEADACHE, cell)
        if not cell:
            self.faults.add("Headache is not filled in: yes or no", row.line)
        elif found is None:
            self.faults.add("Headache is neither yes nor no", row.line, cell=cell)
        return found

    def _severity(self, row: Row, headache: bool | None) -> int | None:
        cell = self._columns.cell(row, Column.SEVERITY)
        if not cell or self.scale in (None, Scale.LEFT_OUT):
            return None
        if self.scale is Scale.NOT_SAID and figure_of(cell) is not None:
            return None  # asked for once nothing else is wrong in the file
        found = severity_of(cell, self.scale or Scale.WORDS, self._words.severities, self._rules)
        if found is None:
            most = "3" if self.scale is Scale.STEPS else "10"
            kind = f"Severity is neither 0 to {most} nor a word such as mild"
            self.faults.add(kind, row.line, cell=cell)
        elif found and headache is False:
            said = "A severity without a headache: taken as a day without headache"
            self.remarks.add(said, row.line)
            return None
        elif found == 0 and headache:
            said = "A headache of severity none: taken as a headache of unknown severity"
            self.remarks.add(said, row.line)
            return None
        return found

    def _acute(self, row: Row) -> bool | None:
        """Yes or no, or a count of doses."""
        cell = self._columns.cell(row, Column.ACUTE)
        found = self._answer(Column.ACUTE, cell)
        if found is None and cell.isascii() and cell.isdigit() and len(cell) <= MOST_FIGURES:
            found = int(cell) > 0
        if cell and found is None:
            self.faults.add("Acute medicine is neither yes nor no", row.line, cell=cell)
        return found
