"""Upright bars of a few numbers, each of which opens the list behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gui.fonts import inter
from gui.overriding import override
from gui.theme import Theme
from gui.wording import tr

SIZE = 14
TOP, FOOT, LEFT = 24.0, 26.0, 4.0
WIDEST = 64.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar's label beneath, its value, the words above it and the whole of it for a tooltip."""

    label: str
    value: float
    words: str
    name: str


class BarPlot(QWidget):
    """Told by its words as well as its height; the arrow keys go from bar to bar."""

    picked = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self.bars: tuple[Bar, ...] = ()
        self._at, self._hovered = 0, -1
        self.setMinimumHeight(200)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Draw these."""
        self.bars, self._at, self._hovered = tuple(bars), 0, -1
        said = "; ".join(bar.name for bar in self.bars if bar.value)
        self.setAccessibleDescription(said or tr("nothing"))
        self.update()

    def box_of(self, place: int) -> QRectF:
        """The bar of a place, in px of the widget."""
        step = (self.width() - 2 * LEFT) / max(len(self.bars), 1)
        wide = min(step * 0.72, WIDEST)
        highest = max((bar.value for bar in self.bars), default=0.0) or 1.0
        room = self.height() - TOP - FOOT
        height = max(room * self.bars[place].value / highest, 1.0 if self.bars[place].value else 0)
        x = LEFT + step * place + (step - wide) / 2
        return QRectF(x, self.height() - FOOT - height, wide, height)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.height() - FOOT
        painter.setPen(QPen(QColor(roles.line_strong), 1))
        painter.drawLine(QPointF(LEFT, ground), QPointF(self.width() - LEFT, ground))
        painter.setFont(inter(SIZE))
        step = (self.width() - 2 * LEFT) / max(len(self.bars), 1)
        widest = max((self._width(bar.label) for bar in self.bars), default=0)
        every = max(1, round((widest + 8) / step + 0.49)) if step else 1
        for place, bar in enumerate(self.bars):
            self._paint_bar(painter, place, bar, step, labelled=place % every == 0)
        painter.end()

    def _paint_bar(
        self, painter: QPainter, place: int, bar: Bar, step: float, *, labelled: bool
    ) -> None:
        roles, box = self._theme.roles, self.box_of(place)
        focused = self.hasFocus() and place == self._at
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(roles.text_2 if place == self._hovered or focused else roles.d_mid))
        painter.drawRect(box)
        if focused:
            painter.setPen(QPen(QColor(roles.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(-3, -3, 3, 3))
        middle = box.center().x()
        centre = Qt.AlignmentFlag.AlignCenter
        if labelled:
            painter.setPen(QColor(roles.text_2))
            wide = max(step, self._width(bar.label) + 4.0)
            foot = QRectF(middle - wide / 2, self.height() - FOOT + 3, wide, FOOT - 3)
            painter.drawText(foot, centre, bar.label)
        if bar.value and self._width(bar.words) <= step:
            painter.setPen(QColor(roles.text))
            painter.drawText(QRectF(middle - step / 2, box.y() - 22, step, 20), centre, bar.words)

    def _width(self, words: str) -> int:
        return QFontMetrics(inter(SIZE)).horizontalAdvance(words)

    def _place_at(self, x: float) -> int:
        step = (self.width() - 2 * LEFT) / max(len(self.bars), 1)
        place = int((x - LEFT) // step) if step else -1
        return place if 0 <= place < len(self.bars) else -1

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x())
        if place != self._hovered:
            self._hovered = place
            hand = place >= 0 and bool(self.bars[place].value)
            shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and place >= 0 and self.bars[place].value:
            self._at = place
            self.picked.emit(place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps and self.bars:
            self._at = min(max(self._at + steps[key], 0), len(self.bars) - 1)
            self.setAccessibleDescription(self.bars[self._at].name)
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.bars:
            if self.bars[self._at].value:
                self.picked.emit(self._at)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._place_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self.bars[place].name if place >= 0 else "", self)
            return True
        return super().event(event)
