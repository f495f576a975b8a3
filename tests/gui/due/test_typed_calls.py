"""What is typed about a call stays until it is noted or given up."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.due.contact_panel import BookPanel, CallPanel
from gui.due.due_page import DuePage
from gui.due.due_row import DueRow
from gui.due.due_rows import DueRows
from gui.home_strip import HomeTab
from gui.practice_pages import PracticePages
from gui.theme import Theme
from gui.workspace import Workspace
from model.outcome.contact import Contact, Result


@pytest.fixture
def pages(workspace: Workspace, theme: Theme, qtbot: QtBot) -> Iterator[PracticePages]:
    made = PracticePages(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.release()


def row_of(rows: DueRows, name: str) -> DueRow:
    return next(made for made in rows.rows if made.row.family_name == name)


def due_page(qtbot: QtBot, pages: PracticePages) -> DuePage:
    pages.show_home(HomeTab.DUE)
    page = pages.other
    assert isinstance(page, DuePage)
    qtbot.waitUntil(lambda: bool(page.rows.rows))
    return page


def test_a_typed_note_stays_beside_another_row_and_over_other_pages(
    qtbot: QtBot, pages: PracticePages, workspace: Workspace, due: dict[str, int]
) -> None:
    pages.fill()
    pages.show_due()
    card = pages.patients.nothing_chosen.due
    assert card is not None
    row, other = row_of(card.rows, "Teller"), row_of(card.rows, "Bright")
    row.call.click()
    assert isinstance(row.panel, CallPanel)
    row.panel.note.set_text("rings again")
    row.call.click()  # once more: it stays, for the text in it
    other.book.click()
    assert row.panel is not None
    assert isinstance(other.panel, BookPanel)
    row.book.click()
    assert other.panel is None  # nothing was typed in it
    assert isinstance(row.panel, BookPanel)
    assert row.panel.note.text == "rings again"
    row.panel.time.set_text("9:15")

    page = due_page(qtbot, pages)
    panel = row_of(page.rows, "Teller").panel
    assert isinstance(panel, BookPanel)
    assert (panel.note.text, panel.time.text) == ("rings again", "9:15")
    panel.note.set_text("rings on Monday")
    pages.show_home(HomeTab.PATIENTS)
    assert row.panel is not None
    assert row.panel.note.text == "rings on Monday"

    page = due_page(qtbot, pages)
    row_of(page.rows, "Teller").call.click()
    noted = row_of(page.rows, "Teller").panel
    assert isinstance(noted, CallPanel)
    noted.results[Result.CALLED].click()
    (kept,) = workspace.store.outcomes.of(due["Teller"], Contact)
    assert isinstance(kept, Contact)
    assert kept.note == "rings on Monday"
    assert row_of(page.rows, "Teller").panel is None
    assert not pages.ask_about_typed(lambda: None)


def test_closing_shows_what_is_typed_and_asks_once(
    qtbot: QtBot, pages: PracticePages, workspace: Workspace, due: dict[str, int]
) -> None:
    pages.fill()
    page = due_page(qtbot, pages)
    row_of(page.rows, "Ito").call.click()
    panel = row_of(page.rows, "Ito").panel
    assert isinstance(panel, CallPanel)
    panel.note.set_text("better")
    pages.show_home(HomeTab.PATIENTS)
    with qtbot.waitSignal(workspace.failed) as told:
        assert pages.ask_about_typed(lambda: None)
    assert "Ito, Ada: better" in str(told.args)
    shown = due_page(qtbot, pages)
    panel = row_of(shown.rows, "Ito").panel
    assert isinstance(panel, CallPanel)
    assert panel.note.text == "better"
    assert not pages.ask_about_typed(lambda: None)  # once more: it closes
    panel.note.set_text("much better")
    assert pages.ask_about_typed(lambda: None)  # typed since
    qtbot.keyClick(panel.note.editor, Qt.Key.Key_Escape)
    assert row_of(shown.rows, "Ito").panel is None
    assert not pages.ask_about_typed(lambda: None)
