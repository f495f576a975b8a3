"""Words in a view: sides, order numbers, and labels beside marks that depart from the plan."""

from collections import defaultdict
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from gui.map.label_places import place_label
from gui.map.map_view import MapView
from gui.map.sizes import sizes_for
from tests.gui.map.pixels import changed, seen
from tests.gui.session.charting import Charting, Key

SIZES = [(1280, 800), (1440, 900), (1920, 1080)]


def side_places(charting: Charting, name: str) -> dict[str, float]:
    """Where the boxes L and R stand, by their height above and the side of the view's middle."""
    view = charting.page.map_place.map_area.views[name]
    labels = view.drawing.view.laterality_labels
    return {
        label.laterality: view.placement.to_px(label.point.x, label.point.y).x() for label in labels
    }


def test_the_patients_right_is_at_the_left_in_front_and_at_the_right_behind(
    charting: Charting,
) -> None:
    front, back = side_places(charting, "front"), side_places(charting, "back")
    assert front["R"] < charting.page.map_place.map_area.views["front"].width() / 2 < front["L"]
    assert back["L"] < charting.page.map_place.map_area.views["back"].width() / 2 < back["R"]
    # and the sites lie on the side that their box says
    for name, sides in (("front", front), ("back", back)):
        view = charting.page.map_place.map_area.views[name]
        for code in view.rows:
            side, other = code[3], {"L": "R", "R": "L", "M": "M"}[code[3]]
            if side != "M":
                x = view.point_px(code).x()
                assert abs(x - sides[side]) < abs(x - sides[other]), code
    assert set(side_places(charting, "right")) == {"R"}
    assert set(side_places(charting, "left")) == {"L"}


@pytest.mark.parametrize("size", SIZES)
def test_the_boxes_are_painted_whole_in_every_view(
    charting: Charting, size: tuple[int, int]
) -> None:
    charting.resize(*size)
    for enlarged in ("", "front", "back", "right", "left"):
        charting.page.map_place.map_area.enlarge("")
        charting.page.map_place.map_area.enlarge(enlarged)
        for name, view in charting.page.map_place.map_area.views.items():
            labels = view.drawing.view.laterality_labels
            assert labels, name
            # Their ink: the picture with the labels taken away is another.
            with_boxes = seen(view)
            object.__setattr__(view.drawing.view, "laterality_labels", ())
            view.redraw()
            without = seen(view)
            object.__setattr__(view.drawing.view, "laterality_labels", labels)
            view.redraw()
            mask = changed(with_boxes, without)
            assert mask.sum() > 150 * len(labels), (enlarged, name)
            assert not mask[0].any()  # nothing is cut by the edge
            assert not mask[-1].any()
            assert not mask[:, 0].any()
            assert not mask[:, -1].any()


@pytest.mark.parametrize(
    ("choice", "width", "four", "working"),
    [
        ("auto", 1280, 0, 15), ("auto", 1440, 13, 15), ("auto", 1920, 14, 15),
        ("always", 1280, 12, 15), ("never", 1920, 0, 0), ("never", 1280, 0, 0),
    ],
)  # fmt: skip
def test_order_numbers(
    charting: Charting, choice: str, width: int, four: float, working: float
) -> None:
    area = charting.page.map_place.map_area
    charting.resize(width, 900)
    area.choose_numbers(choice)
    assert {view.number_pixels for view in area.views.values()} == {four}
    area.enlarge("front")
    assert area.views["front"].number_pixels == working
    assert area.views["back"].number_pixels == 0  # a companion is too small for them
    assert sizes_for(width, choice).marks(working=False, companion=True) == (15.0, 0.0)


def test_numbers_are_seen(charting: Charting) -> None:
    area = charting.page.map_place.map_area
    with_numbers = seen(area.views["front"])
    area.choose_numbers("never")
    assert changed(with_numbers, seen(area.views["front"])).sum() > 100


def leave_out(charting: Charting, codes: list[str]) -> None:
    for code in codes:
        charting.page.map_place.actions_at_sites.leave_out(code, "skin", "Skin at the site")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("every", [1, 2, 3, 5])
def test_labels_stay_in_the_view_and_off_marks_where_there_is_room(
    charting: Charting, size: tuple[int, int], every: int
) -> None:
    charting.resize(*size)
    leave_out(charting, charting.codes[::every])
    charting.page.map_place.cursor_at.move_to("CO-L1")
    covered: dict[str, int] = defaultdict(int)
    for enlarged in ("", "front", "back"):
        charting.page.map_place.map_area.enlarge("")
        charting.page.map_place.map_area.enlarge(enlarged)
        for view in charting.page.map_place.map_area.views.values():
            labels = labels_of(view)
            assert set(labels) == {c for c in view.rows if c in charting.codes[::every]}
            for code, rect in labels.items():
                assert QRectF(view.rect()).contains(rect), (enlarged, view.name, code)
                room = enlarged in ("", view.name)  # a companion has little
                for other in view.rows if room else ():
                    if rect.intersects(mark_of(view, other)):
                        covered[enlarged + view.name] += 1
            if every > 2 and enlarged == view.name:
                assert not [a for a, b in combinations(labels.values(), 2) if a.intersects(b)]
    if every > 2:
        assert sum(covered.values()) == 0, dict(covered)


def labels_of(view: MapView) -> dict[str, QRectF]:
    return view._label_places()


def mark_of(view: MapView, code: str) -> QRectF:
    at, radius = view.point_px(code), view.diameter / 2 - 1
    return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)


def test_a_label_takes_the_free_place() -> None:
    box, size = QRectF(0, 0, 200, 200), QSizeF(50, 14)
    free = place_label(QPointF(100, 100), 10, size, [], box)
    assert free.left() >= 110
    beside = QRectF(110, 80, 60, 40)
    left = place_label(QPointF(100, 100), 10, size, [beside], box)
    assert left.right() <= 90
    assert not left.intersects(beside)
    at_the_edge = place_label(QPointF(190, 100), 10, size, [], box)
    assert box.contains(at_the_edge)
    above = place_label(QPointF(100, 100), 10, size, [beside, QRectF(30, 80, 60, 40)], box)
    assert above.bottom() <= 90
    below = place_label(QPointF(100, 100), 10, size, [], box, below_first=True)
    assert below.top() >= 110


def test_a_changed_dose_stands_under_its_mark(charting: Charting) -> None:
    charting.page.map_place.cursor_at.move_to("CO-L1")
    view = charting.view_of("TE-L1")
    before = seen(view)
    charting.click("TE-L1")
    charting.page.map_place.cursor_at.move_to("CO-L1")
    given = seen(view)
    charting.page.map_place.site_panel.open_site("TE-L1")
    charting.page.map_place.site_panel.dose.more.click()
    charting.press(Key.Key_Escape)
    at = view.point_px("TE-L1")
    beneath = changed(given, seen(view))[round(at.y() + view.diameter / 2 + 1) :, :]
    assert beneath.sum() > 20
    assert changed(before, given).sum() > 20
