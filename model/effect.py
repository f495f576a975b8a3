"""What the earlier sessions did, in numbers: the baseline, now, and the change between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from model.counted import scaled
from model.outcome.measurement import Baseline, per_month
from model.session_chart import SessionChart

MEASURES = ("headache_days", "migraine_days", "hit6")
IN_POINTS = frozenset({"hit6"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One measure, days scaled to 28; what was never entered is None, never zero."""

    measure: str
    baseline: Decimal | None = None
    baseline_on: date | None = None
    """The day it was counted up to: that of the chosen one, else of the first session with it."""
    now: Decimal | None = None

    @property
    def change(self) -> Decimal | None:
        """Now less baseline, exact: in days, or in points of the questionnaire."""
        if self.baseline is None or self.now is None:
            return None
        return self.now - self.baseline

    @property
    def percent(self) -> int | None:
        """The change in % of the baseline, rounded half up; None from a baseline of zero."""
        if self.measure in IN_POINTS or self.change is None or not self.baseline:
            return None
        return int((self.change * 100 / self.baseline).quantize(Decimal(1), ROUND_HALF_UP))


def effects(
    chart: SessionChart, earlier: Sequence[SessionChart], chosen: Iterable[Baseline] = ()
) -> tuple[Effect, ...]:
    """Every measure of a session against its baseline; earlier sessions in any order.

    The baseline is the one that was chosen, where it is not of this session or of a later day,
    else the value of the first session that has one.
    """
    past = sorted(
        (one for one in earlier if not one.void and _before(one, chart)),
        key=lambda one: (one.session.started_at, one.session.session_id),
    )
    by_measure = {one.measure: one for one in chosen if _holds(one, chart)}
    return tuple(_effect(name, chart, past, by_measure.get(name)) for name in MEASURES)


def now_of(chart: SessionChart, measure: str) -> Decimal | None:
    """What a session holds of a measure, days scaled to 28."""
    return scaled(chart, f"indication.{measure}")


def _effect(
    measure: str, chart: SessionChart, past: Sequence[SessionChart], chosen: Baseline | None
) -> Effect:
    now = now_of(chart, measure)
    if chosen:
        period = None if measure in IN_POINTS else chosen.period_days
        baseline = per_month(chosen.value, period)
        return Effect(measure=measure, baseline=baseline, baseline_on=chosen.ends_on, now=now)
    found = ((one, value) for one in past if (value := now_of(one, measure)) is not None)
    first = next(found, None)
    return Effect(
        measure=measure,
        baseline=first[1] if first else None,
        baseline_on=_day_of(first[0]) if first else None,
        now=now,
    )


def _holds(chosen: Baseline, chart: SessionChart) -> bool:
    own = chosen.source == f"session:{chart.session.session_id}"
    return not own and chosen.ends_on <= _day_of(chart)


def _day_of(chart: SessionChart) -> date:
    return chart.session.started_at.astimezone().date()


def _before(one: SessionChart, chart: SessionChart) -> bool:
    session, this = one.session, chart.session
    own = session.session_id == this.session_id
    return not own and session.started_at <= this.started_at
