"""One action of the user: one command, one transaction, one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from gui.overriding import override
from model.errors import ConflictError, HeadmapError
from model.injection import InjectionChange
from model.session_part import Change, reversed_changes

if TYPE_CHECKING:
    from gui.workspace import Workspace

UNDO, REDO = "undo: ", "redo: "  # before the step's name in the audit


class Step(QUndoCommand):
    """Rows before and after; undo and redo are ordinary, audited writes."""

    first_code = ""
    """The first site that the step changes; empty where it changes none."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._first = True
        self.refused = False  # the last write: nothing of it is in the file
        self.moves_only = False  # for a step that moves the stack and writes nothing

    def write(self, action: str, *, back: bool) -> None:
        """Put the rows into the file, those from before where it goes back; raises StoreError."""
        raise NotImplementedError

    def report(self, error: HeadmapError) -> None:
        """Show an error in words, and the record as it really is."""
        raise NotImplementedError

    @override
    def redo(self) -> None:
        action = self.text() if self._first else f"{REDO}{self.text()}"
        self._first = False
        self._try(action, back=False)

    @override
    def undo(self) -> None:
        self._try(f"{UNDO}{self.text()}", back=True)

    def _try(self, action: str, *, back: bool) -> None:
        if self.moves_only:
            return
        # An exception that left redo() would stay on the stack as if it had been done.
        try:
            self.write(action, back=back)
        except HeadmapError as error:
            self.refused = True
            # A step that was never done, or can't be any more, goes; one that a full disk
            # kept from being taken back stays to be tried again (see UndoActions).
            never_done = not action.startswith((UNDO, REDO))
            self.setObsolete(never_done or isinstance(error, ConflictError))
            self.report(error)
        else:
            self.refused = False


class ChangeSession(Step):
    """Rows of one session."""

    def __init__(
        self,
        workspace: Workspace,
        session_id: int,
        text: str,
        changes: tuple[Change, ...],
    ) -> None:
        super().__init__(text)
        self._workspace, self._session_id, self._changes = workspace, session_id, changes
        codes = (c.site_code for c in changes if isinstance(c, InjectionChange))
        self.first_code = next(codes, "")

    @override
    def write(self, action: str, *, back: bool) -> None:
        changes = reversed_changes(self._changes) if back else self._changes
        self._workspace.write_changes(self._session_id, changes, action)

    @override
    def report(self, error: HeadmapError) -> None:
        self._workspace.report(error)
