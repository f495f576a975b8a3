"""A program killed while sites are marked loses nothing that it has acknowledged."""

import random

import pytest

from model.paths import DataFolder
from model.store.store import open_store
from tests.faults.killing import (
    PATIENCE_SECONDS,
    check_kept,
    context,
    kill,
    messages_left,
)
from tests.faults.processes import keep_marking
from tests.model.conftest import Practice

pytestmark = pytest.mark.fault
KILLS = 200
MOST_ACKNOWLEDGED_BEFORE = 12


def events(folder: DataFolder, session_id: int) -> int:
    store = open_store(folder)
    try:
        return len(store.audit.of("session", session_id))
    finally:
        store.close()


def test_two_hundred_kills_lose_nothing(practice: Practice, folder: DataFolder) -> None:
    chance = random.Random(31)
    session_id = practice.session.session_id
    before = practice.chart()
    practice.store.close()
    forking = context()
    total = extra = 0
    for seed in range(KILLS):
        logged = events(folder, session_id)
        receiver, sender = forking.Pipe(duplex=False)
        process = forking.Process(
            target=keep_marking, args=(str(folder.root), session_id, seed, sender)
        )
        process.start()
        sender.close()
        acknowledged = 0
        # Sometimes before the first mark, while the file is being opened.
        for _ in range(chance.choice((0, *range(1, MOST_ACKNOWLEDGED_BEFORE)))):
            assert receiver.poll(PATIENCE_SECONDS)
            receiver.recv_bytes()
            acknowledged += 1
        process.join(chance.uniform(0, 0.004))  # somewhere within the next marks
        kill(process)
        acknowledged += messages_left(receiver)
        receiver.close()
        store = check_kept(folder, before, seed, acknowledged)
        written = len(store.audit.of("session", session_id)) - logged
        assert written - acknowledged in (0, 1)
        total, extra = total + acknowledged, extra + written - acknowledged
        before = store.chart(session_id)
        store.close()
    assert total > KILLS
    assert set(before.injections) <= {row.code for row in before.rows}
