"""Compares the signed sessions of a list with their records, one at a time, behind its paint."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gui.workspace import Workspace
from model.errors import HeadmapError
from model.session import SessionSummary

if TYPE_CHECKING:  # imported with the first signature that is checked
    from model.use_cases.signing import Signing

# The list is painted first, and between two sessions whatever was clicked meanwhile.
BEHIND_PAINT_MS, BETWEEN_MS = 30, 0


class SignatureChecks(QObject):
    """One to two milliseconds a session; asks nothing of the store once it was stopped."""

    checked = Signal(int, bool)
    """The session, and whether it still agrees with what was signed."""
    finished = Signal()

    def __init__(self, parent: QObject, workspace: Workspace) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._waiting: list[int] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._check_next)

    @cached_property
    def _signing(self) -> "Signing":
        from model.use_cases.signing import Signing

        return Signing(self._workspace.store, self._workspace.clock)

    @property
    def is_busy(self) -> bool:
        """Whether sessions still wait for their turn."""
        return bool(self._waiting)

    def check(self, sessions: Iterable[SessionSummary]) -> None:
        """Check these, in this order, and no longer those asked for before.

        A void session bears a signature even where nobody signed it before.
        """
        self._waiting = [s.session.session_id for s in sessions if s.signed_by or s.is_void]
        if self._waiting:
            self._timer.start(BEHIND_PAINT_MS)
        else:
            self._timer.stop()

    def stop(self) -> None:
        """Check no more; before the list leaves the screen."""
        self._waiting = []
        self._timer.stop()

    def _check_next(self) -> None:
        session_id = self._waiting.pop(0)
        try:
            agrees = self._signing.verify(session_id).agrees
        except HeadmapError:
            # A file that cannot be read is told of by whatever the user does next.
            self.stop()
            return
        self.checked.emit(session_id, agrees)
        if self._waiting:
            self._timer.start(BETWEEN_MS)
        else:
            self.finished.emit()
