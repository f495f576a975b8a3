"""The first run: what is typed is told once it is whole; nothing is written here."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.setup.first_run_page import FirstRunPage
from gui.theme import Theme
from model.clinician import Clinician
from model.head_map import HeadMap
from model.protocol_catalogue import ProtocolCatalogue


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, drawing: HeadMap, catalogue: ProtocolCatalogue, tmp_path: Path
) -> FirstRunPage:
    made = FirstRunPage(theme, drawing, catalogue.protocols["preempt"], tmp_path)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_clinic_and_clinician_are_told_on_enter(qtbot: QtBot, page: FirstRunPage) -> None:
    assert page.clinic.editor.hasFocus()
    qtbot.keyClicks(page.clinic.editor, " Demo  Headache Clinic ")
    qtbot.keyClicks(page.clinician.name.editor, "Robin Okafor")
    qtbot.keyClicks(page.clinician.credentials.editor, "MD")
    qtbot.keyClicks(page.clinician.role.editor, "neurologist")
    with qtbot.waitSignal(page.done) as done:
        qtbot.keyClick(page.clinician.role.editor, Qt.Key.Key_Return)
    robin = Clinician(clinician_id=0, name="Robin Okafor", credentials="MD", role="neurologist")
    assert done.args == ["Demo Headache Clinic", robin]


def test_what_is_missing_is_said_under_its_field(qtbot: QtBot, page: FirstRunPage) -> None:
    with qtbot.assertNotEmitted(page.done):
        page.start.click()
        assert "clinic" in page.clinic.error
        assert page.clinic.editor.hasFocus()
        page.clinic.set_text("Demo")
        page.start.click()
        assert "name" in page.clinician.name.error
        assert page.clinician.name.editor.hasFocus()


def test_it_says_where_the_records_lie_and_takes_another_folder(
    qtbot: QtBot, page: FirstRunPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.path.accessibleName() == str(tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "other"))
    with qtbot.waitSignal(page.folder_wanted) as wanted:
        page.change_folder.click()
    assert wanted.args == [tmp_path / "other"]
    assert page.path.accessibleName() == str(tmp_path / "other")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    with qtbot.assertNotEmitted(page.folder_wanted):
        page.change_folder.click()


def test_the_quiet_other_ways(
    qtbot: QtBot, page: FirstRunPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(page.demonstration_wanted):
        page.demonstration.click()
    chosen = str(tmp_path / "old.sqlite3")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen, ""))
    with qtbot.waitSignal(page.restore_wanted) as wanted:
        page.restore.click()
    assert wanted.args == [Path(chosen)]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(page.restore_wanted):
        page.restore.click()


@pytest.mark.parametrize("size", [(1280, 800), (1280, 700), (1920, 1080)])
def test_the_drawing_fits_every_window(page: FirstRunPage, size: tuple[int, int]) -> None:
    page.resize(*size)
    assert (page.width(), page.height()) == size
    assert page.map.height() >= 300
    assert not page.grab().isNull()
