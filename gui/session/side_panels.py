"""The list of sites, and what lies over it: a site, a new site, the session's note."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.session.adding_panel import AddingPanel
from gui.session.charting_actions import ChartingActions
from gui.session.note_panel import NotePanel
from gui.session.placing_actions import PlacingActions
from gui.session.plan_actions import PlanActions
from gui.session.site_list import SiteList
from gui.session.site_panel import SitePanel
from gui.theme import Theme
from gui.workspace import Workspace


class SidePanels(QStackedWidget):
    """One of them at a time; each but the list asks to be closed."""

    close_wanted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        actions: ChartingActions,
        placing: PlacingActions,
        plans: PlanActions,
    ) -> None:
        super().__init__()
        self.site_list = SiteList(theme, plans, workspace.session_head_map)
        self.site_panel = SitePanel(workspace, actions, theme)
        self.note_panel = NotePanel(workspace, theme)
        self.adding_panel = AddingPanel(workspace, placing, theme)
        self.addWidget(self.site_list)
        for panel in (self.site_panel, self.note_panel, self.adding_panel):
            self.addWidget(panel)
            panel.closed.connect(self.close_wanted)

    @property
    def shows_list(self) -> bool:
        """Whether nothing lies over the list."""
        return self.currentWidget() is self.site_list

    def has_keyboard(self, focus: QWidget | None) -> bool:
        """Whether the keyboard stands in a panel over the list."""
        shown = self.currentWidget()
        if shown is None or focus is None or self.shows_list:
            return False
        return focus is shown or shown.isAncestorOf(focus)

    def keep_typed(self) -> bool:
        """Put what was typed into the file; False where it could not be kept."""
        return self.site_panel.keep() and self.note_panel.keep()

    def show_list(self) -> None:
        """Nothing over the list any more."""
        self.site_panel.close_site()
        self.setCurrentWidget(self.site_list)

    def release(self) -> None:
        """Hear no more of the records; before the page goes."""
        self.site_panel.release()
