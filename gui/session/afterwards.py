"""Work that can wait until what was clicked has been painted."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from gui.overriding import override

# Below Qt's own repaint events (-1): the mark is on the screen before the rest is worked out.
AFTER_PAINT = -2
WORK = QEvent.Type(QEvent.registerEventType())


class Afterwards(QObject):
    """Does one thing after the next paint, once, however often it was asked for."""

    def __init__(self, parent: QObject, work: Callable[[], None]) -> None:
        super().__init__(parent)
        self._work, self._asked = work, False

    def ask(self) -> None:
        """Have the work done soon."""
        if not self._asked:
            self._asked = True
            QCoreApplication.postEvent(self, QEvent(WORK), AFTER_PAINT)

    @property
    def is_asked(self) -> bool:
        """Whether the work waits for the next paint."""
        return self._asked

    def now(self) -> None:
        """Do the work at once, and not again for what was asked until now."""
        self._asked = False
        self._work()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() != WORK:
            return super().event(event)
        if self._asked:
            self.now()
        return True
