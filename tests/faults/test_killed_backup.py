"""A program killed while it copies the records leaves no half copy under a backup's name."""

import random
from datetime import timedelta
from pathlib import Path

import pytest

from model.demonstration import make_demonstration
from model.paths import DataFolder
from model.store.backup import list_backups, restore, thin, verify, write_backup
from model.store.store import open_store
from tests.faults.killing import PATIENCE_SECONDS, START, check_whole, context, kill
from tests.faults.processes import keep_copying
from tests.model.conftest import SetClock

pytestmark = pytest.mark.fault
KILLS = 40


def test_every_backup_with_a_name_is_whole(tmp_path: Path) -> None:
    chance = random.Random(7)
    folder = make_demonstration(DataFolder(tmp_path), SetClock(START))
    forking = context()
    cut_short = 0
    for number in range(KILLS):
        receiver, sender = forking.Pipe(duplex=False)
        first = START + timedelta(hours=number)
        process = forking.Process(target=keep_copying, args=(str(folder.root), first, sender))
        process.start()
        sender.close()
        assert receiver.poll(PATIENCE_SECONDS)
        process.join(chance.uniform(0, 0.05))
        kill(process)
        receiver.close()
        cut_short += any(folder.backups.glob("*.unfinished"))
        for backup in list_backups(folder.backups):
            verify(backup.path)
            assert backup.bytes == folder.records.stat().st_size
        for path in folder.backups.glob("headmap-*.sqlite3"):
            path.unlink()
        for path in folder.backups.glob("*.unfinished*"):
            assert path.stat().st_size >= 0
    assert cut_short > 0, "no kill met a copy under way: the test says nothing"
    store = open_store(folder)
    check_whole(folder, store)
    store.close()
    backup = write_backup(folder.records, folder.backups, START + timedelta(days=9))
    thin(folder.backups, START + timedelta(days=90_000))
    restore(backup.path, folder.records, START)
    assert not list(folder.backups.glob("*.unfinished*"))
