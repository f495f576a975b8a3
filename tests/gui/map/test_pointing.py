"""Mouse and finger on the map: what a press, a drag and a wait mean."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from tests.gui.map.test_drawing import empty_spot
from tests.gui.session.charting import LEFT, RIGHT, Charting, Key, NoModifier, offset


def test_the_nearest_site_within_22_px_is_marked(charting: Charting) -> None:
    view, at = charting.place_of("PR-M1")
    QTest.mouseClick(view, LEFT, NoModifier, at + QPoint(0, 21))
    assert charting.given() == {"PR-M1"}


def test_23_px_from_every_site_nothing_is_marked(charting: Charting) -> None:
    missed = 0
    for view in charting.page.map_place.map_area.views.values():
        for code in view.rows:
            for x, y in ((23, 0), (-23, 0), (0, 23), (0, -23)):
                at = view.point_px(code) + QPointF(x, y)
                near = min(offset(at, view.point_px(other)) for other in view.rows)
                spot = at.toPoint()
                if near >= 22.8 and view.rect().contains(spot) and not view.childAt(spot):
                    QTest.mouseClick(view, LEFT, NoModifier, spot)
                    missed += 1
    assert missed > 20
    assert charting.rows == {}


def test_near_neighbours_are_both_hit(charting: Charting) -> None:
    charting.resize(1280, 800)
    view = charting.view_of("CP-L1")
    first, second = view.point_px("CP-L1"), view.point_px("CP-L2")
    assert offset(first, second) < 22
    between = second - first
    QTest.mouseClick(view, LEFT, NoModifier, (first + between * 0.4).toPoint())
    assert charting.given() == {"CP-L1"}
    QTest.mouseClick(view, LEFT, NoModifier, (first + between * 0.6).toPoint())
    assert charting.given() == {"CP-L1", "CP-L2"}


def test_every_site_is_hit_in_a_companion_too(charting: Charting) -> None:
    charting.press(Key.Key_1)
    for code in charting.codes:
        charting.click(code)
    assert charting.given() == set(charting.codes)


def test_a_double_click_marks_once(charting: Charting) -> None:
    view, at = charting.place_of("TE-L1")
    QTest.mouseClick(view, LEFT, NoModifier, at)
    QTest.mouseDClick(view, LEFT, NoModifier, at)  # Qt's name for the second press
    QTest.mouseRelease(view, LEFT, NoModifier, at)
    assert charting.actions()[1:] == ["TE-L1 given"]


def test_a_long_press_opens_the_panel_and_marks_nothing(charting: Charting) -> None:
    view, at = charting.place_of("TE-L1")
    QTest.mousePress(view, LEFT, NoModifier, at)
    QTest.qWait(600)
    assert charting.page.map_place.site_panel.code == "TE-L1"
    QTest.mouseRelease(view, LEFT, NoModifier, at)
    assert charting.rows == {}


def test_a_drag_marks_nothing(charting: Charting) -> None:
    view = charting.view_of("TE-L1")
    before = view.placement
    drag(charting, "TE-L1", [QPoint(6, 0), QPoint(14, 0), QPoint(2, 0)])
    QTest.qWait(600)
    assert charting.rows == {}
    assert view.placement == before  # the whole view has nowhere to go
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.site_list


def test_a_finger_that_trembles_still_marks(charting: Charting) -> None:
    drag(charting, "TE-L1", [QPoint(3, 2), QPoint(-2, 4)])
    assert charting.given() == {"TE-L1"}


def test_a_drag_moves_a_zoomed_view_with_the_finger(charting: Charting) -> None:
    view = charting.view_of("TE-L1")
    view.zoom_by(2)
    before = view.placement
    drag(charting, "TE-L1", [QPoint(12, 0), QPoint(30, 20)])
    assert (view.placement.x - before.x, view.placement.y - before.y) == (30, 20)
    assert charting.rows == {}
    charting.click("TE-L1")
    assert charting.given() == {"TE-L1"}


def drag(charting: Charting, code: str, steps: list[QPoint]) -> None:
    """Press on a site, move by these from it, release at the last."""
    view, at = charting.place_of(code)
    QTest.mousePress(view, LEFT, NoModifier, at)
    for step in steps:
        QTest.mouseMove(view, at + step)
    QTest.mouseRelease(view, LEFT, NoModifier, at + steps[-1])


def test_a_site_under_the_pointer_is_named(charting: Charting) -> None:
    charting.hover("TE-L1")
    callout = charting.page.map_place.map_area.callout
    site = charting.file.protocol.sites_by_code["TE-L1"]
    assert callout.isVisible()
    assert callout.text() == (
        f"TE-L1 · Temporalis, left\n{site.landmark}\n5\u00a0U · 0.1\u00a0mL · Planned"
    )
    charting.click("TE-L1")
    charting.hover("TE-L1")
    assert "Given " in callout.text()
    view = charting.view_of("TE-L1")
    QTest.mouseMove(view, QPoint(3, view.height() - 3))
    assert not callout.isVisible()


def test_a_region_under_the_pointer_says_its_sums(charting: Charting) -> None:
    charting.click("TE-L1")
    view = charting.page.map_place.map_area.views["left"]
    QTest.mouseMove(view, empty_spot(charting, "left", "TE"))
    callout = charting.page.map_place.map_area.callout
    assert callout.isVisible()
    assert callout.text() == (
        "Temporalis\n5\u00a0U of 40\u00a0U, 1 of 8 sites\nLeft: 5\u00a0U of 20\u00a0U, 1 of 4 sites"
    )
    front = charting.page.map_place.map_area.views["front"]
    QTest.mouseMove(front, empty_spot(charting, "front", "PR"))
    assert callout.text() == "Procerus\n0\u00a0U of 5\u00a0U, 0 of 1 sites"


def test_the_callout_never_leaves_the_map_and_never_covers_its_site(charting: Charting) -> None:
    area = charting.page.map_place.map_area
    for size in ((1024, 700), (1440, 900)):
        charting.resize(*size)
        for code in charting.codes:
            charting.hover(code)
            callout = area.callout.geometry()
            assert area.rect().contains(callout), code
            view, at = charting.place_of(code)
            assert not callout.contains(view.mapTo(area, at)), code


def test_leaving_the_view_takes_the_callout_away(charting: Charting) -> None:
    charting.hover("TE-L1")
    view = charting.view_of("TE-L1")
    QTest.mouseMove(charting.page.map_place.totals, QPoint(5, 5))
    charting.process()
    assert view.hovered_code == ""
    assert not charting.page.map_place.map_area.callout.isVisible()


def test_sites_in_order_are_given_as_clicked(charting: Charting) -> None:
    for code, following in pairwise(charting.codes[:5]):
        charting.click(code)
        assert charting.page.map_place.cursor_at.code == following


def test_a_right_click_beside_the_head_asks_for_nothing(charting: Charting) -> None:
    view = charting.page.map_place.map_area.views["front"]
    QTest.mouseClick(view, RIGHT, NoModifier, QPoint(5, view.height() - 5))
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.site_list


def test_a_click_between_sites_of_a_small_companion_enlarges_it_instead(
    charting: Charting,
) -> None:
    area = charting.page.map_place.map_area
    charting.resize(1024, 700)
    area.enlarge("front")
    charting.process()
    view = area.views["back"]
    between = (view.point_px("CP-L1") + view.point_px("CP-R1")) / 2
    QTest.mouseClick(view, LEFT, NoModifier, between.toPoint())
    assert charting.rows == {}
    assert area.enlarged == "back"
    charting.click("CP-L1")
    assert charting.given() == {"CP-L1"}
