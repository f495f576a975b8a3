"""A line with its unit behind what is typed."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from gui.fonts import inter
from gui.overriding import override
from gui.theme import Theme

PAD, GAP, SUFFIX = 14, 8, 15


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
        typed = self.fontMetrics().horizontalAdvance(self.text())
        gap = GAP if self.text() else 0
        left: float = PAD + typed + gap
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            # Both together stand in the middle: the margin keeps the unit's room free.
            unit = self._unit_width()
            left = (self.width() - unit - GAP + typed) / 2 + (GAP if self.text() else GAP / 2)
        painter.setFont(inter(SUFFIX))
        painter.setPen(QColor(self._theme.roles.text_2))
        box = QRectF(left, 0, self.width() - left, self.height())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, middle, self.suffix)
        painter.end()

    def centre(self) -> None:
        """Number and unit in the middle of the field."""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if self.suffix:
            self.setTextMargins(0, 0, self._unit_width() + GAP, 0)

    def _unit_width(self) -> int:
        return QFontMetrics(inter(SUFFIX)).horizontalAdvance(self.suffix)
