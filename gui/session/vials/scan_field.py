"""The line into which a scanner types, or a person a lot."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent

from gui.overriding import override
from gui.theme import Theme
from gui.widgets.suffix_edit import SuffixEdit
from gui.wording import tr

BARS = ((0, 2), (3, 1), (6, 3), (10, 1), (12, 2), (16, 1), (19, 2))
PAD, TALL = 16, 18
# What a scanner sends where the code has a separator: a keyboard's Ctrl ].
SEPARATOR_KEY, SEPARATOR_SHOWN = "\x1d", "\u241d"
LONGEST = 500


class ScanField(SuffixEdit):
    """Shows the separators of a code, which a line of text would drop."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setPlaceholderText(tr("Scan the box, or type a lot"))
        self.setAccessibleName(tr("Scan the box, or type a lot"))
        self.setMaxLength(LONGEST)
        self.setTextMargins(PAD + 20, 0, 0, 0)
        self.setMinimumHeight(56)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and is_separator(event):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.insert(SEPARATOR_SHOWN)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        ink = QColor(self._theme.roles.text_2)
        top = (self.height() - TALL) / 2
        for left, wide in BARS:
            painter.fillRect(QRectF(PAD + left, top, wide, TALL), ink)
        painter.end()


def is_separator(event: QKeyEvent) -> bool:
    """Whether a key is the separator within a code."""
    if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
        return False
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return event.text() == SEPARATOR_KEY or bool(control and event.key() == Qt.Key.Key_BracketRight)
