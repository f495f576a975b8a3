"""The search field: typed text goes to the list, its arrow keys walk the list."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from gui.fonts import inter
from gui.overriding import override
from gui.theme import Theme, icon_pixmap
from gui.wording import tr

HEIGHT = 56
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class SearchField(QLineEdit):
    """Keeps the focus while the arrow keys choose and Enter opens."""

    stepped = Signal(int)
    entered = Signal(bool)
    """Enter; with Ctrl what the patient's main button does follows at once."""

    def __init__(self, theme: Theme, name: str = "", hint: str = "") -> None:
        """name says what is searched, hint what can be typed; left out, those of patients."""
        super().__init__()
        self._theme = theme
        self._hint = hint or tr("name, record number or date of birth")
        told = self._hint[:1].upper() + self._hint[1:]
        self.setMaxLength(200)
        self.setAccessibleName(name or tr("Search patients"))
        self.setToolTip(told)
        self.setPlaceholderText(told)
        self.setStyleSheet(
            f"QLineEdit {{ min-height: {HEIGHT - 4}px; max-height: {HEIGHT - 4}px;"
            " padding-left: 40px; font-size: 18px; }"
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in STEPS and plain:
            self.stepped.emit(STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(not plain)
        elif key is Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        roles = self._theme.roles
        ink = roles.text if self.hasFocus() else roles.text_2
        painter.drawPixmap(16, (self.height() - 22) // 2, icon_pixmap("search", ink, 22))
        hint = self._hint
        room = self.width() - 60 - self.fontMetrics().horizontalAdvance(self.text())
        if self.text() and room > QFontMetrics(inter(15)).horizontalAdvance(hint) + 24:
            painter.setFont(inter(15))
            painter.setPen(QColor(roles.text_2))
            place = QRectF(0, 0, self.width() - 14, self.height())
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, right, hint)
        painter.end()
