"""What tests of the derived tables share: sessions ended, parts of courses, rows as they lie."""

import sqlite3
from dataclasses import replace
from datetime import date, datetime

from model.outcome.contact import Contact, Result
from model.outcome.decision import Decision
from model.outcome.parts import OutcomeChange, OutcomePart
from model.paths import DataFolder
from model.session import Session
from model.signature import Amendment, AmendmentKind, Correction
from model.use_cases.charting import give
from tests.model.conftest import NOON, Practice

TABLES = ("session_total", "departure", "patient_course", "diary_total")


def tables(folder: DataFolder, *names: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the derived tables, as they are in the file."""
    raw = sqlite3.connect(f"{folder.records.as_uri()}?mode=ro", uri=True)
    found = {name: sorted(raw.execute(f"SELECT * FROM {name}")) for name in names or TABLES}
    raw.close()
    return found


def one(folder: DataFolder, table: str) -> dict[str, object]:
    """The only row of a table by column."""
    raw = sqlite3.connect(f"{folder.records.as_uri()}?mode=ro", uri=True)
    raw.row_factory = sqlite3.Row
    (row,) = raw.execute(f"SELECT * FROM {table}").fetchall()
    raw.close()
    return dict(row)


def treat(practice: Practice, session: Session, *codes: str, at: datetime = NOON) -> None:
    """Give a session's sites and end it."""
    chart = practice.store.chart(session.session_id)
    changes = [change for code in codes for change in give(chart, code, at)]
    practice.store.changes.apply(
        session.session_id, changes, action="given", at=at, actor=practice.actor
    )
    practice.store.sessions.finish(session.session_id, at, practice.actor)


def amend(
    practice: Practice, session_id: int, kind: AmendmentKind, **amended: tuple[str, str]
) -> None:
    """Add an amendment; amended: the text as signed and as amended, by a key with __ for dots."""
    corrections = tuple(
        Correction(f"detail/{key.replace('__', '.')}/value", key, f"“{signed}”", now)
        for key, (signed, now) in amended.items()
    )
    number = len(practice.store.signatures.amendments_of(session_id)) + 1
    with practice.store.transaction():
        practice.store.signatures.add_amendment(
            session_id,
            Amendment(
                number=number, kind=kind, text="added", corrections=corrections, reason="mistaken",
                clinician_id=practice.actor, at=NOON,
            ),
        )  # fmt: skip


def contact(on: date, result: Result = Result.CALLED, booked_on: date | None = None) -> Contact:
    return Contact(
        number=1, on=on, channel="phone", result=result, booked_on=booked_on,
        booked_time="14:30" if booked_on else "", clinician_id=1, recorded_at=NOON,
    )  # fmt: skip


def put(practice: Practice, *parts: OutcomePart) -> None:
    """Write parts of the patient's course under the next free numbers."""
    store, patient_id = practice.store, practice.patient.patient_id
    for part in parts:
        numbered = part
        if isinstance(part, Contact | Decision):
            numbered = replace(part, number=len(store.outcomes.of(patient_id, type(part))) + 1)
        store.outcomes.apply(
            patient_id,
            [OutcomeChange(None, numbered)],
            action="told",
            at=NOON,
            actor=practice.actor,
        )
