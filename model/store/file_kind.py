"""Tells a Headmap file from any other before a byte of it is written."""

import sqlite3
from pathlib import Path

from model.errors import (
    DamagedFileError,
    NewerFileError,
    NotHeadmapFileError,
    ReadOnlyError,
    StoreError,
)
from model.store.failures import is_damage

APPLICATION_ID = 0x484D4150  # "HMAP" in the file's head, so that no other file is taken for ours
NEWEST_VERSION = 3
SQLITE_HEAD = b"SQLite format 3\0"


def check_file_kind(path: Path) -> int:
    """The schema version of a Headmap file; raises a StoreError for any other, writing nothing."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except IsADirectoryError as error:
        raise NotHeadmapFileError(_not_ours(path)) from error
    except OSError as error:
        raise ReadOnlyError(
            f"The file {path} cannot be read ({error.strerror}). Nothing was changed. "
            "Ask whoever set up this workstation for access to it."
        ) from error
    if not head:  # a file of ours is made under another name, so an empty one was emptied
        raise DamagedFileError(
            f"The records file {path} is empty. It was left as it is. "
            "Restore a backup: the empty file is kept beside it."
        )
    if len(head) < 100 or not head.startswith(SQLITE_HEAD):
        raise NotHeadmapFileError(_not_ours(path))
    # Both numbers stand at fixed places of SQLite's file head, big-endian.
    application_id = int.from_bytes(head[68:72], "big")
    version = int.from_bytes(head[60:64], "big")
    # After a power cut the head that counts may still lie in the log beside the file.
    log = path.with_name(path.name + "-wal")
    if application_id != APPLICATION_ID or (log.exists() and log.stat().st_size > 0):
        version, application_id = _ask_sqlite(path)
    if application_id != APPLICATION_ID:
        raise NotHeadmapFileError(_not_ours(path))
    if version > NEWEST_VERSION:
        raise NewerFileError(
            f"The records file {path} was written by a newer version of Headmap "
            f"(file version {version}, this program knows {NEWEST_VERSION}). Nothing was changed. "
            "Install the newer program, or restore a backup made before the update."
        )
    return version


def _ask_sqlite(path: Path) -> tuple[int, int]:
    """Version and id as SQLite sees them, with the log taken into account."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
        try:
            version: int = connection.execute("PRAGMA user_version").fetchone()[0]
            application_id: int = connection.execute("PRAGMA application_id").fetchone()[0]
        finally:
            connection.close()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if not is_damage(error):
            raise
        raise DamagedFileError(damaged(path)) from error
    return version, application_id


def refuse_dangling(path: Path) -> None:
    """Raise StoreError for a link to a file that is not there: it may be on a disk that is off."""
    if path.is_symlink() and not path.exists():
        raise StoreError(
            f"The records file {path} is a link to {path.readlink()}, which is not there. "
            "Nothing was changed. Connect the disk it lies on, then try again."
        )


def damaged(path: Path) -> str:
    """What is said of a damaged file."""
    return (
        f"The records file {path} is damaged. It was left as it is. "
        "Restore a backup: the damaged file is kept beside it."
    )


def _not_ours(path: Path) -> str:
    return (
        f"{path} is not a Headmap records file. It was left as it is. "
        "Choose another folder, or move that file away."
    )
