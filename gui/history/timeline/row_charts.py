"""Reads the charts of the rows in sight, one at a time, behind their paint."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from gui.history.timeline.words import Facts, facts_of
from gui.map.drawing import drawing_of
from gui.workspace import Workspace
from model.errors import HeadmapError, UnreadableRecordError

# The rows are painted first, and between two charts whatever was clicked meanwhile.
BEHIND_PAINT_MS, BETWEEN_MS = 10, 0


class RowCharts(QObject):
    """A few milliseconds a chart; asks nothing of the store once it was stopped."""

    read = Signal(int)
    """The session of which facts are known now."""

    def __init__(self, parent: QObject, workspace: Workspace) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.facts: dict[int, Facts] = {}
        self._waiting: list[int] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._read_next)

    @property
    def is_busy(self) -> bool:
        """Whether rows still wait for their chart."""
        return bool(self._waiting)

    def want(self, session_ids: Iterable[int]) -> None:
        """Read these, in this order, and no longer those wanted before."""
        self._waiting = [one for one in session_ids if one not in self.facts]
        if self._waiting:
            self._timer.start(BEHIND_PAINT_MS)
        else:
            self._timer.stop()

    def keep_only(self, session_ids: Iterable[int]) -> None:
        """Forget the charts that may read otherwise now."""
        kept = set(session_ids)
        self.facts = {one: facts for one, facts in self.facts.items() if one in kept}

    def stop(self) -> None:
        """Read no more; before the rows leave the screen."""
        self._waiting = []
        self._timer.stop()

    def _read_next(self) -> None:
        if drawing_of(self._workspace.head_map).cut_next():
            # All four views cut within the first row's paint would hold the window.
            self._timer.start(BETWEEN_MS)
            return
        session_id = self._waiting.pop(0)
        try:
            self.facts[session_id] = facts_of(self._workspace.store.chart(session_id))
        except UnreadableRecordError:
            self.facts[session_id] = Facts(chart=None)  # its row says so
        except HeadmapError:
            # A file that cannot be read is told of by whatever the user does next.
            self.stop()
            return
        self.read.emit(session_id)
        if self._waiting:
            self._timer.start(BETWEEN_MS)
