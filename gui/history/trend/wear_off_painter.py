"""Paints a wear-off curve on paper and in pictures: without pyqtgraph, each line told in grey."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from gui.colour import LIGHT, Roles
from gui.history.trend.frame import Frame, Letters, paint_words
from gui.history.trend.plot_painter import (
    ABOVE,
    BENEATH,
    LEFT,
    PAD,
    SESSION_DASHES,
    draw_line,
    paint_foot,
    paint_heights,
    pen_of,
)
from gui.history.trend.wear_off_words import (
    BESIDE,
    INTERVAL_WEEK,
    lines_of,
    name_of,
    runs_of,
    wear_off_words,
)
from gui.wording import number
from model.outcome.wear_off import LAST_WEEK, WEEK_DAYS, WearOff

RADIUS = 3.8
SIGN = 2 * RADIUS + 8  # px from the end of a line's sign to its name
CORNERS: tuple[tuple[tuple[float, float], ...], ...] = (
    ((-1, -1), (1, -1), (1, 1), (-1, 1)),  # square
    ((0, -1.3), (1.2, 0.9), (-1.2, 0.9)),  # triangle
    ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)),  # diamond
    ((0, 1.3), (1.2, -0.9), (-1.2, -0.9)),  # triangle on its head
)


@dataclass(frozen=True, slots=True)
class WearOffPainter:
    """Cycles of which there is at least one: thin lines, each with its sign; their mean thick."""

    shown: WearOff
    roles: Roles = LIGHT
    letters: Letters = field(default_factory=Letters)

    def paint(self, painter: QPainter, whole: QRectF) -> None:
        """Paint axes, lines, points and words into a box."""
        frame = self._frame(whole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ticks = [(float(days), number(days)) for days in range(WEEK_DAYS + 1)]
        paint_heights(painter, frame, ticks, self.letters, self.roles)
        last = int(frame.x_range[1])
        weeks = [(float(week), str(week)) for week in range(1, last + 1)]
        paint_foot(painter, frame, weeks, self.letters, self.roles)
        x = frame.x(INTERVAL_WEEK)
        pen = pen_of(self.roles.accent, 1.6, SESSION_DASHES)
        draw_line(painter, x, frame.box.top(), x, frame.box.bottom(), pen)
        lines = lines_of(self.shown)
        for place, (_, values) in enumerate(reversed(lines)):
            is_mean = place == len(lines) - 1 and len(lines) > 1
            self._paint_line(painter, frame, values, None if is_mean else place)
        # All names in one column with their signs: none hides a line.
        words = wear_off_words(
            self.shown, frame, self.letters, beside=BESIDE + SIGN, near_end=LAST_WEEK
        )
        paint_words(painter, words, self.letters, self.roles)
        signs = {name_of(cycle, self.shown): at for at, (cycle, _) in enumerate(reversed(lines))}
        for one in words:
            if one.text in signs:
                at = QPointF(one.box.left() - SIGN + RADIUS, one.box.center().y())
                is_mean = signs[one.text] == len(lines) - 1 and len(lines) > 1
                self._paint_sign(painter, at, None if is_mean else signs[one.text])
        painter.restore()

    def _frame(self, whole: QRectF) -> Frame:
        """The box of the numbers; at its right the names have room wherever the lines end."""
        lines = lines_of(self.shown)
        metrics = self.letters.metrics(self.letters.label, 600)
        names = max(metrics.horizontalAdvance(name_of(cycle, self.shown)) for cycle, _ in lines)
        box = QRectF(
            QPointF(whole.left() + LEFT, whole.top() + ABOVE),
            QPointF(whole.right() - names - SIGN - BESIDE, whole.bottom() - BENEATH),
        )
        end = max(INTERVAL_WEEK, *(max(weeks) for _, weeks in lines))
        pad = WEEK_DAYS * PAD
        return Frame(box, (0.4, end + 0.6), (-pad, WEEK_DAYS + pad))

    def _paint_line(
        self, painter: QPainter, frame: Frame, weeks: Mapping[int, Decimal], sign: int | None
    ) -> None:
        pen = pen_of(self.roles.text_2, 1.1, None) if sign is not None else None
        for run in runs_of(weeks):
            places = [frame.at(week, float(weeks[week])) for week in run]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen or pen_of(self.roles.text, 3.0, None))
            painter.drawPolyline(QPolygonF(places))
            for place in places:
                self._paint_sign(painter, place, sign)

    def _paint_sign(self, painter: QPainter, at: QPointF, sign: int | None) -> None:
        """None is the mean: a full dot."""
        colour = QColor(self.roles.text if sign is None else self.roles.text_2)
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(colour if sign is None else QColor(self.roles.surface))
        painter.drawPath(_sign(at, sign))


def _sign(at: QPointF, sign: int | None) -> QPainterPath:
    path = QPainterPath()
    if sign is None or sign == 0:
        path.addEllipse(at, RADIUS, RADIUS)
    elif sign <= len(CORNERS):
        corners = [at + QPointF(x, y) * RADIUS for x, y in CORNERS[sign - 1]]
        path.addPolygon(QPolygonF([*corners, corners[0]]))
    else:
        for x, y in ((1, 1), (1, -1)):
            path.moveTo(at - QPointF(x, y) * RADIUS)
            path.lineTo(at + QPointF(x, y) * RADIUS)
    return path
