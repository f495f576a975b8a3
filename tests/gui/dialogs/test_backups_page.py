"""Backups: made beside the event loop, gone back to only after a question in place."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui import backup_thread
from gui.backup_thread import BackupThread
from gui.dialogs.backups_page import BackupsPage, size_text
from gui.theme import Theme
from gui.workspace import Workspace
from model.errors import FullDiskError
from model.store.backup import Backup, list_backups, write_backup
from tests.model.conftest import NOON


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, theme: Theme) -> BackupsPage:
    made = BackupsPage(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1280, 732)
    made.show()
    return made


def test_none_yet_and_then_one(qtbot: QtBot, page: BackupsPage, workspace: Workspace) -> None:
    assert page.none.isVisible()
    page.now.click()
    assert page.bar.isVisible()
    assert not page.now.isEnabled()
    qtbot.waitUntil(page.now.isEnabled, timeout=5000)
    assert len(list_backups(workspace.folder.backups)) == 1
    assert len(page.rows) == 1
    assert page.said.text() == "The backup is made and was opened to check it."
    assert not page.bar.isVisible()
    assert not page.none.isVisible()


def test_a_full_disk_is_told(
    qtbot: QtBot, page: BackupsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_values: object) -> Backup:
        raise FullDiskError("There is no space left.")

    monkeypatch.setattr(backup_thread, "write_backup", refuse)
    page.now.click()
    qtbot.waitUntil(page.now.isEnabled, timeout=5000)
    assert page.said.text() == "There is no space left."


def test_a_long_backup_shows_progress_and_can_be_cancelled(
    qtbot: QtBot, page: BackupsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(
        _records: Path, _folder: Path, _now: object, progress: Callable[[int, int], None]
    ) -> Backup:
        import time

        for done in range(1000):
            progress(done, 1000)
            time.sleep(0.005)
        raise AssertionError("it was not cancelled")

    monkeypatch.setattr(backup_thread, "write_backup", slow)
    page.now.click()
    qtbot.waitUntil(lambda: page.bar.value() > 2, timeout=5000)
    page.cancel.click()
    qtbot.waitUntil(page.now.isEnabled, timeout=5000)
    assert page.said.text() == "No backup was made. The records are unchanged."


def test_a_page_opened_meanwhile_shows_the_same_backup(
    qtbot: QtBot, page: BackupsPage, workspace: Workspace, theme: Theme
) -> None:
    thread = BackupThread(workspace, workspace.folder, NOON)
    other = BackupsPage(workspace, theme)
    qtbot.addWidget(other)
    assert not other.now.isEnabled()
    with qtbot.waitSignal(thread.finished, timeout=5000):
        thread.start()
    qtbot.waitUntil(other.now.isEnabled, timeout=5000)


def test_restoring_asks_in_place_and_names_what_is_kept(
    qtbot: QtBot, workspace: Workspace, theme: Theme
) -> None:
    backup = write_backup(workspace.folder.records, workspace.folder.backups, NOON)
    page = BackupsPage(workspace, theme)
    qtbot.addWidget(page)
    page.show()
    page.rows[0].click()
    words = page.question_words.text().replace("\u200b", "")
    assert page.question.isVisible()
    assert backup.path.name in words
    assert "replaced-" in words
    assert str(workspace.folder.root) in words
    with qtbot.assertNotEmitted(page.restore_wanted):
        page.leave.click()
    assert not page.question.isVisible()
    assert not page.rows[0].isChecked()
    page.rows[0].click()
    with qtbot.assertNotEmitted(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    page.rows[0].click()
    with qtbot.waitSignal(page.restore_wanted) as wanted:
        page.restore.click()
    assert wanted.args == [backup.path]
    with qtbot.waitSignal(page.closed):
        page._close_question()
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_a_file_from_elsewhere(
    qtbot: QtBot, page: BackupsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    page.from_file.click()
    assert not page.question.isVisible()
    other = tmp_path / "stick" / "headmap.sqlite3"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    page.from_file.click()
    with qtbot.waitSignal(page.restore_wanted) as wanted:
        page.restore.click()
    assert wanted.args == [other]


@pytest.mark.parametrize(
    ("size", "text"), [(10, "1\u00a0KB"), (264_000, "258\u00a0KB"), (3_500_000, "3.3\u00a0MB")]
)
def test_sizes_in_words(size: int, text: str) -> None:
    assert size_text(size) == text
