"""What a screen reader is told of the sites, and what it can do with them."""

from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from tests.gui.session.charting import RIGHT, Charting

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def interface(charting: Charting, code: str) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(charting.view_of(code).buttons[code])
    assert found is not None
    return found


def test_every_site_says_code_muscle_side_dose_and_state(charting: Charting) -> None:
    for site in charting.file.protocol.sites:
        told = interface(charting, site.code)
        muscle = charting.file.protocol.muscles_by_code[site.muscle].name
        side = {"L": "left", "M": "midline", "R": "right"}[site.laterality]
        assert told.text(NAME) == f"{site.code}, {muscle}, {side}, 5\u00a0U, Planned"
        assert told.text(DESCRIPTION) == site.landmark
        assert told.role() == QAccessible.Role.CheckBox  # a button that stays pressed
        state = told.state()
        assert state.checkable
        assert state.focusable
        assert not state.checked
        assert not state.invisible


def test_name_and_state_follow_the_record(charting: Charting) -> None:
    charting.click("TE-L1")
    assert interface(charting, "TE-L1").state().checked
    assert ", Given " in interface(charting, "TE-L1").text(NAME)
    charting.click("TE-L2", RIGHT)
    charting.page.map_place.site_panel.reasons.buttons["skin"].click()
    charting.process()
    told = interface(charting, "TE-L2")
    assert not told.state().checked
    assert told.text(NAME).endswith("Not given: Skin at the site")
    charting.page.map_place.site_panel.dose.more.click()
    charting.process()
    assert "7.5\u00a0U" in interface(charting, "TE-L2").text(NAME)


def test_toggle_marks_each_site_in_the_file(charting: Charting) -> None:
    for code in charting.codes:
        interface(charting, code).actionInterface().doAction("Toggle")
        assert charting.rows[code].state.value == "given"
        assert interface(charting, code).state().checked
    for code in charting.codes:
        interface(charting, code).actionInterface().doAction("Toggle")
        assert code not in charting.rows
        assert not interface(charting, code).state().checked
    charting.check_screen()
    assert len(charting.actions()) == 1 + 2 * 31


def test_press_marks_a_site_in_the_file(charting: Charting, qtbot: QtBot) -> None:
    act = interface(charting, "TE-L1").actionInterface()
    assert act.actionNames()[:2] == ["Toggle", "Press"]
    act.doAction("Press")  # held down for a moment, as a finger would
    qtbot.waitUntil(lambda: charting.given() == {"TE-L1"}, timeout=2000)
    assert interface(charting, "TE-L1").state().checked
    act.doAction("Press")
    qtbot.waitUntil(lambda: charting.rows == {}, timeout=2000)


def test_in_a_finished_session_an_action_opens_the_panel_alone(charting: Charting) -> None:
    charting.finish()
    interface(charting, "TE-L1").actionInterface().doAction("Toggle")
    assert charting.page.map_place.site_panel.code == "TE-L1"
    assert not interface(charting, "TE-L1").state().checked
    assert charting.rows == {}


def test_the_place_told_is_the_place_of_the_mark(charting: Charting) -> None:
    for code in charting.codes:
        view, at = charting.place_of(code)
        assert interface(charting, code).rect().contains(view.mapToGlobal(at))


def test_setting_the_focus_makes_the_site_the_next(charting: Charting) -> None:
    interface(charting, "TE-R2").actionInterface().doAction("SetFocus")
    assert charting.view_of("TE-R2").buttons["TE-R2"].hasFocus()
