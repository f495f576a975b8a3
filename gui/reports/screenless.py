"""Writes the chart of a kept session without a screen."""

import os
from datetime import datetime
from pathlib import Path

from model.clock import Clock, system_clock
from model.paths import DataFolder
from model.practice.files import load_practice
from model.safety.case import Case
from model.safety.rules_file import load_rules
from model.session_chart import SessionChart
from model.settings import Settings
from model.store.store import Store, open_store_for_reading
from model.use_cases.printing import background_of


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
        case = _case(store, folder, chart, settings, clock())
        background = background_of(store, case, head_map)
    finally:
        store.close()
    _make_application()
    from gui.reports.chart_document import ChartDocument
    from gui.reports.page import Paper
    from gui.reports.pdf import write_pdf

    document = ChartDocument(
        chart,
        head_map,
        settings,
        demonstration=demonstration,
        printed_at=clock(),
        also=also,
        background=background,
    )
    return write_pdf(document, pdf, Paper.named(paper or settings.paper))


def _case(
    store: Store, folder: DataFolder, chart: SessionChart, settings: Settings, now: datetime
) -> Case:
    session = chart.session
    return Case(
        chart=chart,
        past=store.sessions.past_of(session.patient_id, session.session_id),
        settings=settings,
        practice=load_practice(folder.practice),
        rules=load_rules(folder.rules),
        now=now,
    )


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
