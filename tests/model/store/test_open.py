"""Whatever lies where the records should be, opening says what it is and changes nothing."""

import sqlite3
from pathlib import Path

import pytest

from model.errors import (
    DamagedFileError,
    LockedError,
    NewerFileError,
    NotFoundError,
    NotHeadmapFileError,
    StoreError,
)
from model.paths import DataFolder
from model.store import database
from model.store.backup import restore, verify, write_backup
from model.store.database import connect
from model.store.failures import KEPT, told_plainly
from model.store.file_kind import APPLICATION_ID, NEWEST_VERSION
from model.store.store import open_store, open_store_for_reading
from model.use_cases.charting import give
from tests.model.conftest import NOON, Practice, SetClock

PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)


def refused(folder: DataFolder, error: type[StoreError]) -> str:
    """Opening fails, for writing and for reading, and the file stays as it is."""
    before = folder.records.read_bytes()
    with pytest.raises(error):
        open_store_for_reading(folder)
    with pytest.raises(error) as caught:
        open_store(folder)
    assert folder.records.read_bytes() == before
    return str(caught.value)


def set_pragma(path: Path, pragma: str) -> None:
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA {pragma}")
    raw.close()


def test_the_first_start_makes_folder_and_file(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "new" / "deep")
    store = open_store(folder)
    assert store.patients.count() == 0
    store.close()
    assert sorted(path.name for path in folder.root.iterdir()) == (
        ["headmap.lock", "headmap.sqlite3"]
    )


def test_an_empty_file_is_not_taken_for_a_first_start(folder: DataFolder) -> None:
    folder.root.mkdir()
    folder.records.touch()
    said = refused(folder, DamagedFileError)
    assert "is empty. It was left as it is. Restore a backup" in said


def test_a_link_to_a_file_that_is_not_there_is_left_as_it_is(
    practice: Practice, folder: DataFolder, tmp_path: Path
) -> None:
    backup = write_backup(folder.records, folder.backups, NOON).path
    linked = DataFolder(tmp_path / "linked")
    linked.root.mkdir()
    linked.records.symlink_to(tmp_path / "unplugged" / "headmap.sqlite3")
    for act in (
        lambda: open_store(linked),
        lambda: open_store_for_reading(linked),
        lambda: restore(backup, linked.records, NOON),
    ):
        with pytest.raises(StoreError, match=r"unplugged.* is not there"):
            act()
    assert linked.records.is_symlink()
    assert not linked.records.exists()


def test_the_remains_of_a_first_start_that_was_killed_are_no_obstacle(folder: DataFolder) -> None:
    folder.root.mkdir()
    for suffix in (".new", ".new-journal"):
        folder.records.with_suffix(suffix).write_bytes(b"half written")
    open_store(folder).close()
    assert sorted(path.name for path in folder.root.iterdir()) == (
        ["headmap.lock", "headmap.sqlite3"]
    )


def test_a_first_start_that_fails_leaves_no_file(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("a bug")

    monkeypatch.setattr(database, "_migrate", fails)
    with pytest.raises(sqlite3.OperationalError, match="a bug"):
        open_store(folder)
    assert [path.name for path in folder.root.iterdir()] == ["headmap.lock"]
    monkeypatch.undo()
    open_store(folder).close()


@pytest.mark.parametrize(
    "content", [b"Dear colleague", b"x" * 5000, PNG, b"SQLite format 3\0" + b"x" * 10]
)
def test_another_kind_of_file_is_left_as_it_is(folder: DataFolder, content: bytes) -> None:
    folder.root.mkdir()
    folder.records.write_bytes(content)
    said = refused(folder, NotHeadmapFileError)
    assert "is not a Headmap records file. It was left as it is." in said


def test_another_programs_database_is_left_as_it_is(folder: DataFolder) -> None:
    folder.root.mkdir()
    raw = sqlite3.connect(folder.records)
    raw.execute("CREATE TABLE patient (id INTEGER)")
    raw.close()
    refused(folder, NotHeadmapFileError)
    assert not folder.records.with_name("headmap.sqlite3-wal").exists()


def test_a_folder_of_that_name_is_left_as_it_is(folder: DataFolder) -> None:
    folder.records.mkdir(parents=True)
    with pytest.raises(NotHeadmapFileError):
        open_store(folder)


def test_a_newer_file_is_left_as_it_is(practice: Practice, folder: DataFolder) -> None:
    practice.store.close()
    set_pragma(folder.records, f"user_version = {NEWEST_VERSION + 1}")
    assert "newer version of Headmap" in refused(folder, NewerFileError)


def test_a_newer_version_that_lies_in_the_log_is_seen(
    practice: Practice, folder: DataFolder, tmp_path: Path
) -> None:
    """As after a power cut while a newer program had the file open."""
    practice.store.close()
    raw = connect(folder.records)
    raw.execute(f"PRAGMA user_version = {NEWEST_VERSION + 1}")
    other = DataFolder(tmp_path / "after-the-cut")
    other.root.mkdir()
    for suffix in ("", "-wal"):
        name = folder.records.name + suffix
        (other.root / name).write_bytes((folder.root / name).read_bytes())
    raw.close()
    with pytest.raises(NewerFileError):
        open_store(other)


def test_a_damaged_file_is_left_as_it_is(practice: Practice, folder: DataFolder) -> None:
    practice.store.close()
    whole = folder.records.read_bytes()
    folder.records.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    with pytest.raises(DamagedFileError, match="Restore a backup"):
        open_store(folder).patients.count()
    folder.records.write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    assert "is damaged" in refused(folder, DamagedFileError)


def test_an_older_file_is_checked_backed_up_and_brought_up_to_date(
    practice: Practice, folder: DataFolder, clock: SetClock
) -> None:
    """Version 0 with all tables stands in for an older version: its migrations are applied."""
    practice.store.close()
    set_pragma(folder.records, "user_version = 0")
    store = open_store(folder, clock)
    assert store.patients.count() == 1
    store.close()
    assert [path.name for path in folder.backups.iterdir()] == ["headmap-20261120-120000.sqlite3"]


def test_a_damaged_older_file_is_not_touched_by_a_migration(
    practice: Practice, folder: DataFolder
) -> None:
    practice.store.close()
    set_pragma(folder.records, "user_version = 0")
    whole = folder.records.read_bytes()
    folder.records.write_bytes(whole[:8192] + b"\xff" * 8192 + whole[16384:])
    with pytest.raises(DamagedFileError):
        open_store(folder)
    assert not folder.backups.exists()


def test_a_migration_that_leaves_orphans_is_a_bug(practice: Practice, folder: DataFolder) -> None:
    practice.store.close()
    raw = sqlite3.connect(folder.records)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("DELETE FROM clinician")
    raw.execute("PRAGMA user_version = 0")
    raw.commit()
    raw.close()
    with pytest.raises(AssertionError, match="without their parent"):
        open_store(folder)


def test_reading_beside_an_open_window_sees_what_is_marked(
    practice: Practice, folder: DataFolder
) -> None:
    reader = open_store_for_reading(folder)
    practice.store.changes.apply(
        practice.session.session_id,
        give(practice.chart(), "CO-L1", NOON),
        action="given",
        at=NOON,
        actor=practice.actor,
    )
    assert set(reader.injections.of(practice.session.session_id)) == {"CO-L1"}
    reader.close()


def test_reading_where_nothing_is_yet_is_told_and_makes_nothing(folder: DataFolder) -> None:
    with pytest.raises(NotFoundError, match="no records"):
        open_store_for_reading(folder)
    assert not folder.root.exists()


def test_every_commit_is_on_the_disk_and_foreign_keys_hold(folder: DataFolder) -> None:
    opened = database.open_database(folder.records, folder.backups)
    pragmas = {
        name: opened.row(f"PRAGMA {name}")
        for name in ("journal_mode", "synchronous", "foreign_keys", "application_id")
    }
    assert pragmas == {
        "journal_mode": ("wal",),
        "synchronous": (2,),
        "foreign_keys": (1,),
        "application_id": (APPLICATION_ID,),
    }
    opened.close()


@pytest.mark.parametrize("ours", [True, False])
def test_a_file_that_is_locked_is_not_taken_for_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ours: bool
) -> None:
    raw = sqlite3.connect(tmp_path / "locked.sqlite3", isolation_level=None)
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID if ours else 7}")
    raw.execute("BEGIN EXCLUSIVE")
    connect_patiently = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda *names, **how: connect_patiently(*names, **how, timeout=0)
    )
    with pytest.raises(LockedError):
        verify(tmp_path / "locked.sqlite3")
    raw.close()


def test_a_mistake_in_a_statement_stays_a_bug(folder: DataFolder) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), told_plainly():
        sqlite3.connect(":memory:").execute("SELECT * FROM misspelt")


def test_what_could_not_be_read_is_not_said_to_be_lost(
    practice: Practice, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a change that was being written may be told as not recorded."""
    practice.store.close()

    def fails(*_values: object, **_options: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    monkeypatch.setattr(database, "connect", fails)
    with pytest.raises(StoreError, match=r"Nothing was changed\.") as caught:
        open_store(folder)
    assert "this last change" not in str(caught.value)
    with pytest.raises(StoreError, match="this last change was not recorded"), told_plainly(KEPT):
        fails()
