"""On paper every mark lies on the same anatomical spot as on the screen."""

import shutil
import subprocess
from math import hypot
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage

from gui.map.placement import Placement, fitted, point_of, view_of
from gui.reports.chart_map import paper_label
from gui.reports.page import PX_PER_INCH, Paper
from gui.reports.pdf import write_pdf
from model.head_map import HeadMap
from model.injection import Kind, State
from model.session_chart import SessionChart
from tests.gui.reports.conftest import Charts, Document

DPI = 150
TOLERANCE = 0.01  # of the view's width


@pytest.mark.parametrize("paper", list(Paper))
def test_paper_and_screen_place_every_site_alike(
    charts: Charts, document: Document, drawing: HeadMap, paper: Paper
) -> None:
    chart = charts.departing()
    on_paper = document(chart).layout(paper).placements
    for row in chart.rows:
        view = drawing.view(view_of(row, drawing))
        screen = fitted(view, QRectF(0, 0, 456, 472))
        point = point_of(row, drawing)
        back_from_screen = screen.to_view(screen.to_px(point.x(), point.y()))
        back_from_paper = on_paper[view.name].to_view(
            on_paper[view.name].to_px(point.x(), point.y())
        )
        apart = back_from_screen - back_from_paper
        assert hypot(apart.x(), apart.y()) < TOLERANCE * view.size.width


def test_the_sides_are_the_patients(charts: Charts, document: Document, drawing: HeadMap) -> None:
    places = document(charts.empty()).layout(Paper.A4).placements
    x = {
        (view.name, label.laterality): places[view.name].to_px(label.point.x, label.point.y).x()
        for view in drawing.views
        for label in view.laterality_labels
    }
    assert x["front", "R"] < x["front", "L"]
    assert x["back", "L"] < x["back", "R"]
    for site in charts.protocol.sites:
        place = drawing.site(site.code)
        if place.view not in ("front", "back") or site.laterality == "M":
            continue
        middle = (x[place.view, "L"] + x[place.view, "R"]) / 2
        at = places[place.view].to_px(place.point.x, place.point.y).x()
        assert (at < middle) == (x[place.view, site.laterality] < middle), site.code


@pytest.mark.parametrize("finished", [True, False])
@pytest.mark.parametrize("paper", list(Paper))
def test_views_stay_on_the_page_and_apart(
    charts: Charts, document: Document, drawing: HeadMap, paper: Paper, finished: bool
) -> None:
    places = document(charts.departing(finished=finished)).layout(paper).placements
    boxes = {}
    for view in drawing.views:
        crop, place = view.crop, places[view.name]
        boxes[view.name] = QRectF(
            place.to_px(crop.x, crop.y), place.to_px(crop.x + crop.width, crop.y + crop.height)
        )
    page = QRectF(QPointF(47, 47), QPointF(paper.size.width() - 47, paper.size.height()))
    for name, box in boxes.items():
        assert page.contains(box), name
        assert not any(box.intersects(other) for key, other in boxes.items() if key != name)


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm draws the PDF")
@pytest.mark.parametrize("paper", list(Paper))
def test_discs_are_where_the_sites_are(
    charts: Charts, document: Document, drawing: HeadMap, tmp_path: Path, paper: Paper
) -> None:
    chart = charts.given(charts.empty())
    made = document(chart)
    write_pdf(made, tmp_path / "chart.pdf", paper)
    image = _drawn(tmp_path)
    placements = made.layout(paper).placements
    for row in chart.rows:
        view = drawing.view(view_of(row, drawing))
        colour = QColor(chart.protocol.muscles_by_code[row.muscle or ""].colour)
        expected = _pixel(chart, row.code, drawing, placements)
        found = _centre_of_disc(image, expected, colour)
        width = view.crop.width * placements[view.name].scale * DPI / PX_PER_INCH
        apart = hypot(found.x() - expected.x(), found.y() - expected.y())
        assert apart < TOLERANCE * width, row.code


def _drawn(folder: Path) -> QImage:
    command = ["pdftoppm", "-r", str(DPI), "-png", "-singlefile", "chart.pdf", "chart"]
    subprocess.run(command, cwd=folder, check=True)
    return QImage(str(folder / "chart.png"))


def _pixel(
    chart: SessionChart, code: str, drawing: HeadMap, placements: dict[str, Placement]
) -> QPointF:
    place = drawing.site(code)
    return placements[place.view].to_px(place.point.x, place.point.y) * (DPI / PX_PER_INCH)


def _centre_of_disc(image: QImage, start: QPointF, colour: QColor) -> QPointF:
    """The centre of the patch of a colour that a point lies in."""

    def alike(x: int, y: int) -> bool:
        seen = image.pixelColor(x, y)
        parts = (
            (seen.red(), colour.red()),
            (seen.green(), colour.green()),
            (seen.blue(), colour.blue()),
        )
        return all(abs(a - b) < 14 for a, b in parts)

    patch: set[tuple[int, int]] = set()
    ahead = [(round(start.x()), round(start.y()))]
    while ahead:
        x, y = ahead.pop()
        if (x, y) in patch or not alike(x, y):
            continue
        patch.add((x, y))
        ahead += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    assert 40 < len(patch) < 400, "no disc of the muscle's colour here"
    count = len(patch)
    return QPointF(sum(x for x, _ in patch) / count + 0.5, sum(y for _, y in patch) / count + 0.5)


def test_labels_tell_what_departs(charts: Charts) -> None:
    said = {row.code: paper_label(row) for row in charts.departing().rows if paper_label(row)}
    assert {code: text.replace("\u00a0", " ") for code, text in said.items()} == {
        "FR-L2": "not given",
        "OC-L3": "2.5 U",
        "TE-R5": "TE-R5",
        "X1": "X1",
    }
    assert all(
        row.kind is Kind.FIXED or row.state is State.GIVEN for row in charts.departing().rows
    )
