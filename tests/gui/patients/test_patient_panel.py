"""The chosen patient's panel: sessions, their maps and what can be done with them."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.patients.patients_page import PatientsPage
from gui.patients.wording import breakable
from gui.widgets.mini_map import MiniMap
from gui.workspace import Workspace
from model.errors import ReadOnlyError
from model.outcome.decision import Choice, Decision
from model.outcome.parts import OutcomeChange
from tests.gui.patients.conftest import AddPatient, AddSession
from tests.model.conftest import NOON

Shown = Callable[[], PatientsPage]


def texts(widget: QWidget) -> list[str]:
    """All that the labels below a widget say."""
    return [label.text() for label in widget.findChildren(QLabel)]


def test_sessions_stand_newest_first_with_their_sums(
    qtbot: QtBot, shown: Shown, add_patient: AddPatient, add_session: AddSession
) -> None:
    ada = add_patient("Marlowe", "Ada")
    old = add_session(ada, given=31, at=NOON - timedelta(days=84))
    new = add_session(ada, given=10, left_out="FR-L1", finished=False)
    page = shown()
    page.open_patient(ada.patient_id)
    first, second = page.panel.sessions.rows
    assert page.panel.sessions_title.text() == "2 sessions"
    assert "Session 2 · 20\u00a0Nov\u00a02026" in texts(first)
    assert "Open" in texts(first)
    assert any("1\u00a0departure" in text for text in texts(first))
    assert any(text.startswith("155\u00a0U in 31 sites") for text in texts(second))
    assert "Not signed" in texts(second)
    with qtbot.waitSignal(page.session_chosen) as chosen:
        qtbot.keyClick(second.open, Qt.Key.Key_Return)
    assert chosen.args == [old.session_id]
    with qtbot.waitSignal(page.session_chosen) as chosen:
        qtbot.mouseClick(first.open, Qt.MouseButton.LeftButton)
    assert chosen.args == [new.session_id]
    with qtbot.waitSignal(page.print_wanted) as wanted:
        second.print.click()
    assert wanted.args == [old.session_id]


def test_a_draft_is_continued_and_another_takes_a_link(
    qtbot: QtBot, shown: Shown, add_patient: AddPatient, add_session: AddSession
) -> None:
    ada = add_patient("Marlowe", "Ada")
    draft = add_session(ada, given=3, finished=False)
    page = shown()
    page.open_patient(ada.patient_id)
    assert page.panel.main.words() == "Continue session"
    with qtbot.waitSignal(page.session_chosen) as chosen:
        qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == [draft.session_id]
    with qtbot.waitSignal(page.start_wanted) as wanted:
        page.panel.another.click()
    assert wanted.args == [ada.patient_id]


def test_no_sessions_yet(shown: Shown, add_patient: AddPatient) -> None:
    ada = add_patient("Marlowe", "Ada")
    page = shown()
    page.open_patient(ada.patient_id)
    assert page.panel.no_sessions.isVisible()
    assert not page.panel.another.isVisible()


def test_many_sessions_are_built_as_they_are_wanted(
    shown: Shown, add_patient: AddPatient, add_session: AddSession
) -> None:
    ada = add_patient("Marlowe", "Ada")
    for weeks in range(15):
        add_session(ada, at=NOON - timedelta(weeks=weeks))
    page = shown()
    page.open_patient(ada.patient_id)
    assert len(page.panel.sessions.rows) == 8
    page.panel.sessions.older.click()
    assert len(page.panel.sessions.rows) == 15
    assert not page.panel.sessions.older.isVisible()


def test_names_from_the_file_are_never_markup(shown: Shown, add_patient: AddPatient) -> None:
    name = "<b>Bold</b>"
    ada = add_patient(name, notes="<img src=x>", allergies="<i>latex</i>")
    page = shown()
    page.open_patient(ada.patient_id)
    assert page.panel.name.text() == name
    labels = page.panel.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_name_without_spaces_breaks(shown: Shown, add_patient: AddPatient) -> None:
    ada = add_patient("W" * 180, "Ada")
    page = shown()
    page.resize(1280, 732)
    page.open_patient(ada.patient_id)
    assert page.panel.name.text().replace("\u200b", "") == "W" * 180 + ", Ada"
    right = page.panel.archive.mapTo(page.panel, page.panel.archive.rect().topRight())
    assert right.x() < page.panel.width()
    assert breakable("short words stay") == "short words stay"


def test_an_archive_that_cannot_be_written_is_told(
    qtbot: QtBot, shown: Shown, workspace: Workspace, add_patient: AddPatient
) -> None:
    ada = add_patient("Marlowe", "Ada")
    page = shown()
    page.open_patient(ada.patient_id)

    def refuse(*_values: object) -> None:
        raise ReadOnlyError("The file cannot be written.")

    workspace.store.patients.archive = refuse  # type: ignore[method-assign,assignment]
    with qtbot.waitSignal(workspace.failed):
        page.panel.archive.click()
    assert page.panel.archive.text() == "Archive"


def test_the_map_of_a_session_shows_its_marks(
    shown: Shown, add_patient: AddPatient, add_session: AddSession
) -> None:
    ada = add_patient("Marlowe", "Ada")
    add_session(ada, given=0, at=NOON - timedelta(days=1))
    add_session(ada, given=31)
    page = shown()
    page.open_patient(ada.patient_id)
    full, empty = (row.findChild(MiniMap) for row in page.panel.sessions.rows)
    assert full.grab().toImage() != empty.grab().toImage()
    same = full.grab().toImage()
    full.show_chart(None)
    assert full.grab().toImage() != same


def test_a_patient_whose_treatment_was_stopped_says_so_until_it_goes_on(
    workspace: Workspace, shown: Shown, add_patient: AddPatient
) -> None:
    ada = add_patient("Marlowe", "Ada")

    def decide(number: int, choice: Choice) -> None:
        decision = Decision(
            number=number, choice=choice, reason="No effect", rule="NICE TA260", verdict="-",
            saw="22 to 21", clinician_id=workspace.actor, clinician_name="Robin Okafor",
            recorded_at=NOON,
        )  # fmt: skip
        workspace.store.outcomes.apply(
            ada.patient_id, [OutcomeChange(None, decision)], action=choice.value, at=NOON,
            actor=workspace.actor,
        )  # fmt: skip

    page = shown()
    page.open_patient(ada.patient_id)
    assert page.panel.stopped.isHidden()
    decide(1, Choice.STOP)
    page.open_patient(ada.patient_id)
    said = page.panel.stopped.text()
    assert said == "Treatment stopped on 20\u00a0Nov\u00a02026, Robin Okafor: No effect"
    decide(2, Choice.CONTINUE)
    page.open_patient(ada.patient_id)
    assert page.panel.stopped.isHidden()
