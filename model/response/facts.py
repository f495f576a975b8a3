"""What a rule of response looks at: a baseline, values after it, the days of the treatments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from model.outcome.course import Course
from model.outcome.measurement import MONTH_DAYS, Baseline
from model.outcome.series import Point, Series, Source

# Scaling 20 days in 30 to 28 days is rounded by Decimal; so little never decides.
GRAIN = Decimal("1e-9")


@dataclass(frozen=True, slots=True)
class Reading:
    """A value scaled to 28 days, as counted in period_days ending on a day."""

    on: date
    value: Decimal
    period_days: int = MONTH_DAYS

    @property
    def middle(self) -> date:
        """The middle day of the period."""
        return self.on - timedelta(days=self.period_days // 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseFacts:
    """Of one measure of one patient: readings and days of given treatments, oldest first."""

    baseline: Reading | None
    readings: tuple[Reading, ...]
    treatments: tuple[date, ...]
    today: date
    near: tuple[Reading, ...] = ()
    """Months of a diary near which something was told: they count as months in a row alone."""
    baseline_stands: bool = True
    """Whether the session or the contact it was taken from still says so."""


def facts_of(course: Course, series: Series, today: date) -> ResponseFacts:
    """The facts of a patient's course; series is that of the rule's measure."""
    chosen, value = series.baseline, series.baseline_value
    baseline = None
    if chosen is not None and value is not None:
        baseline = Reading(chosen.ends_on, value, chosen.period_days or MONTH_DAYS)
    return ResponseFacts(
        baseline=baseline,
        readings=tuple(map(_reading, series.points)),
        near=tuple(map(_reading, series.near)),
        treatments=tuple(one.day for one in course.given),
        today=today,
        baseline_stands=chosen is None or _stands(chosen, series.points),
    )


def _stands(chosen: Baseline, points: Sequence[Point]) -> bool:
    """The months of a diary move with the first treatment: theirs stand as they were taken."""
    said = (chosen.source, chosen.value, chosen.period_days)
    return chosen.source == Source.DIARY or any(
        said == (one.name, one.counted, one.period_days)
        # The day of a session is one of the workstation's own calendar, and never moves.
        and (one.source is Source.SESSION or one.on == chosen.ends_on)
        for one in points
    )


def _reading(point: Point) -> Reading:
    """A month of a diary is one of 28 days, of which so many were kept."""
    days = MONTH_DAYS if point.source is Source.DIARY else point.period_days or MONTH_DAYS
    return Reading(point.on, point.value, days)
