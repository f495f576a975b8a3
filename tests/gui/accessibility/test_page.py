"""Every control of the session's page has a name, and Tab reaches what matters."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.gui.session.charting import CONTROL, RIGHT, Charting, Key

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView)


def controls(page: QWidget) -> Iterator[QWidget]:
    for widget in page.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and widget.isVisibleTo(page):
            yield widget


def name_of(widget: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(widget)
    assert told is not None
    return told.text(QAccessible.Text.Name)


@pytest.mark.parametrize("panel", ["list", "site", "note"])
def test_every_control_has_a_name(charting: Charting, panel: str) -> None:
    if panel == "site":
        charting.click("TE-L1", RIGHT)
    elif panel == "note":
        charting.press(Key.Key_T, CONTROL)
    found = list(controls(charting.page))
    assert len(found) > 40
    assert [made for made in found if not name_of(made).strip()] == []


def test_a_control_without_words_has_a_tooltip(charting: Charting) -> None:
    for made in charting.page.findChildren(QAbstractButton):
        if not made.text() and not made.objectName().startswith("site-"):
            assert made.toolTip(), made.accessibleName()


def test_tab_reaches_next_not_given_back_and_every_site(charting: Charting) -> None:
    reached = []
    for _ in range(80):
        charting.press(Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus in reached:
            break
        reached.append(focus)
    following, strip = charting.page.map_place.next_site, charting.page.strip
    for wanted in (
        following.given_button,
        following.not_given_button,
        following.back_button,
        strip.back_button,
        *strip.places.values(),
        charting.page.map_place.site_list.open_only,
    ):
        assert wanted in reached, name_of(wanted)
    sites = {made.objectName() for made in reached if made}
    assert {f"site-{code}" for code in charting.codes} <= sites


def test_tab_to_a_site_makes_it_the_next(charting: Charting) -> None:
    for _ in range(5):
        charting.press(Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus.objectName().startswith("site-"):
            assert focus.objectName() == f"site-{charting.page.map_place.cursor_at.code}"


def test_a_button_reached_by_tab_is_pressed_with_space(charting: Charting) -> None:
    charting.page.map_place.next_site.not_given_button.setFocus(Qt.FocusReason.TabFocusReason)
    charting.press(Key.Key_Space)
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.site_panel
    assert charting.rows == {}


def lines(view: QAbstractItemView) -> list[QAccessibleInterface]:
    told = QAccessible.queryAccessibleInterface(view)
    assert told is not None
    children = (told.child(number) for number in range(told.childCount()))
    return [child for child in children if child is not None]


def test_the_lines_of_the_list_say_their_words(charting: Charting) -> None:
    charting.click("CO-L1")
    said = [
        line.text(QAccessible.Text.Name) for line in lines(charting.page.map_place.site_list.view)
    ]
    assert said[0] == "Corrugator: 1 of 2, 5\u00a0U"
    assert any(text.startswith("CO-L1, Corrugator, left, 5\u00a0U, Given ") for text in said)
    assert all(said)


def test_the_totals_are_named(charting: Charting) -> None:
    charting.click("CO-L1")
    names = {made.accessibleName() for made in charting.page.map_place.totals.findChildren(QWidget)}
    assert "Sites given: 1 of 31" in names


def test_the_views_and_the_panels_are_named(charting: Charting) -> None:
    page = charting.page
    assert [name_of(view) for view in page.map_place.map_area.views.values()] == [
        view.drawing.view.title for view in page.map_place.map_area.views.values()
    ]
    assert name_of(page.map_place.next_site) == "Next site"
    charting.click("TE-L1", RIGHT)
    assert name_of(page.map_place.site_panel.note) == "Note at this site"
    assert name_of(page.map_place.site_panel.other_reason) == "Other reason"
