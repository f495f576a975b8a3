"""Shows the patient list first, and reads behind it what the list does without."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from gui.practice_pages import PracticePages
from gui.session.afterwards import Afterwards
from gui.wording import tr
from gui.workspace import Workspace
from model.errors import HeadmapError

# From the painted list to what is read behind it: a key typed meanwhile is painted before.
QUIET_MS = 30


class FirstFill(Afterwards):
    """Fills the pages of a practice just opened: the list, then protocols, drawing and charts."""

    told = Signal(str)
    """Protocols that cannot be used, in words."""
    broken = Signal(HeadmapError)
    """A shipped file cannot be used: nothing can be charted."""

    def __init__(
        self, workspace: Workspace, pages: PracticePages, *, is_open: Callable[[], bool]
    ) -> None:
        super().__init__(pages, self._wait)
        self._workspace, self._pages, self._is_open = workspace, pages, is_open

    def fill(self) -> None:
        """Show the list; the rest follows once it is painted."""
        self._pages.fill()
        self.ask()

    def _wait(self) -> None:
        QTimer.singleShot(QUIET_MS, self, self._read_protocols)

    def _read_protocols(self) -> None:
        if not self._is_open():
            return
        try:
            unusable = unusable_protocols(self._workspace)
        except HeadmapError as error:
            self.broken.emit(error)
            return
        if unusable:
            self.told.emit(unusable)
        QTimer.singleShot(0, self, self._show_charts)

    def _show_charts(self) -> None:
        if self._is_open():
            self._pages.show_charts()
            QTimer.singleShot(0, self, self._show_due)

    def _show_due(self) -> None:
        if self._is_open():
            self._pages.show_due()


def unusable_protocols(workspace: Workspace) -> str:
    """Protocols of the clinic that cannot be used, in words; raises DataFileError for ours."""
    said = []
    if workspace.catalogue.problems:
        broken = "; ".join(map(str, workspace.catalogue.problems))
        words = tr("Protocol files of this clinic that cannot be used: {why}. The others work.")
        said.append(words.format(why=broken))
    chosen = workspace.settings.protocol_id
    if chosen not in workspace.catalogue.protocols:
        words = tr("The chosen protocol “{id}” is not there: new sessions use {name}.")
        said.append(words.format(id=chosen, name=workspace.protocol.name))
    return " ".join(said)
