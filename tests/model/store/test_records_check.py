"""A check of the records finds broken bytes and what was changed behind the program's back."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from model.errors import DamagedFileError, OlderFileError
from model.paths import DataFolder
from model.signing.verification import Report
from model.store.database import connect, open_for_reading
from model.store.records_check import RecordsCheck, check_records
from model.store.store import Store
from tests.model.conftest import NOON, Practice


@pytest.fixture
def noted(practice: Practice) -> Practice:
    """Five events; the program stays open."""
    for minute in (1, 2):
        at = NOON + timedelta(minutes=minute)
        practice.store.sessions.set_note(1, f"note {minute}", at, practice.actor)
    return practice


def test_records_in_use_are_found_in_order(noted: Practice, folder: DataFolder) -> None:
    assert check_records(folder.records) == RecordsCheck(report=Report(events=5))


def test_an_event_that_was_changed_is_named(noted: Practice, folder: DataFolder) -> None:
    raw = connect(folder.records)
    raw.execute("DROP TRIGGER audit_append_only_update")
    raw.execute("UPDATE audit_event SET after = '{}' WHERE id = 4")
    raw.close()
    assert check_records(folder.records).report.first_broken == 4


def test_a_broken_file_is_told(noted: Practice, folder: DataFolder) -> None:
    noted.store.close()
    whole = folder.records.read_bytes()
    folder.records.write_bytes(whole[: 3 * 4096] + b"\xff" * 4096 + whole[4 * 4096 :])
    with pytest.raises(DamagedFileError):
        check_records(folder.records)


def test_records_of_an_older_version_are_left_as_they_are(folder: DataFolder) -> None:
    folder.root.mkdir()
    old = Path(__file__).parent / "old_files" / "version_1.sqlite3"
    shutil.copyfile(old, folder.records)
    with pytest.raises(OlderFileError, match="Open it once in the program"):
        check_records(folder.records)
    assert folder.records.read_bytes() == old.read_bytes()


def test_a_reader_sees_the_file_as_it_was_when_it_began(
    noted: Practice, folder: DataFolder
) -> None:
    """A session signed while the file is checked is not told as half signed."""
    reader = Store(open_for_reading(folder.records))
    with reader.snapshot(), reader.snapshot():
        assert reader.audit.count() == 5
        noted.store.sessions.set_note(1, "meanwhile", NOON, noted.actor)
        assert reader.audit.count() == 5
    assert reader.audit.count() == 6
    reader.close()
