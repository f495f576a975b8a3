"""A whole muscle or one side of it: from the map or the list, one step of undo."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.gui.session.charting import CONTROL, LEFT, RIGHT, Charting, Key

# What the screenless platform says of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def menu_of(charting: Charting) -> QMenu:
    charting.process()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return popup


def choose(charting: Charting, text: str) -> None:
    """Click an entry of the menu that is open."""
    menu = menu_of(charting)
    action = next(action for action in menu.actions() if action.text() == text)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    charting.process()
    assert QApplication.activePopupWidget() is None


def entries(charting: Charting) -> dict[str, bool]:
    return {a.text(): a.isEnabled() for a in menu_of(charting).actions() if a.text()}


def test_one_side_is_given_from_the_map_in_one_step(charting: Charting) -> None:
    # In the drawing, away from every site of the left temporalis.
    view = charting.page.map_place.map_area.views["left"]
    region = next(r for r in view.drawing.regions if r.region.muscle == "TE")
    box = view.placement.transform().mapRect(region.path.boundingRect())
    spot = next(
        QPoint(x, y)
        for y in range(round(box.top()), round(box.bottom()), 3)
        for x in range(round(box.left()), round(box.right()), 3)
        if view.region_at(QPoint(x, y).toPointF()) is region.region
        and not view.nearest_site(QPoint(x, y).toPointF())
    )
    QTest.mouseClick(view, RIGHT, pos=spot)
    assert entries(charting) == {
        "Temporalis: 0\u00a0U of 40\u00a0U, 0 of 8 sites": False,
        "All of Temporalis left given": True,
        "Clear Temporalis left": False,
        "All of Temporalis given": True,
        "Clear Temporalis": False,
        "Add a site here…": True,
        "Custom point here…": True,
    }
    choose(charting, "All of Temporalis left given")
    left = {code for code in charting.codes if code.startswith("TE-L")}
    assert charting.given() == left
    assert charting.page.strip.undo_button.accessibleName() == "Undo All of Temporalis left given"
    charting.check_screen()
    charting.press(Key.Key_Z, CONTROL)
    assert charting.rows == {}


def test_all_is_given_and_cleared_from_the_list(charting: Charting) -> None:
    charting.click("FR-L1", RIGHT)
    QTest.mouseClick(charting.page.map_place.site_panel.reasons.buttons["skin"], LEFT)
    charting.press(Key.Key_Escape)
    charting.click_line("muscle-FR", RIGHT)
    choose(charting, "All of Frontalis given")
    fixed = {code for code in charting.codes if code.startswith("FR-")}
    assert charting.given() == fixed - {"FR-L1"}  # not given stays so
    charting.click_line("side-FR-R", RIGHT)
    choose(charting, "Clear Frontalis right")
    assert charting.given() == {"FR-L2"}
    assert charting.page.strip.undo_button.accessibleName() == "Undo Frontalis right cleared"
    charting.click_line("muscle-FR", RIGHT)
    choose(charting, "Clear Frontalis")
    assert charting.rows == {}
    for _ in range(3):
        charting.press(Key.Key_Z, CONTROL)
    assert set(charting.rows) == {"FR-L1"}
    charting.check_screen()


def test_a_muscle_in_the_middle_has_no_sides(charting: Charting) -> None:
    charting.click_line("muscle-PR", RIGHT)
    assert [text for text in entries(charting) if "right" in text or "left" in text] == []
    QApplication.activePopupWidget().close()
    charting.process()
    assert charting.page.findChildren(QMenu) == []


def test_the_keyboard_gives_the_muscle_of_the_next_site(charting: Charting) -> None:
    QTest.keyClick(charting.page, Key.Key_M)
    menu = menu_of(charting)
    wanted = next(a for a in menu.actions() if a.text() == "All of Corrugator given")
    menu.setActiveAction(wanted)
    QTest.keyClick(menu, Key.Key_Return)
    charting.process()
    given = {row.code for row in charting.workspace.chart.rows if row.state == "given"}
    assert given == {"CO-L1", "CO-R1"}
