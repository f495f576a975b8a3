"""Looks through the whole records file: is it whole, and is everything as it was signed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from model.errors import DamagedFileError
from model.signing.checking import verify_records
from model.signing.verification import Report
from model.store.audit import Progress
from model.store.backup import verify
from model.store.database import open_for_reading
from model.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsCheck:
    """What was found; damage is SQLite's own finding where the records could be read in spite."""

    report: Report
    damage: str = ""

    @property
    def in_order(self) -> bool:
        """Whether all was looked through and nothing is amiss."""
        return self.report.in_order and not self.damage


def check_records(
    path: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> RecordsCheck:
    """Check a file beside a running program, over a connection of its own.

    Raises DamagedFileError where the file itself is broken, or another StoreError. progress is
    told what is done and what there is in all, of events and then of sessions.
    """
    damage: DamagedFileError | None = None
    try:
        verify(path)
    except DamagedFileError as error:
        # One spoilt value may be all: then it is named below.
        damage = error
    store = Store(open_for_reading(path))
    try:
        report = verify_records(store, progress, cancelled)
    finally:
        store.close()
    if damage and not report.broken:
        raise damage
    return RecordsCheck(report=report, damage=str(damage or ""))
