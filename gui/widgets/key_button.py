"""The main button with its key written on it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from gui.fonts import inter
from gui.overriding import override
from gui.theme import Theme

GAP = 11


class KeyButton(QPushButton):
    """An accent button that says its words and, in a cap, its key."""

    def __init__(self, words: str, key: str, theme: Theme) -> None:
        super().__init__()
        self._theme, self._words, self._key = theme, words, key
        self.setProperty("kind", "main")
        self.setStyleSheet("min-height: 0")  # heights are set by who places it
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(words, key)

    def set_words(self, words: str, key: str) -> None:
        """Say other words and another key."""
        self._words, self._key = words, key
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({key})" if key else words)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """What the button says."""
        return self._words

    def refresh(self) -> None:
        """Repaint in the colours now in force."""
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(inter(16, 600)).horizontalAdvance(self._words) + self._cap_width()
        return QSize(round(wide) + 56, 56)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)  # ground, edge and focus, from the style sheet
        roles = self._theme.roles
        ink = QColor(roles.on_accent if self.isEnabled() else roles.text_2)
        font = inter(17 if self.height() > 70 else 16, 600)
        wide = QFontMetricsF(font).horizontalAdvance(self._words)
        cap = self._cap_width()
        left = (self.width() - wide - (GAP + cap if cap else 0)) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink)
        painter.setFont(font)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, 0, wide + 4, self.height()), middle, self._words)
        if cap:
            box = QRectF(left + wide + GAP, self.height() / 2 - 12, cap, 24)
            painter.setPen(QPen(ink, 1.4))
            painter.drawRoundedRect(box, 4, 4)
            painter.setFont(inter(14, 600))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()

    def _cap_width(self) -> float:
        if not self._key:
            return 0.0
        return QFontMetricsF(inter(14, 600)).horizontalAdvance(self._key) + 16
