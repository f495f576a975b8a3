"""The audit is append-only, and a change behind the program's back is found."""

import json
import sqlite3
from collections.abc import Iterator

import pytest

from model.clinician import Clinician
from model.paths import DataFolder
from model.store.database import connect
from model.use_cases.charting import give
from tests.model.conftest import NOON, Practice


@pytest.fixture
def raw(practice: Practice, folder: DataFolder) -> Iterator[sqlite3.Connection]:
    """A connection past the program, to a file with some ten events."""
    for row in practice.chart().rows[:7]:
        practice.store.changes.apply(
            practice.session.session_id,
            give(practice.chart(), row.code, NOON),
            action="given",
            at=NOON,
            actor=practice.actor,
        )
    connection = connect(folder.records)
    yield connection
    connection.close()


def test_an_event_says_who_what_when_and_both_images(practice: Practice) -> None:
    (event,) = practice.store.audit.of("patient", practice.patient.patient_id)
    assert (event.action, event.at, event.clinician_id) == ("patient added", NOON, practice.actor)
    assert event.before is None
    assert event.after is not None
    assert json.loads(event.after)["family_name"] == "Marlowe"
    assert practice.store.audit.of("patient", 99) == []


@pytest.mark.parametrize("verb", ["UPDATE audit_event SET action = ''", "DELETE FROM audit_event"])
def test_events_are_append_only(raw: sqlite3.Connection, verb: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute(verb)


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE audit_event SET action = 'taken back' WHERE id = 5",
        "UPDATE audit_event SET at = at + 1 WHERE id = 5",
        "UPDATE audit_event SET clinician_id = NULL WHERE id = 5",
        "UPDATE audit_event SET after = replace(after, 'given', 'planned') WHERE id = 5",
        "UPDATE audit_event SET hash = zeroblob(32) WHERE id = 5",
        "DELETE FROM audit_event WHERE id = 5",
    ],
)
def test_an_edited_or_deleted_event_is_found(
    practice: Practice, raw: sqlite3.Connection, deed: str
) -> None:
    assert practice.store.audit.first_broken() is None
    raw.execute("DROP TRIGGER audit_append_only_update")
    raw.execute("DROP TRIGGER audit_append_only_delete")
    raw.execute(deed)
    assert practice.store.audit.first_broken() == 5


def test_a_replaced_event_is_refused_and_else_found(
    practice: Practice, raw: sqlite3.Connection
) -> None:
    deed = (
        "INSERT OR REPLACE INTO audit_event SELECT id, at, clinician_id, 'other', subject,"
        " subject_id, before, after, hash FROM audit_event WHERE id = 4"
    )
    with pytest.raises(sqlite3.IntegrityError, match="never replaced"):
        raw.execute(deed)
    raw.execute("DROP TRIGGER audit_event_never_replaced")
    raw.execute(deed)
    assert practice.store.audit.first_broken() == 4


def test_an_empty_audit_is_whole(tmp_path: object, store: object) -> None:
    assert store.audit.first_broken() is None  # type: ignore[attr-defined]


def test_others_who_charted_a_session_are_found(practice: Practice) -> None:
    store, session_id = practice.store, practice.session.session_id
    assert store.also_charted(session_id) == ()
    lea, sam = (
        store.clinicians.add(Clinician(clinician_id=0, name=name), NOON, None)
        for name in ("Lea Benning", "Sam Idowu")
    )
    store.sessions.set_note(session_id, "one", NOON, sam.clinician_id)
    store.sessions.set_note(session_id, "two", NOON, lea.clinician_id)
    # Who only ends a session, or opens it again, charted nothing.
    third = store.clinicians.add(Clinician(clinician_id=0, name="Ada Kern"), NOON, None)
    store.sessions.finish(session_id, NOON, third.clinician_id)
    store.sessions.reopen(session_id, NOON, third.clinician_id)
    assert store.also_charted(session_id) == (sam, lea)
