"""Headache days by week after the injection: a thin line a cycle, their mean thick."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from gui.history.trend import readout
from gui.history.trend.frame import Frame, Word
from gui.history.trend.plot import Plot, Spot
from gui.history.trend.wear_off_signs import RADIUS, paint_signs_beside, sign_path
from gui.history.trend.wear_off_words import (
    INTERVAL_WEEK,
    MOST_CYCLES,
    lines_of,
    names_width,
    runs_of,
    title_of_curve,
    wear_off_words,
)
from gui.overriding import override
from gui.theme import Theme
from gui.wording import tr
from model.outcome.wear_off import LAST_WEEK, WEEK_DAYS, Cycle, WearOff

LEAST_WEEKS = 4.0
MEAN_SIZE = 10
AXIS_WIDTH = 36


class WearOffPlot(Plot):
    """The mean is what is read and stepped through; the cycles are told where the mouse is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, pg.AxisItem("bottom"), above=30)
        self.shown: WearOff | None = None
        self.cycle_curves: list[pg.PlotCurveItem] = []
        self.mean_curves: list[pg.PlotCurveItem] = []

    def show_curve(self, shown: WearOff) -> None:
        """Draw cycles of which there is at least one."""
        self.shown = shown
        count = len(shown.cycles)
        words = tr("1 cycle") if count == 1 else tr("{n} cycles").format(n=count)
        self.setAccessibleName(f"{title_of_curve()}, {words}")
        whole = (0.4, LAST_WEEK + 0.6)
        self.begin(whole, (0, WEEK_DAYS), LEAST_WEEKS, whole)
        self.cycle_curves, self.mean_curves = [], []
        self.keep_free_at_right(names_width(shown, self.letters))
        self.item.getAxis("left").setWidth(AXIS_WIDTH)
        self.dress("bottom", [(week, str(week)) for week in range(1, LAST_WEEK + 1)])
        self.item.getAxis("bottom").setHeight(30)
        self.dress("left", [(days, str(days)) for days in range(WEEK_DAYS + 1)])
        self._draw(shown)
        self.spots = tuple(_spots(shown))

    @override
    def words(self) -> list[Word]:
        return wear_off_words(self.shown, self.frame, self.letters) if self.shown else []

    @override
    def paint_over(self, painter: QPainter, frame: Frame) -> None:
        if self.shown:
            paint_signs_beside(painter, self.words(), self.shown, self._theme.roles)

    def _draw(self, shown: WearOff) -> None:
        roles = self._theme.roles
        for days in range(WEEK_DAYS + 1):
            self.level(days, pg.mkPen(roles.line, width=1))
        pen = pg.mkPen(roles.accent, width=2, style=Qt.PenStyle.DashLine)
        self.item.addItem(pg.InfiniteLine(pos=INTERVAL_WEEK, angle=90, pen=pen))
        for cycle in shown.cycles[-MOST_CYCLES:]:
            thin = pg.mkPen(roles.line_strong, width=1.2)
            self.cycle_curves += self._curves(cycle, cycle.weeks, thin)
        if len(shown.cycles) > 1:
            thick = pg.mkPen(roles.text, width=3.5)
            self.mean_curves = self._curves(None, shown.mean, thick)

    def _curves(
        self, cycle: Cycle | None, weeks: Mapping[int, Decimal], pen: object
    ) -> list[pg.PlotCurveItem]:
        """A line for every run of weeks that follow one another, and a sign a week."""
        made, roles = [], self._theme.roles
        for run in runs_of(weeks):
            across, up = list(run), [float(weeks[week]) for week in run]
            curve = pg.PlotCurveItem(across, up, pen=pen, antialias=True)
            self.item.addItem(curve)
            made.append(curve)
        signs = pg.ScatterPlotItem(
            x=list(weeks),
            y=[float(value) for value in weeks.values()],
            # pyqtgraph scales a sign that is 1 wide to its size.
            symbol=sign_path(cycle, self.shown, 0.5) if cycle and self.shown else "o",
            size=2 * RADIUS if cycle else MEAN_SIZE,
            pen=pg.mkPen(roles.text_2 if cycle else roles.text, width=1.2),
            brush=pg.mkBrush(roles.surface if cycle else roles.text),
        )
        self.item.addItem(signs)
        return made


def _spots(shown: WearOff) -> Iterator[Spot]:
    for cycle, weeks in lines_of(shown):
        for week, value in sorted(weeks.items()):
            yield Spot(float(week), float(value), partial(readout.of_week, week, value, cycle))
