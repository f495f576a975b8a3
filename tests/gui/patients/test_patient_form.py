"""Adding and changing patients: what is typed stays, what is kept is in the file."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.patients.patient_form import PatientForm, taken_over
from gui.patients.patients_page import PatientsPage
from gui.workspace import Workspace
from model.errors import ReadOnlyError
from model.patient import Sex
from tests.gui.patients.conftest import AddPatient, AddSession

Shown = Callable[[], PatientsPage]
Key = Qt.Key


def typed(form: PatientForm, **texts: str) -> None:
    """Type into the fields."""
    for name, text in texts.items():
        form.fields.by_name[name].set_text(text)


@pytest.fixture
def form(shown: Shown, qtbot: QtBot) -> PatientForm:
    page = shown()
    page.new_patient()
    return page.form


def test_a_new_patient_is_in_the_file_and_on_the_screen(
    qtbot: QtBot, shown: Shown, workspace: Workspace
) -> None:
    page = shown()
    qtbot.keyClick(page, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    fields = page.form.fields
    assert fields.by_name["family_name"].editor.hasFocus()
    for name, text in (
        ("family_name", "  Marlowe "),
        ("given_names", "Ada"),
        ("born_on", "14.3.1979"),
        ("record_number", "DEMO-00417"),
        ("phone", "555 0147"),
        ("email", "ada@example.org"),
        ("notes", "Prefers to sit."),
    ):
        qtbot.keyClicks(fields.by_name[name].editor, text)
    fields.sex[Sex.FEMALE].click()
    fields.allergy["text"].click()
    assert fields.by_name["allergies"].editor.hasFocus()
    qtbot.keyClicks(fields.by_name["allergies"].editor, "latex")
    with qtbot.waitSignal(page.form.saved):
        qtbot.keyClick(page.form, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (match,) = workspace.store.patients.search("")
    kept = match.patient
    assert (kept.list_name, kept.born_on) == ("Marlowe, Ada", date(1979, 3, 14))
    assert (kept.sex, kept.allergies, kept.notes) == (Sex.FEMALE, "latex", "Prefers to sit.")
    assert page.shown_patient_id == kept.patient_id
    assert page.panel.allergy_words.text() == "Allergy: latex"
    assert page.panel.allergy.isVisible()
    assert page.panel.contact.text() == "555 0147 · ada@example.org"
    assert page.list.current
    assert page.list.current.patient.patient_id == kept.patient_id


@pytest.mark.parametrize("text", ["14 Mar 1979", "14/03/1979", "1979-03-14", "14031979"])
def test_the_date_is_shown_as_it_was_understood(form: PatientForm, text: str) -> None:
    typed(form, born_on=text)
    assert form.fields.by_name["born_on"].note == "14\u00a0Mar\u00a01979 · 47\u00a0y"


def test_half_a_date_says_nothing_yet(form: PatientForm) -> None:
    typed(form, born_on="14.3.19")
    born = form.fields.by_name["born_on"]
    assert (born.note, born.error) == ("", "")
    typed(form, born_on="14.3.2079")
    assert born.note == ""


@pytest.mark.parametrize(
    ("texts", "field", "says"),
    [
        ({"born_on": "14.3.1979"}, "family_name", "family name"),
        ({"family_name": "Marlowe"}, "born_on", "Enter a date"),
        ({"family_name": "Marlowe", "born_on": "30.2.1979"}, "born_on", "no 30 Feb"),
        ({"family_name": "Marlowe", "born_on": "1.1.2079"}, "born_on", "future"),
        ({"family_name": "Marlowe", "born_on": "1.1.1779"}, "born_on", "years ago"),
    ],
)
def test_an_error_stands_under_its_field_and_the_text_stays(
    form: PatientForm, workspace: Workspace, texts: dict[str, str], field: str, says: str
) -> None:
    typed(form, **texts)
    form.save.click()
    wrong = form.fields.by_name[field]
    assert says in wrong.error
    assert wrong.editor.property("wrong") is True
    assert wrong.editor.hasFocus()
    assert says in wrong.editor.accessibleDescription()
    assert {name: form.fields.by_name[name].text for name in texts} == texts
    assert workspace.store.patients.count() == 0
    wrong.set_text("x")
    assert wrong.error == ""


def test_an_allergy_wants_a_word(form: PatientForm) -> None:
    typed(form, family_name="Marlowe", born_on="14.3.1979")
    form.fields.allergy["text"].click()
    form.save.click()
    assert form.fields.by_name["allergies"].error == "Say what the allergy is."
    form.fields.allergy["none"].click()
    assert not form.fields.by_name["allergies"].isVisible()


def test_too_long_notes_are_refused(form: PatientForm) -> None:
    typed(form, family_name="Marlowe", born_on="14.3.1979", notes="x" * 5000)
    form.save.click()
    assert "4000" in form.fields.by_name["notes"].error


def test_a_taken_record_number_is_told_with_its_owner(
    form: PatientForm, add_patient: AddPatient
) -> None:
    add_patient("Teller", "Amos", record_number="DEMO-1", born_on=date(1950, 1, 1))
    typed(form, family_name="Marlowe", born_on="14.3.1979", record_number="demo-1")
    form.save.click()
    assert "Teller, Amos" in form.fields.by_name["record_number"].error


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, form: PatientForm, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_values: object) -> None:
        raise ReadOnlyError("The file cannot be written.")

    monkeypatch.setattr(workspace.store.patients, "add", refuse)
    typed(form, family_name="Marlowe", born_on="14.3.1979")
    with qtbot.waitSignal(workspace.failed) as failed:
        form.save.click()
    assert failed.args == ["The file cannot be written."]
    assert form.is_changed


def test_a_likely_duplicate_is_shown_while_typing(
    qtbot: QtBot, shown: Shown, add_patient: AddPatient, add_session: AddSession
) -> None:
    ada = add_patient("Marlowe", "Ada", record_number="DEMO-00417")
    add_session(ada, given=31)
    page = shown()
    page.new_patient()
    form = page.form
    for name, text in (("family_name", "Marlow"), ("given_names", "Ada"), ("born_on", "14.3.1979")):
        qtbot.keyClicks(form.fields.by_name[name].editor, text)
    qtbot.waitUntil(form.duplicates.isVisible, timeout=1000)
    assert [other.patient_id for other in form.duplicates.found] == [ada.patient_id]
    assert form.save.words() == "Add all the same"
    form.save.click()
    assert page.list.count.text() == "2 patients"


def test_the_duplicate_can_be_opened_instead(
    qtbot: QtBot, shown: Shown, workspace: Workspace, add_patient: AddPatient
) -> None:
    from PySide6.QtWidgets import QPushButton

    ada = add_patient("Marlowe", "Ada", record_number="DEMO-00417")
    page = shown()
    page.new_patient()
    typed(page.form, family_name="Somebody", record_number="demo-00417", phone="555")
    page.form.look_for_duplicates()
    open_this = page.form.duplicates.findChildren(QPushButton)[-1]
    open_this.click()
    assert page.form.question.isVisible()  # a phone number would be lost
    typed(page.form, phone="")
    open_this.click()
    assert page.shown_patient_id == ada.patient_id
    assert workspace.store.patients.count() == 1


def test_escape_asks_before_typed_text_goes(qtbot: QtBot, shown: Shown) -> None:
    page = shown()
    page.new_patient()
    form = page.form
    qtbot.keyClicks(form.fields.by_name["family_name"].editor, "Marlowe")
    qtbot.keyClick(form.fields.by_name["family_name"].editor, Key.Key_Escape)
    assert form.question.isVisible()
    assert page.has_unsaved_text
    qtbot.keyClick(form.keep, Key.Key_Escape)  # once more: go on typing
    assert not form.question.isVisible()
    assert form.fields.by_name["family_name"].text == "Marlowe"
    form.cancel.click()
    form.throw_away.click()
    assert not page.shows_form
    assert not page.has_unsaved_text


def test_an_untouched_form_leaves_at_once(qtbot: QtBot, shown: Shown) -> None:
    page = shown()
    page.new_patient()
    qtbot.keyClick(page.form.fields.by_name["family_name"].editor, Key.Key_Escape)
    assert not page.shows_form


def test_choosing_another_patient_asks_too(shown: Shown, add_patient: AddPatient) -> None:
    ada, amos = add_patient("Marlowe"), add_patient("Teller")
    page = shown()
    page.open_patient(ada.patient_id)
    page.panel.edit.click()
    typed(page.form, phone="555 0147")
    page.open_patient(amos.patient_id)
    assert page.shows_form
    page.form.throw_away.click()
    assert page.shown_patient_id == amos.patient_id
    page.new_patient()
    typed(page.form, phone="1")
    page.new_patient()
    page.form.throw_away.click()
    assert page.form.fields.by_name["phone"].text == ""


def test_changing_a_patient(shown: Shown, workspace: Workspace, add_patient: AddPatient) -> None:
    ada = add_patient("Marlowe", "Ada", allergies="", sex=Sex.OTHER)
    page = shown()
    page.open_patient(ada.patient_id)
    assert page.panel.no_allergy.text() == "No known allergies"
    page.panel.edit.click()
    form = page.form
    assert form.fields.by_name["born_on"].text == "14 Mar 1979"
    assert form.fields.sex[Sex.OTHER].isChecked()
    assert form.save.words() == "Keep changes"
    form.fields.allergy["unasked"].click()
    typed(form, family_name="Marlowe-Reed")
    form.save.click()
    kept = workspace.store.patients.get(ada.patient_id)
    assert (kept.family_name, kept.allergies) == ("Marlowe-Reed", None)
    assert page.panel.name.text() == "Marlowe-Reed, Ada"
    assert page.panel.no_allergy.text() == "Allergies: not asked"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("", {}),
        ("Marlowe", {"family_name": "Marlowe", "given_names": ""}),
        ("Marlowe, Ada", {"family_name": "Marlowe", "given_names": "Ada"}),
        ("Ada Mae Marlowe", {"family_name": "Marlowe", "given_names": "Ada Mae"}),
        ("14.3.1979", {"born_on": "14.3.1979"}),
        ("DEMO-00417", {"record_number": "DEMO-00417"}),
    ],
)
def test_what_was_searched_fills_the_fields(text: str, fields: dict[str, str]) -> None:
    assert taken_over(text) == fields
