"""A site as a real button, so that a screen reader has its name, state, place and action."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.overriding import override
from gui.wording import spoken, state_text
from model.injection import State
from model.protocol import Protocol
from model.session_chart import SiteRow

SIDE = 44  # px; the reach of a finger


class SiteButton(QAbstractButton):
    """Invisible itself: its view paints the mark and takes the mouse, for near neighbours
    overlap and the nearest one is meant."""

    focused = Signal(str)

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.code = code
        self._given = False
        self.setCheckable(True)
        self.toggled.connect(self._toggled)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(SIDE, SIDE)
        self.setObjectName(f"site-{code}")

    def show_row(self, row: SiteRow, protocol: Protocol) -> None:
        """Take name, description and state of the row."""
        self.show_words(row, protocol)
        self.show_state(row)

    def show_words(self, row: SiteRow, protocol: Protocol) -> None:
        """Take the row's name and description."""
        self.setAccessibleName(spoken(row, protocol))
        self.setAccessibleDescription(row.site.landmark if row.site else state_text(row))

    def show_state(self, row: SiteRow) -> None:
        """Take the row's state."""
        self._given = row.state is State.GIVEN
        self.setChecked(self._given)

    def _toggled(self, checked: bool) -> None:
        """A screen reader's Toggle changes the state alone: make it the click that was meant."""
        if checked is not self._given:
            self.setChecked(self._given)
            self.click()

    @override
    def nextCheckState(self) -> None:
        """The record decides: the state follows once the mark is in the file."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the session page knows what every key means

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.focused.emit(self.code)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The view paints the mark."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    @override
    def event(self, event: QEvent) -> bool:
        # A tooltip of its own would lie over the callout of the view.
        if event.type() == QEvent.Type.ToolTip:
            return True
        return super().event(event)

    def centre_at(self, x: float, y: float) -> None:
        """Lie with the middle at a point of the view in px."""
        self.setGeometry(QRect(round(x - SIDE / 2), round(y - SIDE / 2), SIDE, SIDE))
