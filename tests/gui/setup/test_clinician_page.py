"""Who is charting: by click, by number, or somebody new."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.setup.clinician_page import ClinicianPage
from gui.theme import Theme
from gui.workspace import Workspace
from model.clinician import Clinician
from model.errors import ReadOnlyError
from tests.model.conftest import NOON


@pytest.fixture
def sam(workspace: Workspace) -> Clinician:
    made = Clinician(clinician_id=0, name="Sam Teller", credentials="RN")
    return workspace.store.clinicians.add(made, NOON, workspace.actor)


def opened(qtbot: QtBot, workspace: Workspace, theme: Theme) -> ClinicianPage:
    """The page on the screen."""
    page = ClinicianPage(workspace, theme)
    qtbot.addWidget(page)
    page.resize(1280, 732)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_the_last_one_stands_first_and_has_the_focus(
    qtbot: QtBot, workspace: Workspace, theme: Theme, sam: Clinician
) -> None:
    last = str(sam.clinician_id)
    workspace.change_settings(replace(workspace.settings, last_clinician_id=last))
    page = opened(qtbot, workspace, theme)
    assert [button.accessibleName() for button in page.buttons] == [
        "Sam Teller, RN",
        "Robin Okafor, MD · neurologist",
    ]
    assert page.buttons[0].hasFocus()
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.keyClick(page.buttons[0], Qt.Key.Key_Return)
    assert chosen.args == [sam]


def test_a_number_chooses(qtbot: QtBot, workspace: Workspace, theme: Theme, sam: Clinician) -> None:
    page = opened(qtbot, workspace, theme)
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.keyClick(page.buttons[0], "2")
    assert chosen.args == [sam]
    with qtbot.assertNotEmitted(page.chosen):
        qtbot.keyClick(page.buttons[0], "3")
    qtbot.keyClick(page.buttons[0], Qt.Key.Key_Down)
    assert page.buttons[1].hasFocus()
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.mouseClick(page.buttons[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [sam]


def test_somebody_new_is_added_and_charts(qtbot: QtBot, workspace: Workspace, theme: Theme) -> None:
    page = opened(qtbot, workspace, theme)
    page.add.click()
    page.save.click()
    assert "name" in page.fields.name.error
    qtbot.keyClicks(page.fields.name.editor, "Sam Teller 2")
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.keyClick(page.fields.name.editor, Qt.Key.Key_Return)
    assert chosen.args[0].name == "Sam Teller 2"
    assert [c.name for c in workspace.store.clinicians.all()] == ["Robin Okafor", "Sam Teller 2"]


def test_escape_leaves_the_form_and_then_the_page(
    qtbot: QtBot, workspace: Workspace, theme: Theme
) -> None:
    page = opened(qtbot, workspace, theme)
    page.add.click()
    with qtbot.assertNotEmitted(page.closed):
        qtbot.keyClick(page.fields.name.editor, Qt.Key.Key_Escape)
    assert not page.form.isVisible()
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.buttons[0], Qt.Key.Key_Escape)


def test_at_the_start_there_is_no_way_round_it(
    qtbot: QtBot, workspace: Workspace, theme: Theme, sam: Clinician
) -> None:
    workspace.clinician = None
    page = opened(qtbot, workspace, theme)
    assert not page.back.isVisible()
    with qtbot.assertNotEmitted(page.closed):
        qtbot.keyClick(page.buttons[0], Qt.Key.Key_Escape)


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, workspace: Workspace, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_values: object) -> None:
        raise ReadOnlyError("The file cannot be written.")

    monkeypatch.setattr(workspace.store.clinicians, "add", refuse)
    page = opened(qtbot, workspace, theme)
    page.add.click()
    page.fields.name.set_text("Sam Teller")
    with qtbot.waitSignal(workspace.failed):
        page.save.click()
    assert page.fields.name.text == "Sam Teller"
