"""A session's rows as they stand in the file, column by column: what its signatures cover.

Read past the entities on purpose: a value that no entity would take, put there from outside, has
to be named and must not stop the check.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from model.store.audit import AuditTrail
from model.store.database import Database
from model.store.event_names import ADDED_TO_SESSIONS
from model.store.guards import guards_amiss
from model.store.injections import COLUMNS as INJECTION
from model.store.part_tables import TABLES

Columns = Mapping[str, Any]
Image = Mapping[str, Sequence[Columns]]
"""Rows by the name of their table."""

SESSION = (
    "id, patient_id, clinician_id, protocol_version_id, head_map_version_id, state,"
    " started_at, ended_at, note"
)
NUMBER = (
    "SELECT count(*) FROM session AS e JOIN session AS s ON s.patient_id = e.patient_id"
    " WHERE s.id = ? AND e.id <= s.id"
)
PATIENT = "id, family_name, given_names, born_on, sex, record_number, allergies"
PROTOCOL = "id, protocol_id, version, sha256"
SIGNATURE = (
    "number, purpose, amendment, clinician_id, name, credentials, role, signed_at, gap_reason,"
    " cosign_wanted, sha256, canonical"
)
AMENDMENT = "number, kind, text, corrections, reason, clinician_id, at"
OF_SIGNATURES = (
    f"subject = 'session' AND action IN ({', '.join(map(repr, ADDED_TO_SESSIONS.values()))})"
)
SIGNED = (
    "SELECT session_id FROM signature UNION SELECT session_id FROM amendment"
    f" UNION SELECT subject_id FROM audit_event WHERE {OF_SIGNATURES} ORDER BY 1"
)


class SessionImages:
    """The raw rows of sessions, their signatures, their amendments and the audit of these."""

    def __init__(self, database: Database, audit: AuditTrail) -> None:
        self._database, self._audit = database, audit
        self._known: dict[tuple[str, int], str] | None = None

    def for_many(self) -> "SessionImages":
        """The same for one reading of the whole file: a text kept for many is hashed once."""
        images = SessionImages(self._database, self._audit)
        images._known = {}
        return images

    def of(self, session_id: int) -> Image:
        """All rows of a session with its patient, protocol and drawing; empty where it is gone."""
        found = self._read("session", SESSION, "id = ?", session_id)
        if not found:
            return {}
        session = found[0]
        number = self._database.row(NUMBER, (session_id,))
        protocol_id, drawing_id = session["protocol_version_id"], session["head_map_version_id"]
        of_session = "session_id = ? ORDER BY "
        return {
            "session": [{**session, "number": number[0] if number else 0}],
            "patient": self._read("patient", PATIENT, "id = ?", session["patient_id"]),
            "injection": self._read("injection", INJECTION, f"{of_session} ordinal", session_id),
            **{
                table.name: self._read(
                    table.name,
                    ", ".join(table.columns),
                    of_session + ", ".join(table.key),
                    session_id,
                )
                for table in TABLES.values()
            },
            "protocol_version": self._version("protocol_version", PROTOCOL, protocol_id),
            "head_map_version": self._version("head_map_version", "id, sha256", drawing_id),
        }

    def signatures(self, session_id: int) -> Sequence[Columns]:
        """The signature rows, their hash as text and canonical as the bytes kept."""
        where = "session_id = ? ORDER BY number"
        rows = self._read("signature", SIGNATURE, where, session_id)
        return [{**row, "sha256": row["sha256"].hex()} for row in rows]

    def amendments(self, session_id: int) -> Sequence[Columns]:
        """The amendment rows."""
        where = "session_id = ? ORDER BY number"
        return self._read("amendment", AMENDMENT, where, session_id)

    def events(self, session_id: int) -> Sequence[Columns]:
        """The audit events of a session's signatures, oldest first; after as it was encoded."""
        where = f"subject_id = ? AND {OF_SIGNATURES} ORDER BY id"
        rows = self._read("audit_event", "id, at, clinician_id, action, after", where, session_id)
        return [{**row, "after": _decoded(row["after"])} for row in rows]

    def told_of_patient(self, patient_id: int, after_event: int) -> Columns:
        """A patient's values by the last event of the audit after one; nothing without such."""
        where = "subject = 'patient' AND subject_id = ? ORDER BY id DESC LIMIT 1"
        for row in self._read("audit_event", "id, after", where, patient_id):
            if row["id"] > after_event:
                return _decoded(row["after"])
        return {}

    def broken_events(self, session_id: int) -> list[int]:
        """The session's audit events that are not as they were written."""
        return self._audit.broken_of("session", session_id)

    def guards_amiss(self) -> tuple[str, ...]:
        """Triggers that lock signed records and are missing, changed or not the program's."""
        return guards_amiss(self._database)

    def signed_ids(self) -> list[int]:
        """Every session that is signed, or was by what the audit says."""
        return [row[0] for row in self._database.rows(SIGNED)]

    def _version(self, table: str, columns: str, version_id: int) -> Sequence[Columns]:
        """The row of a kept text, with the hash that the text has now."""
        rows = self._read(table, columns, "id = ?", version_id)
        return [{**row, "text_sha256": self._text_hash(table, version_id)} for row in rows]

    def _text_hash(self, table: str, version_id: int) -> str:
        known = {} if self._known is None else self._known
        place = (table, version_id)
        if place not in known:
            (row,) = self._read(table, "source", "id = ?", version_id)
            source = row["source"].encode(errors="surrogateescape")
            known[place] = hashlib.sha256(source).hexdigest()
        return known[place]

    def _read(self, table: str, columns: str, where: str, value: int) -> list[Columns]:
        names = columns.split(", ")
        sql = f"SELECT {columns} FROM {table} WHERE {where}"
        return [
            dict(zip(names, row, strict=True)) for row in self._database.rows_as_kept(sql, (value,))
        ]


def _decoded(after: str | None) -> Columns:
    """What an event says; nothing where it was spoilt from outside."""
    try:
        found = json.loads(after or "")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
