"""Paints a trend on paper and in pictures: without pyqtgraph, sharp at any size, safe in grey."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gui.colour import LIGHT, Roles
from gui.history.trend.frame import Frame, Letters, Word, heights, paint_words, word
from gui.history.trend.months import month_ticks
from gui.history.trend.span import Span, day_of, shown_first, span_of
from gui.history.trend.trend_words import (
    checkpoint_shape,
    foot_of,
    labels_width,
    on_axis,
    second_axis_width,
    trend_words,
)
from gui.wording import number
from model.outcome.axis import Axis
from model.outcome.trend import Trend

LEFT, ABOVE, BENEATH, GAP = 34.0, 26.0, 30.0, 10.0
RADIUS, TICK = 4.6, 6.0
SESSION_DASHES = [5.0, 3.0]
LEVEL_DASHES = {30: [5.0, 3.0], 50: [1.0, 2.2]}
NOT_CHOSEN = [6.0, 2.5, 1.0, 2.5]


@dataclass(frozen=True, slots=True)
class PlotPainter:
    """One trend, or two on two axes, over a span of days; without one as the screen begins.

    letters are those of the screen unless paper's are given.
    """

    trend: Trend
    second: Trend | None = None
    roles: Roles = LIGHT
    letters: Letters = field(default_factory=Letters)
    span: Span | None = None

    @property
    def days(self) -> Span:
        """The first and the last day that are drawn, as numbers of days."""
        return self.span or shown_first(span_of(self.trend, self.second))

    def paint(self, painter: QPainter, whole: QRectF) -> None:
        """Paint axes, lines, points and words into a box."""
        frame, right = self._frame(whole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_scales(painter, frame)
        self._paint_levels(painter, frame)
        self._paint_sessions(painter, frame)
        self._paint_checkpoints(painter, frame)
        painter.save()
        painter.setClipRect(frame.box)
        if self.second:
            self._paint_line(painter, frame, self.second, self.trend.axis)
        self._paint_line(painter, frame, self.trend, None)
        painter.restore()
        words = trend_words(self.trend, frame, self.letters, right=right, second=self.second)
        paint_words(painter, words, self.letters, self.roles)
        painter.restore()

    def _frame(self, whole: QRectF) -> tuple[Frame, float]:
        """The box of the numbers, and where the words at its right begin."""
        labels = labels_width(self.trend, self.letters)
        beside = second_axis_width(self.second, self.letters) if self.second else 0.0
        right = whole.right() - labels
        box = QRectF(
            QPointF(whole.left() + LEFT, whole.top() + ABOVE),
            QPointF(right - GAP - beside, whole.bottom() - BENEATH),
        )
        axis = self.trend.axis
        shown = heights(axis.least, axis.most, box.height(), foot_of(self.trend))
        return Frame(box, self.days, shown), right

    def _paint_scales(self, painter: QPainter, frame: Frame) -> None:
        axis = self.trend.axis
        ticks = [(float(tick), number(tick)) for tick in axis.ticks]
        paint_heights(painter, frame, ticks, self.letters, self.roles)
        words = []
        for tick in self.second.axis.ticks if self.second else ():
            y = frame.y(on_axis(tick, self.second.axis, axis) if self.second else 0)
            place = QPointF(frame.box.right() + 8, y)
            words.append(_axis_word(number(tick), place, self.letters, align=0))
        paint_words(painter, words, self.letters, self.roles)
        first, last = (day_of(value) for value in frame.x_range)
        months = month_ticks(first, last, frame.box.width())
        names = [(float(on.toordinal()), name) for on, name in months]
        paint_foot(painter, frame, names, self.letters, self.roles)

    def _paint_checkpoints(self, painter: QPainter, frame: Frame) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.roles.text_2))
        for mark in self.trend.checkpoints:
            if frame.shows(mark.on.toordinal()):
                painter.drawPolygon(checkpoint_shape(frame, mark.on))

    def _paint_levels(self, painter: QPainter, frame: Frame) -> None:
        if self.trend.baseline:
            dashes = None if self.trend.baseline.chosen else NOT_CHOSEN
            self._level(painter, frame, float(self.trend.baseline.value), dashes)
        for level in self.trend.levels:
            self._level(painter, frame, float(level.value), LEVEL_DASHES[level.percent])

    def _level(
        self, painter: QPainter, frame: Frame, value: float, dashes: list[float] | None
    ) -> None:
        y = frame.y(value)
        pen = pen_of(self.roles.text, 1.2, dashes)
        draw_line(painter, frame.box.left(), y, frame.box.right(), y, pen)

    def _paint_sessions(self, painter: QPainter, frame: Frame) -> None:
        for mark in self.trend.sessions:
            if not frame.shows(mark.on.toordinal()):
                continue
            x = frame.x(mark.on.toordinal())
            pen = pen_of(self.roles.accent, 1.6, SESSION_DASHES if mark.is_open else None)
            draw_line(painter, x, frame.box.top(), x, frame.box.bottom(), pen)

    def _paint_line(
        self, painter: QPainter, frame: Frame, trend: Trend, scaled_to: Axis | None
    ) -> None:
        """The second measure is told by diamonds and dashes, not by its colour alone."""
        colour = self.roles.custom if scaled_to else self.roles.text
        for run in trend.runs:
            places = [
                frame.at(point.on.toordinal(), on_axis(float(point.value), trend.axis, scaled_to))
                for point in run
            ]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen_of(colour, 2.0, SESSION_DASHES if scaled_to else None))
            painter.drawPolyline(QPolygonF(places))
            painter.setPen(QPen(QColor(colour), 1.6))
            for point, place in zip(run, places, strict=True):
                last = point is trend.points[-1]
                painter.setBrush(QColor(colour if last else self.roles.surface))
                if scaled_to:
                    painter.drawPolygon(_diamond(place))
                else:
                    painter.drawEllipse(place, RADIUS, RADIUS)


def paint_heights(
    painter: QPainter,
    frame: Frame,
    ticks: Sequence[tuple[float, str]],
    letters: Letters,
    roles: Roles,
) -> None:
    """A level line at each tick of the upright axis, and its figure at the left."""
    words, box = [], frame.box
    for value, name in ticks:
        y = frame.y(value)
        draw_line(painter, box.left(), y, box.right(), y, QPen(QColor(roles.line), 0.8))
        words.append(_axis_word(name, QPointF(box.left() - 8, y), letters, align=1))
    paint_words(painter, words, letters, roles)


def paint_foot(
    painter: QPainter,
    frame: Frame,
    ticks: Sequence[tuple[float, str]],
    letters: Letters,
    roles: Roles,
) -> None:
    """The foot of the box, with a tick for each place and the names that are not empty."""
    words, box = [], frame.box
    pen = QPen(QColor(roles.line_strong), 0.8)
    draw_line(painter, box.left(), box.bottom(), box.right(), box.bottom(), pen)
    for value, name in ticks:
        x = frame.x(value)
        draw_line(painter, x, box.bottom(), x, box.bottom() + TICK, pen)
        if name:
            place = QPointF(x, box.bottom() + TICK + 11)
            words.append(_axis_word(name, place, letters, align=0.5))
    paint_words(painter, words, letters, roles)


def pen_of(colour: str, width: float, dashes: list[float] | None) -> QPen:
    """A pen in a colour of the look; dashes in widths of the line."""
    made = QPen(QColor(colour), width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes:
        made.setDashPattern(dashes)
    return made


def draw_line(painter: QPainter, x1: float, y1: float, x2: float, y2: float, pen: QPen) -> None:
    """A line from one place to another."""
    painter.setPen(pen)
    painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))


def _diamond(place: QPointF) -> QPolygonF:
    far = RADIUS * 1.35
    return QPolygonF([place + QPointF(x, y) for x, y in ((0, -far), (far, 0), (0, far), (-far, 0))])


def _axis_word(text: str, place: QPointF, letters: Letters, *, align: float) -> Word:
    return word(text, place, letters, pixels=letters.label, role="text_2", align=align)
