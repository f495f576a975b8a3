"""The course that the plots of the tests show."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from model.outcome.course import Course
from model.outcome.measurement import Baseline
from model.session import SessionState
from tests.model.conftest import NOON
from tests.model.outcome.courses import FIRST, course, told, treatment, void

SECOND, THIRD = FIRST + timedelta(84), FIRST + timedelta(168)


def story(*, baseline: bool = True) -> Course:
    """22 days at first, a session without a number, 11 counted in 24 days, 12 at the open one."""
    last = treatment(4, THIRD, headache_days=12, hit6=58)
    session = replace(last.summary.session, state=SessionState.DRAFT)
    is_open = replace(last, summary=replace(last.summary, session=session))
    chosen = Baseline(
        measure="headache_days", value=Decimal(22), period_days=28, ends_on=FIRST,
        source="session:101", clinician_id=1, recorded_at=NOON,
    )  # fmt: skip
    return course(
        [
            treatment(1, FIRST, headache_days=22, hit6=66),
            void(treatment(2, FIRST + timedelta(20), headache_days=3)),
            treatment(3, SECOND, hit6=61),
            is_open,
        ],
        [
            *told(1, FIRST + timedelta(60), "headache_days", 15),
            *told(2, THIRD - timedelta(50), "headache_days", 11, 24),
            *([chosen] if baseline else []),
        ],
    )
