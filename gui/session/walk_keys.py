"""The keys of the guided walk, which a clinic assigns: any key a foot pedal may send."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from gui.overriding import override
from gui.wording import tr

if TYPE_CHECKING:
    from model.settings import Settings

HOLD_MS = 600
# What the hand does elsewhere while a key is down: the key was not meant for that.
ELSEWHERE = {
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin,
    QEvent.Type.Wheel, QEvent.Type.WindowDeactivate,
}  # fmt: skip
DEFAULTS = {"key_given": "Space", "key_not_given": "N", "key_back": "Backspace"}
MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta,
             Qt.Key.Key_AltGr)  # fmt: skip
K = Qt.Key
# What already means something in a session, or everywhere, without another key held.
MEANINGS = {
    QT_TRANSLATE_NOOP("headmap", "goes back"): (K.Key_Escape,),
    QT_TRANSLATE_NOOP("headmap", "goes to the next field"): (K.Key_Tab, K.Key_Backtab),
    QT_TRANSLATE_NOOP("headmap", "opens the site"): (K.Key_Return, K.Key_Enter),
    QT_TRANSLATE_NOOP("headmap", "goes through the sites"): (
        K.Key_Up, K.Key_Down, K.Key_Left, K.Key_Right, K.Key_A,
    ),
    QT_TRANSLATE_NOOP("headmap", "enlarges the map or a view"): (
        K.Key_Plus, K.Key_Minus, K.Key_Equal, K.Key_0, K.Key_1, K.Key_2, K.Key_3, K.Key_4,
    ),
    QT_TRANSLATE_NOOP("headmap", "moves or adds a site"): (K.Key_V, K.Key_F, K.Key_X),
    QT_TRANSLATE_NOOP("headmap", "opens a list or a menu of the map"): (
        K.Key_I, K.Key_M, K.Key_O, K.Key_P, K.Key_F10,
    ),
    QT_TRANSLATE_NOOP("headmap", "repeats the last session"): (K.Key_R,),
    QT_TRANSLATE_NOOP("headmap", "opens the help"): (K.Key_F1,),
    QT_TRANSLATE_NOOP("headmap", "goes to a place of the session"): (
        K.Key_F2, K.Key_F3, K.Key_F4, K.Key_F5, K.Key_F6,
    ),
    QT_TRANSLATE_NOOP("headmap", "fills the whole screen"): (K.Key_F11,),
}  # fmt: skip
TAKEN = {key: str(words) for words, keys in MEANINGS.items() for key in keys}
# The same with another key held; what the system's own windows take is among it.
TAKEN_HELD = {
    "Shift+Up", "Shift+Down", "Shift+Left", "Shift+Right", "Shift+F10", "Ctrl+T", "Ctrl+P",
    "Ctrl+S", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+Return", "Ctrl+Enter", "Ctrl+N", "Ctrl+F",
    "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+Q", "Ctrl+W", "Ctrl+Tab", "Ctrl+Shift+Tab", "Alt+F4",
    "Alt+Tab", "Alt+Space",
}  # fmt: skip
SHIFT, KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


def key_of(text: str) -> int:
    """The key that a setting names, with the keys held beside it; 0 for none."""
    sequence = QKeySequence.fromString(text, QKeySequence.SequenceFormat.PortableText)
    if not sequence.count():
        return 0
    return int(sequence[0].toCombined())  # type: ignore[index]  # the stubs leave it out


def text_of(key: int) -> str:
    """The key as a setting keeps it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def pressed_key(event: QKeyEvent) -> int:
    """The key of a press with those held beside it; a key of the number pad is as any other."""
    return QKeyCombination(event.modifiers() & ~KEYPAD, Qt.Key(event.key())).toCombined()


def meaning_of(text: str) -> str:
    """What a key already does, so that the walk cannot have it; empty where it is free."""
    key = key_of(text)
    held = key & int(Qt.KeyboardModifier.KeyboardModifierMask.value)
    if text in TAKEN_HELD:
        return tr("does something else in the program or in the system")
    if held in (0, SHIFT.value):  # Shift alone turns a letter into the same letter
        return tr(TAKEN.get(Qt.Key(key & ~held), ""))
    return ""


def walk_keys(settings: "Settings") -> dict[str, int]:
    """Given, not given and back; the usual key where a setting names none."""
    return {
        name: key_of(str(getattr(settings, name))) or key_of(usual)
        for name, usual in DEFAULTS.items()
    }


class HeldKey(QObject):
    """A key that means one thing when it is let go soon, another while it is held.

    Both are meant for what the screen showed when it went down: once that is another place or
    another site, or the hand did something else meanwhile, the key means nothing any more.
    """

    def __init__(
        self,
        parent: QObject,
        short: Callable[[], object],
        long: Callable[[], object],
        about: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._short, self._long, self._about = short, long, about
        self._key = 0
        self._meant: object = None
        self._timer = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._timer.timeout.connect(self._held)

    def press(self, key: int) -> None:
        """The key went down; where it comes up again does not matter."""
        # Still waiting for a key: its end went to another program.
        self._key, self._meant = key, self._about()
        self._timer.start()
        application = QApplication.instance()
        if application:
            application.installEventFilter(self)

    def drop(self) -> None:
        """It means nothing any more."""
        self._timer.stop()
        self._key, self._meant = 0, None
        application = QApplication.instance()
        if application:
            application.removeEventFilter(self)

    def _held(self) -> None:
        if self._meant == self._about():
            self._long()  # the key is still down: its repeats and its end mean nothing

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationDeactivate:
            self.drop()
        elif event.type() in ELSEWHERE:
            self._timer.stop()
        elif isinstance(event, QKeyEvent):
            return self._is_own(event)
        return False

    def _is_own(self, event: QKeyEvent) -> bool:
        """Whether it is the held key's own event, which nobody else is to see."""
        if event.key() != self._key:
            if event.type() == QEvent.Type.KeyPress and event.key() not in MODIFIERS:
                self._timer.stop()
            return False
        if event.isAutoRepeat():
            return True
        if event.type() != QEvent.Type.KeyRelease:
            return False
        soon, meant = self._timer.isActive(), self._meant
        self.drop()
        if soon and meant == self._about():
            self._short()
        return True
