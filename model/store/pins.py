"""PIN hashes of the clinicians and the wrong tries in a row; the PIN itself is nowhere."""

from dataclasses import dataclass
from datetime import datetime

from model.clock import from_milliseconds, to_milliseconds
from model.errors import NotFoundError
from model.store.audit import AuditTrail
from model.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class PinRow:
    """What is kept of a clinician's PIN; failures counts wrong tries since the last right one."""

    pin_hash: str | None
    failures: int
    failed_at: datetime | None


class PinRows:
    """The columns of PINs; whether one is right is asked in model/signing/pin.py."""

    def __init__(self, database: Database, audit: AuditTrail) -> None:
        self._database, self._audit = database, audit

    def get(self, clinician_id: int) -> PinRow:
        """What is kept for a clinician; raises NotFoundError."""
        row = self._database.row(
            "SELECT pin_hash, pin_failures, pin_failed_at FROM clinician WHERE id = ?",
            (clinician_id,),
        )
        if row is None:
            raise NotFoundError(f"There is no clinician {clinician_id}.")
        failed_at = None if row[2] is None else from_milliseconds(row[2])
        return PinRow(pin_hash=row[0], failures=row[1], failed_at=failed_at)

    def keep(
        self, clinician_id: int, pin_hash: str, *, action: str, at: datetime, actor: int
    ) -> None:
        """Keep a new hash, with an audit event that holds no part of it."""
        with self._database.transaction():
            self._database.execute(
                "UPDATE clinician SET pin_hash = ?, pin_failures = 0, pin_failed_at = NULL"
                " WHERE id = ?",
                (pin_hash, clinician_id),
            )
            self._record(clinician_id, action, at, actor)

    def count_wrong(self, clinician_id: int, at: datetime) -> int:
        """Count one wrong PIN, with an audit event; how many there were in a row."""
        with self._database.transaction():
            self._database.execute(
                "UPDATE clinician SET pin_failures = pin_failures + 1, pin_failed_at = ?"
                " WHERE id = ?",
                (to_milliseconds(at), clinician_id),
            )
            self._record(clinician_id, "wrong PIN", at, clinician_id)
        return self.get(clinician_id).failures

    def begin_wait(self, clinician_id: int, at: datetime) -> None:
        """Let the wait begin anew, for a clock that was set back."""
        self._set("pin_failed_at = ?", clinician_id, to_milliseconds(at))

    def forget_wrong(self, clinician_id: int) -> None:
        """Begin to count from nothing, after a right PIN."""
        self._set("pin_failures = ?, pin_failed_at = NULL", clinician_id, 0)

    def _set(self, column: str, clinician_id: int, value: int) -> None:
        with self._database.transaction():
            self._database.execute(
                f"UPDATE clinician SET {column} WHERE id = ?", (value, clinician_id)
            )

    def _record(self, clinician_id: int, action: str, at: datetime, actor: int) -> None:
        self._audit.add(
            at=at,
            clinician_id=actor,
            action=action,
            subject="clinician",
            subject_id=clinician_id,
        )
