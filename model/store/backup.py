"""Verified copies of the records file, made while it is in use, thinned with age."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from model.errors import DamagedFileError, ReadOnlyError
from model.store.failures import is_damage, told_plainly
from model.store.file_kind import check_file_kind, damaged, refuse_dangling
from model.store.lock import take_lock

Progress = Callable[[int, int], None]
NAME = "headmap-%Y%m%d-%H%M%S.sqlite3"
KEEP_DAYS, KEEP_WEEKS, KEEP_MONTHS = 7, 5, 24
PAGES_AT_A_TIME = 2000
SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file with the moment it was made (UTC) and its size."""

    path: Path
    made_at: datetime
    bytes: int


def check_whole(connection: sqlite3.Connection, path: Path) -> None:
    """Raise DamagedFileError where SQLite's quick check finds a fault."""
    try:
        answer = connection.execute("PRAGMA quick_check").fetchone()[0]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if not is_damage(error):
            raise
        answer = str(error)
    if answer != "ok":
        raise DamagedFileError(damaged(path))


def write_backup(
    records: Path, folder: Path, now: datetime, progress: Progress | None = None
) -> Backup:
    """Copy the live file, verify the copy by opening it, then give it its name; raises StoreError.

    progress is told pages done and pages in all; it may raise to cancel, which leaves no file.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnlyError(
            f"The folder {folder} cannot be made, so there is no backup. The records are safe. "
            "Choose a folder that this account can write to."
        ) from error
    final = folder / now.astimezone(UTC).strftime(NAME)
    unfinished = final.with_suffix(".unfinished")
    try:
        with told_plainly():
            _copy(records, unfinished, progress)
        verify(unfinished)
        _to_disk(unfinished)
        unfinished.replace(final)
    finally:
        unfinished.unlink(missing_ok=True)
    return Backup(final, now, final.stat().st_size)


def verify(path: Path) -> None:
    """Open a copy and check that it is a whole Headmap file; raises a StoreError."""
    with told_plainly():
        check_file_kind(path)
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            check_whole(connection, path)
        finally:
            connection.close()


def list_backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; other files are passed over."""
    found = []
    for path in folder.glob("headmap-*.sqlite3"):
        try:
            made_at = datetime.strptime(path.name, NAME).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Backup(path, made_at, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def thin(folder: Path, now: datetime) -> list[Path]:
    """Remove backups that age has made needless; the paths removed.

    All of the last day stay, then the newest of each of 7 days, 5 weeks and 24 months.
    """
    backups = list_backups(folder)
    kept = {b.path for b in backups if (now - b.made_at).days < 1}
    kept |= _newest_of(backups, "%Y-%m-%d", KEEP_DAYS)
    kept |= _newest_of(backups, "%G-%V", KEEP_WEEKS)
    kept |= _newest_of(backups, "%Y-%m", KEEP_MONTHS)
    gone = [backup.path for backup in backups if backup.path not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
    for path in folder.glob("headmap-*.unfinished*"):  # of a program that was killed
        if now.timestamp() - path.stat().st_mtime > SECONDS_A_DAY:
            path.unlink(missing_ok=True)
    return gone


def restore(backup: Path, records: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the records file, which is kept; the kept file's path.

    The records must be closed, here and in any other window. The backup itself stays where it
    is. Raises a StoreError.
    """
    verify(backup)
    refuse_dangling(records)
    with told_plainly():
        lock = take_lock(records)
    try:
        return _put_in_place(backup, records, now)
    finally:
        lock.close()


def _put_in_place(backup: Path, records: Path, now: datetime) -> Path | None:
    incoming = records.with_suffix(".restoring")
    kept: Path | None = None
    try:
        with told_plainly():
            _copy(backup, incoming, None)
        verify(incoming)
        _to_disk(incoming)
        if records.exists():
            kept = records.with_name(now.astimezone(UTC).strftime("replaced-%Y%m%d-%H%M%S.sqlite3"))
            while kept.exists():  # two in one second: neither is overwritten
                kept = kept.with_stem(f"{kept.stem}-again")
            _keep_aside(records, kept)
        incoming.replace(records)
    finally:
        incoming.unlink(missing_ok=True)
    return kept


def _keep_aside(records: Path, kept: Path) -> None:
    """A plain copy, for the file is closed and may be damaged; its log goes with it."""
    for suffix in ("-wal", ""):
        part = records.with_name(records.name + suffix)
        if part.exists():
            copy = kept.with_name(kept.name + suffix)
            shutil.copyfile(part, copy)
            _to_disk(copy)
    # An old log beside the restored file would be taken for its own.
    for suffix in ("-wal", "-shm"):
        records.with_name(records.name + suffix).unlink(missing_ok=True)


def _copy(source: Path, target: Path, progress: Progress | None) -> None:
    target.unlink(missing_ok=True)
    # mode=ro: the copy must never make the file it copies.
    origin = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
    copy = sqlite3.connect(target)
    try:
        origin.backup(
            copy,
            pages=PAGES_AT_A_TIME,
            progress=lambda _status, left, total: (
                progress(total - left, total) if progress else None
            ),
        )
        # A copy in one piece: no log beside it that could be left behind.
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
        origin.close()


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _newest_of(backups: Iterable[Backup], period: str, periods: int) -> set[Path]:
    newest: dict[str, Path] = {}
    for backup in backups:  # newest first
        newest.setdefault(backup.made_at.strftime(period), backup.path)
    return set(list(newest.values())[:periods])
