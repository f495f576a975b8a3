"""Lots to choose from: the recalled ones, and those that begin as typed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.widgets.parts import button, label

MOST, LONGEST = 5, 16


class LotButtons(QWidget):
    """A caption and a button a lot, in one line; the rest is told in a word."""

    chosen = Signal(str)

    def __init__(self, caption: str, more: str) -> None:
        super().__init__()
        self._more = more
        self.buttons: list[QPushButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._caption, self._rest = label(caption, "label"), label("", "label")
        self._layout.addWidget(self._caption)
        self._layout.addWidget(self._rest)
        self._layout.addStretch(1)
        self.hide()

    def show_lots(self, lots: Sequence[tuple[str, str]]) -> None:
        """Offer lots, each with a remark such as its vials; without any it is not there."""
        for old in self.buttons:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        for place, (lot, remark) in enumerate(lots[:MOST]):
            words = lot if len(lot) <= LONGEST else f"{lot[: LONGEST - 1]}…"
            made = button(f"{words} · {remark}" if remark else words, "choice", tip=lot)
            made.clicked.connect(lambda _=False, lot=lot: self.chosen.emit(lot))
            self._layout.insertWidget(1 + place, made)
            self.buttons.append(made)
        self._rest.setText(self._more.format(n=len(lots) - MOST) if len(lots) > MOST else "")
        self.setVisible(bool(lots))
