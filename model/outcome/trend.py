"""All that a plot of a measure shows, worked out: runs of points, gaps, sessions, levels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from model.outcome.axis import Axis, axis_of
from model.outcome.course import Course
from model.outcome.levels import Level, ShownBaseline, levels_of, shown_baseline
from model.outcome.lists import Measure
from model.outcome.series import Point, Series, Source


@dataclass(frozen=True, slots=True)
class Gap:
    """Between these two days there is no number; diary: because no diary was kept."""

    after: date
    before: date
    diary: bool


@dataclass(frozen=True, slots=True)
class SessionMark:
    """A session on the time axis; number counts the patient's sessions."""

    session_id: int
    number: int
    on: date
    units: Decimal
    is_open: bool


@dataclass(frozen=True, slots=True)
class CheckpointMark:
    """A day to ask again, weeks after the last session."""

    weeks: int
    on: date


@dataclass(frozen=True, kw_only=True)
class Trend:
    """One measure of one patient; runs are the points that are joined, oldest first."""

    series: Series
    runs: tuple[tuple[Point, ...], ...]
    gaps: tuple[Gap, ...]
    sessions: tuple[SessionMark, ...]
    checkpoints: tuple[CheckpointMark, ...]
    baseline: ShownBaseline | None
    levels: tuple[Level, ...]
    axis: Axis

    @property
    def measure(self) -> Measure:
        """What is counted."""
        return self.series.measure

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, oldest first."""
        return self.series.points

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day on which there is something to draw."""
        days = [
            *(one.on for one in self.points),
            *(one.on for one in self.sessions),
            *(one.on for one in self.checkpoints),
        ]
        return min(days), max(days)


def trend_of(course: Course, series: Series, weeks: Sequence[int]) -> Trend:
    """A measure of a course; weeks are the clinic's checkpoints after a session."""
    baseline = shown_baseline(series)
    values = [point.value for point in series.points]
    highest = max([*values, baseline.value] if baseline else values, default=Decimal(0))
    return Trend(
        series=series,
        runs=tuple(_runs(series)),
        gaps=tuple(_gaps(series)),
        sessions=session_marks(course),
        checkpoints=_checkpoints(course, weeks),
        baseline=baseline,
        levels=levels_of(series),
        axis=axis_of(series.measure, highest),
    )


def session_marks(course: Course) -> tuple[SessionMark, ...]:
    """The sessions that are not void, oldest first."""
    return tuple(
        SessionMark(
            one.session_id,
            one.summary.session.number,
            one.day,
            one.summary.units_given,
            one.is_open,
        )
        for one in course.treatments
        if not one.summary.is_void
    )


def _runs(series: Series) -> Iterator[tuple[Point, ...]]:
    starts = [0, *sorted(series.breaks), len(series.points)]
    for start, end in pairwise(starts):
        if series.points[start:end]:
            yield series.points[start:end]


def _gaps(series: Series) -> Iterator[Gap]:
    for place in sorted(series.breaks):
        before, after = series.points[place - 1], series.points[place]
        yield Gap(before.on, after.on, before.source is after.source is Source.DIARY)


def _checkpoints(course: Course, weeks: Sequence[int]) -> tuple[CheckpointMark, ...]:
    done = [one for one in course.given if not one.is_open]
    if not done:
        return ()
    last = done[-1].day
    return tuple(CheckpointMark(one, last + timedelta(weeks=one)) for one in sorted(weeks))
