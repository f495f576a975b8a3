"""Marks lie on the same spot of the drawing at every size, zoom, scale and arrangement.

The drawing gets a dot of its own at each site's coordinate, painted as anatomy is; the mark,
found by its pixels, must cover the dot.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.map.drawing import HeadDrawing
from gui.map.map_area import ORDER, MapArea
from gui.map.map_view import MapView
from gui.theme import Theme
from gui.workspace import Workspace
from model.head_map import HeadMap, Point, Shape, View
from tests.gui.map.pixels import box_of, centre_of, changed, pixels_of, seen
from tests.gui.session.charting import LEFT, NoModifier, offset, start_session

DOT = 5.0  # view units
SIZES = [(1280, 800), (1440, 900), (1920, 1080)]
NAMES = [f"{width}x{height}" for width, height in SIZES]


def with_dots(view: View) -> View:
    """A drawing whose only eye-coloured shapes are dots at the sites."""
    shapes = tuple(shape for shape in view.shapes if shape.fill != "eye")
    # The codes of the regions are written over the dots.
    regions = tuple(replace(region, label=None) for region in view.regions)
    return replace(
        view, regions=regions, shapes=(*shapes, *(dot(point) for point in view.sites.values()))
    )


def dot(at: Point) -> Shape:
    corners = ((-DOT, -DOT), (DOT, -DOT), (DOT, DOT), (-DOT, DOT))
    path = [("M" if i == 0 else "L", (at.x + x, at.y + y)) for i, (x, y) in enumerate(corners)]
    return Shape((*path, ("Z", ())), "eye", None, 0.0, (), None)  # type: ignore[arg-type]


@pytest.fixture
def area(workspace: Workspace, theme: Theme, drawing: HeadMap, qtbot: QtBot) -> Iterator[MapArea]:
    """The map alone, with magenta dots in its drawing."""
    start_session(workspace)
    theme.roles = replace(theme.roles, d_eye="#FF00FF")
    dotted = replace(drawing, views=tuple(with_dots(view) for view in drawing.views))
    made = MapArea(HeadDrawing(dotted), theme, QWidget())
    assert workspace.chart
    made.show_chart(workspace.chart)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def check(view: MapView) -> dict[str, QPointF]:
    """Each mark of the view covers its dot; where the dots are in px."""
    rows, ratio = view.rows, view.devicePixelRatioF()
    view.rows = {}
    bare = seen(view)
    blue, green, red, _ = np.moveaxis(pixels_of(bare), 2, 0)
    dots = (red > 180) & (blue > 180) & (green < 100)
    found: dict[str, QPointF] = {}
    for code, row in rows.items():
        view.rows = {code: row}
        mark = box_of(changed(bare, seen(view)), ratio)
        if mark is None:
            assert not view.rect().contains(view.point_px(code).toPoint())  # zoomed out of sight
            continue
        if not view.rect().adjusted(12, 12, -12, -12).contains(mark.center().toPoint()):
            continue  # cut by the edge
        assert mark.width() == pytest.approx(view.diameter, abs=2.5), code
        reach = DOT * view.placement.scale + 3  # the whole dot, and no neighbour's
        around = QRectF(mark.center(), QSizeF(0, 0)).adjusted(-reach, -reach, reach, reach)
        at = centre_of(dots, around, ratio)
        assert at is not None, f"{code} lies off its dot"
        assert offset(at, mark.center()) < min(0.01 * view.width(), 1.3), code
        found[code] = at
    view.rows = rows
    return found


@pytest.mark.parametrize("size", SIZES, ids=NAMES)
def test_in_all_four_views(area: MapArea, size: tuple[int, int]) -> None:
    area.resize(*size)
    found = {code for view in area.views.values() for code in check(view)}
    assert len(found) == 31


@pytest.mark.parametrize("size", SIZES, ids=NAMES)
@pytest.mark.parametrize("enlarged", ORDER)
def test_in_the_enlarged_view_and_its_companions(
    area: MapArea, size: tuple[int, int], enlarged: str
) -> None:
    area.resize(*size)
    area.enlarge(enlarged)
    found = {code for view in area.views.values() for code in check(view)}
    assert len(found) == 31


@pytest.mark.parametrize("name", ORDER)
def test_zoomed_and_moved(area: MapArea, name: str) -> None:
    area.resize(1440, 900)
    view = area.views[name]
    seen_at_all = set()
    for factor, x, y in ((1.7, 0.5, 0.5), (2.2, 0.3, 0.3), (1.3, 0.7, 0.6)):
        view.fit()
        view.zoom_by(factor, QPointF(view.width() * x, view.height() * y))
        view.pan_by(17, -11)
        seen_at_all |= set(check(view))
    assert seen_at_all == set(view.rows)


def test_a_click_on_the_spot_means_the_site(area: MapArea, qtbot: QtBot) -> None:
    area.resize(1440, 900)
    for enlarged in ("", "back"):
        area.enlarge(enlarged)
        for view in area.views.values():
            for code, at in check(view).items():
                with qtbot.waitSignal(area.site_clicked, timeout=1000) as clicked:
                    QTest.mouseClick(view, LEFT, NoModifier, at.toPoint())
                assert clicked.args == [code]


def test_the_buttons_lie_over_the_marks(area: MapArea) -> None:
    area.resize(1440, 900)
    area.views["back"].zoom_by(1.5)
    for view in area.views.values():
        for code, at in check(view).items():
            middle = QPointF(view.buttons[code].geometry().center())
            assert offset(middle, at) < 3  # whole px, of an even number


@pytest.mark.parametrize("factor", ["1.25", "1.5", "2"])
def test_on_a_screen_with_a_scale_factor(factor: str) -> None:
    """The tests above in a program of their own, whose screen is denser."""
    names = "four_views and 1440 or enlarged_view and 1440 and back or zoomed and back"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__, "-k"]
    done = subprocess.run(
        [*command, names],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "QT_SCALE_FACTOR": factor, "COV_CORE_DATAFILE": ""},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
