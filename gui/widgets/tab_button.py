"""A tab in a strip: its name, underlined in accent where it is the one on show."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.fonts import inter
from gui.overriding import override
from gui.theme import Theme

NAME_SIZE = 16
PAD, NARROW_PAD = 20, 12


class TabButton(QAbstractButton):
    """Fills the strip's height; set_shown says whether its page is the one on the screen."""

    def __init__(self, theme: Theme, name: str, key: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self._theme, self._shown, self._pad = theme, False, PAD
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})" if key else name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @property
    def is_shown(self) -> bool:
        """Whether its page is on the screen."""
        return self._shown

    def set_shown(self, shown: bool) -> None:
        """Say whether its page is on the screen."""
        if shown != self._shown:
            self._shown = shown
            self.setAccessibleDescription("on show" if shown else "")
            self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Take less room at the sides."""
        pad = NARROW_PAD if narrow else PAD
        if pad != self._pad:
            self._pad = pad
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        name = QFontMetrics(inter(NAME_SIZE, 600)).horizontalAdvance(self.text())
        return QSize(name + 2 * self._pad, 60)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._shown or self.underMouse():
            ground = roles.accent_soft if self._shown else roles.surface_2
            painter.fillRect(self.rect(), QColor(ground))
        if self._shown:
            painter.fillRect(0, self.height() - 4, self.width(), 4, QColor(roles.accent))
        if self.hasFocus():
            painter.setPen(QPen(QColor(roles.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -6), 6, 6)
        painter.setFont(inter(NAME_SIZE, 600))
        painter.setPen(QColor(roles.text if self.isEnabled() else roles.line_strong))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
