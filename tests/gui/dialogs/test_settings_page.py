"""The settings: each is in the file as soon as it is typed or chosen."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.dialogs.settings_page import SettingsPage
from gui.theme import Theme
from gui.workspace import Workspace
from model.errors import ReadOnlyError
from model.protocol_catalogue import load_catalogue
from model.settings import lots_of_no_vial, recalled_lots


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, theme: Theme) -> SettingsPage:
    made = SettingsPage(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1280, 732)
    made.show()
    return made


def test_typed_texts_are_kept_after_a_pause(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    qtbot.keyClicks(page.texts["clinic_name"].editor, "Demo Clinic")
    qtbot.waitUntil(lambda: workspace.store.settings.get().clinic_name == "Demo Clinic")


def test_leaving_keeps_what_was_just_typed(page: SettingsPage, workspace: Workspace) -> None:
    page.texts["clinic_address"].set_text("1 Example Road")
    page.texts["clinic_phone"].set_text("555 0100")
    page.hide()
    kept = workspace.store.settings.get()
    assert (kept.clinic_address, kept.clinic_phone) == ("1 Example Road", "555 0100")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("paper", "Letter"),
        ("theme", "dark"),
        ("order_numbers", "never"),
        ("cosignature", "on"),
        ("witness_required", "yes"),
        ("billing", "yes"),
    ],
)
def test_a_choice_is_kept_at_once(
    page: SettingsPage, workspace: Workspace, name: str, key: str
) -> None:
    page.choices[name].buttons[key].click()
    assert getattr(workspace.store.settings.get(), name) == key
    page.choices[name].show_chosen("A4" if name == "paper" else key)
    assert page.choices[name].current


def test_recalled_lots_are_kept_line_by_line(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    page.recalled.editor.setPlainText("C1234, C1235\n\n  DEMO-C4417  \n")
    qtbot.waitUntil(lambda: workspace.settings.recalled_lots != "")
    assert workspace.store.settings.get().recalled_lots == "C1234, C1235\nDEMO-C4417"
    assert recalled_lots(workspace.settings) == ("C1234", "C1235", "DEMO-C4417")


def test_a_recalled_lot_that_no_box_can_bear_is_named(
    page: SettingsPage, workspace: Workspace
) -> None:
    page.recalled.editor.setPlainText("C1234\nC12 35 C1236")
    assert page.recalled.error.endswith("figures: C12 35 C1236")
    page.hide()  # nothing typed is lost, and it is named again the next time
    assert lots_of_no_vial(workspace.store.settings.get()) == ("C12 35 C1236",)
    page.recalled.editor.setPlainText("C1234, C1235")
    assert page.recalled.error == ""


def test_the_clinics_own_lists_are_named(qtbot: QtBot, workspace: Workspace, theme: Theme) -> None:
    workspace.folder.practice.mkdir(parents=True)
    (workspace.folder.practice / "checks.toml").write_text("broken", encoding="utf-8")
    page = SettingsPage(workspace, theme)
    qtbot.addWidget(page)
    (line,) = page.files.lines
    assert line.accessibleName().startswith("practice/checks.toml is not used: at file")


def test_recalled_lots_stand_there_again(qtbot: QtBot, workspace: Workspace, theme: Theme) -> None:
    workspace.change_settings(replace(workspace.settings, recalled_lots="C1\nC2"))
    page = SettingsPage(workspace, theme)
    qtbot.addWidget(page)
    assert page.recalled.text == "C1\nC2"


def test_the_jurisdictions_show_their_ceilings(page: SettingsPage, workspace: Workspace) -> None:
    rows = page.jurisdiction.rows
    assert rows["US"].isChecked()
    assert "195\u00a0U in 39 sites" in rows["EU-UK"].accessibleName()
    assert "European Headache Federation" in rows["EU-UK"].accessibleName()
    rows["EU-UK"].click()
    assert workspace.store.settings.get().jurisdiction == "EU-UK"
    assert [key for key, row in rows.items() if row.isChecked()] == ["EU-UK"]


def test_protocols_of_the_clinic(qtbot: QtBot, workspace: Workspace, theme: Theme) -> None:
    shipped = Path("resources/protocols/preempt.toml").read_text(encoding="utf-8")
    folder = workspace.folder.protocols
    folder.mkdir(parents=True)
    ours = shipped.replace('id = "preempt"', 'id = "ours"').replace("PREEMPT", "OUR")
    (folder / "ours.toml").write_text(ours, encoding="utf-8")
    (folder / "broken.toml").write_text('id = "broken"\n', encoding="utf-8")
    workspace.catalogue = load_catalogue(folder)
    page = SettingsPage(workspace, theme)
    qtbot.addWidget(page)
    assert set(page.protocol.rows) == {"preempt", "ours"}
    (problem,) = page.protocol.problems
    assert "broken.toml" in problem.accessibleName()
    assert str(folder) in page.protocol.where.text().replace("\u200b", "")
    page.protocol.rows["ours"].click()
    assert workspace.store.settings.get().protocol_id == "ours"
    assert workspace.protocol.protocol_id == "ours"
    assert page.jurisdiction.rows["US"].isChecked()


def test_clinicians_are_added_and_changed_in_place(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    people = page.clinicians
    people.add.click()
    people.save.click()
    assert people.fields.name.error
    qtbot.keyClicks(people.fields.name.editor, "Sam Teller")
    qtbot.keyClick(people.fields.name.editor, Qt.Key.Key_Return)
    assert [c.name for c in workspace.store.clinicians.all()] == ["Robin Okafor", "Sam Teller"]
    assert len(people.rows) == 2
    change = people.rows[0].findChild(QPushButton)
    change.click()
    people.fields.credentials.set_text("MD, PhD")
    people.save.click()
    assert workspace.clinician
    assert workspace.clinician.signature_name == "Robin Okafor, MD, PhD"
    people.add.click()
    with qtbot.assertNotEmitted(page.closed):
        qtbot.keyClick(people.fields.name.editor, Qt.Key.Key_Escape)
    assert not people.form.isVisible()


def test_the_path_can_be_copied(page: SettingsPage, workspace: Workspace) -> None:
    page.copy.click()
    assert QGuiApplication.clipboard().text() == str(workspace.folder.root)


def test_escape_closes(qtbot: QtBot, page: SettingsPage) -> None:
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        page.back.click()


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_values: object) -> None:
        raise ReadOnlyError("The file cannot be written.")

    monkeypatch.setattr(workspace.store.settings, "set", refuse)
    with qtbot.waitSignal(workspace.failed):
        page.choices["paper"].buttons["Letter"].click()
    monkeypatch.setattr(workspace.store.clinicians, "add", refuse)
    page.clinicians.add.click()
    page.clinicians.fields.name.set_text("Sam")
    with qtbot.waitSignal(workspace.failed):
        page.clinicians.save.click()


def test_a_price_is_kept_in_one_form_and_what_is_none_is_said(
    page: SettingsPage, workspace: Workspace
) -> None:
    page.price.price.set_text("6,10")
    page.price.currency.set_text("EUR")
    page.keep_texts()
    kept = workspace.store.settings.get()
    assert (kept.unit_price, kept.currency) == ("6.10", "EUR")
    page.price.price.set_text("six")
    page.keep_texts()
    assert "such as 6.10" in page.price.price.error
    assert workspace.store.settings.get().unit_price == "6.10"


def test_the_rules_of_response_with_what_they_ask_for(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace, theme: Theme
) -> None:
    rows = page.response.rows
    assert rows["nice-ta260"].isChecked()
    assert "Fewer than 10\u00a0days for at least 3 months" in rows["ehf"].accessibleName()
    assert "Source: European Headache Federation guideline" in rows["ehf"].accessibleName()
    rows["ehf"].click()
    assert workspace.store.settings.get().response_rule == "ehf"
    assert [name for name, row in rows.items() if row.isChecked()] == ["ehf"]
    workspace.change_settings(replace(workspace.settings, response_rule="old-payer"))
    again = SettingsPage(workspace, theme)
    qtbot.addWidget(again)
    assert "old-payer is no longer there; NICE TA260" in again.response.lost.text()
    assert again.response.rows["nice-ta260"].isChecked()
