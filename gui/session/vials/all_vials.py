"""All vials in a table, and the sums of all together."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from gui.widgets.parts import frame, label
from gui.wording import tr, units
from model import vials
from model.session_chart import SessionChart
from model.vials import Balance

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ROW, HEAD = 38, 34


class AllVials(QFrame):
    """held = given + discarded + left, line by line."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.lines: list[tuple[str, ...]] = []
        self._shown: list[QLabel | QFrame] = []
        head = QHBoxLayout()
        head.addWidget(label(tr("All vials"), "heading"), 1)
        head.addWidget(label(tr("held = given + discarded + left"), "label"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        for column, share in enumerate((20, 32, 13, 13, 13, 13)):
            self._grid.setColumnStretch(column, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(self._grid)

    def show_chart(self, chart: SessionChart, coming: tuple[int, Decimal, str] | None) -> None:
        """Show the vials; coming is the number, size and lot of one being added."""
        lines = [
            (str(number), chart.vials[number].lot, *_cells(balance))
            for number, balance in vials.balances(chart).items()
        ]
        total = vials.total(chart)
        if coming:
            number, size, lot = coming
            added = Balance(size, Decimal(), Decimal())
            lines.append((tr("{n}  being added").format(n=number), lot, *_cells(added)))
            total = Balance(total.held + size, total.given, total.discarded)
        if len(lines) > 1:
            name = tr("Both") if len(lines) == 2 else tr("All {n}").format(n=len(lines))
            lines.append((name, "", *_cells(total)))
        self.setVisible(bool(lines))
        if lines != self.lines:
            self.lines = lines
            self._fill(summed=len(lines) > 1)

    def _fill(self, *, summed: bool) -> None:
        for old in self._shown:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        titles = (tr("Vial"), tr("Lot"), tr("Held"), tr("Given"), tr("Discarded"), tr("Left"))
        self._add_line(0, titles, "label", "label")
        for place, line in enumerate(self.lines, start=1):
            last = summed and place == len(self.lines)
            rule = frame("rule-strong" if last else "rule")
            self._grid.addWidget(rule, 2 * place - 1, 0, 1, 6)
            self._shown.append(rule)
            self._add_line(2 * place, line, "cell-strong" if last else "cell", "cell-strong")

    def _add_line(self, row: int, texts: tuple[str, ...], kind: str, last_kind: str) -> None:
        for column, text in enumerate(texts):
            made = label(text, last_kind if column == len(texts) - 1 else kind)
            if column > 1:
                made.setAlignment(RIGHT)
            made.setMinimumHeight(HEAD if row == 0 else ROW)
            self._grid.addWidget(made, row, column)
            self._shown.append(made)


def _cells(balance: Balance) -> tuple[str, ...]:
    parts = (balance.held, balance.given, balance.discarded, balance.left)
    return tuple(units(part) for part in parts)
