"""A program killed while it makes the records file starts the next time as if nothing had been."""

import random
from pathlib import Path

import pytest

from model.clinician import Clinician
from model.paths import DataFolder
from model.store.store import open_store
from tests.faults.killing import PATIENCE_SECONDS, check_whole, context, kill
from tests.faults.processes import stay_open
from tests.model.conftest import NOON, a_patient

pytestmark = pytest.mark.fault
KILLS = 60


def test_the_next_start_works(tmp_path: Path) -> None:
    chance = random.Random(5)
    forking = context()
    met: set[str] = set()
    for number in range(KILLS):
        folder = DataFolder(tmp_path / str(number))
        receiver, sender = forking.Pipe()
        process = forking.Process(target=stay_open, args=(str(folder.root), sender))
        process.start()
        sender.close()
        assert receiver.poll(PATIENCE_SECONDS)
        # Short waits hit the making, long ones what is made, on slow machines too.
        process.join(chance.uniform(0, 0.03) * chance.choice((1, 6)))
        kill(process)
        receiver.close()
        met.add("made" if folder.records.exists() else "not made")
        met |= {path.suffix for path in folder.root.glob("*.new")}
        store = open_store(folder)
        actor = store.clinicians.add(Clinician(clinician_id=0, name="Robin"), NOON, None)
        store.patients.add(a_patient(), NOON, actor.clinician_id)
        check_whole(folder, store)
        store.close()
        assert not list(folder.root.glob("*.new*"))
    assert met == {"made", "not made", ".new"}, "some moments were never met"
