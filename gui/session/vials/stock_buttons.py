"""Lots in stock as buttons: one press fills the fields."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from gui.overriding import override
from gui.widgets.parts import button, label
from gui.wording import NO_BREAK, day, number, tr, units
from model.stock import StockLot

MOST_OFFERED = 4


class StockButtons(QWidget):
    """First expiring first; Alt and a figure press them from the keyboard."""

    chosen = Signal(object)  # StockLot

    def __init__(self) -> None:
        super().__init__()
        self.lots: tuple[StockLot, ...] = ()
        self.buttons: dict[int, QPushButton] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self._more = label("", "label")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label(tr("Or from stock"), "label"))
        layout.addLayout(self._grid)
        layout.addWidget(self._more)

    def offer(self, lots: Sequence[StockLot]) -> None:
        """Offer these lots."""
        self.setVisible(bool(lots))
        if tuple(lots) == self.lots:
            return
        self.lots = tuple(lots)
        for old in self.buttons.values():
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = {}
        several = len({lot.size_units for lot in lots}) > 1
        for place, lot in enumerate(lots[:MOST_OFFERED]):
            self.buttons[lot.lot_id] = self._made(lot, place, several)
        self._arrange()
        rest = len(lots) - MOST_OFFERED
        self._more.setVisible(rest > 0)
        self._more.setText(tr("{n} more lots: type their number above").format(n=rest))

    def _made(self, lot: StockLot, place: int, several: bool) -> QPushButton:
        vials = tr("1 vial") if lot.left == 1 else tr("{n} vials").format(n=number(lot.left))
        size = f" · {units(lot.size_units)}" if several else ""
        words = f"{lot.lot}{size} · {vials}".replace(" ", NO_BREAK)
        # Without the check of other choices: two stand side by side even in a small window.
        made = button(words, "choice")
        made.setCheckable(True)
        made.setAccessibleName(f"{tr('From stock')}: {words}")
        about = tr("{units}, expires {day}").format(
            units=units(lot.size_units), day=day(lot.expires_on)
        )
        made.setShortcut(QKeySequence(f"Alt+{place + 1}"))
        made.setToolTip(f"{words}, {about} (Alt {place + 1})")
        made.setAccessibleDescription(about)
        made.clicked.connect(lambda: self.chosen.emit(lot))
        return made

    def _arrange(self) -> None:
        columns = 2 if self.width() >= 2 * self._widest() + self._grid.spacing() else 1
        for place, made in enumerate(self.buttons.values()):
            self._grid.addWidget(made, place // columns, place % columns)
        self.updateGeometry()

    def _widest(self) -> int:
        return max((made.sizeHint().width() for made in self.buttons.values()), default=0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def show_chosen(self, lot_id: int) -> None:
        """Show from which lot the fields were filled; 0 for none."""
        for number_, made in self.buttons.items():
            made.setChecked(number_ == lot_id)

    def lot_typed(self, typed: str) -> StockLot | None:
        """The lot in stock with the number that was typed."""
        wanted = typed.strip().casefold()
        return next((lot for lot in self.lots if lot.lot.casefold() == wanted), None)
