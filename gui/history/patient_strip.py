"""The top strip of a patient's page: who it is, the tabs, undo, redo, print and more."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu

from gui.map.sizes import SMALL_BELOW
from gui.overriding import override
from gui.patients.wording import allergy_text, born_and_age, joined, today_of
from gui.record_strip import RecordStrip
from gui.theme import Theme
from gui.widgets.tab_button import TabButton
from gui.wording import tr
from gui.workspace import Workspace
from model.patient import Patient


class TabName(StrEnum):
    """The tabs in their order; the first goes to the session."""

    SESSION = "session"
    HISTORY = "history"
    DOSE_MAP = "dose_map"
    MEASURES = "measures"


KEYS = dict(zip(TabName, ("F2", "F3", "F4", "F5"), strict=True))


def title_of(name: TabName) -> str:
    """The name of a tab as the strip says it."""
    return {
        TabName.SESSION: tr("Session today"),
        TabName.HISTORY: tr("History"),
        TabName.DOSE_MAP: tr("Dose map"),
        TabName.MEASURES: tr("Measures"),
    }[name]


class PatientStrip(RecordStrip):
    """The patient at the left, the tabs, what can be done at the right."""

    tab_wanted = Signal(TabName)

    def __init__(self, workspace: Workspace, theme: Theme, menu: QMenu) -> None:
        super().__init__(theme, menu, tr("Print this page (Ctrl+P)"))
        self.setFixedHeight(76)
        self._workspace = workspace
        self.tabs = {name: TabButton(theme, title_of(name), KEYS[name]) for name in TabName}
        for name, tab in self.tabs.items():
            tab.clicked.connect(partial(self.tab_wanted.emit, name))
        self._demonstration.setVisible(workspace.demonstration)
        self.lay_out(self.tabs.values())

    def show_patient(self, patient: Patient) -> None:
        """Name the patient: nothing of it is ever cut but the name, whole on hover."""
        self._name.set_text(patient.list_name)
        born = born_and_age(patient, today_of(self._workspace))
        words = joined(born, patient.record_number, allergy_text(patient))
        self._who.setText(words)
        self._who.setToolTip(words)

    def show_tab(self, shown: TabName, *, has_session: bool, can_print: bool) -> None:
        """Which tab is on the screen, and what can be done there."""
        for name, tab in self.tabs.items():
            tab.set_shown(name is shown)
        words = tr("Session today") if has_session else tr("Start session")
        self.tabs[TabName.SESSION].setText(words)
        self.tabs[TabName.SESSION].setAccessibleName(words)
        self.tabs[TabName.SESSION].updateGeometry()
        self.print_button.setEnabled(can_print)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for tab in self.tabs.values():
            tab.set_narrow(self.width() < SMALL_BELOW)
