"""The keys of the guided walk, which a clinic assigns: any key a foot pedal may send."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from gui.overriding import override

if TYPE_CHECKING:
    from model.settings import Settings

HOLD_MS = 600
DEFAULTS = {"key_given": "Space", "key_not_given": "N", "key_back": "Backspace"}
MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta,
             Qt.Key.Key_AltGr)  # fmt: skip
K = Qt.Key
# What already means something on the map, or everywhere.
TAKEN = {
    K.Key_Escape, K.Key_Tab, K.Key_Backtab, K.Key_Return, K.Key_Enter, K.Key_Up, K.Key_Down,
    K.Key_Left, K.Key_Right, K.Key_Plus, K.Key_Minus, K.Key_Equal, K.Key_0, K.Key_1, K.Key_2,
    K.Key_3, K.Key_4, K.Key_A, K.Key_F, K.Key_I, K.Key_M, K.Key_O, K.Key_P, K.Key_R, K.Key_V,
    K.Key_X, K.Key_F1, K.Key_F2, K.Key_F3, K.Key_F4, K.Key_F5, K.Key_F6, K.Key_F10, K.Key_F11,
}  # fmt: skip


def key_of(text: str) -> int:
    """The key that a setting names; 0 for none."""
    sequence = QKeySequence.fromString(text, QKeySequence.SequenceFormat.PortableText)
    if not sequence.count():
        return 0
    return int(sequence[0].key())  # type: ignore[index]  # the stubs leave it out


def text_of(key: int) -> str:
    """The key as a setting keeps it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def walk_keys(settings: "Settings") -> dict[str, int]:
    """Given, not given and back; the usual key where a setting names none."""
    return {
        name: key_of(str(getattr(settings, name))) or key_of(usual)
        for name, usual in DEFAULTS.items()
    }


class HeldKey(QObject):
    """A key that means one thing when it is let go soon, another while it is held."""

    def __init__(
        self, parent: QObject, short: Callable[[], object], long: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self._short, self._long, self._key = short, long, 0
        self._timer = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._timer.timeout.connect(self._held)

    def press(self, key: int) -> None:
        """The key went down; where it comes up again does not matter."""
        if not self._key:
            self._key = key
            self._timer.start()
            application = QApplication.instance()
            if application:
                application.installEventFilter(self)

    def drop(self) -> None:
        """It means nothing any more."""
        self._timer.stop()
        self._key = 0
        application = QApplication.instance()
        if application:
            application.removeEventFilter(self)

    def _held(self) -> None:
        self._long()  # the key is still down: its repeats and its end mean nothing

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationDeactivate:
            self.drop()
        elif isinstance(event, QKeyEvent) and event.key() == self._key:
            if event.isAutoRepeat():
                return True
            if event.type() == QEvent.Type.KeyRelease:
                soon = self._timer.isActive()
                self.drop()
                if soon:
                    self._short()
                return True
        return False
