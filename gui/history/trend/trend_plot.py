"""A measure over time on the screen: rings joined by a line, sessions, baseline, levels."""

from datetime import date
from decimal import Decimal
from functools import partial

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from gui.history.trend import readout
from gui.history.trend.frame import Frame, Word
from gui.history.trend.months import month_ticks
from gui.history.trend.plot import Plot, Spot
from gui.history.trend.span import day_of, shown_first, span_of
from gui.history.trend.trend_words import (
    checkpoint_shape,
    foot_of,
    labels_width,
    on_axis,
    trend_words,
)
from gui.overriding import override
from gui.theme import Theme
from gui.wording import number
from model.outcome.axis import Axis
from model.outcome.trend import Trend

LEAST_DAYS = 56.0  # as near as can be zoomed to
ABOVE, AXIS_WIDTH, SECOND_WIDTH = 30, 36, 40
LABEL_GAP = 10.0  # px from the box to the labels of the levels
POINT, SECOND_POINT = 11, 13
DASHES = {30: Qt.PenStyle.DashLine, 50: Qt.PenStyle.DotLine}


class MonthAxis(pg.AxisItem):
    """Days as numbers; a tick each month, names where there is room."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.setHeight(34)

    @override
    def tickValues(
        self,
        least: float,
        most: float,
        size: float,
    ) -> list[tuple[float, list[float]]]:
        return [(28.0, [float(on.toordinal()) for on, _ in self._ticks(least, most, size)])]

    @override
    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        first, last = self.range
        names = dict(self._ticks(first, last, self.size().width()))
        return [names.get(date.fromordinal(round(value)), "") for value in values]

    @staticmethod
    def _ticks(first: float, last: float, width: float) -> tuple[tuple[date, str], ...]:
        return month_ticks(day_of(first), day_of(last), width)


class TrendPlot(Plot):
    """Shows one measure, or two: the second as diamonds on a dashed line, its axis at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, MonthAxis(), above=ABOVE)
        self._labels_width = 0.0
        self.trend: Trend | None = None
        self.second: Trend | None = None
        self.curves: list[pg.PlotCurveItem] = []
        self.points: list[pg.ScatterPlotItem] = []
        self.session_lines: list[pg.PlotCurveItem] = []
        self.level_lines: list[pg.InfiniteLine] = []

    def show_trend(self, trend: Trend, second: Trend | None = None) -> None:
        """Draw a measure that has values, and a second one beside it."""
        self.trend, self.second = trend, second
        self.setAccessibleName(
            "; ".join(readout.of_trend(one) for one in (trend, second) if one is not None)
        )
        axis = trend.axis
        whole = span_of(trend, second)
        upright = (axis.least, axis.most)
        self.begin(whole, upright, LEAST_DAYS, shown_first(whole), foot_of(trend))
        self.curves, self.points, self.session_lines, self.level_lines = [], [], [], []
        self._labels_width = labels_width(trend, self.letters)
        self.keep_free_at_right(self._labels_width + LABEL_GAP)
        self._dress(trend, second)
        self._draw_levels(trend)
        self._draw_sessions(trend)
        if second:
            self._draw_points(second, trend.axis)
        self._draw_points(trend, None)
        self.spots = spots_of(trend, second)

    @override
    def words(self) -> list[Word]:
        if self.trend is None:
            return []
        right = self.width() - self._labels_width
        return trend_words(self.trend, self.frame, self.letters, right=right, second=self.second)

    @override
    def paint_over(self, painter: QPainter, frame: Frame) -> None:
        for mark in self.trend.checkpoints if self.trend else ():
            if frame.shows(mark.on.toordinal()):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._theme.roles.text_2))
                painter.drawPolygon(checkpoint_shape(frame, mark.on))

    def _dress(self, trend: Trend, second: Trend | None) -> None:
        self.item.showAxis("right", show=second is not None)
        self.item.getAxis("left").setWidth(AXIS_WIDTH)
        self.dress("bottom")
        self.dress("left", [(tick, number(tick)) for tick in trend.axis.ticks])
        if second:
            ticks = [
                (on_axis(tick, second.axis, trend.axis), number(tick)) for tick in second.axis.ticks
            ]
            self.item.getAxis("right").setWidth(SECOND_WIDTH)
            self.dress("right", ticks)

    def _draw_levels(self, trend: Trend) -> None:
        roles = self._theme.roles
        for tick in trend.axis.ticks:
            self.level(tick, pg.mkPen(roles.line, width=1))
        if trend.baseline:
            style = Qt.PenStyle.SolidLine if trend.baseline.chosen else Qt.PenStyle.DashDotLine
            self._draw_level(trend.baseline.value, style)
        for level in trend.levels:
            self._draw_level(level.value, DASHES[level.percent])

    def _draw_level(self, value: Decimal, style: Qt.PenStyle) -> None:
        pen = pg.mkPen(self._theme.roles.text, width=1.5, style=style)
        self.level_lines.append(self.level(float(value), pen))

    def _draw_sessions(self, trend: Trend) -> None:
        """All that are done as one item: a line each would hold the window where there are many."""
        axis = trend.axis
        tall = axis.most - axis.least  # more than the box shows, which cuts it
        for is_open, style in ((False, Qt.PenStyle.SolidLine), (True, Qt.PenStyle.DashLine)):
            days = [mark.on.toordinal() for mark in trend.sessions if mark.is_open is is_open]
            if days:
                pen = pg.mkPen(self._theme.roles.accent, width=2, style=style)
                across = [float(day) for day in days for _ in range(2)]
                up = [axis.least - tall, axis.most + tall] * len(days)
                line = pg.PlotCurveItem(across, up, connect="pairs", pen=pen)
                self.item.addItem(line)
                self.session_lines.append(line)

    def _draw_points(self, trend: Trend, scaled_to: Axis | None) -> None:
        roles, is_second = self._theme.roles, scaled_to is not None
        colour = roles.custom if is_second else roles.text
        style = Qt.PenStyle.DashLine if is_second else Qt.PenStyle.SolidLine
        for run in trend.runs:
            across = [float(point.on.toordinal()) for point in run]
            up = [on_axis(float(point.value), trend.axis, scaled_to) for point in run]
            curve = pg.PlotCurveItem(
                across, up, pen=pg.mkPen(colour, width=2.5, style=style), antialias=True
            )
            self.item.addItem(curve)
            self.curves.append(curve)
        count = len(trend.points)
        drawn = pg.ScatterPlotItem(
            x=[float(point.on.toordinal()) for point in trend.points],
            y=[on_axis(float(point.value), trend.axis, scaled_to) for point in trend.points],
            symbol="d" if is_second else "o",
            size=SECOND_POINT if is_second else POINT,
            pen=pg.mkPen(colour, width=2.2),
            brush=[pg.mkBrush(roles.surface)] * (count - 1) + [pg.mkBrush(colour)],
        )
        self.item.addItem(drawn)
        self.points.append(drawn)


def spots_of(trend: Trend, second: Trend | None) -> tuple[Spot, ...]:
    """All that can be read, by day: points of both measures, sessions, checkpoints."""
    spots = [
        Spot(
            float(point.on.toordinal()),
            on_axis(float(point.value), one.axis, trend.axis if one is second else None),
            partial(readout.of_point, point, one.measure, named=second is not None),
        )
        for one in (trend, second)
        if one is not None
        for point in one.points
    ]
    spots += [
        Spot(float(mark.on.toordinal()), None, partial(readout.of_session, mark))
        for mark in trend.sessions
    ]
    spots += [
        Spot(float(mark.on.toordinal()), None, partial(readout.of_checkpoint, mark))
        for mark in trend.checkpoints
    ]
    return tuple(sorted(spots, key=lambda spot: spot.x))
