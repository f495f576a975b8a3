"""A wear-off curve for other programs: its picture and its numbers. None names a patient."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gui.history.trend.plot_export import PlotPicture
from gui.history.trend.wear_off_painter import WearOffPainter
from gui.history.trend.wear_off_words import explained, title_of_curve
from gui.wording import tr
from model.counted import one_decimal
from model.exchange.csv_file import csv_text
from model.outcome.wear_off import WearOff


def picture_of(curve: WearOff) -> PlotPicture:
    """The curve in light colours."""
    return PlotPicture(title_of_curve(), explained(), WearOffPainter(curve).paint)


def csv_of(curve: WearOff) -> str:
    """A row a cycle and week, then the weeks of the mean; dates as 2026-11-20."""
    heads = (
        tr("Session"),
        tr("Date"),
        tr("Week after the injection"),
        tr("Headache days in 7"),
        tr("Week in which it was noticed"),
    )
    return csv_text(heads, _rows(curve))


def _rows(curve: WearOff) -> Iterator[tuple[object, ...]]:
    for cycle in curve.cycles:
        noticed = curve.noticed.get(cycle.session_id)
        told = f"{noticed.normalize():f}" if noticed else None
        yield from _weeks(cycle.number, cycle.started_on.isoformat(), cycle.weeks, told)
    if len(curve.cycles) > 1:
        yield from _weeks(tr("Mean"), None, curve.mean, None)


def _weeks(
    name: object, on: str | None, weeks: Mapping[int, Decimal], noticed: str | None
) -> Iterator[tuple[object, ...]]:
    for week, value in sorted(weeks.items()):
        yield (name, on, week, f"{one_decimal(value).normalize():f}", noticed)
