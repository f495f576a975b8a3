"""The undo stacks of sessions and patients; they last while the program runs."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack


class StepStacks(QObject):
    """One stack for each record that was changed, by kind and number in the file."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stacks: dict[tuple[str, int], QUndoStack] = {}

    def of(self, kind: str, number: int) -> QUndoStack:
        """The steps of one record; kind is session or patient."""
        if (kind, number) not in self._stacks:
            self._stacks[kind, number] = QUndoStack(self)
        return self._stacks[kind, number]
