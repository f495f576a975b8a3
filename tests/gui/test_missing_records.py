"""Records that are missing, emptied or damaged: told in words, nothing made in their place."""

from pathlib import Path

import pytest

from gui.program import Program
from gui.setup.first_run_page import FirstRunPage
from gui.setup.trouble_page import TroublePage
from model import paths
from model.paths import DataFolder
from model.store.backup import write_backup
from tests.gui.running import ROBIN, let_go, make_practice, shown
from tests.model.conftest import NOON, SetClock


def test_records_that_are_gone_are_not_made_anew_unasked(
    program: Program, folder: DataFolder, clock: SetClock
) -> None:
    make_practice(folder, clock, ROBIN)
    backup = write_backup(folder.records, folder.backups, NOON).path
    elsewhere = folder.records.rename(folder.root / "moved.sqlite3")
    program.start()
    page = shown(program)
    assert isinstance(page, TroublePage)
    assert "although there are backups" in page.problem.text()
    page.retry.click()
    page = shown(program)
    assert isinstance(page, TroublePage)
    assert not page.anew.isHidden()
    assert not folder.records.exists()
    page.anew.click()
    assert isinstance(shown(program), FirstRunPage)
    elsewhere.rename(folder.records)
    page.retry.click()
    assert program.workspace is not None
    let_go(program)
    folder.records.unlink()
    program.restore(backup)
    assert program.workspace is not None


def test_a_replaced_file_alone_tells_that_there_were_records(
    program: Program, folder: DataFolder
) -> None:
    folder.root.mkdir()
    (folder.root / "replaced-20261120-120000.sqlite3").touch()
    program.start()
    assert isinstance(shown(program), TroublePage)


def test_a_chosen_folder_that_is_not_there_is_not_made(
    program: Program, folder: DataFolder, tmp_path: Path
) -> None:
    away = tmp_path / "network drive"
    paths.remember_folder(away)
    program.folder = paths.default_data_folder()
    program.start()
    page = shown(program)
    assert isinstance(page, TroublePage)
    assert f"{away}, chosen for the records at the first start, is not there" in page.problem.text()
    assert not away.exists()


@pytest.mark.parametrize("dangling", [True, False])
def test_an_empty_file_or_a_link_to_nothing_is_told(
    program: Program, folder: DataFolder, tmp_path: Path, dangling: bool
) -> None:
    folder.root.mkdir()
    if dangling:
        folder.records.symlink_to(tmp_path / "unplugged")
    else:
        folder.records.touch()
    program.start()
    page = shown(program)
    assert isinstance(page, TroublePage)
    assert page.anew.isHidden()
    assert ("is not there" if dangling else "is empty") in page.problem.text()


def test_damage_met_once_the_records_are_open_locks_nobody_out(
    program: Program, folder: DataFolder, clock: SetClock
) -> None:
    make_practice(folder, clock, ROBIN)
    whole = folder.records.read_bytes()
    folder.records.write_bytes(whole.replace(b"Robin Okafor", b"Robin \xffkafor"))
    program.start()
    page = shown(program)
    assert isinstance(page, TroublePage)
    folder.records.write_bytes(whole)
    page.retry.click()
    assert program.workspace is not None
