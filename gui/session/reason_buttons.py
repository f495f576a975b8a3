"""Reasons to choose from: one button each, because the reason is the answer."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from gui.overriding import override
from gui.widgets.parts import button
from gui.wording import tr
from model.practice.lists import Choice
from model.protocol import Reason

Offered = Reason | Choice


class ReasonButtons(QWidget):
    """Two side by side where there is room, numbered; the number is also the key."""

    chosen = Signal(str, str)  # code and text of the reason

    def __init__(self, spoken: str = "") -> None:
        super().__init__()
        self._spoken = spoken or tr("Not given: {why}")
        self.buttons: dict[str, QPushButton] = {}
        self._offered: tuple[Offered, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)

    def offer(self, reasons: Iterable[Offered]) -> None:
        """Offer these, in this order."""
        reasons = tuple(reasons)
        if reasons == self._offered:
            return
        self._offered = reasons
        for old in self.buttons.values():
            self._grid.removeWidget(old)
            old.deleteLater()
        self.buttons = {}
        for place, reason in enumerate(reasons):
            made = button(f"{place + 1} {reason.text}", "choice", tip=reason.text)
            made.setAccessibleName(self._spoken.format(why=reason.text))
            made.setCheckable(True)
            made.setStyleSheet("padding: 0 2px; font-size: 14px")  # two side by side
            made.clicked.connect(
                lambda _=False, code=reason.code, text=reason.text: self.chosen.emit(code, text)
            )
            self.buttons[reason.code] = made
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= 2 * self._widest() + self._grid.spacing() else 1
        for place, made in enumerate(self.buttons.values()):
            self._grid.addWidget(made, place // columns, place % columns)
        self.updateGeometry()

    def _widest(self) -> int:
        return max((made.minimumSizeHint().width() for made in self.buttons.values()), default=0)

    @override
    def minimumSizeHint(self) -> QSize:
        # Of one column: a narrow panel is never widened beyond its edge.
        return QSize(self._widest(), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def show_chosen(self, reason_code: str, *, enabled: bool) -> None:
        """Check the reason that is recorded; empty for none."""
        for code, made in self.buttons.items():
            made.setChecked(code == reason_code)
            made.setEnabled(enabled)

    def press(self, number: int) -> bool:
        """Press a button by its number; False where there is none."""
        buttons = list(self.buttons.values())
        if not 1 <= number <= len(buttons):
            return False
        buttons[number - 1].click()
        return True
