"""One chart page as PDF, against the bare map of all four views by the same drawing code."""

import os
import time
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter

from benchmarks.practice import BEGINNING, PATIENTS, open_session, practice, temporary_folder
from benchmarks.timing import Result, in_pairs
from gui.fonts import load_fonts
from gui.map.drawing import HeadDrawing
from gui.map.placement import fitted
from gui.reports.chart_document import ChartDocument
from gui.reports.page import PAPER_ROLES, PX_PER_INCH, Paper
from gui.reports.pdf import DOTS_PER_INCH, write_pdf
from model.head_map import HeadMap
from model.paths import DataFolder
from model.session_chart import SessionChart
from model.settings import Settings
from model.store.store import open_store_for_reading


def measure(runs: int, patients: int = PATIENTS) -> Result:
    """Both from a chart that is read and a drawing whose paths are made, to a written file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    with practice(patients) as folder, temporary_folder() as out:
        load_fonts()
        chart, head_map, settings = read(folder)
        drawing = HeadDrawing(head_map)
        floors, figures = in_pairs(
            lambda: bare_map(drawing, chart, out / "map.pdf"),
            lambda: chart_page(drawing, chart, settings, out / "chart.pdf"),
            runs,
            "pdf",
        )
    del application
    return Result(
        measure="one chart page to PDF",
        floor_name="the four views with their regions to PDF, by the same drawing code",
        unit="ms",
        floors=floors,
        figures=figures,
        aim=1.5,
    )


def read(folder: DataFolder) -> tuple[SessionChart, HeadMap, Settings]:
    """The open session of the practice."""
    store = open_store_for_reading(folder)
    try:
        chart = store.chart(open_session(store))
        return chart, store.head_map_of(chart.session), store.settings.get()
    finally:
        store.close()


def chart_page(drawing: HeadDrawing, chart: SessionChart, settings: Settings, path: Path) -> float:
    """The whole chart: words, laid out and written; ms."""
    begun = time.perf_counter_ns()
    document = ChartDocument(
        chart,
        drawing.head_map,
        settings,
        demonstration=False,
        printed_at=BEGINNING,
        drawing=drawing,
    )
    if write_pdf(document, path, Paper.A4) != 1:
        raise AssertionError("the chart takes more than a page")
    return (time.perf_counter_ns() - begun) / 1e6


def bare_map(drawing: HeadDrawing, chart: SessionChart, path: Path) -> float:
    """The four views, two by two, without a mark or a word; ms."""
    begun = time.perf_counter_ns()
    writer = QPdfWriter(str(path))
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageSize(Paper.A4.page_size)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    painter.scale(DOTS_PER_INCH / PX_PER_INCH, DOTS_PER_INCH / PX_PER_INCH)
    size = Paper.A4.size
    width, height = size.width() / 2, size.height() / 2
    for number, view in enumerate(drawing.views.values()):
        row, column = divmod(number, 2)
        place = fitted(view.view, QRectF(column * width, row * height, width, height))
        painter.save()
        painter.setTransform(place.transform(), True)
        view.paint(painter, PAPER_ROLES, chart.protocol.muscles_by_code, edge_units=1.0)
        painter.restore()
    painter.end()
    with path.open("rb+") as file:
        os.fsync(file.fileno())  # as the program does
    return (time.perf_counter_ns() - begun) / 1e6
