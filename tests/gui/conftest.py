"""What the screens' tests share: fonts and colours, a practice in a temporary folder."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.fonts import load_fonts
from gui.program import Program
from gui.reading_thread import ReadingThread
from gui.theme import Theme
from gui.workspace import Workspace
from model import head_map, paths
from model.clinician import Clinician
from model.head_map import HeadMap
from model.paths import RESOURCES, DataFolder
from model.protocol_catalogue import ProtocolCatalogue, load_catalogue
from model.store.store import open_store
from tests.gui.running import let_go
from tests.gui.signed import colleague, sign
from tests.model.conftest import NOON, SetClock

__all__ = ["colleague", "sign"]  # fixtures of another file, known to all screens' tests


def pytest_configure(config: pytest.Config) -> None:
    # Said by the offscreen platform alone, whenever a window has a smallest size.
    config.addinivalue_line("qt_log_ignore", "does not support propagateSizeHints")


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture(scope="session")
def catalogue() -> ProtocolCatalogue:
    return load_catalogue(None)


@pytest.fixture(scope="session")
def drawing() -> HeadMap:
    return head_map.load(RESOURCES / "head_map.svg")


@pytest.fixture(autouse=True)
def nothing_stays(qapp: QApplication) -> Iterator[None]:
    """Closed widgets go before the next test; Qt alone waits for an event loop to begin.

    What Python holds of them goes there too, as in the program: see gui/tidying.py.
    """
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if gc.get_count()[0] > 20 * gc.get_threshold()[0]:
        gc.collect()
    gc.enable()


@pytest.fixture
def theme(qapp: QApplication, fonts: None) -> Theme:
    """The light colours, in force."""
    made = Theme()
    made.choose("light", qapp)
    return made


@pytest.fixture
def clock() -> SetClock:
    """Stands at noon (UTC) of 20 Nov 2026 until it is told to go on."""
    return SetClock()


@pytest.fixture
def workspace(
    qapp: QApplication,
    tmp_path: Path,
    clock: SetClock,
    catalogue: ProtocolCatalogue,
    drawing: HeadMap,
) -> Iterator[Workspace]:
    """An empty practice with one clinician, who is signed in."""
    folder = DataFolder(tmp_path / "practice")
    store = open_store(folder, clock)
    made = Workspace(store, folder, catalogue, drawing, clock=clock)
    clinician = Clinician(clinician_id=0, name="Robin Okafor", credentials="MD", role="neurologist")
    made.sign_in(store.clinicians.add(clinician, NOON, None))
    yield made
    for reading in made.findChildren(ReadingThread):  # as the program does: one that is deleted
        reading.stop()  # while it runs ends the process
    made.deleteLater()  # as the program does: Python would take its undo stacks apart first
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    store.close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """An empty folder; the system's usual one lies in the temporary folder too."""
    monkeypatch.setattr(paths, "_usual_root", lambda: tmp_path / "usual")
    return DataFolder(tmp_path / "usual")


@pytest.fixture
def program(
    qapp: QApplication, fonts: None, folder: DataFolder, clock: SetClock, qtbot: QtBot
) -> Iterator[Program]:
    made = Program(qapp, folder, theme_name="light", clock=clock)
    qtbot.addWidget(made.window)
    made.window.resize(1280, 800)
    yield made
    let_go(made)
