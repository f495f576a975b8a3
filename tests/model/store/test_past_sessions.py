"""What was given before a session, as the file tells it."""

from datetime import timedelta
from decimal import Decimal

from model.history import PastSession
from model.paths import DataFolder
from model.session import Session
from model.store.database import connect
from model.use_cases.charting import give, set_dose
from tests.model.conftest import NOON, Practice, a_patient


def treated(practice: Practice, days: int, *codes: str) -> Session:
    """A finished session so many days before noon with these sites given."""
    at = NOON - timedelta(days=days)
    session = practice.start(at)
    chart = practice.store.chart(session.session_id)
    changes = [change for code in codes for change in give(chart, code, at)]
    practice.store.changes.apply(
        session.session_id, changes, action="given", at=at, actor=practice.actor
    )
    return practice.store.sessions.finish(session.session_id, at, practice.actor)


def past_of(practice: Practice, session: Session) -> tuple[PastSession, ...]:
    return practice.store.sessions.past_of(session.patient_id, session.session_id)


def test_the_latest_comes_first_with_what_was_given(practice: Practice) -> None:
    older = treated(practice, 170, "FR-L1", "FR-L2")
    newer = treated(practice, 85, "FR-L1")
    assert past_of(practice, practice.session) == (
        PastSession(
            session_id=newer.session_id,
            started_at=NOON - timedelta(days=85),
            units_given=Decimal(5),
            sites_given=1,
        ),
        PastSession(
            session_id=older.session_id,
            started_at=NOON - timedelta(days=170),
            units_given=Decimal(10),
            sites_given=2,
        ),
    )
    assert [p.session_id for p in past_of(practice, newer)] == [older.session_id]
    assert past_of(practice, older) == ()


def test_a_session_of_the_same_moment_and_a_draft_count(practice: Practice) -> None:
    second = practice.start()
    (first,) = past_of(practice, second)
    assert (first.session_id, first.sites_given) == (practice.session.session_id, 0)
    assert first.units_given == 0
    assert past_of(practice, practice.session) == ()


def test_another_patient_and_what_was_only_planned_do_not_count(practice: Practice) -> None:
    other = practice.store.patients.add(a_patient("Quill"), NOON, practice.actor)
    practice.start(NOON - timedelta(days=1), other)
    chart = practice.chart()
    practice.store.changes.apply(
        chart.session.session_id,
        set_dose(chart, "FR-L1", Decimal("7.5"), NOON),
        action="dose",
        at=NOON,
        actor=practice.actor,
    )
    (before,) = past_of(practice, practice.start(NOON + timedelta(days=1)))
    assert (before.units_given, before.sites_given) == (0, 0)


def test_a_void_session_is_none(practice: Practice, folder: DataFolder) -> None:
    void = treated(practice, 85, "FR-L1")
    kept = treated(practice, 170, "FR-L1")
    raw = connect(folder.records)
    for session, kind in ((void, "void"), (kept, "addition")):
        raw.execute(
            "INSERT INTO amendment (session_id, number, kind, reason, clinician_id, at)"
            " VALUES (?, 1, ?, 'Wrong patient', ?, 0)",
            (session.session_id, kind, practice.actor),
        )
    raw.close()
    assert [p.session_id for p in past_of(practice, practice.session)] == [kept.session_id]
