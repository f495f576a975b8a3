"""The libraries of the plots cost a start nothing: they come with the first plot."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.history.records import CourseRecords
from gui.history.trend.plot import Plot
from gui.history.trend.plot_import import MODULES, PlotImport
from gui.history.trend.trend_card import TrendCard
from gui.theme import Theme
from gui.workspace import Workspace
from model.paths import DataFolder
from tests.gui.history.trend.stories import story
from tests.gui.running import ROBIN, make_practice
from tests.model.conftest import NOON, SetClock, a_patient

STARTED = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from gui.fonts import load_fonts
from gui.program import Program
from model.paths import DataFolder
application = QApplication([])
load_fonts()
program = Program(application, DataFolder(Path(sys.argv[1])), theme_name="light")
program.start()
program.window.show()
QTest.qWait(300)
assert program.window.pages.patients.isVisible()
import gui.history.patient_page, gui.history.trend.trend_card, gui.history.trend.wear_off_card
import gui.history.trend.trend_document, gui.history.trend.trend_export
import gui.history.trend.wear_off_document, gui.history.trend.wear_off_export
print(*(set(sys.modules) & {"numpy", "pyqtgraph"}))
program.window.leave_practice()
program.workspace.store.close()
"""
IMPORTED = """
import sys
from threading import Thread
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
import gc
application = QApplication([])
from gui.history.trend.plot_import import _import
thread = Thread(target=_import)
thread.start()
thread.join()
assert "pyqtgraph" in sys.modules
made = [one for one in gc.get_objects() if isinstance(one, QObject) and one is not application]
print(*made)
"""


def ran(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_neither_a_start_nor_the_cards_import_what_plots_need(
    folder: DataFolder, clock: SetClock
) -> None:
    make_practice(folder, clock, ROBIN)
    assert ran(STARTED, str(folder.root)) == ""


def test_the_import_makes_no_qobject_and_may_run_beside_the_event_loop() -> None:
    assert ran(IMPORTED) == ""


def test_a_page_that_is_gone_is_told_nothing(qapp: QObject) -> None:
    page = QObject()
    importing = PlotImport(page)
    told: list[bool] = []
    importing.ended.connect(lambda: told.append(True))
    importing.start()
    importing.stop()
    thread = importing._thread
    assert thread is not None
    thread.join()
    qapp.processEvents()  # type: ignore[attr-defined]
    assert told == []
    assert set(MODULES) <= set(sys.modules)


def test_a_library_that_is_missing_is_told_on_the_card(
    workspace: Workspace, theme: Theme, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def missing(_card: TrendCard) -> Plot:
        raise ImportError(name="pyqtgraph")

    monkeypatch.setattr(TrendCard, "make_plot", missing)
    patient = workspace.store.patients.add(a_patient(), NOON, workspace.actor)
    records = CourseRecords(workspace, patient.patient_id)
    records.course = story()
    card = TrendCard(records, theme)
    qtbot.addWidget(card)
    card.show_course()
    card.show()
    qtbot.waitUntil(lambda: "pyqtgraph" in card.waiting.text())
    assert card.pages.currentWidget() is card.waiting
    card.release()
    records.release()
