"""Looks through the whole records file: is it whole, and is the audit as it was written."""

from dataclasses import dataclass
from pathlib import Path

from model.store.audit import AuditTrail
from model.store.backup import verify
from model.store.database import open_for_reading


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsCheck:
    """How many audit events there are; the id of the first that is not as it was written."""

    events: int
    first_broken: int | None


def check_records(path: Path) -> RecordsCheck:
    """Check a file beside a running program, over a connection of its own.

    Raises DamagedFileError where the file itself is broken, or another StoreError.
    """
    verify(path)
    database = open_for_reading(path)
    try:
        row = database.row("SELECT count(*) FROM audit_event")
        broken = AuditTrail(database).first_broken()
        return RecordsCheck(events=row[0] if row else 0, first_broken=broken)
    finally:
        database.close()
