"""A row that is one button: any widgets inside, one action, one name for screen readers."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.overriding import override
from gui.theme import Theme

BAR = 4


class RowButton(QAbstractButton):
    """Painted as a list's row, or with an edge as a card; Enter and Space press it."""

    def __init__(self, theme: Theme, name: str, *, card: bool = False) -> None:
        super().__init__()
        self._theme, self._card = theme, card
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMinimumHeight(44)

    def let_clicks_through(self) -> None:
        """To be called once the row is filled: a click on what it shows is a click on the row."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        chosen = self.isChecked() or self.isDown()
        ground = roles.surface
        if chosen or self.hasFocus():
            ground = roles.accent_soft
        elif self.underMouse():
            ground = roles.surface_2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._card:
            marked = chosen or self.hasFocus()
            width = 2.0 if marked else 1.5
            painter.setPen(QPen(QColor(roles.accent if marked else roles.line_strong), width))
            painter.setBrush(QColor(ground))
            edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(edge, 8, 8)
        else:
            painter.fillRect(self.rect(), QColor(ground))
            if chosen or self.hasFocus():
                painter.fillRect(0, 0, BAR, self.height(), QColor(roles.accent))
        painter.end()
