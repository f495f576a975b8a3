"""A check of the records finds broken bytes and what was changed behind the program's back."""

from datetime import timedelta

import pytest

from model.errors import DamagedFileError
from model.paths import DataFolder
from model.store.database import connect
from model.store.records_check import RecordsCheck, check_records
from tests.model.conftest import NOON, Practice


@pytest.fixture
def noted(practice: Practice) -> Practice:
    """Five events; the program stays open."""
    for minute in (1, 2):
        at = NOON + timedelta(minutes=minute)
        practice.store.sessions.set_note(1, f"note {minute}", at, practice.actor)
    return practice


def test_records_in_use_are_found_in_order(noted: Practice, folder: DataFolder) -> None:
    assert check_records(folder.records) == RecordsCheck(events=5, first_broken=None)


def test_an_event_that_was_changed_is_named(noted: Practice, folder: DataFolder) -> None:
    raw = connect(folder.records)
    raw.execute("DROP TRIGGER audit_append_only_update")
    raw.execute("UPDATE audit_event SET after = '{}' WHERE id = 4")
    raw.close()
    assert check_records(folder.records).first_broken == 4


def test_a_broken_file_is_told(noted: Practice, folder: DataFolder) -> None:
    noted.store.close()
    whole = folder.records.read_bytes()
    folder.records.write_bytes(whole[: 3 * 4096] + b"\xff" * 4096 + whole[4 * 4096 :])
    with pytest.raises(DamagedFileError):
        check_records(folder.records)
