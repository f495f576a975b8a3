"""The check of the records: asked for on the page of backups, told in words."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from gui.dialogs import records_check_panel
from gui.dialogs.backups_page import BackupsPage
from gui.dialogs.records_check_panel import RecordsCheckPanel, RecordsCheckThread, found_in
from gui.theme import Theme
from gui.workspace import Workspace
from model.store.database import connect


def test_records_in_order(qtbot: QtBot, workspace: Workspace, theme: Theme) -> None:
    page = BackupsPage(workspace, theme)
    qtbot.addWidget(page)
    panel = page.findChild(RecordsCheckPanel)
    assert panel is not None
    panel.check.click()
    assert panel.said.text() == "Checking the records…"
    assert not panel.check.isEnabled()
    qtbot.waitUntil(panel.check.isEnabled, timeout=5000)
    assert panel.said.text() == "The file is whole, and its audit is in order (events: 1)."


def test_a_page_left_during_the_check_is_no_trouble(
    qtbot: QtBot, workspace: Workspace, theme: Theme
) -> None:
    panel = RecordsCheckPanel(workspace.folder.records)
    panel.start()
    application = QCoreApplication.instance()
    assert application is not None
    (thread,) = application.findChildren(RecordsCheckThread)
    panel.deleteLater()
    assert thread.wait(5000)
    qtbot.waitUntil(lambda: not application.findChildren(RecordsCheckThread), timeout=5000)


def test_a_changed_audit_is_told_with_what_to_do(workspace: Workspace) -> None:
    raw = connect(workspace.folder.records)
    raw.execute("DROP TRIGGER audit_append_only_update")
    raw.execute("UPDATE audit_event SET action = 'nothing' WHERE id = 1")
    raw.close()
    said = found_in(workspace.folder.records)
    assert "event 1 of its audit is not as Headmap wrote it" in said
    assert "tell whoever looks after this workstation" in said


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in found_in(tmp_path / "headmap.sqlite3")


def test_what_nobody_thought_of_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_records: Path) -> None:
        raise KeyError("Marlowe")

    monkeypatch.setattr(records_check_panel, "check_records", fails)
    assert found_in(tmp_path).endswith("an unexpected reason (KeyError).")
