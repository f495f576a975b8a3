"""What the earlier sessions did, in numbers: the baseline, now, and the change between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from model.session_chart import SessionChart

MEASURES = ("headache_days", "migraine_days", "hit6")
IN_POINTS = frozenset({"hit6"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One measure; what was never entered is None, never zero."""

    measure: str
    baseline: Decimal | None = None
    baseline_on: date | None = None
    """The day of the first session that has the measure."""
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


def effects(chart: SessionChart, earlier: Sequence[SessionChart]) -> tuple[Effect, ...]:
    """Every measure of a session against its baseline; earlier sessions in any order."""
    past = sorted(
        (one for one in earlier if not one.void and _before(one, chart)),
        key=lambda one: (one.session.started_at, one.session.session_id),
    )
    return tuple(_effect(measure, chart, past) for measure in MEASURES)


def _effect(measure: str, chart: SessionChart, past: Sequence[SessionChart]) -> Effect:
    key = f"indication.{measure}"
    now = chart.detail(key)
    first = next(((one, found) for one in past if (found := one.detail(key))), None)
    return Effect(
        measure=measure,
        baseline=first[1].number if first else None,
        baseline_on=first[0].session.started_at.astimezone().date() if first else None,
        now=now.number if now else None,
    )


def _before(one: SessionChart, chart: SessionChart) -> bool:
    session, this = one.session, chart.session
    own = session.session_id == this.session_id
    return not own and session.started_at <= this.started_at
