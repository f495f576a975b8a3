"""Headache days by week after the injection: a thin line a cycle, their mean thick."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt

from gui.history.trend import readout
from gui.history.trend.frame import Word, spread, without_overlaps, word
from gui.history.trend.plot import Plot, Spot
from gui.overriding import override
from gui.theme import Theme
from gui.wording import tr
from model.outcome.wear_off import LAST_WEEK, WEEK_DAYS, Cycle, WearOff

INTERVAL_WEEK = 12  # weeks from one treatment to the next
LEAST_WEEKS = 4.0
Line = tuple[Cycle | None, Mapping[int, Decimal]]
MOST_CYCLES = 6  # lines that can still be told apart: the newest
NEAR_END = 3  # weeks: lines that end about together have their names in one column
BESIDE = 12.0  # px from the end of a line to its name
RIGHT, AXIS_WIDTH = 20, 36


class WearOffPlot(Plot):
    """The mean is what is read and stepped through; the cycles are told where the mouse is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, pg.AxisItem("bottom"), above=30)
        self.keep_free_at_right(RIGHT)
        self.shown: WearOff | None = None
        self.cycle_curves: list[pg.PlotCurveItem] = []
        self.mean_curves: list[pg.PlotCurveItem] = []

    def show_curve(self, shown: WearOff) -> None:
        """Draw cycles of which there is at least one."""
        self.shown = shown
        count = len(shown.cycles)
        words = tr("1 cycle") if count == 1 else tr("{n} cycles").format(n=count)
        self.setAccessibleName(f"{tr('Headache days by week after the injection')}, {words}")
        whole = (0.4, LAST_WEEK + 0.6)
        self.begin(whole, (0, WEEK_DAYS), LEAST_WEEKS, whole)
        self.cycle_curves, self.mean_curves = [], []
        self.item.getAxis("left").setWidth(AXIS_WIDTH)
        self.dress("bottom", [(week, str(week)) for week in range(1, LAST_WEEK + 1)])
        self.item.getAxis("bottom").setHeight(30)
        self.dress("left", [(days, str(days)) for days in range(WEEK_DAYS + 1)])
        self._draw(shown)
        self.spots = tuple(_spots(shown))

    @override
    def words(self) -> list[Word]:
        if self.shown is None:
            return []
        frame = self.frame
        found = []
        if frame.shows(INTERVAL_WEEK):
            above = QPointF(frame.x(INTERVAL_WEEK), frame.box.top() - 12)
            found.append(
                word(tr("12 weeks"), above, self.letters, pixels=14, weight=600, role="accent")
            )
        lines = _lines(self.shown)
        end = max(max(weeks) for _, weeks in lines)
        near = [self._name(*line, end) for line in lines if max(line[1]) > end - NEAR_END]
        rest = [self._name(*line, max(line[1])) for line in lines if max(line[1]) <= end - NEAR_END]
        column = spread(near, frame.box.top(), frame.box.bottom())
        return [*found, *column, *without_overlaps(rest, column)]

    def _name(self, cycle: Cycle | None, weeks: Mapping[int, Decimal], week: int) -> Word:
        """What stands behind a week at the height at which the line ends."""
        place = self.frame.at(week, float(weeks[max(weeks)])) + QPointF(BESIDE, 0)
        text = tr("Session {number}").format(number=cycle.number) if cycle else tr("Mean")
        if cycle is None and self.shown and len(self.shown.cycles) > MOST_CYCLES:
            text = tr("Mean of all {n}").format(n=len(self.shown.cycles))
        return word(
            text, place, self.letters, pixels=14, weight=400 if cycle else 700,
            role="text_2" if cycle else "text", align=0, on_ground=True,
        )  # fmt: skip

    def _draw(self, shown: WearOff) -> None:
        roles = self._theme.roles
        for days in range(WEEK_DAYS + 1):
            self.level(days, pg.mkPen(roles.line, width=1))
        pen = pg.mkPen(roles.accent, width=2, style=Qt.PenStyle.DashLine)
        self.item.addItem(pg.InfiniteLine(pos=INTERVAL_WEEK, angle=90, pen=pen))
        for cycle in shown.cycles[-MOST_CYCLES:]:
            thin = pg.mkPen(roles.line_strong, width=1.2)
            self.cycle_curves += self._curves(cycle.weeks, thin, 5, roles.line_strong)
        if len(shown.cycles) > 1:
            self.mean_curves = self._curves(
                shown.mean, pg.mkPen(roles.text, width=3.5), 10, roles.text
            )

    def _curves(
        self, weeks: Mapping[int, Decimal], pen: object, size: int, colour: str
    ) -> list[pg.PlotCurveItem]:
        """A line for every run of weeks that follow one another, and a dot a week."""
        made = []
        for run in _runs(weeks):
            across, up = list(run), [float(weeks[week]) for week in run]
            curve = pg.PlotCurveItem(across, up, pen=pen, antialias=True)
            dots = pg.ScatterPlotItem(
                x=across, y=up, size=size, pen=pg.mkPen(colour), brush=pg.mkBrush(colour)
            )
            self.item.addItem(curve)
            self.item.addItem(dots)
            made.append(curve)
        return made


def _runs(weeks: Mapping[int, Decimal]) -> Iterator[list[int]]:
    run: list[int] = []
    for week in sorted(weeks):
        if run and week != run[-1] + 1:
            yield run
            run = []
        run.append(week)
    if run:
        yield run


def _lines(shown: WearOff) -> list[Line]:
    """The mean, where there is more than one cycle, then those that are drawn, newest first."""
    lines: list[Line] = [(cycle, cycle.weeks) for cycle in reversed(shown.cycles[-MOST_CYCLES:])]
    return [(None, shown.mean), *lines] if len(lines) > 1 else lines


def _spots(shown: WearOff) -> Iterator[Spot]:
    for cycle, weeks in _lines(shown):
        for week, value in sorted(weeks.items()):
            yield Spot(float(week), float(value), partial(readout.of_week, week, value, cycle))
