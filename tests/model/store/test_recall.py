"""Who is to be called, at every edge; found by indexes, page after page."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from model.outcome.contact import Result
from model.outcome.decision import Choice, Decision
from model.outcome.lists_file import load_outcome_lists
from model.paths import DataFolder
from model.practice.files import load_practice
from model.recall import Group, RecallAsked, asked, monday_of
from model.signature import AmendmentKind
from model.store import recall as recall_module
from model.store.store import Store
from tests.model.conftest import NOON, Practice, a_patient
from tests.model.store.course_desk import amend, contact, put, treat

TODAY = date(2026, 11, 18)  # a Wednesday
MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)
ASKED = RecallAsked(
    today=TODAY, week=MONDAY, overdue_days=84, checkpoint_weeks=(2, 4), checkpoint_days=7
)
Course = Callable[..., int]


@pytest.fixture
def course(practice: Practice, folder: DataFolder) -> Course:
    """A patient's row as it would be worked out; the patient's number."""

    def make(name: str = "Teller", due: date = TODAY, **columns: object) -> int:
        patient = practice.store.patients.add(a_patient(name), NOON, practice.actor)
        values = {
            "sessions": 1,
            "last_session_id": practice.session.session_id,
            "last_on": due - timedelta(weeks=12),
            "due_on": due,
            **columns,
        }
        raw = sqlite3.connect(folder.records)
        raw.execute(
            f"UPDATE patient_course SET {', '.join(f'{key} = ?' for key in values)}"
            " WHERE patient_id = ?",
            (
                *(v.isoformat() if isinstance(v, date) else v for v in values.values()),
                patient.patient_id,
            ),
        )
        raw.commit()
        raw.close()
        return patient.patient_id

    return make


def groups(store: Store, question: RecallAsked = ASKED) -> dict[int, Group]:
    """The group of each patient, once the counts are found to agree with the rows."""
    rows = store.recall.rows(Group, question)
    counts = store.recall.counts(question)
    assert {group: [row.group for row in rows].count(group) for group in Group} == counts
    return {row.patient_id: row.group for row in rows}


@pytest.mark.parametrize(
    ("days", "group"),
    [
        (-1000, Group.NEVER_BACK),
        (-85, Group.NEVER_BACK),
        (-84, Group.OVERDUE),
        (-2, Group.OVERDUE),  # Monday of this week
        (-1, Group.OVERDUE),
        (0, Group.WEEK),
        (4, Group.WEEK),  # Sunday
        (5, None),
    ],
)
def test_the_group_follows_from_the_day_the_session_is_due(
    store: Store, course: Course, days: int, group: Group | None
) -> None:
    patient = course(due=TODAY + timedelta(days=days))
    assert groups(store) == ({patient: group} if group else {})


def test_another_week_is_asked_for_from_monday_to_sunday(store: Store, course: Course) -> None:
    due = [date(2026, 11, day) for day in (22, 23, 29, 30)]
    patients = [course(due=day) for day in due]
    for week, found in ((date(2026, 11, 23), patients[1:3]), (date(2026, 11, 30), patients[3:])):
        question = RecallAsked(
            today=TODAY, week=week, overdue_days=84, checkpoint_weeks=(2, 4), checkpoint_days=7
        )
        rows = store.recall.rows([Group.WEEK], question)
        assert [row.patient_id for row in rows] == found
        assert store.recall.counts(question)[Group.WEEK] == len(found)
    # A week gone by shows all who were due in it.
    over = course(due=date(2026, 11, 9))
    gone = RecallAsked(
        today=TODAY, week=date(2026, 11, 9), overdue_days=84, checkpoint_weeks=(), checkpoint_days=7
    )
    assert [row.patient_id for row in store.recall.rows([Group.WEEK], gone)] == [over]


@pytest.mark.parametrize(
    ("ago", "contacted", "result", "listed"),
    [
        (14, None, "", True),  # today
        (13, None, "", False),  # tomorrow
        (16, None, "", True),  # on Monday, and missed
        (17, None, "", True),  # on Sunday, of another week
        (21, None, "", True),  # a week ago
        (22, None, "", False),
        (20, 6, "", False),  # reached on its day
        (28, None, "", True),
        (30, None, "", True),
        (35, None, "", True),
        (36, None, "", False),
        (14, 0, "called", False),
        (14, 1, "called", True),  # before the checkpoint's day
        (16, 2, "called", False),
        (16, 0, "left_message", True),
        (16, 0, "", False),  # measures were told
    ],
)
def test_a_checkpoint_is_listed_until_somebody_was_reached(
    store: Store, course: Course, ago: int, contacted: int | None, result: str, listed: bool
) -> None:
    last = TODAY - timedelta(days=ago)
    columns: dict[str, object] = {"last_on": last, "contact_result": result}
    if contacted is not None:
        columns["contact_on"] = TODAY - timedelta(days=contacted)
    patient = course(due=last + timedelta(weeks=12), **columns)
    assert groups(store) == ({patient: Group.CHECKPOINT} if listed else {})
    for row in store.recall.rows(Group, ASKED):
        assert row.day == last + timedelta(weeks=row.weeks)
        assert row.weeks in (2, 4)


def test_a_checkpoint_waits_until_the_next_one_at_the_latest(store: Store, course: Course) -> None:
    lasting = replace(ASKED, checkpoint_days=28)
    last = TODAY - timedelta(weeks=4)
    patient = course(last_on=last, due=last + timedelta(weeks=12))
    assert groups(store, lasting) == {patient: Group.CHECKPOINT}
    assert [row.weeks for row in store.recall.rows(Group, lasting)] == [4]
    day_before = replace(lasting, today=TODAY - timedelta(days=1))
    assert [row.weeks for row in store.recall.rows(Group, day_before)] == [2]


def test_who_is_due_this_week_has_no_checkpoint_beside(store: Store, course: Course) -> None:
    early = course(due=SUNDAY, last_on=TODAY - timedelta(weeks=4))
    assert groups(store) == {early: Group.WEEK}


def test_nobody_is_called_who_stopped_or_sits_in_the_room(
    practice: Practice, course: Course
) -> None:
    store, actor = practice.store, practice.actor
    here, yesterday = course("Here"), course("Yesterday")
    course("Stopped", active=0)
    noon = NOON - timedelta(days=2)  # of TODAY
    practice.start(noon, store.patients.get(here))
    practice.start(noon - timedelta(days=1), store.patients.get(yesterday))
    assert groups(store) == {yesterday: Group.WEEK}
    store.patients.archive(yesterday, True, NOON, actor)
    assert groups(store) == {}


def test_the_list_goes_by_urgency_page_after_page(store: Store, course: Course) -> None:
    days = (-90, -200, -3, -80, 0, 2, -3)
    patients = dict(
        zip(
            ("back", "long", "over", "most", "today", "friday", "over too"),
            [course(due=TODAY + timedelta(days=day)) for day in days],
            strict=True,
        )
    )
    check = [
        course(due=TODAY + timedelta(days=60), last_on=TODAY - timedelta(days=ago))
        for ago in (28, 16, 14)
    ]
    wanted = [
        *(patients[name] for name in ("most", "over", "over too", "today", "friday")),
        check[1], check[0], check[2],
        patients["back"], patients["long"],
    ]  # fmt: skip
    rows = store.recall.rows(Group, ASKED)
    assert [row.patient_id for row in rows] == wanted
    for size in (1, 2, 3):
        paged, last = [], None
        while page := store.recall.rows(Group, ASKED, after=last, most=size):
            assert len(page) <= size
            paged += page
            last = page[-1]
        assert paged == rows
    assert [row.group for row in store.recall.rows([Group.OVERDUE], ASKED)] == [Group.OVERDUE] * 3


def test_a_row_says_what_a_call_needs(practice: Practice) -> None:
    treat(practice, practice.session, "PR-M1")  # on 20 Nov 2026, due on 12 Feb 2027
    store = practice.store
    today = date(2027, 2, 15)
    question = asked(today, load_outcome_lists(None), load_practice())
    assert (question.week, question.overdue_days) == (today, 84)
    assert (question.checkpoint_weeks, question.checkpoint_days) == ((2, 4), 7)
    (row,) = store.recall.rows(Group, question)
    assert (row.group, row.day, row.due_on) == (Group.OVERDUE, date(2027, 2, 12), row.day)
    assert (row.list_name, row.initials, row.last_on) == ("Marlowe, Ada", "A.M.", NOON.date())
    assert (row.contacted_on, row.booked_on) == (None, None)
    put(practice, contact(date(2026, 11, 19)))
    (row,) = store.recall.rows(Group, question)
    assert row.contact_on is not None
    assert row.contacted_on is None  # it was before the last session
    put(practice, contact(date(2026, 11, 20), Result.BOOKED, date(2027, 2, 13)))
    (row,) = store.recall.rows(Group, question)  # booked for a day gone by: still to be called
    assert (row.booked_on, row.booked_time) == (date(2027, 2, 13), "14:30")
    put(practice, contact(date(2026, 11, 20), Result.DECLINED))
    (row,) = store.recall.rows(Group, question)
    assert (row.contact_result, row.booked_on) == (Result.DECLINED, None)
    stop = Decision(
        number=1, choice=Choice.STOP, reason="why", rule="r", verdict="v", saw="s",
        clinician_id=1, clinician_name="Robin Okafor", recorded_at=NOON,
    )  # fmt: skip
    put(practice, stop)
    assert store.recall.rows(Group, question) == []
    amend(practice, practice.session.session_id, AmendmentKind.VOID)
    assert store.recall.counts(question) == dict.fromkeys(Group, 0)


def test_nobody_is_walked_through(
    practice: Practice, course: Course, monkeypatch: pytest.MonkeyPatch, folder: DataFolder
) -> None:
    """Every query is explained by SQLite itself: no scan, and no sorting of what was found."""
    course(due=TODAY - timedelta(days=3))
    recall = practice.store.recall
    asked_sql: list[tuple[str, tuple[object, ...]]] = []
    database = recall._database

    class Noting:
        def rows(self, sql: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
            asked_sql.append((sql, values))
            return database.rows(sql, values)

        def row(self, sql: str, values: tuple[object, ...]) -> tuple[object, ...] | None:
            asked_sql.append((sql, values))
            return database.row(sql, values)

    monkeypatch.setattr(recall, "_database", Noting())
    (first,) = recall.rows(Group, ASKED)
    recall.rows(Group, ASKED, after=first)
    recall.counts(ASKED)
    recall.rows([Group.LEFT_OPEN], ASKED, after=replace(first, group=Group.LEFT_OPEN))
    assert len(asked_sql) == 21
    for sql, values in asked_sql:
        plan = [row[3] for row in database.rows(f"EXPLAIN QUERY PLAN {sql}", values)]
        if "INDEXED BY" in sql:
            assert any("SEARCH s USING INDEX session_open (started_at" in one for one in plan)
            assert not any("SCAN s" in one or "SCAN p" in one or "TEMP B" in one for one in plan)
            continue
        by_day = {"c.last_on BETWEEN": "course_last", "WHERE c.booked_on >=": "course_booked"}
        index = next((index for words, index in by_day.items() if words in sql), "course_due")
        assert any(step.startswith("SEARCH c USING") and index in step for step in plan), plan
        assert not any(step.startswith("SCAN c") or step.startswith("SCAN p") for step in plan)
        assert not any("TEMP B-TREE" in step for step in plan), plan


def test_whoever_has_a_day_from_today_on_is_called_for_nothing(practice: Practice) -> None:
    treat(practice, practice.session, "PR-M1")  # due on 12 Feb 2027
    recall, today = practice.store.recall, date(2027, 3, 1)
    question = asked(today, load_outcome_lists(None), load_practice())
    assert recall.counts(question)[Group.OVERDUE] == 1
    put(practice, contact(date(2026, 11, 20), Result.BOOKED, today))
    assert recall.counts(question)[Group.OVERDUE] == 0
    (row,) = recall.rows(Group, question)
    assert (row.group, row.day) == (Group.BOOKED, today)
    assert recall.rows(Group, question, after=row) == []
    tomorrow = asked(date(2027, 3, 2), load_outcome_lists(None), load_practice())
    assert [one.group for one in recall.rows(Group, tomorrow)] == [Group.OVERDUE]


def test_counting_ends(store: Store, course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall_module, "MOST_COUNTED", 2)
    for _ in range(3):
        course(due=TODAY - timedelta(days=300))
    assert store.recall.counts(ASKED)[Group.NEVER_BACK] == 2


@pytest.mark.parametrize(
    ("day", "monday"),
    [(date(2026, 11, 16), 16), (date(2026, 11, 22), 16), (date(2026, 11, 23), 23)],
)
def test_a_week_begins_on_monday(day: date, monday: int) -> None:
    assert monday_of(day) == date(2026, 11, monday)
