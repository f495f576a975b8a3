"""Signatures and amendments in the file; rows are only ever added."""

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, astuple
from typing import TYPE_CHECKING, Any

from model.clock import from_milliseconds, to_milliseconds
from model.signature import Amendment, AmendmentKind, Correction, Purpose, Signature
from model.store.database import Database, Row

if TYPE_CHECKING:
    from model.store.derived import Derived


class Signatures:
    """Who signed which session, and what was added to it afterwards."""

    def __init__(self, database: Database, derived: "Callable[[], Derived]") -> None:
        self._database, self._derived = database, derived

    def of(self, session_id: int) -> tuple[Signature, ...]:
        """The signatures of a session in the order they were made."""
        rows = self._database.rows(
            "SELECT number, purpose, amendment, clinician_id, name, credentials, role, signed_at,"
            " gap_reason, cosign_wanted, sha256, canonical FROM signature"
            " WHERE session_id = ? ORDER BY number",
            (session_id,),
        )
        return tuple(_signature(row) for row in rows)

    def amendments_of(self, session_id: int) -> tuple[Amendment, ...]:
        """The amendments of a session, oldest first."""
        rows = self._database.rows(
            "SELECT number, kind, text, corrections, reason, clinician_id, at"
            " FROM amendment WHERE session_id = ? ORDER BY number",
            (session_id,),
        )
        return tuple(_amendment(row) for row in rows)

    def corrections_of(self, session_id: int) -> list[Correction]:
        """The values of a session that were corrected, oldest first."""
        rows = self._database.rows(
            "SELECT corrections FROM amendment WHERE session_id = ? AND kind = 'correction'"
            " ORDER BY number",
            (session_id,),
        )
        return [one for (text,) in rows for one in _corrections(text)]

    def corrections_of_patient(self, patient_id: int) -> dict[int, list[Correction]]:
        """The same of all sessions of a patient that have any, by session."""
        rows = self._database.rows(
            "SELECT a.session_id, a.corrections FROM session AS s CROSS JOIN amendment AS a"
            " ON a.session_id = s.id AND a.kind = 'correction' WHERE s.patient_id = ?"
            " ORDER BY a.session_id, a.number",
            (patient_id,),
        )
        found: dict[int, list[Correction]] = {}
        for session_id, text in rows:
            found.setdefault(session_id, []).extend(_corrections(text))
        return found

    def signed_ids(self) -> list[int]:
        """The ids of all sessions that bear a signature, in their order."""
        rows = self._database.rows("SELECT DISTINCT session_id FROM signature ORDER BY session_id")
        return [row[0] for row in rows]

    def add(self, session_id: int, signature: Signature) -> bytes:
        """Keep a signature, inside Database.transaction(); the bytes kept of its text.

        The session has ended.
        """
        kept = zlib.compress(signature.text.encode())
        self._database.execute(
            "INSERT INTO signature (session_id, number, purpose, amendment, clinician_id, name,"
            " credentials, role, signed_at, gap_reason, cosign_wanted, sha256, canonical)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                session_id,
                signature.number,
                signature.purpose.value,
                signature.amendment,
                signature.clinician_id,
                signature.name,
                signature.credentials,
                signature.role,
                to_milliseconds(signature.signed_at),
                signature.gap_reason,
                int(signature.cosign_wanted),
                bytes.fromhex(signature.sha256),
                kept,
            ),
        )
        return kept

    def add_amendment(self, session_id: int, amendment: Amendment) -> None:
        """Keep an amendment, inside Database.transaction(); the session has ended."""
        self._database.execute(
            "INSERT INTO amendment (session_id, number, kind, text, corrections, reason,"
            " clinician_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (session_id, *amendment_columns(amendment).values()),
        )
        derived = self._derived()
        if amendment.kind is AmendmentKind.VOID:
            derived.session_void(session_id)
        elif amendment.kind is AmendmentKind.CORRECTION:
            derived.session_corrected(session_id)
        derived.session_text_changed(session_id)


def amendment_columns(amendment: Amendment) -> Mapping[str, Any]:
    """An amendment's columns as they are kept, and as its signature covers them."""
    corrections = [asdict(correction) for correction in amendment.corrections]
    return {
        "number": amendment.number,
        "kind": amendment.kind.value,
        "text": amendment.text,
        "corrections": json.dumps(corrections, ensure_ascii=False),
        "reason": amendment.reason,
        "clinician_id": amendment.clinician_id,
        "at": to_milliseconds(amendment.at),
    }


def _signature(row: Row) -> Signature:
    return Signature(
        number=row[0],
        purpose=Purpose(row[1]),
        amendment=row[2],
        clinician_id=row[3],
        name=row[4],
        credentials=row[5],
        role=row[6],
        signed_at=from_milliseconds(row[7]),
        gap_reason=row[8],
        cosign_wanted=bool(row[9]),
        sha256=row[10].hex(),
        text=unpacked(row[11]),
    )


def unpacked(canonical: bytes) -> str:
    """The text as signed; empty where it was spoilt from outside, which no hash agrees with."""
    try:
        return zlib.decompress(canonical).decode()
    except (zlib.error, UnicodeDecodeError):
        return ""


def _amendment(row: Row) -> Amendment:
    return Amendment(
        number=row[0],
        kind=AmendmentKind(row[1]),
        text=row[2],
        corrections=_corrections(row[3]),
        reason=row[4],
        clinician_id=row[5],
        at=from_milliseconds(row[6]),
    )


def _corrections(text: str) -> tuple[Correction, ...]:
    """None where the text was spoilt from outside: the check of its signature tells of that."""
    try:
        found = [Correction(**one) for one in json.loads(text)]
        texts = [text for one in found for text in astuple(one)]
    except (ValueError, TypeError):
        return ()
    return tuple(found) if all(isinstance(text, str) for text in texts) else ()
