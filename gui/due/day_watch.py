"""Notices that a day has begun since a list of the day was filled."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from gui.overriding import override
from gui.patients.wording import today_of
from gui.workspace import Workspace

USES = (QEvent.Type.Show, QEvent.Type.Enter, QEvent.Type.WindowActivate)
LONGEST_MS = 24 * 60 * 60 * 1000


class DayWatch(QObject):
    """Looks when the widget is shown or used, and at midnight while it is on the screen."""

    new_day = Signal()

    def __init__(self, workspace: Workspace, watched: QWidget) -> None:
        super().__init__(watched)
        self._workspace, self._watched = workspace, watched
        self._filled_on = today_of(workspace)
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.look)
        watched.installEventFilter(self)

    def filled(self) -> None:
        """The list is that of today."""
        self._filled_on = today_of(self._workspace)

    def look(self) -> None:
        """Emit new_day where the list is that of another day; wait for the next midnight."""
        if today_of(self._workspace) != self._filled_on:
            self.filled()
            self.new_day.emit()
        if self._watched.isVisible():
            self.timer.start(self._until_midnight())

    def _until_midnight(self) -> int:
        """In milliseconds, at least one second: the clocks of timers may run ahead."""
        now = self._workspace.clock().astimezone()
        midnight = datetime.combine(now.date() + timedelta(days=1), time.min).astimezone()
        left = int((midnight - now).total_seconds() * 1000) + 1000
        return min(max(left, 1000), LONGEST_MS)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in USES:
            self.look()
        elif event.type() is QEvent.Type.Hide:
            self.timer.stop()
        return super().eventFilter(watched, event)
