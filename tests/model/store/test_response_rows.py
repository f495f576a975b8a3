"""What the practice's verdicts rest on: the very numbers of the patient's page, never rounded."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from model.detail import Detail
from model.outcome.lists_file import load_outcome_lists
from model.outcome.measurement import Baseline, per_month
from model.outcome.parts import OutcomeChange
from model.outcome.series import series_of
from model.overview import Period
from model.response.evaluate import evaluate
from model.response.facts import facts_of
from model.response.rules_file import load_response_rules
from model.response.verdict import VerdictState
from model.session_part import PartChange
from model.store.response_rows import _exact
from tests.model.conftest import NOON, Practice
from tests.model.store.course_desk import treat

FIRST = datetime(2026, 1, 5, 12, tzinfo=UTC)
LISTS, NICE = load_outcome_lists(), load_response_rules().rules[0]


def told(practice: Practice, at: datetime, days: int, period: int) -> None:
    """A session with what was counted up to it."""
    session = practice.start(at)
    counts = {"indication.headache_days": days, "indication.period_days": period}
    changes = [
        PartChange(None, Detail(key=key, value=str(value), recorded_at=at))
        for key, value in counts.items()
    ]
    practice.store.changes.apply(
        session.session_id, changes, action="told", at=at, actor=practice.actor
    )
    treat(practice, session, "PR-M1", at=at)


@pytest.mark.parametrize(
    ("days", "state"),
    [(17, VerdictState.NON_RESPONDER), (16, VerdictState.RESPONDER)],  # 29.9 % and 34.1 %
)
def test_a_reduction_a_hair_too_small_is_too_small_for_the_practice_too(
    practice: Practice, days: int, state: VerdictState
) -> None:
    patient_id = practice.patient.patient_id
    for number, counted in enumerate((26, 20, days)):
        told(practice, FIRST + timedelta(days=84 * number), counted, 84)
    chosen = Baseline(
        measure="headache_days", value=Decimal(26), period_days=90, ends_on=FIRST.date(),
        source="contact:1", clinician_id=practice.actor, recorded_at=NOON,
    )  # fmt: skip
    practice.store.outcomes.apply(
        patient_id, [OutcomeChange(None, chosen)], action="chosen", at=NOON, actor=practice.actor
    )
    course = practice.store.courses.of(patient_id, LISTS.by_code)
    series = series_of(course, LISTS.by_code["headache_days"], LISTS)
    whole = evaluate(NICE, facts_of(course, series, NOON.date()))
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    (found,) = practice.store.overviews.responses(year, NICE, LISTS, NOON.date()).of
    assert (found.state, found.reduction) == (whole.state, whole.reduction_percent)
    assert found.state is state


@pytest.mark.parametrize("period", [7, 21, 28, 30, 31, 84, 90, 91, 183, 366])
def test_every_count_is_found_again_from_what_is_kept_of_it(period: int) -> None:
    for days in range(period + 1):
        scaled = per_month(Decimal(days), period)
        assert _exact(round(scaled * 100), period) == scaled


def test_tenths_of_hours_are_found_again() -> None:
    for tenths in range(0, 7200, 7):
        scaled = per_month(Decimal(tenths).scaleb(-1), 30)
        assert _exact(int((scaled * 100).to_integral_value("ROUND_HALF_UP")), 30) == scaled
