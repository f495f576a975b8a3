"""What is kept of patients' courses beside the sessions; every write is checked and audited."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from model.errors import ConflictError
from model.outcome.adverse_effect import AdverseEffect
from model.outcome.diary_day import DiaryDay
from model.outcome.parts import OutcomeChange, OutcomePart, key_of
from model.store.audit import AuditTrail
from model.store.database import Database
from model.store.derived import Derived
from model.store.keyed_rows import rows_of, write_row
from model.store.outcome_tables import TABLES

OWNER = "patient_id"


class Outcomes:
    """Contacts, measurements, adverse effects, baselines, decisions and diaries, by patient."""

    def __init__(self, database: Database, audit: AuditTrail, derived: Derived) -> None:
        self._database, self._audit, self._derived = database, audit, derived

    def of(self, patient_id: int, kind: type[OutcomePart]) -> list[OutcomePart]:
        """The parts of one kind of a patient, in the order of their keys."""
        return rows_of(self._database, TABLES[kind], OWNER, patient_id)

    def all_of(self, patient_id: int) -> list[OutcomePart]:
        """Every part of a patient, kind by kind."""
        return [part for kind in TABLES for part in self.of(patient_id, kind)]

    def apply(
        self,
        patient_id: int,
        changes: Sequence[OutcomeChange],
        *,
        action: str,
        at: datetime,
        actor: int,
    ) -> None:
        """Write changes in one transaction with one audit event; none leave no event.

        Raises ConflictError where a row is not as the change found it, InvalidValueError for a
        part that is not to be kept; nothing is written then.
        """
        if not changes:
            return
        with self._database.transaction():
            for change in changes:
                self._write(patient_id, change)
            self._audit.add(
                at=at,
                clinician_id=actor,
                action=action,
                subject="patient",
                subject_id=patient_id,
                before=[outcome_image(c.before) for c in changes if c.before],
                after=[outcome_image(c.after) for c in changes if c.after],
            )
            if any(isinstance(change.part, DiaryDay) for change in changes):
                self._derived.diary_changed(patient_id)
            self._derived.patient_changed(patient_id)

    def _write(self, patient_id: int, change: OutcomeChange) -> None:
        table, after = TABLES[type(change.part)], change.after
        if after:
            self._check_session(patient_id, after)
        write_row(
            self._database,
            table,
            OWNER,
            (patient_id, *key_of(change.part)),
            before=change.before,
            after=table.out(after) if after else None,
        )

    def _check_session(self, patient_id: int, part: OutcomePart) -> None:
        """The session an effect followed is one of the patient, and was not removed meanwhile."""
        session_id = part.session_id if isinstance(part, AdverseEffect) else None
        own = "SELECT 1 FROM session WHERE id = ? AND patient_id = ?"
        if session_id is not None and not self._database.row(own, (session_id, patient_id)):
            raise ConflictError(
                "The session that this adverse effect followed was removed. "
                "Nothing was changed; the screen now shows the record."
            )


def outcome_image(part: OutcomePart) -> dict[str, Any]:
    """A part as the audit shows it: the name of its table, then its columns."""
    table = TABLES[type(part)]
    return {"part": table.name, **dict(zip(table.columns, table.out(part), strict=True))}
