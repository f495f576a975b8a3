"""A trend for other programs: its picture and its numbers. Neither names a patient."""

from collections.abc import Iterator, Sequence

from gui.history.trend.plot_export import PlotPicture
from gui.history.trend.plot_painter import PlotPainter
from gui.history.trend.readout import legend_of, session_label, source_words, title_of_both
from gui.history.trend.span import Span
from gui.wording import tr
from model.counted import one_decimal
from model.exchange.csv_file import csv_text
from model.outcome.trend import Trend


def picture_of(trend: Trend, second: Trend | None = None, span: Span | None = None) -> PlotPicture:
    """A trend in light colours, with a legend where there are two measures."""
    legend = legend_of(trend.measure, second.measure) if second else ""
    plot = PlotPainter(trend, second, span=span)
    title = title_of_both(trend.measure, second.measure if second else None)
    return PlotPicture(title, legend, plot.paint)


def csv_of(trends: Sequence[Trend]) -> str:
    """A row a value and a row a session; dates as 2026-11-20, units given with the sessions."""
    heads = (
        tr("Date"),
        tr("Measure"),
        tr("Value, counts per 28 days"),
        tr("As counted"),
        tr("Period in days"),
        tr("Source"),
        tr("Units given"),
    )
    return csv_text(heads, _rows(trends))


def _rows(trends: Sequence[Trend]) -> Iterator[tuple[object, ...]]:
    for trend in trends:
        for point in trend.points:
            yield (
                point.on.isoformat(),
                trend.measure.text,
                f"{one_decimal(point.value).normalize():f}",
                f"{point.counted.normalize():f}",
                point.period_days,
                source_words(point),
                None,
            )
    for mark in trends[0].sessions:
        name = tr("Session {number}").format(number=mark.number)
        state = session_label(mark) if mark.is_open else None
        yield (mark.on.isoformat(), name, None, None, None, state, f"{mark.units.normalize():f}")
