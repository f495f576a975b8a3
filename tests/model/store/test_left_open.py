"""Sessions with doses given that nobody ended: listed, counted, and before every call."""

from datetime import date, timedelta

from model.outcome.lists_file import load_outcome_lists
from model.patient import Patient
from model.practice.files import load_practice
from model.recall import Group, RecallAsked, asked
from model.signature import AmendmentKind
from model.use_cases.charting import give
from tests.model.conftest import NOON, Practice, a_patient
from tests.model.store.course_desk import amend, treat

TODAY, MONDAY = date(2026, 11, 18), date(2026, 11, 16)
ASKED = RecallAsked(
    today=TODAY, week=MONDAY, overdue_days=84, checkpoint_weeks=(2, 4), checkpoint_days=7
)


def treated(practice: Practice, name: str, weeks: int) -> Patient:
    """Somebody whose last ended session lies so many weeks before TODAY."""
    patient = practice.store.patients.add(a_patient(name), NOON, practice.actor)
    at = NOON - timedelta(days=2, weeks=weeks)
    treat(practice, practice.start(at, patient), "PR-M1", at=at)
    return patient


def test_a_session_left_open_with_doses_is_ended_before_anybody_is_called(
    practice: Practice,
) -> None:
    store, actor = practice.store, practice.actor
    noon = NOON - timedelta(days=2)  # of TODAY
    first = store.patients.add(a_patient("First"), NOON, actor)
    over = treated(practice, "Over", weeks=13)
    check = treated(practice, "Check", weeks=4)
    opened = []
    for patient, days in ((over, 1), (first, 8), (check, 8), (first, 0)):
        session = practice.start(noon - timedelta(days=days), patient)
        for change in give(store.chart(session.session_id), "PR-M1", noon):
            store.changes.apply(session.session_id, [change], action="given", at=noon, actor=actor)
        opened.append(session.session_id)
    rows = store.recall.rows(Group, ASKED)
    assert [row.last_session_id for row in rows] == [opened[1], opened[2], opened[0]]
    assert {row.group for row in rows} == {Group.LEFT_OPEN}
    assert store.recall.counts(ASKED) == {**dict.fromkeys(Group, 0), Group.LEFT_OPEN: 3}
    assert (rows[0].list_name, rows[0].day, rows[0].given_tenths) == (
        "First, Ada", date(2026, 11, 10), 50,
    )  # fmt: skip
    paged = store.recall.rows(Group, ASKED, after=rows[0], most=1)
    assert paged == rows[1:2]
    store.sessions.finish(opened[0], noon, actor)
    assert [row.group for row in store.recall.rows(Group, ASKED)] == [Group.LEFT_OPEN] * 2
    store.patients.archive(first.patient_id, True, NOON, actor)
    assert [row.patient_id for row in store.recall.rows(Group, ASKED)] == [check.patient_id]


def test_a_reopened_session_is_left_open_and_not_overdue_by_the_one_before(
    practice: Practice,
) -> None:
    treat(practice, practice.session, "PR-M1")
    later = NOON + timedelta(weeks=13)
    second = practice.start(later, practice.patient)
    treat(practice, second, "PR-M1", at=later)
    store, today = practice.store, (later + timedelta(days=3)).date()
    question = asked(today, load_outcome_lists(None), load_practice())
    assert store.recall.rows(Group, question) == []
    store.sessions.reopen(second.session_id, later, practice.actor)
    (row,) = store.recall.rows(Group, question)
    assert (row.group, row.last_session_id) == (Group.LEFT_OPEN, second.session_id)
    store.sessions.finish(second.session_id, later, practice.actor)
    amend(practice, second.session_id, AmendmentKind.VOID)
    (row,) = store.recall.rows(Group, question)
    assert row.group is Group.OVERDUE
