"""One mark in the file: durable, with its audit event, against the same rows by plain sqlite3."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

from benchmarks.practice import BEGINNING, PATIENTS, open_session, practice, temporary_folder
from benchmarks.timing import Result, in_pairs
from model.paths import DataFolder
from model.store.backup import write_backup
from model.store.store import Store, open_store
from model.use_cases.charting import toggle, with_changes

MARKS = 40  # to a run
Rows = tuple[tuple[str, tuple[Any, ...]], ...]


def measure(runs: int, patients: int = PATIENTS) -> Result:
    """Batches of marks by the store, and of the rows they made by sqlite3 in a copy."""
    with practice(patients) as folder, temporary_folder() as plain:
        copy = write_backup(folder.records, plain, BEGINNING).path
        store = open_store(folder)
        writer = PlainWriter(copy)
        try:
            marks = Marks(store, folder)
            floors, figures = in_pairs(
                lambda: per_mark([lambda: writer.write(marks.rows)] * MARKS),
                lambda: per_mark([marks.prepared() for _ in range(MARKS)]),
                runs,
                "mark",
            )
        finally:
            writer.close()
            store.close()
    return Result(
        measure="one mark committed, with its audit event",
        floor_name="the same two rows by plain sqlite3, WAL, synchronous=FULL, same disk",
        unit="ms",
        floors=floors,
        figures=figures,
        aim=1.5,
    )


def per_mark(acts: Sequence[Callable[[], None]]) -> float:
    """Milliseconds of one of many."""
    begun = time.perf_counter_ns()
    for act in acts:
        act()
    return (time.perf_counter_ns() - begun) / 1e6 / len(acts)


class Marks:
    """Gives and takes back one site after another, as the screen does."""

    def __init__(self, store: Store, folder: DataFolder) -> None:
        self._store = store
        self._chart = store.chart(open_session(store))
        self._codes: Iterator[str] = cycle([site.code for site in self._chart.protocol.sites])
        self._at = BEGINNING + timedelta(days=365)
        self._actor = self._chart.clinician.clinician_id
        self.prepared()()
        self.rows = rows_of_last_mark(folder.records)

    def prepared(self) -> Callable[[], None]:
        """The next site's mark, worked out and ready to be written."""
        self._at += timedelta(seconds=20)
        changes = toggle(self._chart, next(self._codes), self._at)
        self._chart = with_changes(self._chart, changes)
        return partial(
            self._store.changes.apply,
            self._chart.session.session_id,
            changes,
            action="given",
            at=self._at,
            actor=self._actor,
        )


class PlainWriter:
    """The floor: two inserts with values that are there already, in one transaction."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._ids = iter(range(10_000_000, 20_000_000))

    def write(self, rows: Rows) -> None:
        """One mark's rows; the audit event under an id that is free."""
        execute = self._connection.execute
        (injection, values), (event, event_values) = rows
        execute("BEGIN IMMEDIATE")
        execute(injection, values)
        execute(event, (next(self._ids), *event_values[1:]))
        execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def rows_of_last_mark(records: Path) -> Rows:
    """The statements and values that wrote the newest audit event and its injection."""
    connection = sqlite3.connect(f"{records.absolute().as_uri()}?mode=ro", uri=True)
    try:
        event = connection.execute("SELECT * FROM audit_event ORDER BY id DESC LIMIT 1").fetchone()
        injection = connection.execute(
            "SELECT * FROM injection ORDER BY recorded_at DESC LIMIT 1"
        ).fetchone()
    finally:
        connection.close()
    return tuple(
        (f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(values))})", values)
        for table, values in (("injection", injection), ("audit_event", event))
    )
