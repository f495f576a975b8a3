"""The patients' page: typing, keys and clicks; what stands on the screen."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.patients.patients_page import PatientsPage
from gui.theme import Theme
from gui.workspace import ChangeSet, Workspace
from tests.gui.patients.conftest import AddPatient, AddSession
from tests.model.conftest import NOON

Shown = Callable[[], PatientsPage]
Key = Qt.Key


def names(page: PatientsPage) -> list[str]:
    """The patients in the list."""
    return [match.patient.list_name for match in page.list.model.found.matches]


def accents(page: PatientsPage) -> list[str]:
    """What the buttons in accent fill say, of those on the screen."""
    from PySide6.QtWidgets import QPushButton

    buttons = page.findChildren(QPushButton)
    return [b.text() for b in buttons if b.property("kind") == "main" and b.isVisible()]


def test_an_empty_file_says_so_and_offers_one_button(shown: Shown) -> None:
    page = shown()
    assert page.list.none_yet.isVisible()
    assert page.list.none_yet.sentence.text() == "No patients yet. Add the first one."
    assert accents(page) == ["New patient"]
    assert not page.search.isEnabled()
    page.list.none_yet.new.click()
    assert page.shows_form


def test_typing_finds_without_accents_and_case(
    qtbot: QtBot, shown: Shown, add_patient: AddPatient
) -> None:
    for name in ("Márquez", "Marlowe", "Teller"):
        add_patient(name, "Ada")
    page = shown()
    assert page.list.count.text() == "3 patients"
    qtbot.keyClicks(page.search, "MAR")
    qtbot.waitUntil(lambda: len(names(page)) == 2, timeout=1000)
    assert page.list.count.text() == "2 patients match"
    qtbot.keyClick(page.search, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(names(page)) == 3, timeout=1000)


def test_an_open_session_is_offered_first(
    qtbot: QtBot, shown: Shown, add_patient: AddPatient, add_session: AddSession
) -> None:
    patient = add_patient("Marlowe", "Ada", record_number="DEMO-00417")
    session = add_session(patient, given=22, finished=False)
    page = shown()
    (card,) = page.open_sessions.cards
    assert page.open_sessions.title.text() == "Open today"
    assert card.name.text() == "Marlowe, Ada"
    assert (card.sites.text(), card.units.text()) == ("22 of 31", "110\u00a0U")
    assert "DEMO-00417" in card.second.text()
    assert "started" in card.second.text()
    assert accents(page) == ["Continue"]
    assert not page.open_sessions.interrupted.isVisible()
    with qtbot.waitSignal(page.session_chosen) as chosen:
        card.go_on.click()
    assert chosen.args == [session.session_id]


def test_todays_open_session_comes_before_older_ones(
    shown: Shown, add_patient: AddPatient, add_session: AddSession
) -> None:
    for place in range(4):
        patient = add_patient(f"Patient{place}")
        add_session(patient, given=1, finished=False, at=NOON - timedelta(days=place))
    page = shown()
    block = page.open_sessions
    assert [card.name.text() for card in block.cards] == ["Patient0", "Patient1"]
    assert "open since 19\u00a0Nov\u00a02026" in block.cards[1].second.text()
    assert block.title.text() == "Open sessions"
    block.more.click()
    assert len(block.cards) == 4
    assert [card.is_accent for card in block.cards] == [True, False, False, False]
    block.more.click()
    assert len(block.cards) == 2


def test_after_a_crash_it_says_that_everything_is_here(
    workspace: Workspace, shown: Shown, add_patient: AddPatient, add_session: AddSession
) -> None:
    workspace.was_interrupted = True
    add_session(add_patient("Marlowe"), given=3, finished=False)
    page = shown()
    assert page.open_sessions.interrupted.isVisible()


def test_the_accent_goes_to_the_chosen_patient(
    shown: Shown, add_patient: AddPatient, add_session: AddSession
) -> None:
    patient = add_patient("Marlowe")
    add_session(patient, given=1, finished=False)
    page = shown()
    page.open_patient(patient.patient_id)
    assert accents(page) == ["Continue session"]
    page.new_patient()
    assert accents(page) == ["Add patient"]


def test_nobody_matching_offers_the_typed_name(
    qtbot: QtBot, shown: Shown, add_patient: AddPatient
) -> None:
    add_patient("Marlowe")
    page = shown()
    page.search.insert("Zoë Nobody")
    qtbot.waitUntil(page.list.no_match.isVisible, timeout=1000)
    assert page.list.no_match.sentence.text() == "No patient matches “Zoë Nobody”."
    qtbot.keyClick(page.search, Key.Key_Return)
    fields = page.form.fields.by_name
    assert (fields["family_name"].text, fields["given_names"].text) == ("Nobody", "Zoë")
    assert fields["born_on"].editor.hasFocus()


def test_archived_patients_are_one_click_away(
    shown: Shown, workspace: Workspace, add_patient: AddPatient
) -> None:
    gone = add_patient("Gone")
    page = shown()
    page.open_patient(gone.patient_id)
    page.panel.archive.click()
    assert page.list.none_yet.sentence.text() == "All patients are archived."
    assert page.panel.archive.text() == "Take back"
    assert not page.panel.main.isEnabled()
    page.list.toggle.click()
    assert names(page) == ["Gone"]
    assert page.list.model.tag(page.list.model.found.matches[0]) == "Archived"
    page.panel.archive.click()
    assert page.list.none_yet.sentence.text() == "Nobody is archived."
    page.list.toggle.click()
    assert names(page) == ["Gone"]
    assert workspace.store.patients.get(gone.patient_id).archived_at is None


def test_a_click_on_a_row_shows_the_patient(
    qtbot: QtBot, shown: Shown, add_patient: AddPatient
) -> None:
    add_patient("First")
    add_patient("Second")
    page = shown()
    view = page.list.view
    place = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.panel.name.text() == "First"


def test_rows_are_told_to_screen_readers(
    shown: Shown, add_patient: AddPatient, add_session: AddSession
) -> None:
    patient = add_patient("Marlowe", "Ada", record_number="DEMO-1")
    add_session(patient, given=31, at=NOON - timedelta(days=3))
    model = shown().list.model
    told = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert told == (
        "Marlowe, Ada · 14\u00a0Mar\u00a01979 · 47\u00a0y · DEMO-1"
        " · 17\u00a0Nov\u00a02026 · 155\u00a0U in 31 sites"
    )
    assert model.data(model.index(0, 0)) == "Marlowe, Ada"
    assert model.data(model.index(9, 0)) is None


def test_what_changes_in_the_file_shows_at_once(
    workspace: Workspace, shown: Shown, add_patient: AddPatient, add_session: AddSession
) -> None:
    patient = add_patient("Marlowe")
    page = shown()
    page.open_patient(patient.patient_id)
    add_session(patient, given=2, finished=False)
    workspace.records_changed.emit(ChangeSet(patients=True))
    assert len(page.open_sessions.cards) == 1
    assert page.panel.main.words() == "Continue session"


def test_a_hidden_page_waits_until_it_is_seen(
    workspace: Workspace, shown: Shown, add_patient: AddPatient
) -> None:
    add_patient("Marlowe")
    page = shown()
    page.hide()
    add_patient("Teller")
    workspace.records_changed.emit(ChangeSet(patients=True))
    assert names(page) == ["Marlowe"]
    page.show()
    assert names(page) == ["Teller", "Marlowe"]


@pytest.mark.parametrize(("width", "right"), [(1280, 488), (1440, 560), (1920, 680)])
def test_the_right_panel_follows_the_window(page: PatientsPage, width: int, right: int) -> None:
    page.resize(width, 800)
    page.show()
    assert page.right.width() == right


def test_everything_is_painted_in_dark_too(
    shown: Shown,
    theme: Theme,
    qapp: QApplication,
    add_patient: AddPatient,
    add_session: AddSession,
) -> None:
    patient = add_patient("Wolfeschlegelstein" * 10, allergies="latex")
    add_session(patient, given=9, left_out="FR-L1")
    add_session(patient, given=9, finished=False)
    page = shown()
    page.search.setText("wolfe")
    page.open_patient(patient.patient_id)
    light = page.grab().toImage()
    theme.choose("dark", qapp)
    page.refresh_theme()
    dark = page.grab().toImage()
    assert light.pixelColor(5, 5).lightness() > 200
    assert dark.pixelColor(5, 5).lightness() < 60
    assert page.width() == 1440


def test_only_what_was_searched_is_underlined(
    shown: Shown, add_patient: AddPatient, add_session: AddSession
) -> None:
    add_session(add_patient("Marlowe", "Ada", record_number="DEMO-1979"))
    page = shown()
    model = page.list.model
    for typed, spans in (("14.3.1979", [(0, 11)]), ("mar", [(3, 6)]), ("47", [])):
        page.search.setText(typed)
        page.fill()
        (match,) = model.found.matches or page._workspace.store.patients.search("")
        assert model.born_spans(match) == spans
    page.search.setText("1979")
    page.fill()
    assert model.spans("DEMO-1979") == [(5, 9)]


def test_a_card_can_be_used_before_its_chart_is_read(
    page: PatientsPage, add_patient: AddPatient, add_session: AddSession, qtbot: QtBot
) -> None:
    add_session(add_patient("Marlowe", "Ada"), given=12, finished=False)
    page.resize(1440, 900)
    page.show()
    page.fill(with_charts=False)
    (card,) = page.open_sessions.cards
    height = page.open_sessions.height()
    assert "Marlowe" in card.name.text()
    assert (card.sites.text(), card.units.text()) == ("", "")
    empty = card.map.grab().toImage()
    with qtbot.waitSignal(page.session_chosen):
        card.go_on.click()
    page.open_sessions.show_charts()
    assert card.sites.text().startswith("12 of ")
    assert card.map.grab().toImage() != empty
    assert page.open_sessions.height() == height  # nothing moves under the pointer


def test_nothing_is_read_before_the_first_fill(
    workspace: Workspace, page: PatientsPage, add_patient: AddPatient
) -> None:
    add_patient("Marlowe")
    workspace.records_changed.emit(ChangeSet(settings=True))
    page.show()
    assert names(page) == []
    page.fill()
    assert names(page) == ["Marlowe"]
