"""A line with its unit behind what is typed."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from gui.fonts import inter
from gui.overriding import override
from gui.theme import Theme

PAD, GAP = 14, 8


class SuffixEdit(QLineEdit):
    """Shows "of 28" behind 12; with nothing typed in it, undo is the session's."""

    def __init__(self, theme: Theme, suffix: str = "") -> None:
        super().__init__()
        self._theme, self.suffix = theme, suffix

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F12:
                event.ignore()
                return False
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.suffix or (not self.text() and self.placeholderText()):
            return
        painter = QPainter(self)
        wide = self.fontMetrics().horizontalAdvance(self.text())
        left: float = PAD + wide + (GAP if self.text() else 0)
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            left = (self.width() + wide) / 2 + GAP
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter and not self.text():
            left = max(0.0, (self.width() - self.fontMetrics().horizontalAdvance(self.suffix)) / 2)
        painter.setFont(inter(15))
        painter.setPen(QColor(self._theme.roles.text_2))
        box = QRectF(left, 0, self.width() - left - 4, self.height())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, middle, self.suffix)
        painter.end()
