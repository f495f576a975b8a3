"""Due work beside the patients: counts, rows, what came of a call."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.due.contact_panel import BookPanel, CallPanel
from gui.due.due_card import DueCard
from gui.due.due_page import DuePage
from gui.practice_pages import PracticePages
from gui.theme import Theme
from gui.workspace import Workspace
from model.outcome.contact import Contact, Result
from model.outcome.parts import OutcomeChange
from model.recall import Group
from tests.gui.patients.conftest import AddPatient, AddSession
from tests.model.conftest import NOON, a_patient

Shown = Callable[[], DueCard]


@pytest.fixture
def pages(workspace: Workspace, theme: Theme, qtbot: QtBot) -> Iterator[PracticePages]:
    made = PracticePages(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    yield made
    made.release()


@pytest.fixture
def shown(pages: PracticePages, qtbot: QtBot) -> Shown:
    def show() -> DueCard:
        with qtbot.waitActive(pages):
            pages.show()
            pages.activateWindow()
        pages.fill()
        assert pages.patients.nothing_chosen.due is None  # the first paint does without
        pages.show_due()
        card = pages.patients.nothing_chosen.due
        assert card is not None
        assert card.isVisible()
        return card

    return show


def said(card: DueCard) -> list[tuple[str, str]]:
    """Name and badge of each row."""
    return [
        (made.row.family_name, made.badge.text().replace("\u00a0", " ")) for made in card.rows.rows
    ]


def contacts(workspace: Workspace, patient_id: int) -> list[Contact]:
    found = workspace.store.outcomes.of(patient_id, Contact)
    return [one for one in found if isinstance(one, Contact)]


def test_the_most_urgent_stand_first_beneath_their_counts(
    shown: Shown, due: dict[str, int]
) -> None:
    card = shown()
    assert {group: tile.count.text() for group, tile in card.tiles.items()} == {
        Group.OVERDUE: "2", Group.WEEK: "2", Group.CHECKPOINT: "1", Group.NEVER_BACK: "1",
    }  # fmt: skip
    assert card.tiles[Group.OVERDUE].accessibleName() == "Overdue: 2"
    assert said(card) == [
        ("Teller", "16 days over"),
        ("Bright", "1 day over"),
        ("Voss", "Due today"),
        ("Sunday", "Due Sunday"),
        ("Ito", "4 weeks check"),
        ("Long", "16 weeks over"),
    ]
    assert card.all.text() == "All 6"
    kinds = [made.badge.property("kind") for made in card.rows.rows]
    assert kinds == ["tag-over", "tag-over", "tag", "tag", "tag", "tag-over"]


def test_what_came_of_a_call_is_noted_in_place_and_taken_back(
    qtbot: QtBot, workspace: Workspace, shown: Shown, due: dict[str, int]
) -> None:
    card = shown()
    qtbot.mouseClick(card.rows.rows[0].call, Qt.MouseButton.LeftButton)
    panel = card.rows.rows[0].panel
    assert isinstance(panel, CallPanel)
    assert panel.note.editor.hasFocus()
    qtbot.keyClicks(panel.note.editor, "rings again on Monday")
    qtbot.mouseClick(panel.results[Result.LEFT_MESSAGE], Qt.MouseButton.LeftButton)
    (kept,) = contacts(workspace, due["Teller"])
    assert (kept.result, kept.note, kept.on) == (
        Result.LEFT_MESSAGE, "rings again on Monday", NOON.date(),
    )  # fmt: skip
    row = card.rows.rows[0]
    assert (row.row.family_name, row.panel) == ("Teller", None)
    assert row.name.accessibleName().startswith(
        "Teller, Ada · 16\u00a0days\u00a0over · Left message"
    )
    assert card.noted.words == "Teller, Ada: message noted"
    assert workspace.stacks.of("patient", due["Teller"]).undoText() == "message noted"
    qtbot.mouseClick(card.noted.undo, Qt.MouseButton.LeftButton)
    assert contacts(workspace, due["Teller"]) == []
    assert "Not contacted" in card.rows.rows[0].name.accessibleName()
    assert not card.noted.isVisible()


def test_a_checkpoint_that_was_asked_about_is_done_and_the_focus_goes_on(
    qtbot: QtBot, workspace: Workspace, shown: Shown, due: dict[str, int]
) -> None:
    card = shown()
    row = next(made for made in card.rows.rows if made.row.family_name == "Ito")
    row.call.setFocus()
    qtbot.keyClick(row.call, Qt.Key.Key_Space)
    assert isinstance(row.panel, CallPanel)
    qtbot.keyClick(row.panel.note.editor, Qt.Key.Key_Escape)
    assert row.panel is None
    assert row.call.hasFocus()
    qtbot.keyClick(row.call, Qt.Key.Key_Space)
    row.panel.results[Result.CALLED].setFocus()
    qtbot.keyClick(row.panel.results[Result.CALLED], Qt.Key.Key_Space)
    assert "Ito" not in [name for name, _ in said(card)]
    assert card.tiles[Group.CHECKPOINT].count.text() == "0"
    assert card.rows.rows[-1].call.hasFocus()  # of whoever came to stand there
    qtbot.keyClick(card.rows.rows[-1].call, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert contacts(workspace, due["Ito"]) == []


def test_a_booking_that_cannot_be_is_said_beside_its_field(
    qtbot: QtBot, workspace: Workspace, shown: Shown, due: dict[str, int]
) -> None:
    card = shown()
    other, row = card.rows.rows[0], card.rows.rows[2]
    other.call.click()
    row.book.click()
    assert other.panel is None  # one panel at a time
    panel = row.panel
    assert isinstance(panel, BookPanel)
    assert panel.day.text == "20\u00a0Nov\u00a02026"  # the day it is due
    panel.day.set_text("12.11.2026")
    assert isinstance(panel.time.editor, QLineEdit)
    qtbot.keyClicks(panel.time.editor, "9:15")
    qtbot.keyClick(panel.time.editor, Qt.Key.Key_Return)
    assert panel.day.error == "This day is over. Check month and year."
    assert contacts(workspace, due["Voss"]) == []
    panel.day.set_text("23.11.2026")
    panel.book.click()
    (kept,) = contacts(workspace, due["Voss"])
    assert (kept.result, kept.booked_time) == (Result.BOOKED, "09:15")
    # Whoever has a day is called for nothing; the list of all who are due tells of it.
    assert not any("Voss" in one.name.accessibleName() for one in card.rows.rows)


def test_what_was_changed_meanwhile_is_not_taken_back(
    qtbot: QtBot, workspace: Workspace, shown: Shown, due: dict[str, int]
) -> None:
    card = shown()
    card.rows.rows[0].call.click()
    panel = card.rows.rows[0].panel
    assert isinstance(panel, CallPanel)
    panel.results[Result.CALLED].click()
    (kept,) = contacts(workspace, due["Teller"])
    changes = [OutcomeChange(kept, replace(kept, note="asked again"))]
    workspace.store.outcomes.apply(
        due["Teller"], changes, action="elsewhere", at=NOON, actor=workspace.actor
    )
    with qtbot.waitSignal(workspace.failed) as told:
        card.noted.undo.click()
    assert "Nothing was changed" in str(told.args)
    assert [one.note for one in contacts(workspace, due["Teller"])] == ["asked again"]
    card.noted.undo.click()  # the step is gone: nothing more happens
    assert len(contacts(workspace, due["Teller"])) == 1


def test_counts_and_names_open_what_is_behind_them(
    pages: PracticePages, shown: Shown, due: dict[str, int]
) -> None:
    card = shown()
    card.rows.rows[1].name.click()
    assert pages.patient_page is not None
    assert pages.patient_page.patient_id == due["Bright"]
    pages.patient_page.leave()
    card.tiles[Group.NEVER_BACK].click()
    page = pages.findChild(DuePage)
    assert page is not None
    assert page.isVisible()
    assert [made.row.family_name for made in page.rows.rows] == ["Long"]
    assert pages.findChildren(DuePage) == [page]


def test_sessions_left_open_stand_above_the_counts_of_calls(
    pages: PracticePages,
    shown: Shown,
    due: dict[str, int],
    add_patient: AddPatient,
    add_session: AddSession,
) -> None:
    card = shown()
    assert not card.left_open.isVisible()
    for days in (1, 8):
        add_session(
            add_patient(f"Open {days}"), given=2, at=NOON - timedelta(days=days), finished=False
        )
    pages.patients.fill()
    assert card.left_open.words.text() == "2 sessions left open since 12\u00a0Nov"
    assert said(card)[0][0] == "Teller"
    assert card.all.text() == "All 8"
    card.left_open.show_them.click()
    page = pages.findChild(DuePage)
    assert page is not None
    assert [made.row.family_name for made in page.rows.rows] == ["Open 8", "Open 1"]
    page.rows.rows[0].name.click()
    assert pages.session_page is not None


def test_nobody_due_is_said_in_a_sentence(workspace: Workspace, shown: Shown) -> None:
    workspace.store.patients.add(a_patient(), NOON, workspace.actor)
    card = shown()
    assert card.rows.empty.isVisible()
    assert card.rows.empty.text().startswith("Nobody is due this week.")
    assert not card.print.isEnabled()
