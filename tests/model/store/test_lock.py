"""One window at a time has the records; the other is told, and nothing is changed."""

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from model.errors import LockedError, ReadOnlyError, StoreError
from model.paths import DataFolder
from model.store import database
from model.store.lock import take_lock
from model.store.store import open_store
from tests.model.conftest import Practice


def test_a_lock_that_cannot_be_made_is_told(folder: DataFolder) -> None:
    folder.records.with_suffix(".lock").mkdir(parents=True)
    with pytest.raises(ReadOnlyError, match="Choose a folder"):
        open_store(folder)
    folder.records.with_suffix(".lock").rmdir()
    open_store(folder).close()


def test_a_lock_file_of_another_kind_is_told(folder: DataFolder) -> None:
    folder.root.mkdir()
    folder.records.with_suffix(".lock").write_bytes(b"\x89PNG\r\n\x1a\n" * 500)
    with pytest.raises(StoreError):
        open_store(folder)


def test_two_windows_do_not_share_the_records(practice: Practice, folder: DataFolder) -> None:
    with pytest.raises(LockedError, match="already open"):
        open_store(folder)
    practice.store.close()
    open_store(folder).close()


def _second_window(folder: DataFolder, answer: "multiprocessing.SimpleQueue[str]") -> None:
    try:
        open_store(folder).close()
        answer.put("in")
    except LockedError:
        answer.put("locked")


def test_a_second_process_is_kept_out_until_the_first_is_gone(
    practice: Practice, folder: DataFolder
) -> None:
    context = multiprocessing.get_context("spawn")
    for expected in ("locked", "in"):
        answer = context.SimpleQueue()
        second = context.Process(target=_second_window, args=(folder, answer))
        second.start()
        second.join()
        assert answer.get() == expected
        answer.close()
        practice.store.close()


def test_the_lock_is_let_go_of_whatever_goes_wrong_after_it(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_path: Path, *, durable: bool) -> sqlite3.Connection:
        raise MemoryError

    monkeypatch.setattr(database, "connect", fails)
    with pytest.raises(MemoryError):
        open_store(folder)
    monkeypatch.undo()
    take_lock(folder.records).close()
