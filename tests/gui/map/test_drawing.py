"""The drawing of the head: all views, opaque, in light and dark."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.colour import DARK, LIGHT, Roles, luminance
from gui.map.drawing import HeadDrawing, drawing_of, muscle_colour
from gui.workspace import Workspace
from model.head_map import VIEW_NAMES, HeadMap, parse
from tests.gui.map.pixels import changed, pixels_of, seen
from tests.gui.session.charting import Charting, start_session


@pytest.mark.parametrize("roles", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", VIEW_NAMES)
def test_every_view_is_painted_with_colours_that_are_opaque(
    workspace: Workspace, drawing: HeadMap, name: str, roles: Roles
) -> None:
    """Paper cannot blend: inside the head each pixel is full, outside empty, edges between."""
    start_session(workspace)
    assert workspace.chart
    view = HeadDrawing(drawing).views[name]
    image = QImage(600, 600, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.paint(painter, roles, workspace.chart.protocol.muscles_by_code)
    painter.end()
    alpha = pixels_of(image)[:, :, 3]
    assert (alpha == 255).sum() > 40_000
    assert ((alpha > 0) & (alpha < 255)).sum() < 0.05 * (alpha == 255).sum()
    # Each muscle's region is there in its colour, mixed with what lies under it.
    for shape in view.regions:
        centre = shape.path.pointAtPercent(0)
        at = image.pixelColor(round(centre.x()), round(centre.y()))
        assert at.alpha() > 0, shape.region.id


@pytest.mark.parametrize("name", VIEW_NAMES)
def test_no_pixel_of_a_view_shines_through(charting: Charting, name: str) -> None:
    assert (pixels_of(seen(charting.page.map_place.map_area.views[name]))[:, :, 3] == 255).all()


def test_dark_is_dark_and_shows_the_muscles(charting: Charting, qapp: QApplication) -> None:
    view = charting.page.map_place.map_area.views["front"]
    light = seen(view)
    charting.theme.choose("dark", qapp)
    charting.page.refresh_theme()
    dark = seen(view)
    assert luminance(dark.pixelColor(3, 3).name()) < 0.05 < luminance(light.pixelColor(3, 3).name())
    assert np.mean(changed(light, dark)) > 0.9
    charting.theme.choose("light", qapp)
    charting.page.refresh_theme()
    assert not changed(light, seen(view)).any()


def test_the_paths_of_a_drawing_are_cut_once_for_all_that_show_it(
    charting: Charting, drawing: HeadMap
) -> None:
    again = parse(drawing.source, "the same")
    assert again is not drawing
    assert drawing_of(again) is drawing_of(drawing)
    shown = charting.page.map_place.map_area.views["front"].drawing
    assert shown is drawing_of(drawing).views["front"]
    assert drawing_of(replace(drawing, sha256="another")) is not drawing_of(drawing)


def test_muscles_have_a_colour_of_their_own_in_dark(charting: Charting) -> None:
    for muscle in charting.file.protocol.muscles:
        assert muscle_colour(muscle, DARK) == muscle.colour_dark
        assert muscle_colour(muscle, LIGHT) == muscle.colour


def test_a_region_under_the_pointer_is_lifted_out(charting: Charting) -> None:
    view = charting.page.map_place.map_area.views["right"]
    spot = empty_spot(charting, "right", "TE")
    before = seen(view)
    QTest.mouseMove(view, spot)
    assert view.hovered_region is not None
    assert view.hovered_region.muscle == "TE"
    assert changed(before, seen(view)).sum() > 100
    QTest.mouseMove(view, QPoint(view.width() - 3, view.height() - 3))
    assert view.hovered_region is None
    assert not changed(before, seen(view)).any()


def test_where_two_regions_overlap_the_smaller_is_meant(drawing: HeadMap) -> None:
    for name in VIEW_NAMES:
        view = HeadDrawing(drawing).views[name]
        for shape in view.regions:
            middle = shape.path.boundingRect().center()
            found = view.region_at(middle)
            if shape.path.contains(middle):
                assert found is not None
                paths = {id(r.region): r.path.boundingRect() for r in view.regions}
                area, mine = paths[id(found)], shape.path.boundingRect()
                assert area.width() * area.height() <= mine.width() * mine.height()


def empty_spot(charting: Charting, view_name: str, muscle: str) -> QPoint:
    """A place in a muscle's region with no site within reach, in px of the view."""
    view = charting.page.map_place.map_area.views[view_name]
    return next(
        QPoint(x, y)
        for y in range(0, view.height(), 4)
        for x in range(0, view.width(), 4)
        if (region := view.region_at(QPoint(x, y).toPointF())) is not None
        and region.muscle == muscle
        and not view.nearest_site(QPoint(x, y).toPointF())
        and view.childAt(x, y) is None
    )
