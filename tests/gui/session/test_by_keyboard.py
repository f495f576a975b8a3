"""A whole session with the keyboard alone, as with a foot pedal."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.session.charting import CONTROL, SHIFT, Charting, Key, NoModifier


def test_thirty_one_spaces_and_finish(charting: Charting) -> None:
    for code in charting.codes:
        assert charting.page.map_place.cursor_at.code == code
        charting.press(Key.Key_Space)
        assert charting.rows[code].state.value == "given"
    charting.press(Key.Key_Space)
    assert charting.file.session.ended_at is None
    charting.finish()
    assert charting.file.session.ended_at is not None
    assert charting.given() == set(charting.codes)
    charting.check_screen()


def test_the_keyboard_stands_on_the_next_site(charting: Charting) -> None:
    for code in charting.codes[:3]:
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.objectName() == f"site-{code}"
        charting.press(Key.Key_Space)


def test_arrows_walk_without_marking(charting: Charting) -> None:
    codes, cursor = charting.codes, charting.page.map_place.cursor_at
    charting.press(Key.Key_Down)
    charting.press(Key.Key_Right)
    assert cursor.code == codes[2]
    charting.press(Key.Key_Up)
    charting.press(Key.Key_Left)
    charting.press(Key.Key_Left)
    assert cursor.code == codes[0]
    assert charting.rows == {}


def test_arrows_walk_into_a_session_that_is_all_charted(charting: Charting) -> None:
    for _ in charting.codes:
        charting.press(Key.Key_Space)
    charting.press(Key.Key_Up)
    assert charting.page.map_place.cursor_at.code == charting.codes[-1]
    charting.press(Key.Key_Down)
    assert charting.page.map_place.cursor_at.code == charting.codes[-1]


def test_backspace_steps_back_and_unmarks(charting: Charting) -> None:
    for _ in range(3):
        charting.press(Key.Key_Space)
    charting.press(Key.Key_Backspace)
    assert charting.page.map_place.cursor_at.code == charting.codes[2]
    assert charting.given() == set(charting.codes[:2])
    for _ in range(5):
        charting.press(Key.Key_Backspace)
    assert charting.rows == {}
    assert charting.page.map_place.cursor_at.code == charting.codes[0]


def test_backspace_from_the_end_takes_back_the_last(charting: Charting) -> None:
    for _ in charting.codes:
        charting.press(Key.Key_Space)
    charting.press(Key.Key_Backspace)
    assert charting.page.map_place.cursor_at.code == charting.codes[-1]
    assert charting.given() == set(charting.codes[:-1])


def test_n_and_a_digit_give_the_reason(charting: Charting) -> None:
    for digit, reason in enumerate(charting.file.protocol.not_given_reasons, 1):
        code = charting.page.map_place.cursor_at.code
        charting.press(Key.Key_N)
        charting.type(str(digit))
        row = charting.rows[code]
        assert (row.state.value, row.reason_code, row.reason) == (
            "not_given", reason.code, reason.text,
        )  # fmt: skip
        assert charting.page.map_place.cursor_at.code == charting.codes[digit]
        assert charting.page.map_place.site_list.isVisible()  # the panel has closed itself
    charting.press(Key.Key_Space)
    assert charting.page.map_place.cursor_at.code == charting.codes[digit + 1]


def test_enter_opens_the_panel_and_escape_brings_the_keyboard_back(charting: Charting) -> None:
    charting.press(Key.Key_Space)
    code = charting.codes[1]
    charting.press(Key.Key_Return)
    page = charting.page
    assert page.map_place.side.currentWidget() is page.map_place.site_panel
    assert page.map_place.site_panel.code == code
    assert QApplication.focusWidget() is page.map_place.site_panel.given_button
    charting.press(Key.Key_Escape)
    assert page.map_place.side.currentWidget() is page.map_place.site_list
    assert QApplication.focusWidget() is charting.view_of(code).buttons[code]
    charting.press(Key.Key_Space)
    assert charting.given() == set(charting.codes[:2])


def test_a_goes_to_the_next_open_site(charting: Charting) -> None:
    charting.click(charting.codes[1])
    charting.page.map_place.cursor_at.move_to(charting.codes[0])
    charting.press(Key.Key_A)
    assert charting.page.map_place.cursor_at.code == charting.codes[2]


def test_space_on_a_given_site_goes_on_without_unmarking(charting: Charting) -> None:
    charting.press(Key.Key_Space)
    charting.press(Key.Key_Up)
    assert charting.page.map_place.next_site.given_button.words() == "Go on"
    charting.press(Key.Key_Space)
    assert charting.given() == {charting.codes[0]}
    assert charting.page.map_place.cursor_at.code == charting.codes[1]


@pytest.mark.parametrize(
    "key", [Key.Key_Space, Key.Key_Backspace, Key.Key_Return, Key.Key_N, Key.Key_Escape]
)
def test_a_key_held_down_acts_once(charting: Charting, key: Key) -> None:
    """A foot that rests on the pedal must not mark one site after another."""
    left: list[bool] = []
    charting.page.left.connect(lambda: left.append(True))
    charting.press(Key.Key_Space)
    before, cursor = charting.rows, charting.page.map_place.cursor_at.code
    for _ in range(20):
        repeated = QKeyEvent(QEvent.Type.KeyPress, key, NoModifier, " ", True, 1)
        QApplication.sendEvent(QApplication.focusWidget(), repeated)
    assert charting.rows == before
    assert charting.page.map_place.cursor_at.code == cursor
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.site_list
    assert left == []


def test_in_a_panel_the_keys_of_the_map_mean_nothing(charting: Charting) -> None:
    charting.press(Key.Key_Space)
    before = charting.rows
    charting.press(Key.Key_Return)
    panel = charting.page.map_place.site_panel
    for key in (Key.Key_Backspace, Key.Key_N, Key.Key_A, Key.Key_O, Key.Key_0, Key.Key_9):
        charting.press(key)
    assert charting.rows == before
    assert charting.page.map_place.side.currentWidget() is panel
    assert panel.code == charting.codes[1]
    assert not charting.page.map_place.site_list.open_only.isChecked()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_given_by_key_in_the_panel_hands_the_keyboard_back(charting: Charting, key: Key) -> None:
    charting.press(Key.Key_Return)
    charting.press(key)
    assert charting.given() == {charting.codes[0]}
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.site_list
    charting.press(Key.Key_Space)  # what the screen offers is what Space does
    assert charting.given() == set(charting.codes[:2])
    charting.page.map_place.open_site(charting.codes[0])
    charting.press(key)  # a given site is not taken back by the key that gives
    assert charting.given() == set(charting.codes[:2])


def test_escape_leaves_the_panel_first_and_then_the_session(
    charting: Charting, qtbot: QtBot
) -> None:
    page = charting.page
    charting.press(Key.Key_Return)
    charting.view_of("TE-L1").buttons["TE-L1"].setFocus()  # walked on with Tab
    with qtbot.assertNotEmitted(page.left):
        charting.press(Key.Key_Escape)
    assert page.map_place.side.currentWidget() is page.map_place.site_list
    with qtbot.waitSignal(page.left, timeout=1000):
        charting.press(Key.Key_Escape)


def test_digits_enlarge_a_view_and_zero_goes_back(charting: Charting) -> None:
    area = charting.page.map_place.map_area
    for key, name in (
        (Key.Key_1, "front"), (Key.Key_2, "back"), (Key.Key_3, "right"), (Key.Key_4, "left"),
    ):  # fmt: skip
        charting.press(key)
        assert area.enlarged == name
        assert area.views[name].width() > area.width() / 2
        charting.press(Key.Key_0)
        assert area.enlarged == ""
    charting.press(Key.Key_1)
    charting.press(Key.Key_1)
    assert area.enlarged == ""


def test_plus_and_minus_zoom_and_shift_with_arrows_pans(charting: Charting) -> None:
    view = charting.page.map_place.map_area.working_view()
    charting.press(Key.Key_Plus)
    assert view.zoom > 1
    before = view.placement
    charting.press(Key.Key_Right, SHIFT)
    assert view.placement.x < before.x
    charting.press(Key.Key_Left, SHIFT)
    assert view.placement == before
    charting.press(Key.Key_Down, SHIFT)
    assert view.placement.y < before.y
    charting.press(Key.Key_Up, SHIFT)
    charting.press(Key.Key_Minus)
    assert view.zoom == 1
    assert charting.rows == {}
    assert charting.page.map_place.cursor_at.code == charting.codes[0]


def test_p_with_control_asks_for_the_print(charting: Charting, qtbot: QtBot) -> None:
    with qtbot.waitSignal(charting.page.print_wanted, timeout=1000):
        charting.press(Key.Key_P, CONTROL)


def test_a_key_without_meaning_does_nothing(charting: Charting) -> None:
    charting.press(Key.Key_Q)
    charting.press(Key.Key_Q, CONTROL)
    charting.press(Key.Key_Space, CONTROL | SHIFT)
    assert charting.rows == {}
