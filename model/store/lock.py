"""Keeps a second window, and a restore, away from records that are in use."""

import sqlite3
from pathlib import Path

from model.errors import LockedError, ReadOnlyError

LOCK_SECONDS = 0.25
BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def take_lock(path: Path) -> sqlite3.Connection:
    """Hold the folder, made if need be, for one window; raises a StoreError.

    The system lets go of it even when the program is killed. It is SQLite's own file lock on a
    file beside the records: the same on every system, and readers of the records are not kept out.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnlyError(
            f"The folder {path.parent} cannot be made. Nothing was changed. "
            "Choose a folder that this account can write to."
        ) from error
    lock_file = path.with_suffix(".lock")
    # Not 0: of two that ask at the same moment each would see the other's first step and go.
    lock = sqlite3.connect(lock_file, isolation_level=None, timeout=LOCK_SECONDS)
    try:
        lock.execute("PRAGMA journal_mode = MEMORY")
        lock.execute("BEGIN EXCLUSIVE")
    except BaseException as error:
        lock.close()
        if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode in BUSY:
            raise LockedError(
                "Headmap is already open with these records. Nothing was changed. "
                "Go on in the window that is open, or close it first."
            ) from error
        raise
    return lock
