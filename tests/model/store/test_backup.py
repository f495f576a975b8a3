"""Backups are whole copies of a file in use; restoring one keeps the file it replaces."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.errors import (
    DamagedFileError,
    FullDiskError,
    LockedError,
    NewerFileError,
    NotHeadmapFileError,
    ReadOnlyError,
    StoreError,
)
from model.paths import DataFolder
from model.store.backup import (
    Backup,
    list_backups,
    restore,
    thin,
    verify,
    write_backup,
)
from model.store.store import open_store
from model.use_cases.charting import give_muscle
from tests.model.conftest import NOON, Practice

DAY = timedelta(days=1)


class CancelledError(Exception):
    """What a progress bar raises when its Cancel is pressed."""


@pytest.fixture
def marked(practice: Practice) -> Practice:
    """The practice with eight sites given, still open."""
    practice.store.changes.apply(
        practice.session.session_id,
        give_muscle(practice.chart(), "TE", None, NOON),
        action="muscle given",
        at=NOON,
        actor=practice.actor,
    )
    return practice


@pytest.fixture
def backup(marked: Practice, folder: DataFolder) -> Backup:
    return write_backup(folder.records, folder.backups, NOON)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def spoil(path: Path, page: int = 3) -> None:
    """Overwrite one page in the middle of a file."""
    whole = path.read_bytes()
    path.write_bytes(whole[: page * 4096] + b"\xff" * 4096 + whole[(page + 1) * 4096 :])


def test_a_copy_of_the_open_file_holds_what_was_just_marked(
    marked: Practice, backup: Backup, folder: DataFolder, tmp_path: Path
) -> None:
    assert backup.path == folder.backups / "headmap-20261120-120000.sqlite3"
    assert names(folder.backups) == [backup.path.name]
    assert backup.bytes == backup.path.stat().st_size
    verify(backup.path)
    elsewhere = DataFolder(tmp_path / "elsewhere")
    assert restore(backup.path, elsewhere.records, NOON) is None
    copy = open_store(elsewhere)
    assert copy.injections.of(marked.session.session_id) == marked.rows()
    assert copy.audit.first_broken() is None
    copy.close()


def test_the_file_goes_on_being_used_after_a_copy(marked: Practice, backup: Backup) -> None:
    marked.store.sessions.set_note(marked.session.session_id, "later", NOON, marked.actor)
    assert marked.chart().session.note == "later"


def test_progress_is_told_up_to_the_whole(marked: Practice, folder: DataFolder) -> None:
    told: list[tuple[int, int]] = []
    write_backup(folder.records, folder.backups, NOON, lambda *pages: told.append(pages))
    assert told
    assert told[-1][0] == told[-1][1] > 0


def test_cancelling_leaves_no_file(marked: Practice, folder: DataFolder) -> None:
    def cancel(_done: int, _pages: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        write_backup(folder.records, folder.backups, NOON, cancel)
    assert names(folder.backups) == []


def test_backups_are_listed_newest_first_and_other_files_are_passed_over(
    marked: Practice, folder: DataFolder
) -> None:
    made = [write_backup(folder.records, folder.backups, NOON + n * DAY) for n in range(3)]
    (folder.backups / "headmap-copy.sqlite3").touch()
    (folder.backups / "notes.txt").touch()
    assert list_backups(folder.backups) == made[::-1]
    assert list_backups(folder.root / "not-there") == []


def test_two_years_of_backups_are_thinned_to_days_weeks_and_months(tmp_path: Path) -> None:
    """Three a day for two years, thinned every day, as the program would."""
    start = datetime(2024, 11, 20, 8, 0, tzinfo=UTC)
    for day in range(731):
        for hour in (0, 4, 9):
            now = start + timedelta(days=day, hours=hour)
            (tmp_path / f"{now:headmap-%Y%m%d-%H%M%S}.sqlite3").touch()
        thin(tmp_path, now)
    ages = [(now - backup.made_at) for backup in list_backups(tmp_path)]
    assert sum(age < DAY for age in ages) == 3
    assert {age.days for age in ages} >= set(range(7))
    assert any(21 <= age.days <= 35 for age in ages)
    months = {backup.made_at.strftime("%Y-%m") for backup in list_backups(tmp_path)}
    assert len(months) == 24
    assert len(ages) <= 3 + 7 + 5 + 24
    assert max(ages) > 680 * DAY


def test_thinning_takes_nothing_that_is_not_a_backup(tmp_path: Path) -> None:
    for name in ("notes.txt", "headmap-copy.sqlite3", "headmap-20200101-000000.sqlite3"):
        (tmp_path / name).touch()
    assert thin(tmp_path, NOON) == []
    assert len(names(tmp_path)) == 3


def test_thinning_sweeps_what_a_killed_program_left(tmp_path: Path) -> None:
    left = tmp_path / "headmap-20200101-000000.unfinished"
    left.touch()
    thin(tmp_path, datetime.now(UTC))
    assert left.exists(), "another window may be writing it just now"
    thin(tmp_path, datetime.now(UTC) + 2 * DAY)
    assert names(tmp_path) == []


def test_restoring_keeps_the_file_it_replaces(
    marked: Practice, backup: Backup, folder: DataFolder
) -> None:
    session_id = marked.session.session_id
    marked.store.sessions.set_note(session_id, "after the backup", NOON, marked.actor)
    marked.store.close()
    kept = restore(backup.path, folder.records, NOON + DAY)
    assert kept == folder.root / "replaced-20261121-120000.sqlite3"
    assert backup.path.exists()
    store = open_store(folder)
    assert store.sessions.get(session_id).note == ""
    assert len(store.injections.of(session_id)) == 8
    store.close()
    back = restore(kept, folder.records, NOON + 2 * DAY)
    assert back is not None
    store = open_store(folder)
    assert store.sessions.get(session_id).note == "after the backup"
    store.close()


def test_two_restores_in_one_second_keep_both_replaced_files(
    marked: Practice, backup: Backup, folder: DataFolder
) -> None:
    marked.store.close()
    kept = [restore(backup.path, folder.records, NOON) for _ in range(3)]
    assert len(set(kept)) == 3
    assert all(path and path.exists() for path in kept)


def test_records_in_use_are_not_replaced(
    marked: Practice, backup: Backup, folder: DataFolder
) -> None:
    with pytest.raises(LockedError):
        restore(backup.path, folder.records, NOON)
    marked.store.sessions.set_note(marked.session.session_id, "still here", NOON, marked.actor)
    assert not list(folder.root.glob("*replaced-*"))


def test_a_damaged_file_and_its_log_are_kept_when_a_backup_replaces_them(
    marked: Practice, backup: Backup, folder: DataFolder
) -> None:
    marked.store.close()
    folder.records.write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    log = folder.records.with_name(folder.records.name + "-wal")
    log.write_bytes(b"an old log")
    kept = restore(backup.path, folder.records, NOON)
    assert kept is not None
    assert kept.read_bytes().endswith(b"\xff" * 8000)
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"an old log"
    assert not log.exists()
    store = open_store(folder)
    assert len(store.injections.of(marked.session.session_id)) == 8
    store.close()


def test_a_damaged_or_foreign_backup_is_refused_and_the_records_stay(
    marked: Practice, backup: Backup, folder: DataFolder, tmp_path: Path
) -> None:
    marked.store.close()
    before = folder.records.read_bytes()
    text = tmp_path / "letter.sqlite3"
    text.write_text("Dear colleague, " * 20)
    newer = tmp_path / "newer.sqlite3"
    newer.write_bytes(backup.path.read_bytes())
    raw = sqlite3.connect(newer)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    spoil(backup.path)
    for path, error in [
        (backup.path, DamagedFileError),
        (text, NotHeadmapFileError),
        (newer, NewerFileError),
        (tmp_path / "gone.sqlite3", StoreError),
        (tmp_path, NotHeadmapFileError),
    ]:
        with pytest.raises(error):
            restore(path, folder.records, NOON)
        assert folder.records.read_bytes() == before
    assert not list(folder.root.glob("replaced-*"))
    assert not list(folder.root.glob("*.restoring"))


def test_a_copy_that_fails_its_check_gets_no_name(
    marked: Practice, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.store.backup._to_disk", spoil)
    real = verify

    def damaged_underway(path: Path) -> None:
        spoil(path)
        real(path)

    monkeypatch.setattr("model.store.backup.verify", damaged_underway)
    with pytest.raises(DamagedFileError):
        write_backup(folder.records, folder.backups, NOON)
    assert names(folder.backups) == []


def test_a_folder_that_cannot_be_made_is_told(marked: Practice, folder: DataFolder) -> None:
    (folder.root / "file").touch()
    with pytest.raises(ReadOnlyError, match="cannot be made"):
        write_backup(folder.records, folder.root / "file" / "backups", NOON)


def test_a_full_disk_is_told_and_leaves_no_half_backup(
    marked: Practice, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A device that is always full stands in for the folder of the backups."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full to try it on")
    folder.backups.mkdir()
    real = sqlite3.connect

    def small(path: object, **options: object) -> sqlite3.Connection:
        connection = real(path, **options)  # type: ignore[call-overload]
        if str(path).endswith(".unfinished"):
            connection.execute("PRAGMA max_page_count = 2")
        assert isinstance(connection, sqlite3.Connection)
        return connection

    monkeypatch.setattr("model.store.backup.sqlite3.connect", small)
    with pytest.raises(FullDiskError):
        write_backup(folder.records, folder.backups, NOON)
    assert names(folder.backups) == []


def test_a_backup_of_no_file_makes_none(folder: DataFolder) -> None:
    with pytest.raises(StoreError):
        write_backup(folder.records, folder.backups, NOON)
    assert names(folder.backups) == []
    assert not folder.records.exists()
