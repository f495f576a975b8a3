"""A finished session takes no change by any way until it is opened again."""

import pytest
from PySide6.QtTest import QTest

from tests.gui.session.charting import CONTROL, LEFT, RIGHT, SHIFT, Charting, Key


@pytest.fixture
def finished(charting: Charting) -> Charting:
    """Two sites given, one not given with a note, finished."""
    charting.click("TE-L1")
    charting.click("TE-L2")
    charting.click("TE-L3", RIGHT)
    QTest.mouseClick(charting.page.map_place.site_panel.reasons.buttons["skin"], LEFT)
    charting.page.map_place.site_panel.note.setFocus()
    charting.type("eczema")
    charting.finish()
    assert charting.file.session.ended_at is not None
    return charting


def test_finishing_keeps_what_was_being_typed(finished: Charting) -> None:
    assert finished.rows["TE-L3"].note == "eczema"
    assert finished.actions()[-2:] == ["TE-L3 note", "session finished"]


def test_neither_clicks_nor_keys_nor_undo_change_it(finished: Charting) -> None:
    before, actions, page = finished.rows, finished.actions(), finished.page
    finished.click("TE-L1")
    finished.press(Key.Key_Escape)
    finished.click("OC-L1")
    finished.press(Key.Key_Escape)
    for key in (Key.Key_Space, Key.Key_Backspace, Key.Key_N, Key.Key_Space):
        finished.press(key)
    finished.press(Key.Key_Z, CONTROL)
    finished.press(Key.Key_Z, CONTROL | SHIFT)
    for button in (
        page.map_place.next_site.given_button, page.map_place.next_site.back_button,
        page.map_place.next_site.not_given_button,
        page.strip.undo_button, page.strip.redo_button,
    ):  # fmt: skip
        QTest.mouseClick(button, LEFT)
    page.map_place.map_area.region_asked.emit(
        "TE", "L", page.mapToGlobal(page.rect().center()).toPointF()
    )
    assert finished.rows == before
    assert finished.actions() == actions
    assert finished.said == []
    finished.check_screen()


def test_a_click_opens_the_panel_to_read(finished: Charting) -> None:
    before, panel = finished.rows, finished.page.map_place.site_panel
    finished.click("TE-L3")
    assert finished.page.map_place.side.currentWidget() is panel
    assert panel.note.toPlainText() == "eczema"
    assert panel.reasons.buttons["skin"].isChecked()
    for control in (
        panel.given_button, panel.dose.less, panel.dose.more, panel.other_reason,
        panel.clear_button,
        *panel.reasons.buttons.values(),
    ):  # fmt: skip
        assert not control.isEnabled()
        QTest.mouseClick(control, LEFT)
    panel.note.setFocus()
    finished.type("1 more")
    finished.press(Key.Key_1)
    assert panel.note.toPlainText() == "eczema"
    finished.press(Key.Key_Escape)
    assert finished.page.map_place.side.currentWidget() is finished.page.map_place.site_list
    assert finished.rows == before


def test_escape_closes_the_panel_to_read_and_not_the_session(finished: Charting) -> None:
    left: list[bool] = []
    finished.page.left.connect(lambda: left.append(True))
    finished.press(Key.Key_Return)
    assert finished.page.map_place.side.currentWidget() is finished.page.map_place.site_panel
    finished.press(Key.Key_Escape)
    assert finished.page.map_place.side.currentWidget() is finished.page.map_place.site_list
    assert left == []


def test_opened_again_it_takes_changes_and_undo(finished: Charting) -> None:
    finished.open_again()
    assert finished.file.session.ended_at is None
    assert finished.actions()[-1] == "session opened again"
    finished.press(Key.Key_Z, CONTROL)
    assert finished.rows["TE-L3"].note == ""
    finished.click("TE-L4")
    assert "TE-L4" in finished.given()
    finished.check_screen()


def test_all_charted_and_finished_says_so(charting: Charting) -> None:
    for _ in charting.codes:
        charting.press(Key.Key_Space)
    charting.finish()
    following = charting.page.map_place.next_site
    assert following._landmark.text() == "This session is finished."
    assert following.given_button.words() == "Print the chart"
    assert following._dose.text().startswith("31 given")


def test_undo_stands_on_the_site_it_took_back(charting: Charting) -> None:
    for _ in range(3):
        charting.press(Key.Key_Space)
    charting.press(Key.Key_Z, CONTROL)
    assert charting.page.map_place.cursor_at.code == charting.codes[2]


def test_a_pedal_pressed_twice_invents_no_reason(charting: Charting) -> None:
    charting.press(Key.Key_N)
    assert charting.page.map_place.next_site.given_button.cap_shown == ""
    charting.press(Key.Key_Space)
    assert charting.rows == {}
    charting.press(Key.Key_Escape)
    assert charting.page.map_place.next_site.given_button.cap_shown == "Space"
