"""The cap of a key, on its own and on a button with icon and words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from gui.fonts import inter
from gui.overriding import override
from gui.theme import Theme, icon_pixmap
from gui.wording import tr

CAP_HEIGHT, CAP_PADDING, GAP, ICON = 22, 7, 10, 20


def key_name(key: str) -> str:
    """A key as its cap says it: Ctrl N, Enter."""
    text = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return tr(text.replace("Return", "Enter").replace("+", " "))


class KeyCap(QWidget):
    """The cap of a key, in the second colour of text."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme, self.text = theme, text
        self.setAccessibleName(text)
        width = _cap_width(text)
        self.setFixedSize(max(width, CAP_HEIGHT), CAP_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        roles = self._theme.roles
        paint_cap(painter, QRectF(self.rect()), self.text, roles.text_2, roles.line_strong)
        painter.end()


class CapButton(QPushButton):
    """A button with icon, words and its key's cap in the middle; kind as in the style sheet.

    key is its own shortcut; cap is shown alone, where the key is another's.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        *,
        kind: str = "main",
        key: str = "",
        cap: str = "",
        icon: str = "",
    ) -> None:
        super().__init__()
        self._theme, self._icon_file, self._key = theme, icon, key
        self._cap = key_name(key or cap) if key or cap else ""
        self._cap_shown = True
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(words)

    def set_words(self, words: str, cap: str = "") -> None:
        """Other words on the same button, and another cap where one is given."""
        self._cap = key_name(cap) if cap else self._cap
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({self._cap})" if self._cap else words)
        if self._key:
            self.setShortcut(self._key)
        self.updateGeometry()

    def set_cap_shown(self, shown: bool) -> None:
        """Show or hide the key: hidden while it means something else."""
        if shown != self._cap_shown:
            self._cap_shown = shown
            self.update()

    @property
    def cap_shown(self) -> str:
        """The key as it stands on the button; empty while hidden."""
        return self._cap if self._cap_shown else ""

    def words(self) -> str:
        """What the button says."""
        return self.text().replace("&&", "&")

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width() + 44, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._width() + 44, 200), super().minimumSizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        x = max(12.0, (self.width() - self._width()) / 2)
        ink = self._ink()
        if self._icon_file:
            pixmap = icon_pixmap(self._icon_file, ink, ICON)
            painter.drawPixmap(round(x), (self.height() - ICON) // 2, pixmap)
            x += ICON + GAP
        painter.setFont(inter(16, 600))
        painter.setPen(QColor(ink))
        metrics = painter.fontMetrics()
        cap = _cap_width(self._cap) + GAP if self.cap_shown else 0
        room = self.width() - round(x) - cap - 12
        words = metrics.elidedText(self.words(), Qt.TextElideMode.ElideRight, room)
        wide = metrics.horizontalAdvance(words)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x, 0, wide + 2, self.height()), middle, words)
        if self.cap_shown:
            edge = ink if self.property("kind") == "main" else self._theme.roles.line_strong
            top = (self.height() - CAP_HEIGHT) / 2
            box = QRectF(x + wide + GAP, top, cap - GAP, CAP_HEIGHT)
            paint_cap(painter, box, self._cap, ink, edge)
        painter.end()

    def _ink(self) -> str:
        roles = self._theme.roles
        if self.property("kind") == "main":
            return roles.on_accent if self.isEnabled() else roles.text_2
        return roles.text if self.isEnabled() else roles.line_strong

    def _width(self) -> int:
        width = QFontMetrics(inter(16, 600)).horizontalAdvance(self.words())
        if self._icon_file:
            width += ICON + GAP
        if self.cap_shown:
            width += _cap_width(self._cap) + GAP
        return width


def paint_cap(painter: QPainter, box: QRectF, text: str, ink: str, edge: str) -> None:
    """One key's cap in a box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 4, 4)
    painter.setFont(inter(14, 600))
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _cap_width(text: str) -> int:
    return QFontMetrics(inter(14, 600)).horizontalAdvance(text) + 2 * CAP_PADDING
