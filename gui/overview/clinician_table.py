"""The numbers of a period by clinician, a row each; a row opens the clinician's sessions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gui.overview.wording import rounded, units_words
from gui.theme import Theme
from gui.widgets.parts import frame, label
from gui.widgets.row_button import RowButton
from gui.wording import number, tr
from model.overview import Figures

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SHARES = (30, 12, 12, 15, 15, 12, 12, 16)


class ClinicianTable(QWidget):
    """Emits the place of the row that was pressed."""

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[RowButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        heads = (tr("Clinician"), tr("Sessions"), tr("Patients"), tr("Given"), tr("Discarded"),
                 tr("Sites"), tr("Minutes"), tr("With departures"))  # fmt: skip
        head = QWidget()
        _grid(head, [label(words, "label") for words in heads])
        self._column.addWidget(head)
        self._column.addWidget(frame("rule"))
        self._body = QWidget()
        self._inside = QVBoxLayout(self._body)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self._column.addWidget(self._body)

    def show_rows(self, rows: Sequence[tuple[int, str, Figures]]) -> None:
        """Show these, in their order."""
        while self._inside.count():
            old = self._inside.takeAt(0)
            widget = old.widget() if old else None
            if widget:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for place, (_, name, figures) in enumerate(rows):
            made = RowButton(self._theme, f"{name}: {_spoken(figures)}")
            made.setToolTip(tr("Show the sessions of {name}").format(name=name))
            words = [name, *_cells(figures)]
            _grid(made, [label(text, "cell-strong" if n == 0 else "cell")
                         for n, text in enumerate(words)])  # fmt: skip
            made.let_clicks_through()
            made.clicked.connect(lambda _=False, place=place: self.picked.emit(place))
            self._inside.addWidget(made)
            self.rows.append(made)


def _cells(figures: Figures) -> list[str]:
    return [
        number(figures.sessions),
        number(figures.patients),
        units_words(figures.units_given),
        units_words(figures.units_discarded),
        rounded(figures.sites_mean),
        rounded(figures.minutes_median),
        number(figures.departed),
    ]


def _spoken(figures: Figures) -> str:
    return tr("{n} sessions, {units} given").format(
        n=figures.sessions, units=units_words(figures.units_given)
    )


def _grid(parent: QWidget, parts: Sequence[QLabel]) -> None:
    grid = QGridLayout(parent)
    grid.setContentsMargins(6, 4, 6, 4)
    grid.setHorizontalSpacing(10)
    for column, (part, share) in enumerate(zip(parts, SHARES, strict=True)):
        if column:
            part.setAlignment(RIGHT)
        grid.addWidget(part, 0, column)
        grid.setColumnStretch(column, share)
        grid.setColumnMinimumWidth(column, share * 5)
