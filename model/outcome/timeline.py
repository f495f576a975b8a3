"""The treatments newest first, each with what was counted before it and what came of it."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from model.outcome.adverse_effect import AdverseEffect
from model.outcome.course import Course, Treatment
from model.outcome.measurement import MONTH_DAYS
from model.outcome.series import Point, Series, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One treatment; before is what was counted up to it, None where nobody did.

    change is the share of the chosen baseline by which it is more (or less, below 0); None
    without a baseline, without a count, for one older than the baseline, and where that is 0.
    """

    treatment: Treatment
    effects: tuple[AdverseEffect, ...]
    before: Point | None
    change: Decimal | None
    is_baseline: bool = False
    """Whether what was counted before it is the baseline itself."""
    is_older: bool = False
    """Whether it was counted before the baseline: nothing changed from what came later."""


def timeline(course: Course, series: Series | None) -> tuple[Entry, ...]:
    """All treatments, void ones among them; of a void one no count is held against anything.

    Without a series, which a clinic's own list may lack, nothing is said of counts.
    """
    effects: dict[int, list[AdverseEffect]] = {}
    for effect in course.adverse_effects:
        if effect.session_id is not None:
            effects.setdefault(effect.session_id, []).append(effect)
    counted = _Counted(course, series) if series else None
    made = []
    for treatment in reversed(course.treatments):
        before = counted.before(treatment) if counted else None
        made.append(
            Entry(
                treatment=treatment,
                effects=tuple(effects.get(treatment.session_id, ())),
                before=before,
                change=_change(before, series) if series else None,
                is_baseline=bool(series and _is_baseline(before, series)),
                is_older=bool(series and _is_older(before, series)),
            )
        )
    return tuple(made)


class _Counted:
    """Finds the count that belongs to a treatment."""

    def __init__(self, course: Course, series: Series) -> None:
        self._told = [point for point in series.points if point.source is not Source.SESSION]
        self._days = [point.on for point in self._told]
        self._own = {p.number: p for p in series.points if p.source is Source.SESSION}
        self._given = [treatment.day for treatment in course.given]

    def before(self, treatment: Treatment) -> Point | None:
        """Asked at the session; else the last told of the 28 days before it, in its cycle."""
        if treatment.summary.is_void:
            return None
        own = self._own.get(treatment.session_id)
        if own:
            return own
        last = bisect_right(self._days, treatment.day)
        point = self._told[last - 1] if last else None
        return point if point and point.on > self._earliest(treatment.day) else None

    def _earliest(self, day: date) -> date:
        """The day after which a count tells of the time before a treatment on a day."""
        month_ago = day - timedelta(days=MONTH_DAYS)
        return max([month_ago, *(one for one in self._given if one < day)])


def _change(before: Point | None, series: Series) -> Decimal | None:
    baseline = series.baseline_value
    if before is None or not baseline or _is_older(before, series):
        return None
    return (before.value - baseline) / baseline


def _is_older(before: Point | None, series: Series) -> bool:
    chosen = series.baseline
    return bool(before and chosen and before.on < chosen.ends_on)


def _is_baseline(before: Point | None, series: Series) -> bool:
    chosen = series.baseline
    return bool(before and chosen and (before.name, before.on) == (chosen.source, chosen.ends_on))
