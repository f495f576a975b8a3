"""A vial as a bar: given full, left empty, discarded hatched, planned soft."""

from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.overriding import override
from gui.theme import Theme

HEIGHT, RADIUS = 33, 6
HATCH_STEP = 7


class VialBar(QWidget):
    """Painted in the order in which it is read: given or planned, left, discarded."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._held, self._given = Decimal(1), Decimal()
        self._planned, self._discarded = Decimal(), Decimal()
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(
        self, held: Decimal, given: Decimal, discarded: Decimal, planned: Decimal = Decimal()
    ) -> None:
        """Show other amounts, in units."""
        self._held, self._given = held, given
        self._discarded, self._planned = discarded, planned
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        outline = QPainterPath()
        outline.addRoundedRect(box, RADIUS, RADIUS)
        painter.fillPath(outline, QColor(roles.mark_core))
        painter.setClipPath(outline)
        x = self._part(painter, box, box.left(), self._given, QBrush(QColor(roles.mark_edge)))
        soft = QBrush(QColor(roles.accent_soft))
        x_planned = self._part(painter, box, x, self._planned, soft)
        if self._planned and x_planned < box.right():
            painter.setPen(QPen(QColor(roles.accent), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(int(x_planned), int(box.top()), int(x_planned), int(box.bottom()))
        self._hatched_end(painter, box)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(roles.mark_edge), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        painter.end()

    def _part(
        self, painter: QPainter, box: QRectF, x: float, units: Decimal, brush: QBrush
    ) -> float:
        wide = box.width() * float(min(units, self._held) / self._held)
        painter.fillRect(QRectF(x, box.top(), wide, box.height()), brush)
        return x + wide

    def _hatched_end(self, painter: QPainter, box: QRectF) -> None:
        wide = box.width() * float(min(self._discarded, self._held) / self._held)
        if wide:
            end = QRectF(box.right() - wide, box.top(), wide, box.height())
            paint_hatched(painter, end, self._theme)
            painter.drawLine(int(end.left()), int(end.top()), int(end.left()), int(end.bottom()))


class Swatch(QWidget):
    """The key of a bar's part: given, left, planned or discarded."""

    def __init__(self, theme: Theme, part: str) -> None:
        super().__init__()
        self._theme, self._part = theme, part
        self.setFixedSize(QSize(19, 15))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(box, 3, 3)
        fills = {"given": roles.mark_edge, "planned": roles.accent_soft}
        painter.fillPath(path, QColor(fills.get(self._part, roles.mark_core)))
        if self._part == "discarded":
            painter.setClipPath(path)
            paint_hatched(painter, box, self._theme, step=5)
            painter.setClipping(False)
        planned = self._part == "planned"
        edge = QColor(roles.accent if planned else roles.mark_edge)
        style = Qt.PenStyle.DashLine if planned else Qt.PenStyle.SolidLine
        painter.setPen(QPen(edge, 1.3, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.end()


def paint_hatched(painter: QPainter, box: QRectF, theme: Theme, step: int = HATCH_STEP) -> None:
    """Slanted lines across a box; leaves the painter's pen as that of the lines."""
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(theme.roles.mark_edge), 1.1))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(int(x), int(box.top()), int(x + box.height()), int(box.bottom()))
        x += step
    painter.restore()
    painter.setPen(QPen(QColor(theme.roles.mark_edge), 1.3))
