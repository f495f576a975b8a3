"""Clinicians in the file."""

from dataclasses import replace
from datetime import datetime

from model.clinician import Clinician, checked_clinician
from model.clock import to_milliseconds
from model.errors import NotFoundError
from model.store.audit import AuditTrail
from model.store.database import Database, Row


class Clinicians:
    """The people who inject."""

    def __init__(self, database: Database, audit: AuditTrail) -> None:
        self._database, self._audit = database, audit

    def add(self, clinician: Clinician, at: datetime, actor: int | None) -> Clinician:
        """Keep a new clinician; the one with its id. Raises InvalidValueError."""
        tidy = checked_clinician(clinician)
        with self._database.transaction():
            new_id = self._database.execute(
                "INSERT INTO clinician (name, credentials, role, created_at) VALUES (?, ?, ?, ?)",
                (tidy.name, tidy.credentials, tidy.role, to_milliseconds(at)),
            )
            added = replace(tidy, clinician_id=new_id)
            self._audit.add(
                at=at,
                clinician_id=actor,
                action="clinician added",
                subject="clinician",
                subject_id=new_id,
                after=_image(added),
            )
        return added

    def change(self, clinician: Clinician, at: datetime, actor: int) -> Clinician:
        """Keep changed values of a clinician. Raises InvalidValueError, NotFoundError."""
        tidy = checked_clinician(clinician)
        with self._database.transaction():
            before = self.get(tidy.clinician_id)
            self._database.execute(
                "UPDATE clinician SET name = ?, credentials = ?, role = ? WHERE id = ?",
                (tidy.name, tidy.credentials, tidy.role, tidy.clinician_id),
            )
            self._audit.add(
                at=at,
                clinician_id=actor,
                action="clinician changed",
                subject="clinician",
                subject_id=tidy.clinician_id,
                before=_image(before),
                after=_image(tidy),
            )
        return tidy

    def get(self, clinician_id: int) -> Clinician:
        """One clinician; raises NotFoundError."""
        row = self._database.row(
            "SELECT id, name, credentials, role FROM clinician WHERE id = ?", (clinician_id,)
        )
        if row is None:
            raise NotFoundError(f"There is no clinician {clinician_id}.")
        return _clinician(row)

    def all(self) -> list[Clinician]:
        """All clinicians in the order they were added."""
        rows = self._database.rows("SELECT id, name, credentials, role FROM clinician ORDER BY id")
        return [_clinician(row) for row in rows]


def _clinician(row: Row) -> Clinician:
    return Clinician(clinician_id=row[0], name=row[1], credentials=row[2], role=row[3])


def _image(clinician: Clinician) -> dict[str, str]:
    return {
        "name": clinician.name,
        "credentials": clinician.credentials,
        "role": clinician.role,
    }
