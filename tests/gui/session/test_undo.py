"""Undo and redo: every step named, every one an audited write."""

from PySide6.QtTest import QTest

from tests.gui.session.charting import CONTROL, LEFT, RIGHT, SHIFT, Charting, Key


def undo(charting: Charting) -> None:
    charting.press(Key.Key_Z, CONTROL)


def redo(charting: Charting) -> None:
    charting.press(Key.Key_Z, CONTROL | SHIFT)


def test_the_buttons_name_the_step(charting: Charting) -> None:
    strip = charting.page.strip
    assert not strip.undo_button.isEnabled()
    assert not strip.redo_button.isEnabled()
    charting.click("TE-L3")
    assert strip.undo_button.toolTip() == "Undo TE-L3 given (Ctrl+Z)"
    assert strip.undo_button.accessibleName() == "Undo TE-L3 given"
    QTest.mouseClick(strip.undo_button, LEFT)
    assert charting.rows == {}
    charting.process()
    assert strip.redo_button.accessibleName() == "Redo TE-L3 given"
    assert not strip.undo_button.isEnabled()
    QTest.mouseClick(strip.redo_button, LEFT)
    assert charting.given() == {"TE-L3"}


def test_each_kind_of_step_has_its_name(charting: Charting) -> None:
    stack, panel = charting.workspace.undo_stack, charting.page.map_place.site_panel
    charting.click("TE-L3")
    charting.click("TE-L3")
    assert stack.undoText() == "TE-L3 open again"
    charting.click("TE-L3", RIGHT)
    QTest.mouseClick(panel.dose.more, LEFT)
    assert stack.undoText() == "TE-L3 dose 7.5\u00a0U"
    QTest.mouseClick(panel.reasons.buttons["skin"], LEFT)
    assert stack.undoText() == "TE-L3 not given"
    panel.note.setFocus()
    charting.type("bruise")
    charting.press(Key.Key_Escape)
    assert stack.undoText() == "TE-L3 note"
    charting.click("TE-L3", RIGHT)
    QTest.mouseClick(panel.clear_button, LEFT)
    assert stack.undoText() == "TE-L3 cleared"


def test_a_whole_session_goes_back_to_empty_and_on_to_full(charting: Charting) -> None:
    for _ in charting.codes:
        charting.press(Key.Key_Space)
    full = charting.rows
    for left in range(30, -1, -1):
        undo(charting)
        assert len(charting.given()) == left
    assert charting.rows == {}
    undo(charting)  # nothing more to undo
    charting.check_screen()
    for _ in charting.codes:
        redo(charting)
    assert charting.rows == full
    charting.check_screen()
    done = [f"{code} given" for code in charting.codes]
    undone = [f"undo: {name}" for name in reversed(done)]
    redone = [f"redo: {name}" for name in done]
    assert charting.actions() == ["session started", *done, *undone, *redone]
    assert charting.workspace.store.audit.first_broken() is None


def test_the_other_key_for_redo(charting: Charting) -> None:
    charting.press(Key.Key_Space)
    undo(charting)
    charting.press(Key.Key_Y, CONTROL)
    assert len(charting.given()) == 1


def test_in_a_text_the_key_undoes_the_typing_alone(charting: Charting) -> None:
    charting.click("TE-L3")
    charting.click("TE-L3", RIGHT)
    charting.page.map_place.site_panel.note.setFocus()
    charting.type("wrong")
    undo(charting)
    assert charting.page.map_place.site_panel.note.toPlainText() == ""
    assert charting.given() == {"TE-L3"}


def test_steps_outlast_the_page(charting: Charting) -> None:
    charting.click("TE-L3")
    charting.page.release()
    charting.page.deleteLater()
    charting.workspace.open_session(charting.session_id)
    charting.page = charting._opened()
    undo(charting)
    assert charting.rows == {}
    charting.check_screen()
