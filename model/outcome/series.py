"""One measure over time: its points scaled to 28 days, where the line breaks, its baseline."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Protocol, TypeVar

from model.corrected import Corrected
from model.counted import PERIOD
from model.outcome.course import Course, Treatment
from model.outcome.lists import Measure, OutcomeLists
from model.outcome.measurement import MONTH_DAYS, Baseline, per_month

NEAR_DAYS = 14  # a diary's month that ends so near to what was told is the same month


class Source(StrEnum):
    """By what a value became known."""

    SESSION = "session"
    CONTACT = "contact"
    DIARY = "diary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value on the last day of its period: as counted, and scaled to 28 days.

    number is the session's number in the file or the contact's number, 0 for a diary.
    """

    on: date
    value: Decimal
    counted: Decimal
    period_days: int | None
    source: Source
    number: int = 0
    corrected: tuple[Corrected, ...] = ()
    """What an amendment corrected of it after signing: the value, its period, or both."""

    @property
    def name(self) -> str:
        """As a baseline keeps where it came from."""
        return self.source.value if self.source is Source.DIARY else f"{self.source}:{self.number}"


@dataclass(frozen=True, kw_only=True)
class Series:
    """The points oldest first; breaks are the places in it before which the line is broken."""

    measure: Measure
    points: tuple[Point, ...]
    breaks: frozenset[int]
    baseline: Baseline | None
    """The one that was chosen."""
    near: tuple[Point, ...]
    """Months of a diary that are no points, as something was told near their end."""
    proposed: Point | None
    """What would be chosen: the last value up to the first treatment; None without one."""

    @property
    def baseline_value(self) -> Decimal | None:
        """The chosen baseline scaled to 28 days."""
        chosen = self.baseline
        if chosen is None:
            return None
        return (
            per_month(chosen.value, chosen.period_days)
            if self.measure.per_month
            else (chosen.value)
        )

    @property
    def latest(self) -> Point | None:
        """The last point."""
        return self.points[-1] if self.points else None


def series_of(course: Course, measure: Measure, lists: OutcomeLists) -> Series:
    """All values of a measure; what was told counts before a diary's month that ends near it."""
    told = [*_of_sessions(course, measure), *_of_contacts(course, measure)]
    diary = list(_of_diary(course, measure, lists))
    found = told_first(told, diary)
    taken = {id(one) for one in found}
    order = {Source.CONTACT: 0, Source.DIARY: 1, Source.SESSION: 2}
    points = tuple(sorted(found, key=lambda p: (p.on, order[p.source], p.number)))
    return Series(
        measure=measure,
        points=points,
        breaks=_breaks(course, measure, lists, points),
        baseline=course.baseline(measure.code),
        near=tuple(point for point in diary if id(point) not in taken),
        proposed=_proposed(course, points),
    )


class Dated(Protocol):
    """A value of a day."""

    @property
    def on(self) -> date:
        """The last day of its period."""


SomeDated = TypeVar("SomeDated", bound=Dated)


def told_first(told: Sequence[SomeDated], diary: Sequence[SomeDated]) -> list[SomeDated]:
    """What was told, and the months of a diary that do not end near any of it."""
    days = sorted(one.on.toordinal() for one in told)
    far = (
        one
        for one in diary
        if not _any_between(days, one.on.toordinal() - NEAR_DAYS, one.on.toordinal() + NEAR_DAYS)
    )
    return [*told, *far]


def _any_between(days: Sequence[int], after: int, before: int) -> bool:
    """Whether one of the days, which are in order, lies between two others."""
    place = bisect_right(days, after)
    return place < len(days) and days[place] < before


def _of_sessions(course: Course, measure: Measure) -> Iterator[Point]:
    for one in course.treatments:
        value = one.values.get(measure.code)
        if value is not None and not one.summary.is_void:
            period = (one.period_days or MONTH_DAYS) if measure.per_month else None
            point = _point(one.day, value, period, Source.SESSION, one.session_id)
            corrected = _corrected(one, measure)
            yield replace(point, corrected=corrected) if corrected else point


def _corrected(one: Treatment, measure: Measure) -> tuple[Corrected, ...]:
    names = (measure.code, PERIOD) if measure.per_month else (measure.code,)
    return tuple(one.corrected[name] for name in names if name in one.corrected)


def _of_contacts(course: Course, measure: Measure) -> Iterator[Point]:
    for one in course.measurements:
        if one.measure == measure.code:
            period = one.period_days if measure.per_month else None
            yield _point(one.ends_on, one.value, period, Source.CONTACT, one.contact)


def _of_diary(course: Course, measure: Measure, lists: OutcomeLists) -> Iterator[Point]:
    for month in course.months:
        counted = getattr(month, measure.code, None)
        if counted is not None and month.days_kept >= lists.diary.least_days:
            yield _point(month.ends_on, Decimal(counted), month.days_kept, Source.DIARY, 0)


def _point(
    on: date, counted: Decimal, period_days: int | None, source: Source, number: int
) -> Point:
    return Point(
        on=on,
        value=per_month(counted, period_days),
        counted=counted,
        period_days=period_days,
        source=source,
        number=number,
    )


def _breaks(
    course: Course, measure: Measure, lists: OutcomeLists, points: tuple[Point, ...]
) -> frozenset[int]:
    """Where a month of the diary is missing, a session went by without a number, or too long."""
    thin = [day.toordinal() for day in _months_missing(course, lists)]
    asked = [
        one.day.toordinal()
        for one in course.treatments
        if not one.summary.is_void and not one.is_open and measure.code not in one.values
    ]
    all_missed = sorted([*thin, *asked])
    broken = set()
    for place, (before, after) in enumerate(pairwise(points), start=1):
        days = (after.on - before.on).days
        both_diary = before.source is after.source is Source.DIARY
        missed = thin if both_diary else all_missed
        skipped = _any_between(missed, before.on.toordinal(), after.on.toordinal())
        if days > lists.gap_days or skipped:
            broken.add(place)
    return frozenset(broken)


def _months_missing(course: Course, lists: OutcomeLists) -> Iterator[date]:
    """The last days of the diary's months in which too few days were noted, or none."""
    last: date | None = None
    for month in course.months:
        while last and (month.ends_on - last).days > MONTH_DAYS:
            last += timedelta(days=MONTH_DAYS)
            yield last
        # The last month may not be over: nothing is missing in it yet.
        if month.days_kept < lists.diary.least_days and month is not course.months[-1]:
            yield month.ends_on
        last = month.ends_on


def _proposed(course: Course, points: tuple[Point, ...]) -> Point | None:
    if not course.given:
        return points[-1] if points else None
    first = course.given[0].day
    before = [point for point in points if point.on <= first]
    return before[-1] if before else None
