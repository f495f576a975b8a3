"""The pages of the practice that have a tab: who is due, sums, lots, search."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.home_strip import HomeTab
from gui.theme import Theme
from gui.workspace import Workspace


class HomePage(QWidget):
    """A page under the strip; it names patients and sessions that the user wants to see."""

    patient_wanted = Signal(int)
    """Show a patient's page, by the number in the file."""
    session_wanted = Signal(int)
    closed = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.workspace, self.theme = workspace, theme

    @property
    def kept_state(self) -> object:
        """What was chosen or typed on the page, for when it is shown again; None for nothing."""
        return None

    def restore(self, state: object) -> None:
        """Show what kept_state said when the page was left."""

    def release(self) -> None:
        """Stop timers and threads; before the page goes."""


def make_home_page(name: HomeTab, workspace: Workspace, theme: Theme) -> HomePage:
    """A page by its tab; what it needs is imported when it is first wanted."""
    if name is HomeTab.DUE:
        from gui.due.due_page import DuePage

        return DuePage(workspace, theme)
    if name is HomeTab.PRACTICE:
        from gui.overview.overview_page import OverviewPage

        return OverviewPage(workspace, theme)
    if name is HomeTab.LOTS:
        from gui.lots.lots_page import LotsPage

        return LotsPage(workspace, theme)
    from gui.search.search_page import SearchPage

    return SearchPage(workspace, theme)
