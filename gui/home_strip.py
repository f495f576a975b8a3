"""The strip above the patients: the program, who is charting, the day, more."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gui.map.sizes import SMALL_BELOW
from gui.overriding import override
from gui.theme import Theme
from gui.widgets.parts import icon_button, label
from gui.widgets.tab_button import TabButton
from gui.wording import local, tr, weekday
from gui.workspace import Workspace


class HomeTab(StrEnum):
    """The pages of the practice, in the order of the strip."""

    PATIENTS = "patients"
    DUE = "due"
    PRACTICE = "practice"
    LOTS = "lots"
    SEARCH = "search"


KEYS = dict(zip(HomeTab, ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+F"), strict=True))


def title_of(name: HomeTab) -> str:
    """The name of a page as the strip says it."""
    return {
        HomeTab.PATIENTS: tr("Patients"),
        HomeTab.DUE: tr("Due"),
        HomeTab.PRACTICE: tr("Practice"),
        HomeTab.LOTS: tr("Lots"),
        HomeTab.SEARCH: tr("Search"),
    }[name]


class HomeStrip(QFrame):
    """76 px at the top of every page that is no session."""

    clinician_wanted = Signal()
    tab_wanted = Signal(HomeTab)

    def __init__(self, workspace: Workspace, theme: Theme, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "strip")
        self.setFixedHeight(76)
        self._workspace = workspace
        self.tabs = {name: TabButton(theme, title_of(name), KEYS[name], self) for name in HomeTab}
        for name, tab in self.tabs.items():
            tab.clicked.connect(partial(self.tab_wanted.emit, name))
        self._who, self._day = label(kind="strong"), label(kind="second")
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addStretch(1)
        for line in (self._who, self._day):
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            who.addWidget(line)
        who.addStretch(1)
        demonstration = label(tr("Demonstration"), "chip")
        demonstration.setToolTip(tr("A made-up practice; the real records are not touched."))
        demonstration.setVisible(workspace.demonstration)
        self.clinician_button = icon_button(theme, "users", tr("Change who is charting"))
        self.clinician_button.clicked.connect(self.clinician_wanted)
        self.more_button = icon_button(theme, "more", tr("More"))
        self.more_button.setMenu(menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 0, 14, 0)
        layout.setSpacing(14)
        layout.addWidget(label("Headmap", "name"))
        layout.addSpacing(18)
        tabs = QHBoxLayout()
        tabs.setSpacing(0)
        for tab in self.tabs.values():
            tabs.addWidget(tab)
        layout.addLayout(tabs)
        layout.addStretch(1)
        layout.addWidget(demonstration, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(who)
        layout.addWidget(self.clinician_button)
        layout.addWidget(self.more_button)
        workspace.clinician_changed.connect(self.show_clinician)
        self.show_clinician()

    def show_tab(self, shown: HomeTab | None) -> None:
        """Which page is on the screen; None for one that has no tab."""
        for name, tab in self.tabs.items():
            tab.set_shown(name is shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for tab in self.tabs.values():
            tab.set_narrow(self.width() < SMALL_BELOW)

    def show_clinician(self) -> None:
        """Name who is charting, and the day."""
        clinician = self._workspace.clinician
        self._who.setText(clinician.signature_name if clinician else "")
        self._who.setVisible(clinician is not None)
        self._day.setText(weekday(local(self._workspace.clock()).date()))
