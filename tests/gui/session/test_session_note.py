"""The note of the whole session."""

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.session.note_panel import NotePanel
from tests.gui.session.charting import CONTROL, LEFT, RIGHT, Charting, Key


@pytest.fixture
def note(charting: Charting) -> NotePanel:
    """The note of the session, open."""
    charting.press(Key.Key_T, CONTROL)
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.note_panel
    return charting.page.map_place.note_panel


def test_it_is_kept_in_a_pause_of_typing(charting: Charting, note: NotePanel, qtbot: QtBot) -> None:
    charting.type("4 n a 0 better")
    qtbot.waitUntil(lambda: charting.file.session.note == "4 n a 0 better", timeout=3000)
    assert charting.rows == {}
    assert charting.actions().count("session note") == 1


@pytest.mark.parametrize("how", ["escape", "close", "site", "finish", "leave", "print"])
def test_it_is_kept_however_one_goes_on(charting: Charting, note: NotePanel, how: str) -> None:
    charting.type("half the headache days")
    if how == "escape":
        charting.press(Key.Key_Escape)
    elif how == "close":
        QTest.mouseClick(note.close_button, LEFT)
    elif how == "site":
        charting.click("TE-R1", RIGHT)
    elif how == "finish":
        charting.finish()
        assert charting.file.session.ended_at is not None
    elif how == "leave":
        QTest.mouseClick(charting.page.strip.back_button, LEFT)
    else:
        charting.press(Key.Key_P, CONTROL)
    assert charting.file.session.note == "half the headache days"


def test_it_is_shown_again_and_written_only_when_it_changed(
    charting: Charting, note: NotePanel
) -> None:
    charting.type("first")
    charting.press(Key.Key_Escape)
    charting.press(Key.Key_T, CONTROL)
    assert note.text.toPlainText() == "first"
    charting.press(Key.Key_Escape)
    assert charting.actions().count("session note") == 1


def test_one_that_is_too_long_stays_on_the_screen(charting: Charting, note: NotePanel) -> None:
    note.text.setPlainText("x" * 20_001)
    note.text.moveCursor(QTextCursor.MoveOperation.End)
    charting.press(Key.Key_Escape)
    assert charting.page.map_place.side.currentWidget() is note
    assert charting.said == ["At most 20000 characters fit in a note."]
    assert len(note.text.toPlainText()) == 20_001
    charting.press(Key.Key_Backspace)
    charting.press(Key.Key_Escape)
    assert len(charting.file.session.note) == 20_000


def test_a_paste_that_is_too_long_is_cut_and_told(charting: Charting, note: NotePanel) -> None:
    QApplication.clipboard().setText("x" * 20_003)
    note.text.paste()
    assert "last 3 characters were left out" in charting.said[0]
    charting.press(Key.Key_Escape)
    assert len(charting.file.session.note) == 20_000


def test_a_finished_session_shows_it_and_takes_no_typing(
    charting: Charting, note: NotePanel
) -> None:
    charting.type("done")
    charting.finish()
    charting.press(Key.Key_T, CONTROL)
    charting.type(" more")
    assert note.text.toPlainText() == "done"
    charting.open_again()
    charting.press(Key.Key_T, CONTROL)
    note.text.setFocus()
    note.text.moveCursor(note.text.textCursor().MoveOperation.End)
    charting.type(" more")
    charting.press(Key.Key_Escape)
    assert charting.file.session.note == "done more"
