"""What the file of a killed program must hold, compared with what it had acknowledged.

An action is acknowledged once the store's call has returned. After a kill every acknowledged
action is in the file whole; the one that was under way is there whole or not at all.
"""

import multiprocessing
import random
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from model.injection import State
from model.paths import DataFolder
from model.session_chart import SessionChart
from model.session_part import Changes
from model.store.store import Store, open_store
from model.use_cases import charting
from model.use_cases.charting import with_changes

START = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
PATIENCE_SECONDS = 60


def context() -> "multiprocessing.context.ForkServerContext":
    """Real processes, forked from a small server that has imported what they need."""
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["tests.faults.processes"])
    return server


def next_action(chart: SessionChart, chance: random.Random, at: datetime) -> tuple[str, Changes]:
    """What would be done next: a site or a whole muscle, marked, noted or cleared."""
    row = chance.choice(chart.rows)
    muscle = chance.choice(chart.protocol.muscles).code
    acts: list[tuple[str, Changes]] = [
        ("toggled", charting.toggle(chart, row.code, at)),
        ("not given", charting.leave_out(chart, row.code, "skin", "Skin at the site", at)),
        ("dose", charting.set_dose(chart, row.code, chance.choice(DOSES), at)),
        ("note", charting.set_note(chart, row.code, f"note {at:%H%M%S}", at)),
        ("muscle given", charting.give_muscle(chart, muscle, None, at)),
        ("muscle cleared", charting.clear_muscle(chart, muscle, None)),
    ]
    # A muscle changes up to eight rows: half of them written would be seen.
    weights = [4, 1, 1, 1, 4 if _is_open(chart, muscle) else 0, 2]
    return chance.choices(acts, weights)[0]


DOSES = (Decimal("2.5"), Decimal(5), Decimal("7.5"))


def _is_open(chart: SessionChart, muscle: str) -> bool:
    return any(row.muscle == muscle and row.state is State.PLANNED for row in chart.rows)


def actions(chart: SessionChart, seed: int) -> Iterator[tuple[str, Changes, SessionChart]]:
    """The endless row of actions that a seed gives from a chart, each with the chart after it."""
    chance, at = random.Random(seed), START
    while True:
        at += timedelta(seconds=1)
        name, changes = next_action(chart, chance, at)
        if changes:
            chart = with_changes(chart, changes)
            yield name, changes, chart


def kill(process: BaseProcess) -> None:
    """End a process as a power cut would, and wait until the system has let go of its files."""
    process.kill()
    process.join(PATIENCE_SECONDS)
    assert process.exitcode == -signal.SIGKILL


def messages_left(receiver: Connection) -> int:
    """How many messages of a dead process are still to be read."""
    count = 0
    with suppress(EOFError):
        while receiver.poll():
            receiver.recv_bytes()
            count += 1
    return count


def check_kept(folder: DataFolder, before: SessionChart, seed: int, acknowledged: int) -> Store:
    """The file holds what was acknowledged and at most one whole action more; opened again."""
    session_id = before.session.session_id
    expected = before
    charts = actions(before, seed)
    for _ in range(acknowledged):
        _, _, expected = next(charts)
    _, changes, one_more = next(charts)
    store = open_store(folder)
    found = store.injections.of(session_id)
    assert found in (expected.injections, one_more.injections), (
        f"seed {seed}, {acknowledged} acknowledged, {len(changes)} rows under way"
    )
    check_whole(folder, store)
    return store


def check_whole(folder: DataFolder, store: Store) -> None:
    """SQLite finds no fault in the file, no row without its parent, and the audit is unbroken."""
    raw = sqlite3.connect(folder.records)
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()
    assert store.audit.first_broken() is None
