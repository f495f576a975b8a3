"""One piece of advice with its box to tick."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from gui.fonts import inter
from gui.overriding import override
from gui.theme import Theme, icon_pixmap
from gui.wording import tr

HEIGHT, SIDE, BAR, BOX, GAP = 60, 20, 4, 28, 12
OPEN = 60  # px for the word that says so
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class AdviceRow(QAbstractButton):
    """Space ticks it, Enter too; the arrows walk."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, words: str, detail: str) -> None:
        super().__init__()
        self._theme, self._words, self._detail = theme, words, detail
        self._is_next = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(detail)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_told(self, told: bool, *, is_next: bool, enabled: bool) -> None:
        """Show whether it was told, and whether it is the next to tell."""
        self._is_next = is_next
        self.setChecked(told)
        self.setEnabled(enabled)
        state = tr("told") if told else tr("open")
        self.setAccessibleName(f"{self._words}: {state}")
        self.setAccessibleDescription(self._detail)
        self.update()

    @override
    def nextCheckState(self) -> None:
        """What is ticked follows the file, not the press."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, HEIGHT)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        room = round(self._room(width))
        return max(HEIGHT, self._height(self._words, 16, 600, room)
                   + self._height(self._detail, 15, 400, room) + 16)  # fmt: skip

    def _room(self, width: int) -> float:
        return width - 2 * SIDE - BOX - GAP - (0 if self.isChecked() else OPEN)

    def _height(self, text: str, size: int, weight: int, room: int) -> int:
        metrics = QFontMetrics(inter(size, weight))
        return metrics.boundingRect(QRect(0, 0, room, 1000), WRAPPED, text).height() if text else 0

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not event.isAutoRepeat():
                self.click()
                self.stepped.emit(1)
        elif key in STEPS:
            self.stepped.emit(STEPS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self._is_next or self.hasFocus()
        if marked or self.underMouse():
            ground = roles.accent_soft if marked else roles.surface_2
            painter.fillRect(self.rect(), QColor(ground))
        if marked:
            painter.fillRect(0, 0, BAR, self.height(), QColor(roles.accent))
        painter.fillRect(0, 0, self.width(), 1, QColor(roles.line))
        self._paint_box(painter)
        room = round(self._room(self.width()))
        upper = self._height(self._words, 16, 600, room)
        lower = self._height(self._detail, 15, 400, room)
        left, top = SIDE + BOX + GAP, (self.height() - upper - lower) / 2
        painter.setFont(inter(16, 600))
        painter.setPen(QColor(roles.text))
        painter.drawText(QRectF(left, top, room, upper), WRAPPED, self._words)
        painter.setFont(inter(15))
        painter.setPen(QColor(roles.text_2))
        painter.drawText(QRectF(left, top + upper, room, lower), WRAPPED, self._detail)
        if not self.isChecked():
            painter.setFont(inter(15, 600))
            painter.setPen(QColor(roles.accent if marked else roles.text_2))
            side = QRectF(0, 0, self.width() - SIDE, self.height())
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(side, right, tr("Open"))
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        roles = self._theme.roles
        box = QRectF(SIDE, (self.height() - BOX) / 2, BOX, BOX).adjusted(1, 1, -1, -1)
        told = self.isChecked()
        marked = self._is_next or self.hasFocus()
        edge = roles.accent if told or marked else roles.line_strong
        painter.setPen(QPen(QColor(edge), 2 if marked else 1.5))
        painter.setBrush(QColor(roles.accent_soft if told else roles.surface))
        painter.drawRoundedRect(box, 6, 6)
        if told:
            at = box.center()
            pixmap = icon_pixmap("check", roles.accent, 20)
            painter.drawPixmap(round(at.x()) - 10, round(at.y()) - 10, pixmap)
