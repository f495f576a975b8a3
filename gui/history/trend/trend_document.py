"""A trend on paper: the plot, then the response, the values and the sessions."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gui.history.trend.paper_table import PaperRow
from gui.history.trend.plot_document import LETTERS, PlotDocument
from gui.history.trend.plot_painter import PlotPainter
from gui.history.trend.readout import (
    as_counted,
    baseline_label,
    legend_of,
    shown,
    source_words,
    title_of,
    title_of_both,
)
from gui.history.trend.span import Span, day_of, span_of
from gui.overriding import override
from gui.patients.wording import joined
from gui.reports.page import PAPER_ROLES
from gui.wording import day, tr, units
from model.outcome.trend import Trend
from model.patient import Patient
from model.settings import Settings


class TrendDocument(PlotDocument):
    """One measure, or two compared, of one patient."""

    def __init__(
        self,
        patient: Patient,
        trend: Trend,
        second: Trend | None,
        settings: Settings,
        *,
        stem: str,
        span: Span | None = None,
        response: Sequence[str] = (),
        printed_at: datetime,
        demonstration: bool = False,
    ) -> None:
        """`span`: the days that are drawn, as numbers; the tables hold all values.

        response: lines on whether the treatment works, the rule first.
        """
        title = title_of_both(trend.measure, second.measure if second else None)
        super().__init__(
            patient, settings, title=title, stem=stem, printed_at=printed_at,
            demonstration=demonstration,
        )  # fmt: skip
        self._trend, self._second, self._response = trend, second, response
        self._plot = PlotPainter(trend, second, PAPER_ROLES, LETTERS, span)

    @override
    def lines(self) -> list[str]:
        found = []
        if self._second:
            found.append(legend_of(self._trend.measure, self._second.measure))
        whole = span_of(self._trend, self._second)
        if any(abs(a - b) > 1 for a, b in zip(self._plot.days, whole, strict=True)):
            first_drawn, last_drawn = (day_of(value) for value in self._plot.days)
            words = tr("Drawn from {first} to {last}; the tables hold all values.")
            found.append(words.format(first=day(first_drawn), last=day(last_drawn)))
        return found

    @override
    def paint_plot(self, painter: QPainter, box: QRectF) -> None:
        self._plot.paint(painter, box)

    @override
    def rows(self) -> Iterator[PaperRow]:
        if self._response:
            yield PaperRow((tr("Response"),), title=True)
        for line in self._response:
            yield PaperRow((line,))
        for trend in (self._trend, self._second):
            if trend is not None:
                yield from _values(trend)
        yield PaperRow((tr("Sessions"),), title=True)
        yield PaperRow((tr("Date"), tr("Session"), tr("Units given"), ""), heads=True)
        for mark in self._trend.sessions:
            state = tr("still open") if mark.is_open else ""
            name = tr("Session {number}").format(number=mark.number)
            yield PaperRow((day(mark.on), name, units(mark.units), state))
        if not self._trend.sessions:
            yield PaperRow((tr("None yet."),))


def _values(trend: Trend) -> Iterator[PaperRow]:
    """The numbers of a measure, newest last, and its baseline."""
    yield PaperRow((title_of(trend.measure),), title=True)
    value = tr("Per 28 days") if trend.measure.per_month else tr("Value")
    counted = tr("As counted") if trend.measure.per_month else ""
    yield PaperRow((tr("Date"), value, counted, tr("Known from")), heads=True)
    for point in trend.points:
        said = joined(shown(point.value), trend.measure.band(point.value))
        counted = as_counted(point, trend.measure)
        yield PaperRow((day(point.on), said, counted, source_words(point)))
    if trend.series.baseline and trend.baseline:
        of = tr("of {day}").format(day=day(trend.series.baseline.ends_on))
        yield PaperRow((f"{baseline_label(trend.baseline)}, {of}",))
    elif trend.baseline:
        words = tr("No baseline was chosen. It would be {value}.")
        yield PaperRow((words.format(value=shown(trend.baseline.value)),))
