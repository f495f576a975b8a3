"""The table of measures as Qt asks for it: a row a day, a column a measure."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gui.history.correction_words import corrected_mark, corrected_words
from gui.history.measures.course_rows import CourseRow, CourseTable, row_name
from gui.history.measures.wording import (
    MISSING,
    beneath_words,
    cell_words,
    counted_words,
    short_beneath_words,
)
from gui.overriding import override
from gui.patients.wording import joined
from gui.wording import day, tr
from model.outcome.lists import Measure
from model.outcome.measurement import Baseline
from model.outcome.series import Point

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
BENEATH, IS_BASELINE, IS_NEAR, SHORT = (Role.UserRole + place for place in range(4))
EMPTY = CourseTable(rows=(), measures=())


class CourseModel(QAbstractTableModel):
    """Shows one state of the course; what is missing is a dash."""

    def __init__(self) -> None:
        super().__init__()
        self.table = EMPTY
        self._baselines: dict[str, Baseline] = {}
        self._counts_for: Callable[[Measure, Point], str] = lambda *_: ""

    def show_table(
        self,
        table: CourseTable,
        baselines: dict[str, Baseline],
        counts_for: Callable[[Measure, Point], str] = lambda *_: "",
    ) -> None:
        """Show another state; baselines by the code of their measure.

        counts_for says what counts in the place of a count of the diary.
        """
        self.beginResetModel()
        self._counts_for = counts_for
        self.table, self._baselines = table, baselines
        self.endResetModel()

    def _near(self, row: CourseRow, measure: Measure, role: int) -> Any:
        """A count of the diary for which what was told near its day counts."""
        point = row.near[measure.code]
        if role == Role.DisplayRole:
            return cell_words(measure, point)
        if role in (BENEATH, SHORT):
            return (beneath_words if role == BENEATH else short_beneath_words)(measure, point)
        if role == IS_NEAR:
            return True
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            said = counted_words(measure, point.counted, point.period_days)
            return f"{row_name(row)}: {measure.text} {said}. {self._counts_for(measure, point)}"
        return None

    def row_at(self, place: int) -> CourseRow | None:
        """The row at a place."""
        return self.table.rows[place] if 0 <= place < len(self.table.rows) else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.table.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.table.measures)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            row = self.row_at(section)
            if row is None:
                return None
            if role == Role.DisplayRole:
                return day(row.on)
            if role == BENEATH:
                return row.words
            return row_name(row) if role in (Role.ToolTipRole, Role.AccessibleTextRole) else None
        measure = self.table.measures[section]
        if role == Role.DisplayRole:
            return measure.short
        return measure.text if role in (Role.ToolTipRole, Role.AccessibleTextRole) else None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row, measure = self.table.rows[index.row()], self.table.measures[index.column()]
        point = row.points.get(measure.code)
        if point is None and measure.code in row.near:
            return self._near(row, measure, role)
        words = cell_words(measure, point) if point else MISSING
        beneath = beneath_words(measure, point) if point else ""
        chosen = self._baselines.get(measure.code)
        is_baseline = bool(
            chosen and point and (chosen.source, chosen.ends_on) == (point.name, point.on)
        )
        if role == Role.DisplayRole:
            return words
        if role in (BENEATH, SHORT):
            if point and role == SHORT:
                beneath = short_beneath_words(measure, point)
            mark = corrected_mark(point.corrected) if point else ""
            return joined(tr("baseline") if is_baseline and not beneath else beneath, mark)
        if role == IS_BASELINE:
            return is_baseline
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            said = tr("not entered")
            if point:
                said = counted_words(measure, point.counted, point.period_days)
            if is_baseline:
                said = f"{said}, {tr('baseline')}"
            corrected = corrected_words(point.corrected) if point else ""
            parts = (f"{row_name(row)}: {measure.text} {said}", beneath, corrected)
            return ", ".join(part for part in parts if part)
        return None
