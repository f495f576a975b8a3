"""What the five places of a session have in common."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from gui.session.quiet_page import QuietPage
from gui.workspace import ChangeSet
from model.safety.finding import Place as PlaceName

__all__ = ["Place", "PlaceName"]


class Place(QuietPage):
    """Shows the workspace's chart and keeps nothing; every change goes by Workspace.perform."""

    go_on = Signal(PlaceName)
    """Show another place."""
    print_wanted = Signal()
    left = Signal()
    """Back to the patients."""
    history_wanted = Signal()
    """Show the patient's page."""

    def show_chart(self) -> None:
        """Show the open session as it now stands."""
        raise NotImplementedError

    def show_changed(self, _changes: ChangeSet) -> None:
        """Show what a write changed; called for the place on the screen alone."""
        self.show_chart()

    def keep_typed(self) -> bool:
        """Put text that waits for a pause into the file now; False where it could not be kept."""
        return True

    def may_be_left(self) -> bool:
        """Whether the session can be left without losing what only this screen holds; else asks."""
        return True

    def arrive(self) -> None:
        """The place was gone to: give the keyboard to what is done here first."""
        self.setFocus()

    def press(self, _event: QKeyEvent) -> bool:
        """What a key means here; True where it meant something."""
        return False

    def step_out(self) -> bool:
        """Close what is open over the place; False where nothing was."""
        return False

    def refresh_theme(self) -> None:
        """Draw everything in the colours now in force."""

    def release(self) -> None:
        """Let go of timers and signals; before the page goes."""
