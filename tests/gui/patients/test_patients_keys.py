"""The patients' page by keys alone: search, choose, open, start."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.patients.patients_page import PatientsPage
from tests.gui.patients.conftest import AddPatient
from tests.gui.patients.test_patients_page import accents

Shown = Callable[[], PatientsPage]
Key = Qt.Key


def test_letters_typed_anywhere_reach_the_search(
    qtbot: QtBot, shown: Shown, add_patient: AddPatient
) -> None:
    add_patient("Marlowe", "Ada")
    page = shown()
    for widget in (page.new, page.list.view):
        page.search.clear()
        widget.setFocus()
        qtbot.keyClick(widget, "m")
        assert page.search.text() == "m"
        assert page.search.hasFocus()


def test_arrows_choose_while_the_focus_stays_in_the_search(
    qtbot: QtBot, shown: Shown, add_patient: AddPatient
) -> None:
    for name in ("First", "Second", "Third"):
        add_patient(name)
    page = shown()
    assert page.list.current
    assert page.list.current.patient.family_name == "Third"
    qtbot.keyClick(page.search, Key.Key_Down)
    qtbot.keyClick(page.search, Key.Key_Down)
    assert page.list.current.patient.family_name == "First"
    qtbot.keyClick(page.search, Key.Key_Down)  # the last one stays chosen
    assert page.list.current.patient.family_name == "First"
    qtbot.keyClick(page.search, Key.Key_PageUp)
    assert page.list.current.patient.family_name == "Third"
    assert page.search.hasFocus()


def test_enter_shows_the_patient_and_enter_again_starts(
    qtbot: QtBot, shown: Shown, add_patient: AddPatient
) -> None:
    patient = add_patient("Marlowe", "Ada")
    page = shown()
    qtbot.keyClick(page.search, Key.Key_Return)
    assert page.shown_patient_id == patient.patient_id
    assert accents(page) == ["Start session"]
    with qtbot.waitSignal(page.start_wanted) as wanted:
        qtbot.keyClick(page.search, Key.Key_Return)
    assert wanted.args == [patient.patient_id]


def test_enter_takes_what_was_just_typed(
    qtbot: QtBot, shown: Shown, add_patient: AddPatient
) -> None:
    teller = add_patient("Teller")
    add_patient("Marlowe")
    page = shown()
    qtbot.keyClicks(page.search, "tel")
    qtbot.keyClick(page.search, Key.Key_Return)  # before the pause of the search is over
    assert page.shown_patient_id == teller.patient_id


def test_no_patient_stands_beside_another_chosen_one(
    qtbot: QtBot, shown: Shown, add_patient: AddPatient
) -> None:
    add_patient("Teller")
    marlowe = add_patient("Marlowe")
    page = shown()
    qtbot.keyClick(page.search, Key.Key_Return)
    assert page.shown_patient_id == marlowe.patient_id
    qtbot.keyClick(page.search, Key.Key_Down)
    assert page.shown_patient_id is None
    page.open_patient(marlowe.patient_id)
    assert page.list.current
    assert page.list.current.patient.patient_id == marlowe.patient_id
    qtbot.keyClicks(page.search, "tel")
    qtbot.waitUntil(lambda: page.shown_patient_id is None, timeout=1000)


def test_enter_in_the_list_does_as_in_the_search(
    qtbot: QtBot, shown: Shown, add_patient: AddPatient
) -> None:
    patient = add_patient("Marlowe")
    page = shown()
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, Key.Key_Return)
    assert page.shown_patient_id == patient.patient_id
    with qtbot.waitSignal(page.start_wanted):
        qtbot.keyClick(page.list.view, Key.Key_Return)
