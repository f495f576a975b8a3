"""Opens a patient's page in a window that nobody sees, and tells how long it took."""

import os
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMenu

from gui.fonts import load_fonts
from gui.history.patient_page import PatientPage
from gui.history.patient_strip import TabName
from gui.theme import Theme
from gui.workspace import Workspace
from model.paths import DataFolder
from model.store.store import Store


class PatientWindow:
    """The program's own page over a store; the trend is drawn behind it, as in the program."""

    def __init__(self, store: Store, folder: DataFolder) -> None:
        self._application = QApplication.instance() or QApplication([])
        load_fonts()
        self._theme = Theme()
        self._theme.choose("light", self._application)
        self._workspace = Workspace(store, folder)
        self._workspace.sign_in(store.clinicians.all()[0])

    def open(self, patient_id: int) -> float:
        """Milliseconds from the wish to the painted page, with the rows of its sessions."""
        began = perf_counter()
        page = PatientPage(self._workspace, self._theme, QMenu(), patient_id)
        page.resize(1440, 900)
        page.show_tab(TabName.HISTORY)
        page.show()
        page.repaint()
        took = (perf_counter() - began) * 1000
        page.release()
        page.hide()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return took
