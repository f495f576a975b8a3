"""What cannot be written is said in words, and the screen shows what the file holds."""

from typing import Any

import pytest
from PySide6.QtTest import QTest

from gui.session.place import PlaceName
from model.errors import ConflictError, FullDiskError, StoreError
from tests.gui.session.charting import CONTROL, LEFT, RIGHT, Charting, Key

FULL = "There is no space left. The last mark was not recorded."


@pytest.fixture
def full_disk(charting: Charting, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """One site is given; from now on nothing more fits on the disk."""
    charting.click("CO-R1")
    fail(charting, monkeypatch, FullDiskError(FULL))
    return monkeypatch


def fail(charting: Charting, monkeypatch: pytest.MonkeyPatch, error: StoreError) -> None:
    def refused(*_values: object, **_named: Any) -> None:
        raise error

    monkeypatch.setattr(charting.workspace.store.changes, "apply", refused)
    monkeypatch.setattr(charting.workspace.store.sessions, "set_note", refused)
    monkeypatch.setattr(charting.workspace.store.sessions, "finish", refused)


def test_a_click_that_is_not_written_is_not_shown(
    charting: Charting, full_disk: pytest.MonkeyPatch
) -> None:
    charting.click("TE-L1")
    assert charting.said == [FULL]
    assert charting.given() == {"CO-R1"}
    charting.check_screen()
    assert charting.page.map_place.cursor_at.code == "TE-L1"  # still the next: it was not given
    assert charting.workspace.undo_stack.count() == 1
    assert charting.workspace.undo_stack.undoText() == "CO-R1 given"
    full_disk.undo()
    charting.click("TE-L1")
    assert charting.given() == {"CO-R1", "TE-L1"}
    charting.press(Key.Key_Z, CONTROL)
    charting.press(Key.Key_Z, CONTROL)
    assert charting.rows == {}


def test_the_pedal_stays_where_it_is(charting: Charting, full_disk: pytest.MonkeyPatch) -> None:
    code = charting.page.map_place.cursor_at.code
    charting.press(Key.Key_Space)
    charting.press(Key.Key_Space)
    assert charting.said == [FULL, FULL]
    assert charting.page.map_place.cursor_at.code == code
    charting.check_screen()


def test_the_panel_shows_the_record(charting: Charting, full_disk: pytest.MonkeyPatch) -> None:
    charting.click("TE-L1", RIGHT)
    panel = charting.page.map_place.site_panel
    QTest.mouseClick(panel.given_button, LEFT)
    assert not panel.given_button.isChecked()
    QTest.mouseClick(panel.reasons.buttons["skin"], LEFT)
    assert not panel.reasons.buttons["skin"].isChecked()
    QTest.mouseClick(panel.dose.more, LEFT)
    assert panel.dose._words.text().startswith("5\u00a0U")
    assert charting.said == [FULL] * 3
    assert charting.page.map_place.cursor_at.code == "PR-M1"
    assert charting.workspace.undo_stack.count() == 1


def test_a_note_that_is_not_written_stays_to_be_tried_again(
    charting: Charting, full_disk: pytest.MonkeyPatch
) -> None:
    charting.click("TE-L1", RIGHT)
    panel = charting.page.map_place.site_panel
    panel.note.setFocus()
    charting.type("fainted, lay down")
    QTest.mouseClick(panel.close_button, LEFT)
    assert panel.note.toPlainText() == "fainted, lay down"
    assert charting.page.map_place.side.currentWidget() is panel
    QTest.mouseClick(charting.page.strip.places[PlaceName.REVIEW], LEFT)
    QTest.mouseClick(charting.page.strip.back_button, LEFT)
    charting.press(Key.Key_T, CONTROL)
    charting.click("TE-R1", RIGHT)
    assert charting.page.map_place.side.currentWidget() is panel
    assert panel.code == "TE-L1"
    full_disk.undo()
    QTest.mouseClick(panel.close_button, LEFT)
    assert charting.rows["TE-L1"].note == "fainted, lay down"
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.site_list


def test_a_note_that_cannot_be_kept_can_be_given_up(
    charting: Charting, full_disk: pytest.MonkeyPatch
) -> None:
    charting.click("TE-L1", RIGHT)
    charting.page.map_place.site_panel.note.setFocus()
    charting.type("x")
    charting.press(Key.Key_Backspace)
    charting.press(Key.Key_Escape)
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.site_list


def test_the_note_of_the_session_too(charting: Charting, full_disk: pytest.MonkeyPatch) -> None:
    charting.press(Key.Key_T, CONTROL)
    charting.type("better")
    charting.press(Key.Key_Escape)
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.note_panel
    assert charting.page.map_place.note_panel.text.toPlainText() == "better"
    full_disk.undo()
    charting.press(Key.Key_Escape)
    assert charting.file.session.note == "better"


def test_a_session_that_cannot_be_finished_stays_open(
    charting: Charting, full_disk: pytest.MonkeyPatch
) -> None:
    charting.finish()
    assert charting.said == [FULL]
    assert charting.file.session.ended_at is None


def test_an_undo_that_is_not_written_leaves_the_screen_with_the_file(
    charting: Charting, full_disk: pytest.MonkeyPatch
) -> None:
    charting.press(Key.Key_Z, CONTROL)
    assert charting.said == [FULL]
    assert charting.given() == {"CO-R1"}
    charting.check_screen()


def test_a_record_changed_meanwhile_is_shown_as_it_is(charting: Charting) -> None:
    from model.use_cases import charting as acts

    at = charting.workspace.clock()
    elsewhere = acts.leave_out(charting.file, "CO-R1", "skin", "Skin at the site", at)
    charting.workspace.store.changes.apply(
        charting.session_id, elsewhere, action="elsewhere", at=at, actor=charting.workspace.actor
    )
    charting.click("CO-R1")
    assert len(charting.said) == 1
    assert "CO-R1 is recorded otherwise" in charting.said[0]
    assert charting.rows["CO-R1"].reason_code == "skin"
    charting.check_screen()
    assert not charting.workspace.undo_stack.canUndo()
    charting.click("CO-R1")
    assert charting.given() == {"CO-R1"}


def test_a_conflict_in_the_panel_shows_the_record(
    charting: Charting, monkeypatch: pytest.MonkeyPatch
) -> None:
    charting.click("TE-L1", RIGHT)
    fail(charting, monkeypatch, ConflictError("TE-L1 is recorded otherwise"))
    QTest.mouseClick(charting.page.map_place.site_panel.given_button, LEFT)
    assert charting.said == ["TE-L1 is recorded otherwise"]
    assert not charting.page.map_place.site_panel.given_button.isChecked()
    charting.check_screen()
