"""The top strip of a patient's page: who it is, the tabs, undo, redo, print and more."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from gui.map.sizes import SMALL_BELOW
from gui.overriding import override
from gui.patients.wording import allergy_text, born_and_age, joined, today_of
from gui.session.session_strip import ElidedName
from gui.theme import Theme
from gui.widgets.parts import icon_button, label
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


class PatientStrip(QFrame):
    """The patient at the left, the tabs, what can be done at the right."""

    left = Signal()
    tab_wanted = Signal(TabName)
    print_wanted = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, menu: QMenu) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self.setFixedHeight(76)
        self._workspace = workspace
        self.tabs = {name: TabButton(theme, title_of(name), KEYS[name]) for name in TabName}
        for name, tab in self.tabs.items():
            tab.clicked.connect(partial(self.tab_wanted.emit, name))
        self.back_button = icon_button(theme, "back", tr("Back to the patients (Escape)"))
        self._name = ElidedName()
        demonstration = label(tr("Demonstration"), "chip")
        demonstration.setVisible(workspace.demonstration)
        self._who = label(kind="second")
        self._who.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.undo_button = icon_button(theme, "undo", tr("Undo"))
        self.redo_button = icon_button(theme, "redo", tr("Redo"))
        self.print_button = icon_button(theme, "print", tr("Print this page (Ctrl+P)"))
        self.more_button = icon_button(theme, "more", tr("More (F10)"))
        self.more_button.setMenu(menu)
        self.back_button.clicked.connect(self.left)
        self.print_button.clicked.connect(self.print_wanted)
        self._lay_out(demonstration)

    def _lay_out(self, demonstration: QWidget) -> None:
        name_line = QHBoxLayout()
        name_line.setSpacing(10)
        name_line.addWidget(self._name)
        name_line.addWidget(demonstration, 0, Qt.AlignmentFlag.AlignVCenter)
        name_line.addStretch(1)
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addStretch(1)
        who.addLayout(name_line)
        who.addWidget(self._who)
        who.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 12, 0)
        layout.setSpacing(0)
        layout.addWidget(self.back_button)
        layout.addSpacing(6)
        layout.addLayout(who, 1)
        layout.addSpacing(8)
        for tab in self.tabs.values():
            layout.addWidget(tab)
        layout.addSpacing(8)
        for made in (self.undo_button, self.redo_button, self.print_button, self.more_button):
            layout.addWidget(made)

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

    def show_undo(self, undo: QAction, redo: QAction) -> None:
        """What undo and redo would do, in their tooltips."""
        for made, action in ((self.undo_button, undo), (self.redo_button, redo)):
            made.setEnabled(action.isEnabled())
            made.setToolTip(f"{action.text()} ({action.shortcut().toString()})")
            made.setAccessibleName(action.text())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for tab in self.tabs.values():
            tab.set_narrow(self.width() < SMALL_BELOW)
