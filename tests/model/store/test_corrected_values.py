"""What was corrected after signing counts as corrected: in the course, in sums, in the recall."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from model.counted import PERIOD
from model.detail import Detail
from model.due import KEY as NEXT_DUE
from model.outcome.course import Treatment
from model.outcome.lists_file import load_outcome_lists
from model.outcome.series import Point, series_of
from model.paths import DataFolder
from model.session_part import PartChange
from model.session_total import HEADACHE
from model.signature import AmendmentKind
from tests.model.conftest import NOON, Practice
from tests.model.store.course_desk import amend, one, tables, treat

LISTS = load_outcome_lists()
SIGNED = {HEADACHE: "2", PERIOD: "30", NEXT_DUE: "2027-11-20", "indication.hit6": "60"}
CORRECTION = AmendmentKind.CORRECTION


@pytest.fixture
def signed(practice: Practice) -> Practice:
    """A session of today that said 2 days of 30, HIT-6 60, and a year until the next."""
    made = [Detail(key=key, value=value, recorded_at=NOON) for key, value in SIGNED.items()]
    practice.store.changes.apply(
        practice.session.session_id, [PartChange(None, detail) for detail in made],
        action="counted", at=NOON, actor=practice.actor,
    )  # fmt: skip
    treat(practice, practice.session, "PR-M1")
    return practice


def correct(practice: Practice, **amended: tuple[str, str]) -> None:
    amend(practice, practice.session.session_id, CORRECTION, **amended)


def treated(practice: Practice) -> Treatment:
    course = practice.store.courses.of(practice.patient.patient_id, LISTS.by_code)
    (found,) = course.treatments
    return found


def point(practice: Practice, measure: str) -> Point:
    course = practice.store.courses.of(practice.patient.patient_id, LISTS.by_code)
    return series_of(course, LISTS.by_code[measure], LISTS).points[-1]


def test_all_that_is_worked_out_follows_at_once(signed: Practice, folder: DataFolder) -> None:
    before = signed.chart()
    correct(
        signed, indication__headache_days=("2", "20 days"), indication__period_days=("30", "28"),
        aftercare__next_due=("2027-11-20", "20 Nov 2026"),
    )  # fmt: skip
    found = treated(signed)
    assert (found.values["headache_days"], found.period_days) == (Decimal(20), 28)
    told = point(signed, "headache_days")
    assert (told.value, told.period_days) == (Decimal(20), 28)
    assert [(one.as_signed, one.value) for one in told.corrected] == [("2", "20"), ("30", "28")]
    assert point(signed, "hit6").corrected == ()  # counted over no period
    total = one(folder, "session_total")
    assert (total["headache_hundredths"], total["period_days"]) == (2000, 28)
    assert one(folder, "patient_course")["due_on"] == "2026-11-20"
    in_step = tables(folder)
    signed.store.derived.rebuild()
    assert tables(folder) == in_step
    assert replace(signed.chart(), amendments=()) == before  # the chart stays as signed


def test_what_cannot_be_read_counts_as_signed_and_is_marked(
    signed: Practice, folder: DataFolder
) -> None:
    before = tables(folder)
    correct(
        signed, indication__headache_days=("2", "about 20"),
        aftercare__next_due=("2027-11-20", "a year earlier"),
    )  # fmt: skip
    assert tables(folder) == before
    told = point(signed, "headache_days")
    assert told.counted == 2
    assert [(one.amended, one.value) for one in told.corrected] == [("about 20", None)]


def test_the_last_correction_counts(signed: Practice, folder: DataFolder) -> None:
    correct(signed, indication__headache_days=("2", "20"), indication__hit6=("60", "70"))
    correct(signed, indication__headache_days=("2", "15"))
    assert treated(signed).values == {"headache_days": Decimal(15), "hit6": Decimal(70)}
    assert one(folder, "session_total")["headache_hundredths"] == 1400  # 15 x 28 / 30


def test_a_void_session_counts_nowhere_however_it_was_corrected(
    signed: Practice, folder: DataFolder
) -> None:
    earlier = signed.start(NOON - timedelta(days=84))
    treat(signed, earlier, "PR-M1", at=NOON - timedelta(days=84))
    amend(signed, signed.session.session_id, AmendmentKind.VOID)
    before = tables(folder)
    correct(signed, aftercare__next_due=("2027-11-20", "2026-11-20"))
    assert tables(folder) == before
    assert len(before["session_total"]) == 1
