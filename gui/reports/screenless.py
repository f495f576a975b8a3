"""Writes the chart of a kept session without a screen."""

import os
from pathlib import Path

from model.clock import Clock, system_clock
from model.paths import DataFolder
from model.store.store import open_store_for_reading


def write_chart(
    folder: DataFolder,
    *,
    session_id: int,
    pdf: Path,
    paper: str = "",
    demonstration: bool = False,
    clock: Clock = system_clock,
) -> int:
    """Write one session's chart as PDF, on the clinic's paper if none is named; its pages.

    Works beside a running program. Raises a HeadmapError for what cannot be read or written.
    """
    store = open_store_for_reading(folder)
    try:
        chart = store.chart(session_id)
        head_map = store.head_map_of(chart.session)
        settings = store.settings.get()
        also = store.also_charted(session_id)
    finally:
        store.close()
    _make_application()
    from gui.reports.chart_document import ChartDocument
    from gui.reports.page import Paper
    from gui.reports.pdf import write_pdf

    document = ChartDocument(
        chart, head_map, settings, demonstration=demonstration, printed_at=clock(), also=also
    )
    return write_pdf(document, pdf, Paper.named(paper or settings.paper))


def _make_application() -> None:
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is None:
        # Fonts need an application, an application needs a platform, but not a screen.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QGuiApplication(["headmap"])
        _KEPT.append(application)
        from gui.fonts import load_fonts

        load_fonts()


_KEPT: list[object] = []
"""The application, which Qt expects to outlive everything it draws."""
