"""The panel of one site: dose, reasons, note, clearing."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.session.site_panel import SitePanel
from model.use_cases.vials import add_vial
from tests.gui.session.charting import CONTROL, LEFT, RIGHT, Charting, Key
from tests.gui.session.reviewing import a_vial
from tests.model.conftest import NOON

CODE = "TE-L2"


@pytest.fixture
def panel(charting: Charting) -> SitePanel:
    """The panel of a temporalis site, open."""
    charting.click(CODE, RIGHT)
    return charting.page.map_place.site_panel


def test_the_dose_goes_up_and_down_in_the_steps_of_the_product(
    charting: Charting, panel: SitePanel
) -> None:
    QTest.mouseClick(panel.dose.more, LEFT)
    assert charting.rows[CODE].dose_units == Decimal("7.5")
    assert "7.5" in panel.dose._words.text()
    QTest.mouseClick(panel.dose.less, LEFT)
    assert CODE not in charting.rows  # as planned again
    QTest.mouseClick(panel.dose.less, LEFT)
    assert charting.rows[CODE].dose_units == Decimal("2.5")
    assert not panel.dose.less.isEnabled()
    QTest.mouseClick(panel.dose.less, LEFT)
    assert charting.rows[CODE].dose_units == Decimal("2.5")


def test_the_dose_that_was_set_is_the_one_that_is_given(
    charting: Charting, panel: SitePanel
) -> None:
    QTest.mouseClick(panel.dose.more, LEFT)
    QTest.mouseClick(panel.given_button, LEFT)
    assert charting.rows[CODE].dose_units == Decimal("7.5")
    assert charting.rows[CODE].state.value == "given"
    assert panel.given_button.isChecked()
    QTest.mouseClick(panel.given_button, LEFT)
    assert charting.rows[CODE].state.value == "planned"
    assert not panel.given_button.isChecked()


def test_given_in_the_panel_moves_on_and_taking_back_does_not(
    charting: Charting, panel: SitePanel
) -> None:
    charting.page.map_place.cursor_at.move_to(CODE)
    QTest.mouseClick(panel.given_button, LEFT)
    assert charting.page.map_place.cursor_at.code == "TE-L3"
    charting.page.map_place.cursor_at.move_to(CODE)
    QTest.mouseClick(panel.given_button, LEFT)
    assert charting.page.map_place.cursor_at.code == CODE


def test_the_reason_that_is_recorded_is_the_one_checked(
    charting: Charting, panel: SitePanel
) -> None:
    buttons = panel.reasons.buttons
    QTest.mouseClick(buttons["skin"], LEFT)
    QTest.mouseClick(buttons["wish"], LEFT)
    assert charting.rows[CODE].reason_code == "wish"
    assert [code for code, made in buttons.items() if made.isChecked()] == ["wish"]
    QTest.mouseClick(buttons["wish"], LEFT)  # once more: it stays the reason
    assert buttons["wish"].isChecked()
    QTest.mouseClick(panel.given_button, LEFT)
    assert charting.rows[CODE].reason == ""
    assert not any(made.isChecked() for made in buttons.values())


def test_another_reason_is_typed_and_its_digits_are_no_keys(
    charting: Charting, panel: SitePanel
) -> None:
    panel.other_reason.setFocus()
    charting.type("3 bruises 2 cm n a o")
    assert charting.rows == {}
    charting.press(Key.Key_Return)
    row = charting.rows[CODE]
    assert (row.state.value, row.reason_code, row.reason) == (
        "not_given", "", "3 bruises 2 cm n a o",
    )  # fmt: skip
    assert charting.page.map_place.site_panel is panel
    assert panel.code == CODE
    panel.open_site(CODE)
    assert panel.other_reason.text() == "3 bruises 2 cm n a o"


def test_an_empty_reason_is_asked_for_in_words(charting: Charting, panel: SitePanel) -> None:
    panel.other_reason.setFocus()
    charting.type("   ")
    charting.press(Key.Key_Return)
    assert charting.rows == {}
    assert charting.said == ["Say why the site was not given."]
    charting.check_screen()


def test_a_very_long_reason_is_kept_whole_and_the_screen_holds(
    charting: Charting, panel: SitePanel
) -> None:
    long = "hard to find " * 150
    width = charting.page.width()
    panel.other_reason.setFocus()
    QApplication.clipboard().setText(long)
    panel.other_reason.paste()
    charting.press(Key.Key_Return)
    assert charting.rows[CODE].reason == long.strip()
    charting.press(Key.Key_Escape)
    charting.process()
    assert charting.page.width() == width
    assert charting.page.map_place.side.width() == 384
    charting.click(CODE, RIGHT)
    assert panel.width() == 384


def test_a_note_is_kept_in_a_pause_of_typing(
    charting: Charting, panel: SitePanel, qtbot: QtBot
) -> None:
    panel.note.setFocus()
    charting.type("n 1 a 2")
    assert charting.rows == {}
    qtbot.waitUntil(lambda: CODE in charting.rows, timeout=3000)
    assert charting.rows[CODE].note == "n 1 a 2"
    assert charting.rows[CODE].state.value == "planned"
    charting.type(" more")
    charting.press(Key.Key_Escape)
    assert charting.rows[CODE].note == "n 1 a 2 more"


@pytest.mark.parametrize("how", ["close", "other site", "note of the session", "print", "release"])
def test_a_note_is_kept_however_one_goes_on(charting: Charting, panel: SitePanel, how: str) -> None:
    panel.note.setFocus()
    charting.type("bled a little")
    if how == "close":
        QTest.mouseClick(panel.close_button, LEFT)
    elif how == "other site":
        charting.click("TE-R1", RIGHT)
        assert panel.code == "TE-R1"
        assert panel.note.toPlainText() == ""
    elif how == "note of the session":
        charting.press(Key.Key_T, CONTROL)
    elif how == "print":
        QTest.mouseClick(charting.page.strip.print_button, LEFT)
    else:
        charting.page.keep_typed()
    assert charting.rows[CODE].note == "bled a little"
    assert charting.actions().count(f"{CODE} note") == 1


def test_a_note_is_kept_when_the_session_is_left(
    charting: Charting, panel: SitePanel, qtbot: QtBot
) -> None:
    panel.note.setFocus()
    charting.type("bled a little")
    with qtbot.waitSignal(charting.page.left, timeout=1000):
        QTest.mouseClick(charting.page.strip.back_button, LEFT)
    assert charting.rows[CODE].note == "bled a little"


def test_a_note_that_is_too_long_stays_on_the_screen(charting: Charting, panel: SitePanel) -> None:
    panel.note.setFocus()
    QApplication.clipboard().setText("a" * 2001)
    panel.note.paste()
    charting.press(Key.Key_Escape)
    assert charting.said == ["At most 2000 characters fit here."]
    assert charting.page.map_place.side.currentWidget() is panel
    assert len(panel.note.toPlainText()) == 2001
    assert CODE not in charting.rows
    charting.press(Key.Key_Backspace)
    charting.press(Key.Key_Escape)
    assert len(charting.rows[CODE].note) == 2000
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.site_list


def test_clear_takes_all_of_the_site_back(charting: Charting, panel: SitePanel) -> None:
    assert not panel.clear_button.isEnabled()
    QTest.mouseClick(panel.dose.more, LEFT)
    QTest.mouseClick(panel.given_button, LEFT)
    panel.note.setFocus()
    charting.type("bruise")
    QTest.mouseClick(panel.clear_button, LEFT)
    assert charting.rows == {}
    assert panel.note.toPlainText() == ""
    QTest.mouseClick(charting.page.strip.undo_button, LEFT)
    assert charting.rows[CODE].dose_units == Decimal("7.5")
    charting.check_screen()


def test_an_undone_note_is_gone_from_the_panel_and_not_written_again(
    charting: Charting, panel: SitePanel
) -> None:
    panel.note.setFocus()
    charting.type("wrong site")
    charting.page.keep_typed()
    QTest.mouseClick(charting.page.strip.undo_button, LEFT)
    assert panel.note.toPlainText() == ""
    charting.press(Key.Key_Escape)
    assert charting.rows == {}


def test_a_typed_reason_is_not_dropped_without_a_word(charting: Charting, panel: SitePanel) -> None:
    panel.other_reason.setFocus()
    charting.type("bruised there")
    charting.press(Key.Key_Escape)
    assert panel.isVisible()
    assert panel.other_reason.hint.isVisible()
    assert charting.rows == {}
    charting.press(Key.Key_Return)
    assert charting.rows[CODE].reason == "bruised there"
    assert not panel.other_reason.hint.isVisible()


def test_the_second_escape_drops_a_typed_reason(charting: Charting, panel: SitePanel) -> None:
    panel.other_reason.setFocus()
    charting.type("bruised there")
    charting.press(Key.Key_Escape)
    charting.press(Key.Key_Escape)
    assert not panel.isVisible()
    assert charting.rows == {}


def test_an_injection_is_drawn_from_another_vial_by_hand(charting: Charting) -> None:
    for number in (1, 2):
        vial = replace(a_vial(100), number=number, lot=f"DEMO-{number}")
        charting.workspace.perform("vial", lambda chart, vial=vial: add_vial(chart, vial, NOON))
    panel = charting.page.map_place.site_panel
    charting.click("TE-L3", RIGHT)
    assert not panel.vial.isVisible()  # open: the program draws when it is given
    charting.press(Key.Key_Escape)
    charting.click("TE-L3")
    assert charting.rows["TE-L3"].vial == 1
    charting.click("TE-L3", RIGHT)
    assert panel.vial.vials.currentText().startswith("Vial 1, lot DEMO-1: 95")
    panel.vial.vials.setCurrentIndex(1)
    panel.vial.vials.activated.emit(1)
    charting.process()
    assert charting.rows["TE-L3"].vial == 2
    charting.press(Key.Key_Escape)
    charting.press(Key.Key_Z, CONTROL)
    assert charting.rows["TE-L3"].vial == 1
