"""Turns what SQLite says into what a person at the screen can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from model.errors import (
    DamagedFileError,
    FinishedSessionError,
    FullDiskError,
    LockedError,
    ReadOnlyError,
    StoreError,
)

UNCHANGED = "Nothing was changed."
KEPT = "Everything recorded before is safe; this last change was not recorded."
BY_CODE: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_FULL: (
        FullDiskError,
        "The disk is full. {kept} Free some space, then do it again.",
    ),
    sqlite3.SQLITE_IOERR: (
        StoreError,
        "The disk did not take the record. {kept} Check the disk, then do it again.",
    ),
    sqlite3.SQLITE_READONLY: (
        ReadOnlyError,
        "The records file cannot be written. {kept} "
        "Ask whoever set up this workstation for write access.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        ReadOnlyError,
        "The records file cannot be opened or made in this folder. Nothing was changed. "
        "Choose a folder that this account can write to.",
    ),
    sqlite3.SQLITE_BUSY: (
        LockedError,
        "Another program holds the records file. {kept} Close it, then do it again.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        DamagedFileError,
        "The records file is damaged. It was left as it is. Restore a backup: "
        "the damaged file is kept beside it.",
    ),
}
# What the triggers of the tables say of a session that takes no change.
BY_TRIGGER = {
    "finished session": "This session is finished; nothing was changed. "
    "Open it again first if something has to be corrected.",
    "signed session": "This session is signed and stays as it is; nothing was changed. "
    "Add an amendment if something has to be corrected.",
}
DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# What SQLite and Python say of damage without a code of its own.
WORDS_OF_DAMAGE = ("malformed database schema", "Could not decode to UTF-8")
BY_CODE[sqlite3.SQLITE_NOTADB] = BY_CODE[sqlite3.SQLITE_CORRUPT]
BY_CODE[sqlite3.SQLITE_LOCKED] = BY_CODE[sqlite3.SQLITE_BUSY]


def is_damage(error: Exception) -> bool:
    """Whether an error of sqlite3 says that the file itself is broken.

    Python gives a UnicodeDecodeError where SQLite's own message quotes the broken bytes.
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    in_words = isinstance(error, sqlite3.Error) and str(error).startswith(WORDS_OF_DAMAGE)
    return code in DAMAGE or in_words or isinstance(error, UnicodeDecodeError)


@contextmanager
def told_plainly(kept: str = UNCHANGED) -> Iterator[None]:
    """Raise SQLite's errors as StoreErrors; a broken rule of the tables stays a bug.

    kept says what became of the records: nothing, unless a change was being written.
    """
    try:
        yield
    except sqlite3.IntegrityError as error:
        if str(error) in BY_TRIGGER:
            raise FinishedSessionError(BY_TRIGGER[str(error)]) from error
        raise
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if is_damage(error):
            primary = sqlite3.SQLITE_CORRUPT
        if primary not in BY_CODE:
            raise
        kind, text = BY_CODE[primary]
        raise kind(text.format(kept=kept)) from error
