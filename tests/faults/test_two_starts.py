"""Of two windows that open at the same moment exactly one gets in, and the other is told."""

from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from model.paths import DataFolder
from model.store.store import open_store
from tests.faults.killing import PATIENCE_SECONDS, check_whole, context
from tests.faults.processes import start_when_told

pytestmark = pytest.mark.fault
ROUNDS = 20


def test_exactly_one_gets_in(tmp_path: Path) -> None:
    forking = context()
    lines, processes = [], []
    for _ in range(2):
        ours, theirs = forking.Pipe()
        process = forking.Process(target=start_when_told, args=(theirs,))
        process.start()
        theirs.close()
        lines.append(ours)
        processes.append(process)
    for number in range(ROUNDS):
        folder = DataFolder(tmp_path / str(number))
        answers = tell(lines, str(folder.root))
        assert sorted(answers) == ["in", "locked"], f"round {number}"
        assert tell(lines, "go") == ["gone", "gone"]
        store = open_store(folder)
        check_whole(folder, store)
        store.close()
    for line, process in zip(lines, processes, strict=True):
        line.send("")
        process.join(PATIENCE_SECONDS)
        assert process.exitcode == 0
        line.close()


def tell(lines: list[Connection], what: str) -> list[str]:
    """The answers of both, each told before any is asked."""
    for line in lines:
        line.send(what)
    for line in lines:
        assert line.poll(PATIENCE_SECONDS)
    return [line.recv() for line in lines]
