"""Opens the records file in the one right order, and holds its connection."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from model.clock import Clock, system_clock
from model.errors import DamagedFileError, NotFoundError, OlderFileError, ReadOnlyError
from model.store.failures import KEPT, told_plainly
from model.store.file_kind import NEWEST_VERSION, check_file_kind, refuse_dangling
from model.store.lock import take_lock

Row = tuple[Any, ...]


class Database:
    """One connection to the records file: pragmas set, schema current, lock held."""

    def __init__(self, connection: sqlite3.Connection, lock: sqlite3.Connection | None) -> None:
        self._connection, self._lock = connection, lock

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a query."""
        with told_plainly():
            return self._connection.execute(sql, values).fetchall()

    def rows_as_kept(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a query, with bytes that are no text as lone surrogates.

        For checks: one byte changed from outside must not keep the rest from being read.
        """
        try:
            return self.rows(sql, values)
        except DamagedFileError:
            self._connection.text_factory = lambda kept: kept.decode(errors="surrogateescape")
            try:
                return self.rows(sql, values)
            finally:
                self._connection.text_factory = str

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row of a query, or None."""
        with told_plainly():
            found: Row | None = self._connection.execute(sql, values).fetchone()
            return found

    def execute(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run a statement inside transaction(); the new row's id."""
        return self._connection.execute(sql, values).lastrowid or 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, on the disk when the block is left; inside another, a part of that."""
        inside = self._connection.in_transaction
        if inside:
            yield
            return
        with told_plainly(KEPT):
            # IMMEDIATE: a read before the write must not find the file changed in between.
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reads of the block see the file as it was at the first, whoever writes meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        with told_plainly():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    def interrupt(self) -> None:
        """End the query that is running, from another thread; it raises a StoreError."""
        with suppress(sqlite3.ProgrammingError):  # closed meanwhile: there is none any more
            self._connection.interrupt()

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of the lock."""
        self._connection.close()
        if self._lock:
            self._lock.close()


def open_database(
    path: Path, backups: Path, clock: Clock = system_clock, *, durable: bool = True
) -> Database:
    """Open or make the records file for writing; raises a StoreError and changes nothing else.

    durable=False is for made-up records alone: a power cut may spoil them, writing is fast.
    """
    with told_plainly():
        lock = take_lock(path)
        try:
            refuse_dangling(path)
            if not path.exists():
                _make(path)
            version = check_file_kind(path)
            _refuse_read_only(path)
            connection = connect(path, durable=durable)
            try:
                if version < NEWEST_VERSION:
                    from model.store.backup import check_whole, write_backup

                    check_whole(connection, path)
                    write_backup(path, backups, clock())
                    _migrate(connection)
                connection.execute("PRAGMA foreign_keys = ON")
            except BaseException:
                connection.close()
                raise
        except BaseException:
            lock.close()
            raise
    return Database(connection, lock)


def open_for_reading(path: Path) -> Database:
    """Open an existing file beside a running program; raises a StoreError or NotFoundError.

    An older file is left as it is: only the program itself changes tables, with a backup first.
    """
    refuse_dangling(path)
    if not path.exists():
        raise NotFoundError(f"There are no records in {path.parent} yet.")
    with told_plainly():
        if check_file_kind(path) < NEWEST_VERSION:
            raise OlderFileError(
                f"The records file {path} was written by an older version of Headmap. Nothing was "
                "changed. Open it once in the program, which makes a backup and brings it up to "
                "date."
            )
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None
        )
        connection.execute("PRAGMA query_only = ON")
    return Database(connection, None)


def connect(path: Path, *, durable: bool = True) -> sqlite3.Connection:
    """A writing connection: durable at every commit."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # FULL: a commit is on the disk before the click is acknowledged, power cut or not.
        connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'OFF'}")
        connection.execute("PRAGMA busy_timeout = 2000")
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_read_only(path: Path) -> None:
    """Raise ReadOnlyError for a file that this account cannot write.

    SQLite would open it, fail at the first mark, and leave a log beside it that is as read-only
    as the file: the next mark would fail too when the file can be written again.
    """
    if not os.access(path, os.W_OK):
        raise ReadOnlyError(
            f"The records file {path} cannot be written by this account. Nothing was changed. "
            "Ask whoever set up this workstation for write access."
        )


def _make(path: Path) -> None:
    """A new file with its tables, made under another name: one that is there is always whole."""
    unfinished = path.with_suffix(".new")
    remains = [unfinished.with_name(unfinished.name + suffix) for suffix in ("-journal", "")]
    for remnant in remains:  # of a program that was killed here
        remnant.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished, isolation_level=None)
    try:
        _migrate(connection)
    except BaseException:
        connection.close()
        for remnant in remains:
            remnant.unlink(missing_ok=True)
        raise
    connection.close()
    unfinished.replace(path)


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables up to date."""
    # sqlite-utils costs 60 ms to import: only a new or older file pays for it.
    import sqlite_utils

    from model.store.schema import migrations

    connection.execute("PRAGMA foreign_keys = OFF")
    migrations.apply(sqlite_utils.Database(connection, execute_plugins=False))
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise AssertionError(f"a migration left {len(broken)} rows without their parent")
