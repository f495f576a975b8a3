"""PINs are chosen, changed and vouched for in the settings, and stay in no widget."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.dialogs.clinicians_list import CliniciansList
from gui.theme import Theme
from gui.workspace import Workspace
from model.clinician import Clinician
from model.signing import pin as pin_module
from model.use_cases.signing import Signing
from tests.gui.signed import OTHER_PIN, PIN


@pytest.fixture
def signing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Signing:
    monkeypatch.setattr(pin_module, "MEMORY_KIB", 8)
    monkeypatch.setattr(pin_module, "PASSES", 1)
    return Signing(workspace.store, workspace.clock)


@pytest.fixture
def people(
    qtbot: QtBot, workspace: Workspace, theme: Theme, signing: Signing, colleague: Clinician
) -> CliniciansList:
    made = CliniciansList(workspace, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def link(people: CliniciansList, words: str) -> None:
    """Press the link of a row."""
    next(made for made in people.pin_links if made.text() == words).click()


def type_in(people: CliniciansList, known: str, new: str, again: str | None = None) -> None:
    form = people.pin_form
    form.known.set_text(known)
    form.new.set_text(new)
    form.repeated.set_text(new if again is None else again)
    form.save.click()
    assert [field.text for field in (form.known, form.new, form.repeated)] == ["", "", ""]


def right(signing: Signing, clinician_id: int, pin: str) -> bool:
    try:
        signing.pins.check(clinician_id, pin)
    except Exception:
        return False
    return True


def texts(people: CliniciansList) -> list[str]:
    return [part.text() for made in people.rows for part in made.findChildren(QLabel)]


def test_a_first_pin_is_chosen_by_oneself(
    people: CliniciansList, workspace: Workspace, signing: Signing
) -> None:
    form = people.pin_form
    assert texts(people)[1].endswith("charting now · no PIN yet")
    assert [made.text() for made in people.pin_links] == ["Choose a PIN"]
    link(people, "Choose a PIN")
    assert not form.known.isVisible()
    type_in(people, "", "12")
    assert "4 to 12 figures" in form.new.error
    type_in(people, "", PIN, "9999")
    assert form.repeated.error == "The two PINs are not the same."
    assert not signing.has_pin(workspace.actor)
    type_in(people, "", PIN)
    assert right(signing, workspace.actor, PIN)
    assert not form.isVisible()
    assert texts(people)[1].endswith("PIN set")
    assert [made.text() for made in people.pin_links] == ["Change PIN"]


def test_ones_own_pin_is_changed_with_the_old_one(
    people: CliniciansList, workspace: Workspace, signing: Signing
) -> None:
    signing.set_pin(workspace.actor, PIN)
    people.fill()
    link(people, "Change PIN")
    assert not people.pin_form.forgotten.isVisible()  # nobody could vouch
    type_in(people, "9999", "2222")
    assert people.pin_form.known.error == "This is not the PIN. Nothing was changed."
    assert right(signing, workspace.actor, PIN)
    type_in(people, PIN, "2222")
    assert right(signing, workspace.actor, "2222")


def test_a_forgotten_pin_is_vouched_for_by_a_colleague(
    people: CliniciansList, workspace: Workspace, signing: Signing, colleague: Clinician
) -> None:
    signing.set_pin(workspace.actor, PIN)
    signing.set_pin(colleague.clinician_id, OTHER_PIN)
    people.fill()
    assert [made.text() for made in people.pin_links] == ["Change PIN", "Forgotten PIN"]
    link(people, "Forgotten PIN")
    form = people.pin_form
    assert "vouches" in form.known.caption.text()
    type_in(people, OTHER_PIN, "3333")  # the colleague's own is not what is asked for
    assert form.known.error
    type_in(people, PIN, "3333")
    assert right(signing, colleague.clinician_id, "3333")
    events = workspace.store.audit.of("clinician", colleague.clinician_id)
    assert [event.action for event in events][-1] == "PIN reset by a colleague"


def test_who_forgot_the_own_pin_lets_a_colleague_vouch(
    people: CliniciansList, workspace: Workspace, signing: Signing, colleague: Clinician
) -> None:
    signing.set_pin(workspace.actor, PIN)
    signing.set_pin(colleague.clinician_id, OTHER_PIN)
    third = Clinician(clinician_id=0, name="Sam Teller")
    third_id = workspace.store.clinicians.add(third, workspace.clock(), None).clinician_id
    signing.set_pin(third_id, "5555")
    people.fill()
    link(people, "Change PIN")
    form = people.pin_form
    form.forgotten.click()
    assert [form.voucher.itemData(n) for n in range(form.voucher.count())] == (
        [colleague.clinician_id, third_id]
    )
    form.voucher.setCurrentIndex(1)
    type_in(people, "5555", "7777")
    assert right(signing, workspace.actor, "7777")


def test_leaving_the_form_forgets_what_was_typed(
    qtbot: QtBot, people: CliniciansList, workspace: Workspace, signing: Signing
) -> None:
    link(people, "Choose a PIN")
    form = people.pin_form
    form.new.set_text("4711")
    qtbot.keyClick(form.new.editor, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert form.new.text == ""
    link(people, "Choose a PIN")
    form.new.set_text("4711")
    people.add.show()
    people.add.click()
    assert not form.isVisible()
    assert form.new.text == ""
    assert not signing.has_pin(workspace.actor)
    link(people, "Choose a PIN")
    form.new.set_text(PIN)
    form.repeated.set_text(PIN)
    qtbot.keyClick(form.repeated.editor, Qt.Key.Key_Return)
    assert signing.has_pin(workspace.actor)
