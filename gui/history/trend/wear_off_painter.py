"""Paints a wear-off curve on paper and in pictures: without pyqtgraph, each line told in grey."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from gui.colour import LIGHT, Roles
from gui.history.trend.frame import Frame, Letters, heights, paint_words
from gui.history.trend.plot_painter import (
    ABOVE,
    BENEATH,
    LEFT,
    SESSION_DASHES,
    draw_line,
    paint_foot,
    paint_heights,
    pen_of,
)
from gui.history.trend.wear_off_signs import paint_sign, paint_signs_beside
from gui.history.trend.wear_off_words import (
    INTERVAL_WEEK,
    lines_of,
    names_width,
    runs_of,
    wear_off_words,
)
from gui.wording import number
from model.outcome.wear_off import WEEK_DAYS, Cycle, WearOff


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
        for cycle, values in reversed(lines_of(self.shown)):
            self._paint_line(painter, frame, cycle, values)
        words = wear_off_words(self.shown, frame, self.letters)
        paint_words(painter, words, self.letters, self.roles)
        paint_signs_beside(painter, words, self.shown, self.roles)
        painter.restore()

    def _frame(self, whole: QRectF) -> Frame:
        """The box of the numbers; at its right the names have room."""
        right = whole.right() - names_width(self.shown, self.letters)
        box = QRectF(
            QPointF(whole.left() + LEFT, whole.top() + ABOVE),
            QPointF(right, whole.bottom() - BENEATH),
        )
        end = max(INTERVAL_WEEK, *(max(weeks) for _, weeks in lines_of(self.shown)))
        return Frame(box, (0.4, end + 0.6), heights(0, WEEK_DAYS, box.height()))

    def _paint_line(
        self, painter: QPainter, frame: Frame, cycle: Cycle | None, weeks: Mapping[int, Decimal]
    ) -> None:
        thin, thick = pen_of(self.roles.text_2, 1.1, None), pen_of(self.roles.text, 3.0, None)
        for run in runs_of(weeks):
            places = [frame.at(week, float(weeks[week])) for week in run]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(thin if cycle else thick)
            painter.drawPolyline(QPolygonF(places))
            for place in places:
                paint_sign(painter, place, cycle, self.shown, self.roles)
