"""The list of sites, and what lies over it: a site, a new site, the session's note."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:  # imported when it is first opened
    from gui.session.findings.findings_panel import FindingsPanel


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
        self._workspace, self._theme = workspace, theme
        self._findings: FindingsPanel | None = None
        self.site_list = SiteList(theme, plans, workspace.session_head_map)
        self.site_panel = SitePanel(workspace, actions, theme)
        self.note_panel = NotePanel(workspace, theme)
        self.adding_panel = AddingPanel(workspace, placing, theme)
        self.addWidget(self.site_list)
        for panel in (self.site_panel, self.note_panel, self.adding_panel):
            self.addWidget(panel)
            panel.closed.connect(self.close_wanted)

    @property
    def findings_panel(self) -> FindingsPanel:
        """All findings; made when they are first asked for."""
        if self._findings is None:
            from gui.session.findings.findings_panel import FindingsPanel

            self._findings = FindingsPanel(self._workspace, self._theme)
            self.addWidget(self._findings)
            self._findings.closed.connect(self.close_wanted)
        return self._findings

    def show_findings(self) -> None:
        """Show what is now known, where the findings are open."""
        if self._findings and self.currentWidget() is self._findings:
            self._findings.show_findings()

    def refresh_theme(self) -> None:
        """Draw everything in the colours now in force."""
        self.site_list.view.viewport().update()
        self.site_panel.events.refresh_theme()
        if self._findings:
            self._findings.refresh_theme()

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
