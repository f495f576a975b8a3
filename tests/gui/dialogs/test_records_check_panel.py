"""The check of the records: asked for on the page of backups, told in words."""

# ruff: noqa: F401, F811 (fixtures of another folder)

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from gui.dialogs import records_check_panel
from gui.dialogs.backups_page import BackupsPage
from gui.dialogs.records_check_panel import RecordsCheckPanel, RecordsCheckThread, found_in
from gui.theme import Theme
from gui.workspace import Workspace
from model.paths import DataFolder
from model.store.database import connect
from tests.model.conftest import NOON, preempt
from tests.model.signing.conftest import drop_triggers, outside, signed_folder, template


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "signed")


def test_records_in_order(qtbot: QtBot, workspace: Workspace, theme: Theme) -> None:
    page = BackupsPage(workspace, theme)
    qtbot.addWidget(page)
    panel = page.findChild(RecordsCheckPanel)
    assert panel is not None
    panel.check.click()
    assert panel.said.text() == "Checking the records…"
    assert not panel.check.isEnabled()
    qtbot.waitUntil(panel.check.isEnabled, timeout=5000)
    assert panel.said.text() == (
        "The file is whole, and its audit is in order (events: 1)."
        " Signed sessions that agree with what was signed: 0."
    )
    assert panel.amiss_list.isHidden()
    assert panel.bar.isHidden()


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
    found = found_in(workspace.folder.records)
    assert found.trouble
    assert "Audit: event 1 is not as Headmap wrote it." in found.amiss
    assert "tell whoever looks after this workstation" in found.words


def test_what_no_longer_agrees_is_listed_in_red_and_scrolls(
    qtbot: QtBot, signed_folder: DataFolder, outside: sqlite3.Connection
) -> None:
    outside.execute("DROP TRIGGER injection_update_open")
    outside.execute("UPDATE injection SET dose_tenths = dose_tenths + 10")
    panel = RecordsCheckPanel(signed_folder.records)
    qtbot.addWidget(panel)
    panel.resize(600, 500)
    panel.show()
    panel.check.click()
    qtbot.waitUntil(panel.check.isEnabled, timeout=5000)
    day = f"{NOON.astimezone():%-d %b %Y}"
    said = panel.amiss.text().replace("\u200b", "").replace("\xa0", " ").splitlines()
    assert f"Session 1 of {day}: TE-L3: dose was signed as 5 U and is now 6 U." in said
    assert len(said) == 33
    assert panel.amiss.property("kind") == panel.said.property("kind") == "error"
    qtbot.waitUntil(lambda: panel.amiss_list.verticalScrollBar().maximum() > 0)


def test_a_session_that_is_gone_is_named_by_its_number(
    signed_folder: DataFolder, outside: sqlite3.Connection
) -> None:
    drop_triggers(outside)
    outside.execute("DELETE FROM session WHERE id = 1")
    assert "Session 1: The session: was signed and is no longer there." in (
        found_in(signed_folder.records).amiss
    )


def test_a_cancelled_check_says_so(workspace: Workspace) -> None:
    found = found_in(workspace.folder.records, None, lambda: True)
    assert found.words == "The check was cancelled; nothing was found until then."


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in found_in(tmp_path / "headmap.sqlite3").words


def test_what_nobody_thought_of_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise KeyError("Marlowe")

    monkeypatch.setattr(records_check_panel, "check_records", fails)
    assert found_in(tmp_path).words.endswith("an unexpected reason (KeyError).")
