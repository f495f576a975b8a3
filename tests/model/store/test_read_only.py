"""Records that cannot be read or written are refused in words, before anything is changed."""

import os
from pathlib import Path

import pytest

from model.errors import ReadOnlyError
from model.paths import DataFolder
from model.store.store import open_store, open_store_for_reading
from tests.model.conftest import NOON, Practice

AS_ROOT = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write to everything"
)


def test_a_path_below_a_file_cannot_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ReadOnlyError, match="cannot be made"):
        open_store(DataFolder(tmp_path / "file" / "practice"))


def test_a_file_that_may_not_be_read_is_told(
    practice: Practice, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice.store.close()

    def forbidden(*_values: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(ReadOnlyError, match="Permission denied"):
        open_store(folder)


def test_a_file_system_that_cannot_be_written_is_told(
    practice: Practice, folder: DataFolder
) -> None:
    practice.store.close()
    store = open_store_for_reading(folder)
    with pytest.raises(ReadOnlyError, match="cannot be written"):
        store.patients.archive(practice.patient.patient_id, True, NOON, practice.actor)
    assert store.patients.get(practice.patient.patient_id) == practice.patient
    store.close()


@AS_ROOT
def test_a_read_only_folder_is_told(practice: Practice, folder: DataFolder) -> None:
    practice.store.close()
    folder.root.chmod(0o500)
    try:
        with pytest.raises(ReadOnlyError):
            open_store(folder)
    finally:
        folder.root.chmod(0o700)


@AS_ROOT
def test_a_read_only_file_is_told(practice: Practice, folder: DataFolder) -> None:
    practice.store.close()
    folder.records.chmod(0o400)
    with pytest.raises(ReadOnlyError):
        open_store(folder)
    folder.records.chmod(0o600)
    store = open_store(folder)
    store.patients.archive(practice.patient.patient_id, True, NOON, practice.actor)
    store.close()


def test_a_file_without_the_right_to_write_is_refused_before_a_log_is_made(
    practice: Practice, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice.store.close()
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(ReadOnlyError, match="cannot be written by this account"):
        open_store(folder)
    assert sorted(path.name for path in folder.root.iterdir()) == (
        ["headmap.lock", "headmap.sqlite3"]
    )
