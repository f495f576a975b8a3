"""Broken bytes anywhere in the file are told as damage, by every call, and nothing is changed."""

import sqlite3
from pathlib import Path

import pytest

from model.errors import DamagedFileError, UnreadableRecordError
from model.paths import DataFolder
from model.store.backup import check_whole, restore, verify
from model.store.failures import told_plainly
from model.store.store import open_store, open_store_for_reading
from tests.model.conftest import NOON, Practice, SetClock
from tests.model.signing.desk import Desk


def spoil(path: Path, whole: bytes, broken: bytes) -> None:
    """Put other bytes of the same length in the place of some."""
    before = path.read_bytes()
    assert whole in before
    assert len(whole) == len(broken)
    path.write_bytes(before.replace(whole, broken))


@pytest.fixture
def broken_schema(practice: Practice, folder: DataFolder) -> Path:
    """Bytes that are no text, in the text of the tables."""
    practice.store.close()
    spoil(folder.records, b"CREATE TABLE setting", b"CREATE TAB\xff\xfe setting")
    return folder.records


def test_a_broken_schema_is_told_when_opening(broken_schema: Path, folder: DataFolder) -> None:
    before = broken_schema.read_bytes()
    with pytest.raises(DamagedFileError, match="Restore a backup"):
        open_store_for_reading(folder).settings.get()
    with pytest.raises(DamagedFileError, match="Restore a backup"):
        open_store(folder).settings.get()
    assert broken_schema.read_bytes() == before


def test_a_broken_schema_is_told_of_a_backup(broken_schema: Path, tmp_path: Path) -> None:
    with pytest.raises(DamagedFileError):
        verify(broken_schema)
    with pytest.raises(DamagedFileError):
        restore(broken_schema, tmp_path / "elsewhere" / "headmap.sqlite3", NOON)
    raw = sqlite3.connect(broken_schema)
    with pytest.raises(DamagedFileError):
        check_whole(raw, broken_schema)
    raw.close()


def test_a_broken_schema_is_told_where_the_id_is_asked_of_sqlite(broken_schema: Path) -> None:
    """A log beside the file makes the kind of file be asked of SQLite."""
    broken_schema.with_name(broken_schema.name + "-wal").write_bytes(b"x" * 64)
    with pytest.raises(DamagedFileError):
        verify(broken_schema)


def test_a_schema_of_other_words_is_told(practice: Practice, folder: DataFolder) -> None:
    practice.store.close()
    spoil(folder.records, b"CREATE TABLE setting", b"CREATE TREES setting")
    with pytest.raises(DamagedFileError):
        open_store(folder).settings.get()


def test_a_broken_byte_in_a_text_is_told(practice: Practice, folder: DataFolder) -> None:
    practice.store.close()
    spoil(folder.records, b"Marlowe", b"Marl\xffwe")
    with pytest.raises(DamagedFileError):
        open_store(folder).patients.get(practice.patient.patient_id)
    with pytest.raises(DamagedFileError):
        open_store_for_reading(folder).patients.search("")


@pytest.mark.parametrize(
    "said", ["malformed database schema (patient)", "Could not decode to UTF-8"]
)
def test_damage_without_a_code_is_known_by_its_words(said: str) -> None:
    with pytest.raises(DamagedFileError), told_plainly():
        raise sqlite3.OperationalError(said)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("vial", "expires_on = '2028-99-99'"),
        ("detail", "recorded_at = 9223372036854775807"),
        ("signature", "signed_at = 9223372036854775807"),
    ],
)
def test_a_value_that_is_none_is_told_in_words(
    practice: Practice, folder: DataFolder, clock: SetClock, table: str, change: str
) -> None:
    Desk(practice, clock).sign()
    practice.store.close()
    raw = sqlite3.connect(folder.records)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    assert raw.execute(f"UPDATE {table} SET {change}").rowcount
    raw.commit()
    raw.close()
    store = open_store(folder)
    try:
        with pytest.raises(UnreadableRecordError, match="Check the records"):
            store.chart(1)
    finally:
        store.close()
