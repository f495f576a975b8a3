"""Undo and redo of a session or a patient’s course: keys, and buttons that name the step."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from gui.commands import Step
from gui.record_strip import RecordStrip
from gui.session.afterwards import Afterwards
from gui.wording import tr


class UndoActions(QObject):
    """Off in a finished session: no step reaches behind its end."""

    done_at = Signal(str)  # the site where a step was taken back or done again

    def __init__(self, page: QWidget, stack: QUndoStack, strip: RecordStrip) -> None:
        super().__init__(page)
        self._stack, self._strip = stack, strip
        self._finished = False
        self._naming = Afterwards(self, self._name_steps)
        self.undo_action, self.redo_action = QAction(self), QAction(self)
        self.undo_action.setShortcut(QKeySequence("Ctrl+Z"))
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.undo_action.triggered.connect(self._undo)
        self.redo_action.triggered.connect(self._redo)
        page.addActions([self.undo_action, self.redo_action])
        stack.indexChanged.connect(self._stack_moved)
        self.undo_action.enabledChanged.connect(strip.undo_button.setEnabled)
        self.redo_action.enabledChanged.connect(strip.redo_button.setEnabled)
        strip.undo_button.clicked.connect(self.undo_action.trigger)
        strip.redo_button.clicked.connect(self.redo_action.trigger)

    def show(self, *, finished: bool) -> None:
        """Name the steps; finished says whether the session takes no more changes."""
        self._finished = finished
        self._allow_steps()
        self._naming.now()

    def _allow_steps(self) -> None:
        self.undo_action.setEnabled(self._stack.canUndo() and not self._finished)
        self.redo_action.setEnabled(self._stack.canRedo() and not self._finished)

    def _name_steps(self) -> None:
        stack = self._stack
        self.undo_action.setText(tr("Undo {step}").format(step=stack.undoText()).strip())
        self.redo_action.setText(tr("Redo {step}").format(step=stack.redoText()).strip())
        self._strip.show_undo(self.undo_action, self.redo_action)

    def release(self) -> None:
        """Hear no more of the steps, which outlast the page."""
        self._stack.indexChanged.disconnect(self._stack_moved)

    def _undo(self) -> None:
        self._stack.undo()
        self._move_back(self._stack.command(self._stack.index()), self._stack.redo)

    def _redo(self) -> None:
        self._stack.redo()
        self._move_back(self._stack.command(self._stack.index() - 1), self._stack.undo)

    def _move_back(self, step: QUndoCommand | None, move: Callable[[], None]) -> None:
        """Where a step was refused the record stands before it, and so must the stack."""
        if not isinstance(step, Step):
            return
        if step.refused:
            step.moves_only = True
            move()
            step.moves_only = step.refused = False
        elif step.first_code:
            self.done_at.emit(step.first_code)

    def _stack_moved(self, _index: int) -> None:
        self._allow_steps()
        self._naming.ask()
