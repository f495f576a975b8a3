"""An icon in the colour of a role, painted anew when the colours change."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.overriding import override
from gui.theme import Theme, icon_pixmap


class IconLabel(QWidget):
    """Beside words, never instead of them: it says nothing to a screen reader."""

    def __init__(self, theme: Theme, icon: str, role: str = "text_2", pixels: int = 20) -> None:
        super().__init__()
        self._theme, self._icon, self._role, self._pixels = theme, icon, role, pixels
        self.setFixedSize(pixels, pixels + 2)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = str(getattr(self._theme.roles, self._role))
        painter = QPainter(self)
        painter.drawPixmap(0, 1, icon_pixmap(self._icon, ink, self._pixels))
        painter.end()
