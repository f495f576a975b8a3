"""Sessions are started, noted, finished, opened again; a finished one takes no change."""

import json
import sqlite3
from datetime import timedelta

import pytest

from model.detail import Detail
from model.errors import FinishedSessionError, InvalidValueError, NotFoundError
from model.paths import DataFolder
from model.session import Session, SessionState
from model.session_part import PartChange
from model.store.database import connect
from model.store.sessions import SELECT
from model.use_cases.charting import give_muscle, leave_out
from tests.model.conftest import NOON, Practice, a_patient

HOUR = timedelta(hours=1)


def give(practice: Practice, muscle: str) -> None:
    """All sites of a muscle are given in the practice's session."""
    practice.store.changes.apply(
        practice.session.session_id,
        give_muscle(practice.chart(), muscle, None, NOON),
        action="muscle given",
        at=NOON,
        actor=practice.actor,
    )


def ids(sessions: list[Session]) -> list[int]:
    return [session.session_id for session in sessions]


def test_sessions_are_numbered_as_they_were_begun_whatever_the_clock_said(
    practice: Practice,
) -> None:
    clock_set_back = practice.start(at=NOON - HOUR)
    later = practice.start(at=NOON + HOUR)
    sessions = [practice.session, clock_set_back, later]
    assert [practice.store.sessions.get(i).number for i in ids(sessions)] == [1, 2, 3]


def test_the_number_of_a_session_is_found_by_the_index(
    practice: Practice, folder: DataFolder
) -> None:
    raw = connect(folder.records)
    plan = raw.execute(f"EXPLAIN QUERY PLAN {SELECT} FROM session AS s WHERE s.id = 1").fetchall()
    raw.close()
    assert any("USING COVERING INDEX session_of_patient (patient_id=?" in row[3] for row in plan)


def test_a_summary_adds_up_what_the_rows_say(practice: Practice) -> None:
    give(practice, "TE")
    practice.store.changes.apply(
        practice.session.session_id,
        leave_out(practice.chart(), "FR-L2", "", "Brow droop", NOON),
        action="not given",
        at=NOON,
        actor=practice.actor,
    )
    (summary,) = practice.store.sessions.open_drafts()
    assert (summary.patient_name, summary.clinician_name) == ("Marlowe, Ada", "Robin Okafor")
    assert (summary.sites_given, summary.sites_not_given, summary.extras_given) == (8, 1, 0)
    assert summary.units_given == 40
    assert summary.session == practice.chart().session


def test_a_patient_without_a_given_name_is_named_by_the_other(practice: Practice) -> None:
    patient = practice.store.patients.add(a_patient("Solo", ""), NOON, practice.actor)
    practice.start(patient=patient)
    (summary,) = practice.store.sessions.of_patient(patient.patient_id)
    assert summary.patient_name == "Solo"


def test_sessions_of_a_span_are_found_with_its_first_and_without_its_last_moment(
    practice: Practice,
) -> None:
    later = practice.start(at=NOON + HOUR)
    between = practice.store.sessions.between
    assert ids([s.session for s in between(NOON, NOON + HOUR)]) == [practice.session.session_id]
    assert ids([s.session for s in between(NOON, NOON + 2 * HOUR)]) == (
        [practice.session.session_id, later.session_id]
    )
    assert between(NOON + 2 * HOUR, NOON + 3 * HOUR) == []


def test_a_note_is_kept_with_one_event_and_an_unchanged_one_with_none(practice: Practice) -> None:
    sessions, session_id = practice.store.sessions, practice.session.session_id
    for _ in range(2):
        sessions.set_note(session_id, "tolerated well", NOON, practice.actor)
    assert sessions.get(session_id).note == "tolerated well"
    actions = [event.action for event in practice.store.audit.of("session", session_id)]
    assert actions == ["session started", "session note"]
    with pytest.raises(InvalidValueError) as caught:
        sessions.set_note(session_id, "x" * 20_001, NOON, practice.actor)
    assert caught.value.field == "note"


def test_a_finished_session_refuses_rows_and_note_until_it_is_opened_again(
    practice: Practice,
) -> None:
    sessions, session_id = practice.store.sessions, practice.session.session_id
    give(practice, "PR")
    finished = sessions.finish(session_id, NOON + HOUR, practice.actor)
    assert (finished.state, finished.ended_at) == (SessionState.FINISHED, NOON + HOUR)
    assert sessions.finish(session_id, NOON + 2 * HOUR, practice.actor) == finished
    before = practice.rows()
    with pytest.raises(FinishedSessionError, match="Open it again first"):
        give(practice, "CO")
    with pytest.raises(FinishedSessionError):
        sessions.set_note(session_id, "late", NOON, practice.actor)
    assert practice.rows() == before
    assert sessions.get(session_id).note == ""
    assert sessions.open_drafts() == []

    again = sessions.reopen(session_id, NOON + 2 * HOUR, practice.actor)
    assert (again.state, again.ended_at) == (SessionState.DRAFT, None)
    give(practice, "CO")
    assert len(practice.rows()) == 3
    actions = [event.action for event in practice.store.audit.of("session", session_id)]
    assert actions == [
        "session started",
        "muscle given",
        "session finished",
        "session opened again",
        "muscle given",
    ]


def test_only_an_empty_draft_can_be_removed(practice: Practice) -> None:
    sessions, actor = practice.store.sessions, practice.actor
    empty = practice.start(at=NOON + HOUR).session_id
    noted = practice.start(at=NOON + HOUR).session_id
    sessions.set_note(noted, "came, went home", NOON, actor)
    finished = practice.start(at=NOON + HOUR).session_id
    sessions.finish(finished, NOON + HOUR, actor)
    give(practice, "PR")
    sessions.discard_empty(empty, NOON, actor)
    with pytest.raises(NotFoundError):
        sessions.get(empty)
    for session_id in (practice.session.session_id, noted, finished):
        with pytest.raises(FinishedSessionError, match="Only an empty session"):
            sessions.discard_empty(session_id, NOON, actor)
        sessions.get(session_id)


def test_the_audit_keeps_what_was_carried_into_a_removed_session(practice: Practice) -> None:
    part = Detail(key="indication.headache_days", value="18", carried_over=True, recorded_at=NOON)
    store, session_id = practice.store, practice.start(at=NOON + HOUR).session_id
    store.changes.apply(
        session_id, [PartChange(None, part)], action="carried", at=NOON, actor=practice.actor
    )
    store.sessions.discard_empty(session_id, NOON, practice.actor)
    before = json.loads(store.audit.of("session", session_id)[-1].before or "")
    (kept,) = before["parts"]
    assert (kept["part"], kept["key"], kept["value"]) == ("detail", part.key, "18")


def test_the_id_of_a_removed_session_never_comes_again(practice: Practice) -> None:
    empty = practice.start(at=NOON + HOUR).session_id
    practice.store.sessions.discard_empty(empty, NOON + HOUR, practice.actor)
    # Else steps of undo and the audit of the one would be taken for the other's.
    assert practice.start(at=NOON + HOUR).session_id > empty


def test_a_session_can_be_finished_when_the_clock_was_set_back(practice: Practice) -> None:
    session_id = practice.session.session_id
    finished = practice.store.sessions.finish(session_id, NOON - HOUR, practice.actor)
    assert finished.ended_at == finished.started_at
    audit = practice.store.audit.of("session", session_id)
    assert audit[-1].at == NOON - HOUR


def test_a_session_that_is_not_there_is_told(practice: Practice) -> None:
    with pytest.raises(NotFoundError):
        practice.store.chart(99)
    with pytest.raises(NotFoundError):
        practice.store.sessions.finish(99, NOON, practice.actor)


def test_the_tables_themselves_keep_a_session_with_its_patient_and_protocol(
    practice: Practice, folder: DataFolder
) -> None:
    raw = connect(folder.records)
    raw.execute("PRAGMA foreign_keys = ON")
    for statement, said in [
        ("UPDATE session SET patient_id = patient_id", "keeps its patient"),
        ("UPDATE session SET started_at = 0", "keeps its patient"),
        ("DELETE FROM patient", "archived, never deleted"),
        ("DELETE FROM clinician", "FOREIGN KEY constraint failed"),
        ("DELETE FROM protocol_version", "never removed"),
        ("UPDATE session SET id = 99", "keeps its number"),
        ("INSERT OR REPLACE INTO session SELECT * FROM session", "never replaced"),
        ("UPDATE session SET state = 'finished'", "CHECK constraint failed"),
        ("UPDATE session SET state = 'signed'", "CHECK constraint failed"),
    ]:
        with pytest.raises(sqlite3.IntegrityError, match=said):
            raw.execute(statement)
    raw.close()
