"""How the effect of each treatment wears off: headache days week by week after the injection."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate

from model.outcome.course import Course, Treatment
from model.outcome.diary_day import DiaryDay

WEEK_DAYS, LEAST_DAYS, LAST_WEEK = 7, 5, 16
NOTICED = "wear_off_week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """One treatment; weeks are headache days by week after it, scaled to 7 days.

    Week 1 is days 1 to 7 after the day of the session. number counts the patient's sessions.
    """

    session_id: int
    number: int
    started_on: date
    weeks: Mapping[int, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class WearOff:
    """The cycles with a week to show, oldest first, and the mean of those that have the week.

    noticed is the week in which the patient noticed it, by the session it was noticed after; 0
    was asked and not noticed.
    """

    cycles: tuple[Cycle, ...]
    mean: Mapping[int, Decimal]
    noticed: Mapping[int, Decimal]


def wear_off(course: Course) -> WearOff:
    """The curve as far as the diary allows it.

    A week counts where at least 5 of its days were noted, up to the 16th and before the day of
    the next session.
    """
    cycles = tuple(_cycles(course.given, course.diary))
    weeks = sorted({week for cycle in cycles for week in cycle.weeks})
    return WearOff(
        cycles=cycles,
        mean={week: _mean([c.weeks[week] for c in cycles if week in c.weeks]) for week in weeks},
        noticed=_noticed(course),
    )


def _cycles(given: Sequence[Treatment], diary: Sequence[DiaryDay]) -> Iterator[Cycle]:
    noted = [one.day.toordinal() for one in diary]
    aches = [0, *accumulate(one.headache for one in diary)]
    for place, one in enumerate(given):
        until = given[place + 1].day if place + 1 < len(given) else date.max
        weeks = _weeks(one.day.toordinal(), until.toordinal(), noted, aches)
        if weeks:
            yield Cycle(
                session_id=one.session_id,
                number=one.summary.session.number,
                started_on=one.day,
                weeks=weeks,
            )


def _weeks(
    start: int, until: int, noted: Sequence[int], aches: Sequence[int]
) -> dict[int, Decimal]:
    """All days as numbers; aches are the headache days among so many of the first noted ones."""
    found = {}
    for week in range(1, LAST_WEEK + 1):
        before = min(start + week * WEEK_DAYS + 1, until)
        first = bisect_left(noted, start + (week - 1) * WEEK_DAYS + 1)
        behind = bisect_left(noted, before, lo=first)
        if behind - first >= LEAST_DAYS:
            count = aches[behind] - aches[first]
            found[week] = Decimal(count * WEEK_DAYS) / (behind - first)
    return found


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)


def _noticed(course: Course) -> dict[int, Decimal]:
    """What is told at a session or a contact is of the treatment before it; the last counts."""
    told = [
        *((one.ends_on, one.value) for one in course.measurements if one.measure == NOTICED),
        *(
            (one.day, one.values[NOTICED])
            for one in course.treatments
            if NOTICED in one.values and not one.summary.is_void
        ),
    ]
    given = [one.day for one in course.given]
    noticed = {}
    for on, week in sorted(told, key=lambda one: one[0]):
        before = bisect_left(given, on)
        if before:
            noticed[course.given[before - 1].session_id] = week
    return noticed
