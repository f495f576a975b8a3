"""A paste fills a note up to its limit, says what was left out, and holds nothing up."""

from time import perf_counter

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from gui.widgets.note_edit import NoteEdit


@pytest.fixture
def note(qtbot: QtBot) -> NoteEdit:
    made = NoteEdit(20)
    qtbot.addWidget(made)
    return made


def paste(note: NoteEdit, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    note.insertFromMimeData(mime)


def test_what_fits_is_taken_whole_and_nothing_is_said(qtbot: QtBot, note: NoteEdit) -> None:
    with qtbot.assertNotEmitted(note.shortened):
        paste(note, "twenty characters \U0001f600.")
    assert note.toPlainText() == "twenty characters \U0001f600."


def test_what_does_not_fit_is_cut_and_told(qtbot: QtBot, note: NoteEdit) -> None:
    note.setPlainText("bled 2\n5 min. ")
    note.moveCursor(QTextCursor.MoveOperation.End)
    with qtbot.waitSignal(note.shortened) as told:
        paste(note, "compression")
    assert note.toPlainText() == "bled 2\n5 min. compre"
    assert told.args == [5]
    note.undo()
    assert note.toPlainText() == "bled 2\n5 min. "


def test_what_is_selected_makes_room(qtbot: QtBot, note: NoteEdit) -> None:
    note.setPlainText("a" * 19 + "\n")
    note.selectAll()
    with qtbot.assertNotEmitted(note.shortened):
        paste(note, "b" * 20)
    assert note.toPlainText() == "b" * 20


def test_a_full_note_takes_nothing(qtbot: QtBot, note: NoteEdit) -> None:
    note.setPlainText("a" * 20)
    with qtbot.waitSignal(note.shortened):
        paste(note, "b")
    assert note.toPlainText() == "a" * 20


def test_a_whole_file_in_one_line_holds_nothing_up(qtbot: QtBot) -> None:
    note = NoteEdit(20_000)
    qtbot.addWidget(note)
    note.resize(400, 500)
    note.show()
    began = perf_counter()
    paste(note, "word " * 60_000)
    note.grab()
    assert perf_counter() - began < 2
    assert len(note.toPlainText()) == 20_000
