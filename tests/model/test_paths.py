"""A practice's folder holds all that is its own, and the chosen one is found again."""

from pathlib import Path

import pytest

from model import paths
from model.paths import DataFolder, default_data_folder, remember_folder


@pytest.fixture
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's usual place, moved to where a test may write."""
    root = tmp_path / "usual" / "headmap"
    monkeypatch.setattr(paths, "_usual_root", lambda: root)
    return root


def test_a_practice_keeps_its_parts_together(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    parts = {folder.records, folder.backups, folder.protocols, folder.log, folder.running_mark}
    assert len(parts) == 5
    assert {path.parent for path in parts} == {tmp_path}


def test_the_demonstration_shares_nothing_with_the_practice(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    apart = folder.demonstration()
    assert apart.records != folder.records
    assert apart.backups != folder.backups


def test_without_a_choice_the_usual_place_is_taken_and_nothing_made(usual: Path) -> None:
    assert default_data_folder() == DataFolder(usual)
    assert not usual.exists()


def test_the_chosen_folder_is_found_again(usual: Path, tmp_path: Path) -> None:
    remember_folder(tmp_path / "Prüfung Ö")
    assert default_data_folder() == DataFolder(tmp_path / "Prüfung Ö")
    remember_folder(tmp_path / "other")
    assert default_data_folder() == DataFolder(tmp_path / "other")


def test_an_emptied_choice_is_none(usual: Path) -> None:
    usual.mkdir(parents=True)
    (usual / paths.CHOICE).write_text("\n", encoding="utf-8")
    assert default_data_folder() == DataFolder(usual)


def test_the_usual_place_bears_the_programs_name() -> None:
    assert paths._usual_root().name == "headmap"
