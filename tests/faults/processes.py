"""The processes that the fault tests kill; apart, so that the server can import them once."""

from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

# So that a killed process has spent its short life on the records, not on the import.
import sqlite_utils  # noqa: F401

from model.errors import LockedError
from model.paths import DataFolder
from model.store import schema  # noqa: F401 (as sqlite_utils)
from model.store.backup import write_backup
from model.store.store import open_store
from tests.faults.killing import PATIENCE_SECONDS, START, actions


def keep_marking(root: str, session_id: int, seed: int, acknowledged: Connection) -> None:
    """The process to be killed: marks until it is, one message for each committed action."""
    store = open_store(DataFolder(Path(root)))
    chart = store.chart(session_id)
    for name, changes, _ in actions(chart, seed):
        at = max((c.after.recorded_at for c in changes if c.after), default=START)
        store.changes.apply(session_id, changes, action=name, at=at, actor=1)
        acknowledged.send_bytes(b".")


def keep_copying(root: str, first: datetime, begun: Connection) -> None:
    """The process to be killed: one backup after another."""
    folder, now = DataFolder(Path(root)), first
    while True:
        begun.send_bytes(b".")
        write_backup(folder.records, folder.backups, now)
        now += timedelta(seconds=1)


def stay_open(root: str, begun: Connection) -> None:
    """The process to be killed: opens a practice that is not there yet, and stays."""
    begun.send_bytes(b"begun")
    store = open_store(DataFolder(Path(root)))
    begun.send_bytes(b"open")
    begun.poll(PATIENCE_SECONDS)
    store.close()


def start_when_told(line: Connection) -> None:
    """Waits for a folder, opens it at once, says how it went, holds it until told to go."""
    while root := line.recv():
        try:
            store = open_store(DataFolder(Path(root)))
        except LockedError:
            line.send("locked")
            line.recv()
        except BaseException as error:
            line.send(repr(error))
            raise
        else:
            line.send("in")
            line.recv()
            store.close()
        line.send("gone")
