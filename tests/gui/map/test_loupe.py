"""The lens over the next site of the back view."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF

from gui.map.loupe import ACROSS
from tests.gui.map.pixels import changed, seen
from tests.gui.session.charting import Charting, Key

WIDE = [(1366, 768), (1440, 900), (1920, 1080)]


def back_codes(charting: Charting) -> list[str]:
    return list(charting.page.map_place.map_area.views["back"].rows)


@pytest.mark.parametrize("size", WIDE)
def test_it_is_there_only_for_the_next_site_of_the_back_view(
    charting: Charting, size: tuple[int, int]
) -> None:
    charting.resize(*size)
    loupe = charting.page.map_place.map_area.loupe
    for code in charting.codes:
        assert charting.page.map_place.cursor_at.code == code
        assert loupe.isVisible() == (code in back_codes(charting)), code
        charting.press(Key.Key_Space)
    assert not loupe.isVisible()


@pytest.mark.parametrize("size", WIDE)
def test_it_stands_on_the_side_of_the_next_site_and_covers_none(
    charting: Charting, size: tuple[int, int]
) -> None:
    charting.resize(*size)
    area = charting.page.map_place.map_area
    back, loupe = area.views["back"], area.loupe
    for code in back_codes(charting):
        charting.page.map_place.cursor_at.move_to(code)
        at_right = back.point_px(code).x() > back.width() / 2
        assert (loupe.geometry().center().x() > back.width() / 2) == at_right, code
        assert back.rect().contains(loupe.geometry())
        centre = QPointF(loupe.geometry().center())
        for other in back.rows:
            apart = back.point_px(other) - centre
            distance = (apart.x() ** 2 + apart.y() ** 2) ** 0.5
            assert distance > ACROSS / 2 + back.diameter / 2, (code, other)


def test_it_is_left_out_below_1366_px(charting: Charting) -> None:
    charting.resize(1280, 800)
    charting.page.map_place.cursor_at.move_to("OC-L1")
    assert not charting.page.map_place.map_area.loupe.isVisible()
    charting.resize(1440, 900)
    assert charting.page.map_place.map_area.loupe.isVisible()


def test_it_goes_when_the_view_is_zoomed_or_enlarged(charting: Charting) -> None:
    area = charting.page.map_place.map_area
    charting.page.map_place.cursor_at.move_to("OC-L1")
    back = area.views["back"]
    assert area.loupe.isVisible()
    back.zoom_by(2)
    assert not area.loupe.isVisible()
    assert back.pointer_from is None
    back.fit()
    assert area.loupe.isVisible()
    charting.press(Key.Key_2)
    assert not area.loupe.isVisible()
    charting.press(Key.Key_0)
    assert area.loupe.isVisible()


def test_it_shows_the_site_and_its_landmark(charting: Charting) -> None:
    area = charting.page.map_place.map_area
    pictures = []
    for code in back_codes(charting):
        charting.page.map_place.cursor_at.move_to(code)
        site = charting.file.protocol.sites_by_code[code]
        assert (area.loupe.reference() is not None) == bool(site.measured_from), code
        pictures.append(seen(area.loupe))
    for one, other in pairwise(pictures):
        assert changed(one, other).sum() > 200


def test_a_line_leads_from_it_to_the_next_site(charting: Charting) -> None:
    area = charting.page.map_place.map_area
    back = area.views["back"]
    charting.page.map_place.cursor_at.move_to("TR-L1")
    with_line = seen(back)
    back.point_from(None)
    assert changed(with_line, seen(back)).sum() > 20


def test_clicks_go_through_it(charting: Charting) -> None:
    charting.page.map_place.cursor_at.move_to("OC-L1")
    charting.click("OC-R1")
    assert charting.given() == {"OC-R1"}
