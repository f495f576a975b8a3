"""What a session that ended adds up to, for lists and sums over many sessions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP

from model.counted import PERIOD
from model.departure import DepartureKind, departures_of
from model.dose import TENTHS_PER_UNIT
from model.injection import Kind, State
from model.outcome.measurement import per_month
from model.session_chart import ZERO, SessionChart
from model.session_clock import times

COUNTED = HEADACHE, MIGRAINE, HOURS = (
    "indication.headache_days",
    "indication.migraine_days",
    "indication.headache_hours",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionTotal:
    """Sums of one session; sites_given are those of the protocol, hundredths are per 28 days.

    minutes go from the first injection to the last; None where nothing was injected.
    """

    minutes: int | None
    sites_given: int
    follow_given: int
    custom_given: int
    not_given: int
    moved: int
    other_dose: int
    given_tenths: int
    discarded_tenths: int
    headache_hundredths: int | None
    migraine_hundredths: int | None
    hours_hundredths: int | None
    period_days: int | None
    """Over what the counts were taken; None where nobody said, which stands for 28."""


def departures(chart: SessionChart) -> Iterator[tuple[DepartureKind, str]]:
    """Each departure with the code of its site."""
    return ((kind, row.code) for row in chart.rows for kind in departures_of(row))


def total_of(chart: SessionChart) -> SessionTotal:
    """What the rows and parts of a session add up to."""
    kinds = Counter(kind for kind, _ in departures(chart))
    given = [row for row in chart.rows if row.state is State.GIVEN]
    units = sum((row.dose_units for row in given), ZERO)
    discarded = sum((discard.dose_units for discard in chart.discards), ZERO)
    return SessionTotal(
        minutes=_minutes(chart),
        sites_given=sum(row.kind is Kind.FIXED for row in given),
        follow_given=kinds[DepartureKind.FOLLOW],
        custom_given=kinds[DepartureKind.CUSTOM],
        not_given=kinds[DepartureKind.NOT_GIVEN],
        moved=kinds[DepartureKind.MOVED],
        other_dose=kinds[DepartureKind.OTHER_DOSE],
        given_tenths=int(units * TENTHS_PER_UNIT),
        discarded_tenths=int(discarded * TENTHS_PER_UNIT),
        headache_hundredths=_hundredths(chart, HEADACHE),
        migraine_hundredths=_hundredths(chart, MIGRAINE),
        hours_hundredths=_hundredths(chart, HOURS),
        period_days=_period(chart),
    )


def _minutes(chart: SessionChart) -> int | None:
    held = times(chart)
    if held.first is None or held.last is None or held.last < held.first:
        return None
    return (held.last - held.first) // timedelta(minutes=1)


def _period(chart: SessionChart) -> int | None:
    period = chart.detail(PERIOD)
    return int(period.number) if period else None


def _hundredths(chart: SessionChart, key: str) -> int | None:
    counted = chart.detail(key)
    if counted is None:
        return None
    scaled = per_month(counted.number, _period(chart))
    return int((scaled * 100).to_integral_value(ROUND_HALF_UP)) if scaled else 0
