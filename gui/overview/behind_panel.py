"""The list behind a number: patients or sessions, each opened by a click or Enter."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout

from gui.overriding import override
from gui.reports.table_document import Column, TableDocument
from gui.theme import Theme
from gui.widgets.parts import button, icon_button, label
from gui.wording import day, number, tr, units
from gui.workspace import Workspace
from model.exchange.csv_file import csv_text
from model.overview import BehindList, BehindRow

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class BehindTable(QAbstractTableModel):
    """Rows of a list as a table; words of their own stand in the last column."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[BehindRow, ...] = ()

    def show_rows(self, rows: Sequence[BehindRow]) -> None:
        """Take these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    @property
    def titles(self) -> tuple[str, ...]:
        """The heads of the columns."""
        return (tr("Patient"), tr("Session"), tr("Given"), tr("Min"), tr("What"))

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return len(self.titles)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in (2, 3) else LEFT
        return None

    @override
    def data(self, index: Index, role: int = 0) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cells(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return ", ".join(
                part for part in (*cells(row), row.record_number, row.clinician) if part
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() in (2, 3) else LEFT
        return None


def cells(row: BehindRow) -> tuple[str, ...]:
    """A row in words."""
    more = tr("{units} discarded").format(units=units(row.discarded)) if row.discarded else ""
    return (
        row.patient_name,
        day(row.at) if row.at else "",
        units(row.units),
        number(row.minutes) if row.minutes is not None else "",
        row.words or more,
    )


class RowsView(QTableView):
    """Enter opens the row as a click does."""

    opened = Signal(int)

    def __init__(self, table: BehindTable) -> None:
        super().__init__()
        self.setModel(table)
        self.setShowGrid(False)
        self.setProperty("kind", "list")
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("The list behind the number"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(44)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        for column in range(table.columnCount()):
            mode = QHeaderView.ResizeMode
            stretches = column in (0, 4)
            head.setSectionResizeMode(column, mode.Stretch if stretches else mode.ResizeToContents)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class BehindPanel(QFrame):
    """Lies at the right of the numbers until it is closed."""

    closed = Signal()
    patient_wanted = Signal(int)
    session_wanted = Signal(int)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._workspace = workspace
        self.title = label("", "heading", wrap=True)
        self.count = label("", "label", wrap=True)
        self.close_button = icon_button(theme, "close", tr("Close the list (Escape)"))
        self.table = BehindTable()
        self.view = RowsView(self.table)
        self.print_button = button(tr("Print"), "link", tip=tr("Print this list"))
        self.csv_button = button(tr("Save as CSV"), "link")
        self.open_patient = button(tr("Patient’s page"), "link", tip=tr("Of the chosen row"))
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 10, 6)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.count)
        head.addLayout(words, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 6, 14, 10)
        for made in (self.print_button, self.csv_button):
            foot.addWidget(made)
        foot.addStretch(1)
        foot.addWidget(self.open_patient)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.close_button.clicked.connect(self.closed)
        self.view.opened.connect(self._open)
        self.open_patient.clicked.connect(self._open_patient)
        self.print_button.clicked.connect(self._print)
        self.csv_button.clicked.connect(self._save_csv)

    def show_list(self, title: str, found: BehindList) -> None:
        """Show the rows of a list."""
        self.title.setText(title)
        shown = len(found.rows)
        self.count.setText(
            tr("{n} in all").format(n=found.total)
            if shown >= found.total
            else tr("{n} in all, the first {shown} here").format(n=found.total, shown=shown)
        )
        self.table.show_rows(found.rows)
        if found.rows:
            self.view.selectRow(0)
        self.view.setFocus()

    def _open(self, place: int) -> None:
        row = self.table.rows[place]
        if row.session_id is not None:
            self.session_wanted.emit(row.session_id)
        else:
            self.patient_wanted.emit(row.patient_id)

    def _open_patient(self) -> None:
        place = self.view.currentIndex().row()
        if 0 <= place < len(self.table.rows):
            self.patient_wanted.emit(self.table.rows[place].patient_id)

    def _print(self) -> None:
        from gui.reports.preview import show_preview

        workspace = self._workspace
        titles = (tr("Patient"), tr("Record"), tr("Session"), tr("Given"), tr("What"))
        rows = [
            (found[0], row.record_number, found[1], found[2], found[4])
            for row in self.table.rows
            for found in [cells(row)]
        ]
        shares = (3.2, 1.6, 1.5, 1.0, 3.0)
        document = TableDocument(
            self.title.text(),
            [Column(t, s, right=t == tr("Given")) for t, s in zip(titles, shares, strict=True)],
            rows,
            workspace.settings,
            printed_at=workspace.clock(),
            lines=(self.count.text(),),
            demonstration=workspace.demonstration,
        )
        show_preview(self, document)

    def _save_csv(self) -> None:
        from gui.saving import save_text

        columns = ("patient", "record_number", "session_on", "clinician", "sites", "units_given",
                   "units_discarded", "minutes", "words")  # fmt: skip
        rows = [
            (
                row.patient_name,
                row.record_number,
                row.at.astimezone().date().isoformat() if row.at else None,
                row.clinician,
                row.sites,
                row.units,
                row.discarded,
                row.minutes,
                row.words,
            )
            for row in self.table.rows
        ]
        text = csv_text(columns, rows)
        save_text(self, self._workspace, "headmap-list.csv", text, tr("CSV files (*.csv)"))
