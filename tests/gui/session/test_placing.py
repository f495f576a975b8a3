"""Sites added and moved on the map: by mouse, by key, one step of undo each."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from gui.map.map_view import MapView
from gui.session.map_place import MapPlace
from gui.wording import NO_BREAK
from model.injection import Kind, Laterality, State
from tests.gui.session.charting import CONTROL, LEFT, RIGHT, SHIFT, Charting, Key, NoModifier
from tests.gui.session.test_whole_muscle import choose, entries

# What the screenless platform says of menus and of what is laid on top.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def place(charting: Charting) -> MapPlace:
    return charting.page.map_place


def px(view: MapView, x: float, y: float) -> QPoint:
    """View units as a px of the view."""
    return view.placement.to_px(x, y).toPoint()


def point(charting: Charting, name: str, x: float, y: float) -> None:
    """Point at a place of a view while one is asked for."""
    layer = charting.page.map_place.map_area.pointing.layers[name]
    at = px(charting.page.map_place.map_area.views[name], x, y)
    QTest.mouseMove(layer, at)
    QTest.mouseClick(layer, LEFT, NoModifier, at)
    charting.process()


def ask_at(charting: Charting, name: str, x: float, y: float) -> None:
    """Right click on a place of a view."""
    view = charting.page.map_place.map_area.views[name]
    QTest.mouseClick(view, RIGHT, NoModifier, px(view, x, y))
    charting.process()


def test_a_site_is_added_where_the_muscle_was_pointed_at(
    charting: Charting, place: MapPlace
) -> None:
    ask_at(charting, "left", 400, 120)
    choose(charting, "Add a site here…")
    panel = place.adding_panel
    assert place.side.currentWidget() is panel
    QTest.mouseClick(panel.pain.buttons["temple"], LEFT)
    row = charting.rows["TE-L5"]
    assert (row.kind, row.state, row.reason_code) == (
        Kind.FOLLOW_THE_PAIN, State.PLANNED, "temple",
    )  # fmt: skip
    assert row.place
    found = place.map_area.views["left"].px_of(row.place)
    wanted = px(place.map_area.views["left"], 400, 120)
    assert (found.toPoint() - wanted).manhattanLength() <= 2
    assert place.cursor_at.code == "TE-L5"  # the next one to be given
    charting.press(Key.Key_Space)
    assert charting.rows["TE-L5"].state is State.GIVEN
    assert charting.rows["TE-L5"].reason == "Pain at the temple"
    charting.check_screen()


def test_adding_a_site_is_one_step_of_undo(charting: Charting, place: MapPlace) -> None:
    ask_at(charting, "left", 400, 120)
    choose(charting, "Add a site here…")
    charting.press(Key.Key_1)
    assert set(charting.rows) == {"TE-L5"}
    assert charting.actions()[-1] == "TE site added"
    charting.press(Key.Key_Z, CONTROL)
    assert charting.rows == {}
    charting.check_screen()
    assert place.cursor_at.code == "CO-L1"
    charting.press(Key.Key_Z, CONTROL | SHIFT)
    assert set(charting.rows) == {"TE-L5"}
    assert place.cursor_at.code == "TE-L5"
    charting.check_screen()


def test_where_the_pain_is_may_be_typed_and_the_site_given_at_once(
    charting: Charting, place: MapPlace
) -> None:
    ask_at(charting, "right", 420, 120)
    choose(charting, "Add a site here…")
    QTest.mouseClick(place.adding_panel.given, LEFT)
    place.adding_panel.pain_typed.setFocus()
    charting.type("Behind the right eye")
    charting.press(Key.Key_Return)
    row = charting.rows["TE-R5"]
    assert (row.state, row.reason) == (State.GIVEN, "Behind the right eye")
    assert place.side.shows_list


def test_a_full_muscle_offers_no_site(charting: Charting) -> None:
    view = charting.page.map_place.map_area.views["back"]
    ask_at(charting, "back", 395, 370)
    assert view.region_at(view.placement.to_px(395, 370))
    assert entries(charting)["No room for another site"] is False


def test_by_key_the_place_is_pointed_at_with_the_arrows(
    charting: Charting, place: MapPlace
) -> None:
    place.cursor_at.move_to("TE-L2")
    charting.press(Key.Key_F)
    pointing = place.map_area.pointing
    assert set(pointing.layers) == {"front", "right", "left"}
    layer = pointing.layers["left"]
    layer.setFocus()
    for _ in range(4):
        charting.press(Key.Key_Up, SHIFT)
    assert layer.place
    charting.press(Key.Key_Return)
    assert pointing.layers == {}
    charting.press(Key.Key_2)
    assert charting.rows["TE-L5"].reason_code == "occiput"


def test_outside_of_the_muscle_nothing_is_taken(charting: Charting, place: MapPlace) -> None:
    place.cursor_at.move_to("TE-L2")
    charting.press(Key.Key_F)
    point(charting, "left", 300, 330)
    assert set(place.map_area.pointing.layers) == {"front", "right", "left"}
    charting.press(Key.Key_Escape)
    assert place.map_area.pointing.layers == {}
    assert charting.rows == {}
    assert place.isVisible()


def test_a_custom_point_asks_what_it_lies_on_dose_and_why(
    charting: Charting, place: MapPlace
) -> None:
    ask_at(charting, "right", 520, 380)
    panel = place.adding_panel
    assert place.side.currentWidget() is panel
    charting.type("Masseter")
    charting.press(Key.Key_Return)
    QTest.mouseClick(panel.dose.more, LEFT)
    panel.reason.setFocus()
    charting.type("Clenching")
    charting.press(Key.Key_Return)
    row = charting.rows["X1"]
    assert (row.kind, row.label, row.reason) == (Kind.CUSTOM, "Masseter", "Clenching")
    assert (row.dose_units, row.laterality) == (Decimal("7.5"), Laterality.RIGHT)
    assert charting.line("X1").title == "X1 · right Masseter"
    charting.check_screen()


def test_a_custom_point_in_a_muscle_counts_there(charting: Charting, place: MapPlace) -> None:
    charting.press(Key.Key_X)
    point(charting, "back", 330, 480)
    charting.type("trapezius")
    place.adding_panel.reason.setText("Tender")
    QTest.mouseClick(place.adding_panel.add_button, LEFT)
    charting.process()
    assert charting.rows["X1"].muscle == "TR"
    assert charting.line("X1").title.startswith("X1 custom point")


def test_what_is_missing_gets_the_keyboard(charting: Charting, place: MapPlace) -> None:
    ask_at(charting, "right", 520, 380)
    panel = place.adding_panel
    QTest.mouseClick(panel.add_button, LEFT)
    assert charting.rows == {}
    assert panel.lies_on.hasFocus()
    panel.lies_on.setEditText("Masseter")
    QTest.mouseClick(panel.add_button, LEFT)
    assert panel.reason.hasFocus()
    charting.press(Key.Key_Escape)
    assert place.side.shows_list


def test_beside_the_head_nothing_is_asked(charting: Charting, place: MapPlace) -> None:
    ask_at(charting, "front", 200, 40)
    assert place.side.shows_list


def test_a_site_is_moved_to_where_it_was_given(charting: Charting, place: MapPlace) -> None:
    charting.click("TE-L4")
    charting.click("TE-L4", RIGHT)
    section = place.site_panel.place
    assert section.words.text() == "standard place"
    QTest.mouseClick(section.move_button, LEFT)
    point(charting, "left", 439.5, 163)
    row = charting.rows["TE-L4"]
    assert row.state is State.GIVEN
    assert row.moved_mm
    assert 10 <= row.moved_mm <= 12
    assert section.words.text() == f"moved {row.moved_mm / 10:.1f}{NO_BREAK}cm back"
    section.reason.setCurrentIndex(0)
    section.reason.activated.emit(0)
    assert charting.rows["TE-L4"].reason == "Scar at the standard place"
    charting.check_screen()
    charting.press(Key.Key_Escape)
    line = charting.line("TE-L4")
    assert line.title.startswith("TE-L4 moved") or line.detail
    charting.click("TE-L4", RIGHT)
    QTest.mouseClick(section.standard, LEFT)
    assert charting.rows["TE-L4"].moved_mm is None
    charting.check_screen()


def test_the_mark_lies_where_it_was_moved_to(charting: Charting, place: MapPlace) -> None:
    view = place.map_area.views["left"]
    before = view.point_px("TE-L4")
    place.placing.move("TE-L4")
    point(charting, "left", 450, 150)
    assert (view.point_px("TE-L4") - before).manhattanLength() > 10
    assert view.standard_px("TE-L4") == before
    button = view.buttons["TE-L4"].geometry().center()
    assert (QPointF(button) - view.point_px("TE-L4")).manhattanLength() < 3
    charting.click("TE-L4")
    assert charting.rows["TE-L4"].state is State.GIVEN


def test_a_reason_in_ones_own_words(charting: Charting, place: MapPlace) -> None:
    place.placing.move("TE-L4")
    point(charting, "left", 450, 163)
    charting.click("TE-L4", RIGHT)
    section = place.site_panel.place
    section.reason.setFocus()
    charting.type("Tender lump")
    charting.press(Key.Key_Return)
    assert (charting.rows["TE-L4"].reason_code, charting.rows["TE-L4"].reason) == (
        "", "Tender lump",
    )  # fmt: skip


def test_the_move_key_starts_at_the_site_and_escape_leaves_it(
    charting: Charting, place: MapPlace
) -> None:
    place.cursor_at.move_to("TE-L4")
    charting.press(Key.Key_V)
    layer = place.map_area.pointing.layers["left"]
    assert layer.hasFocus()
    charting.press(Key.Key_Space)  # at its own place: nothing moves
    assert charting.rows == {}
    charting.press(Key.Key_V)
    for _ in range(2):
        charting.press(Key.Key_Right, SHIFT)
    charting.press(Key.Key_Return)
    assert charting.rows["TE-L4"].moved_mm == pytest.approx(20, abs=1)
    charting.press(Key.Key_V)
    charting.press(Key.Key_Escape)
    assert charting.rows["TE-L4"].moved_mm == pytest.approx(20, abs=1)


def test_letters_mean_nothing_while_a_place_is_pointed_at(
    charting: Charting, place: MapPlace
) -> None:
    charting.press(Key.Key_V)
    for key in (Key.Key_N, Key.Key_Backspace, Key.Key_A, Key.Key_M):
        charting.press(key)
    assert place.map_area.pointing.is_on
    assert charting.rows == {}
    assert place.side.shows_list


def test_what_happened_is_kept_with_each_click(charting: Charting, place: MapPlace) -> None:
    charting.click("TE-L4")
    charting.click("TE-L4", RIGHT)
    events = place.site_panel.events
    QTest.mouseClick(events.buttons["blunt-needle"], LEFT)
    for _ in range(3):
        QTest.mouseClick(events.pain.more, LEFT)
    assert events.buttons["blunt-needle"].isChecked()
    row = charting.rows["TE-L4"]
    assert (row.events, row.pain) == (("blunt-needle",), 2)
    assert events.pain.words.text() == "2 of 10"
    QTest.mouseClick(events.buttons["blunt-needle"], LEFT)
    for _ in range(3):
        QTest.mouseClick(events.pain.less, LEFT)
    row = charting.rows["TE-L4"]
    assert (row.events, row.pain) == ((), None)
    assert events.pain.words.text() == "not asked"


def test_an_added_site_is_removed(charting: Charting, place: MapPlace) -> None:
    ask_at(charting, "left", 400, 120)
    choose(charting, "Add a site here…")
    charting.press(Key.Key_1)
    charting.click("TE-L5", RIGHT)
    assert place.site_panel.clear_button.text() == "Remove"
    QTest.mouseClick(place.site_panel.clear_button, LEFT)
    charting.process()
    assert charting.rows == {}
    assert place.side.shows_list
    charting.check_screen()
