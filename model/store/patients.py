"""Patients in the file, and finding them as one types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from model.clock import from_milliseconds, to_milliseconds
from model.dose import from_tenths
from model.errors import InvalidValueError, NotFoundError
from model.one_line import one_line, writable
from model.patient import (
    Patient,
    Sex,
    checked_patient,
    folded,
    likely_same,
    search_key,
    search_words,
)
from model.store.audit import AuditTrail
from model.store.database import Database, Row

if TYPE_CHECKING:  # imported with the first write: a start shows the patients alone
    from model.store.derived import Derived
    from model.store.patient_grams import PatientGrams

COLUMNS = (
    "id, family_name, given_names, born_on, sex, record_number,"
    " phone, email, notes, allergies, archived_at"
)
MOST_SHOWN = 200
LONGEST_SEARCH = 200
SOON = 1000
"""So many of the most recent are looked at first, in patient_recent alone."""
FEW = 900
"""So many are looked at one by one; where it may be more, a page of them is soon walked into."""
STANDS_IN = "instr(search_key, ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientMatch:
    """A patient in the list with the last session that counts, None where there was none."""

    patient: Patient
    last_session_at: datetime | None = None
    last_session_finished: bool = False
    last_units: Decimal = Decimal()
    last_sites: int = 0
    """Sites of the protocol; added ones are not among them."""


class Patients:
    """The people treated. A patient with sessions is archived, never deleted."""

    def __init__(
        self, database: Database, audit: AuditTrail, derived: "Callable[[], Derived]"
    ) -> None:
        self._database, self._audit, self._derived = database, audit, derived

    @cached_property
    def _grams(self) -> "PatientGrams":
        from model.store.patient_grams import PatientGrams  # a start types nothing

        return PatientGrams(self._database)

    def add(self, patient: Patient, at: datetime, actor: int) -> Patient:
        """Keep a new patient; the one with its id. Raises InvalidValueError."""
        tidy = checked_patient(patient, at.date())
        with self._database.transaction():
            self._refuse_taken_number(tidy)
            columns = _columns(tidy)
            names = ", ".join([*columns, "created_at", "recent_at"])
            moment = to_milliseconds(at)
            new_id = self._database.execute(
                f"INSERT INTO patient ({names}) VALUES ({', '.join('?' * (len(columns) + 2))})",
                (*columns.values(), moment, moment),
            )
            added = replace(tidy, patient_id=new_id)
            self._grams.keep(new_id, columns["search_key"], archived=False)
            self._record(at, actor, "patient added", None, added)
            self._derived().patient_changed(new_id)
        return added

    def change(self, patient: Patient, at: datetime, actor: int) -> Patient:
        """Keep changed values of a patient. Raises InvalidValueError, NotFoundError."""
        tidy = checked_patient(patient, at.date())
        with self._database.transaction():
            before = self.get(tidy.patient_id)
            self._refuse_taken_number(tidy)
            self._update(tidy)
            self._record(at, actor, "patient changed", before, tidy)
            self._derived().patient_changed(tidy.patient_id)
        return tidy

    def archive(self, patient_id: int, archived: bool, at: datetime, actor: int) -> Patient:
        """Take a patient out of the lists, or back in; every record stays."""
        with self._database.transaction():
            before = self.get(patient_id)
            after = replace(before, archived_at=at if archived else None)
            self._update(after)
            action = "patient archived" if archived else "patient taken back"
            self._record(at, actor, action, before, after)
            self._derived().patient_changed(patient_id)
        return after

    def get(self, patient_id: int) -> Patient:
        """One patient; raises NotFoundError."""
        row = self._database.row(f"SELECT {COLUMNS} FROM patient WHERE id = ?", (patient_id,))
        if row is None:
            raise NotFoundError(f"There is no patient {patient_id}.")
        return patient_of(row)

    def by_record_number(self, record_number: str) -> Patient:
        """The patient with a medical record number; raises NotFoundError."""
        row = self._database.row(
            f"SELECT {COLUMNS} FROM patient WHERE record_key = ?",
            (folded(one_line(record_number)),),
        )
        if row is None:
            raise NotFoundError(f"There is no patient with the record number {record_number}.")
        return patient_of(row)

    def count(self) -> int:
        """How many patients the file holds, archived ones too."""
        row = self._database.row("SELECT count(*) FROM patient")
        return int(row[0]) if row else 0

    def search(
        self, typed: str, *, archived: bool = False, most: int = MOST_SHOWN
    ) -> list[PatientMatch]:
        """Patients in whose name, record number or birthday every typed word occurs.

        Without regard to accents and case; the most recent first, at most `most` of them.
        """
        return self.matches(self.search_ids(typed, archived=archived, most=most))

    def search_ids(
        self, typed: str, *, archived: bool = False, most: int = MOST_SHOWN
    ) -> list[int]:
        """The same as numbers in the file alone, for a list that reads its rows as it shows them.

        With common words enough are found among the most recent. Else the few whom the words can
        mean are looked at one by one; of many, all are walked through, which with many is soon.
        """
        # Cut: SQLite refuses a condition of a thousand words, and nobody types so much.
        words = search_words(writable(typed[:LONGEST_SEARCH]))
        condition = " AND ".join(["(archived_at IS NOT NULL) = ?", *[STANDS_IN] * len(words)])
        recent = self._database.rows(
            f"SELECT id FROM (SELECT id, search_key, archived_at FROM patient"
            f" ORDER BY recent_at DESC, id DESC LIMIT {SOON}) WHERE {condition} LIMIT ?",
            (archived, *words, most),
        )
        if len(recent) == most:
            return [row[0] for row in recent]
        few = self._grams.candidates(words, archived, FEW) if words or archived else None
        order = "recent_at DESC, id DESC"
        values: list[object] = [archived, *words]
        if few is not None:
            condition = f"id IN ({', '.join('?' * len(few))}) AND {condition}"
            order = "+recent_at DESC, +id DESC"  # + keeps SQLite from walking through everybody
            values = [*few, *values]
        rows = self._database.rows(
            f"SELECT id FROM patient WHERE {condition} ORDER BY {order} LIMIT ?", (*values, most)
        )
        return [row[0] for row in rows]

    def matches(self, ids: Sequence[int]) -> list[PatientMatch]:
        """Patients by their numbers, in that order, with the last session of each."""
        if not ids:
            return []
        rows = self._database.rows(f"{MATCHES} WHERE p.id IN ({', '.join('?' * len(ids))})", ids)
        found = {row[0]: _match(row) for row in rows}
        return [found[patient_id] for patient_id in ids if patient_id in found]

    def likely_duplicates(self, patient: Patient) -> list[Patient]:
        """Others who may be the same person: same record number, or birthday and like name."""
        rows = self._database.rows(
            f"SELECT {COLUMNS} FROM patient WHERE id <> ? AND (born_on = ? OR record_key = ?)",
            (patient.patient_id, patient.born_on.isoformat(), _record_key(patient)),
        )
        return [other for other in map(patient_of, rows) if likely_same(patient, other)]

    def _refuse_taken_number(self, patient: Patient) -> None:
        row = self._database.row(
            "SELECT family_name, given_names FROM patient WHERE record_key = ? AND id <> ?",
            (_record_key(patient), patient.patient_id),
        )
        if row:
            name = ", ".join(part for part in row if part)
            raise InvalidValueError(
                "record_number", f"This record number belongs to {name} already."
            )

    def _update(self, patient: Patient) -> None:
        columns = _columns(patient)
        pairs = ", ".join(f"{name} = ?" for name in columns)
        self._database.execute(
            f"UPDATE patient SET {pairs} WHERE id = ?", (*columns.values(), patient.patient_id)
        )
        archived = columns["archived_at"] is not None
        self._grams.keep(patient.patient_id, columns["search_key"], archived=archived)

    def _record(
        self, at: datetime, actor: int, action: str, before: Patient | None, after: Patient
    ) -> None:
        self._audit.add(
            at=at,
            clinician_id=actor,
            action=action,
            subject="patient",
            subject_id=after.patient_id,
            before=_columns(before) if before else None,
            after=_columns(after),
        )


MATCHES = (
    f"SELECT {', '.join('p.' + name for name in COLUMNS.split(', '))},"
    """ s.started_at, s.state,
    (SELECT coalesce(sum(dose_tenths), 0) FROM injection
        WHERE session_id = s.id AND state = 'given'),
    (SELECT count(*) FROM injection
        WHERE session_id = s.id AND state = 'given' AND kind = 'fixed')
    FROM patient AS p LEFT JOIN session AS s ON s.id = (
        SELECT id FROM session AS v WHERE patient_id = p.id AND NOT EXISTS (
            SELECT 1 FROM amendment WHERE session_id = v.id AND kind = 'void')
        ORDER BY started_at DESC LIMIT 1)"""
)


def _match(row: Row) -> PatientMatch:
    patient, rest = patient_of(row[:11]), row[11:]
    if rest[0] is None:
        return PatientMatch(patient=patient)
    return PatientMatch(
        patient=patient,
        last_session_at=from_milliseconds(rest[0]),
        last_session_finished=rest[1] == "finished",
        last_units=from_tenths(rest[2]),
        last_sites=rest[3],
    )


def patient_of(row: Row) -> Patient:
    """A patient from a row of COLUMNS."""
    return Patient(
        patient_id=row[0],
        family_name=row[1],
        given_names=row[2],
        born_on=date.fromisoformat(row[3]),
        sex=Sex(row[4]),
        record_number=row[5],
        phone=row[6],
        email=row[7],
        notes=row[8],
        allergies=row[9],
        archived_at=None if row[10] is None else from_milliseconds(row[10]),
    )


def _columns(patient: Patient) -> dict[str, Any]:
    archived_at = patient.archived_at
    return {
        "family_name": patient.family_name,
        "given_names": patient.given_names,
        "born_on": patient.born_on.isoformat(),
        "sex": patient.sex.value,
        "record_number": patient.record_number,
        "record_key": _record_key(patient),
        "phone": patient.phone,
        "email": patient.email,
        "notes": patient.notes,
        "allergies": patient.allergies,
        "search_key": search_key(patient),
        "archived_at": None if archived_at is None else to_milliseconds(archived_at),
    }


def _record_key(patient: Patient) -> str | None:
    return folded(one_line(patient.record_number)) or None
