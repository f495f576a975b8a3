"""A page that may hold the keyboard without being painted anew for it."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from gui.overriding import override


class QuietPage(QWidget):
    """Nothing of it shows the focus; Qt would repaint it with all four views at every click."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        event.accept()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        event.accept()
