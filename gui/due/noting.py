"""Notes what came of a call: one step of undo of that patient, taken back from the list itself."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from gui.commands import Step
from gui.history.records import CourseRecords
from gui.wording import tr
from gui.workspace import Workspace
from model.errors import HeadmapError
from model.outcome.contact import Contact, Result
from model.use_cases.measuring import add_contact


class Noting(QObject):
    """Emits noted with what was done, in words; with none once it was taken back."""

    noted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._last: tuple[QUndoStack, int] | None = None

    @property
    def channel(self) -> str:
        """By which way a contact of the list is noted: the first of the clinic's list."""
        return next(iter(self._workspace.judged.outcome_lists.channels))

    def note(self, patient_id: int, name: str, contact: Contact) -> bool:
        """Keep a contact as one step; False where that failed. Raises InvalidValueError."""
        try:
            records = CourseRecords(self._workspace, patient_id)
        except HeadmapError as error:
            self._workspace.failed.emit(str(error))
            return False
        try:
            done = records.perform(step_text(contact), lambda c: add_contact(c, contact))
        finally:
            records.release()
        if done:
            stack = records.undo_stack
            self._last = (stack, stack.index())
            self.noted.emit(tr("{name}: {what}").format(name=name, what=step_text(contact)))
        return done

    def undo(self) -> None:
        """Take the last one back, unless another step of the patient followed it."""
        if self._last is None:
            return
        stack, index = self._last
        self._last = None
        if stack.index() == index and stack.canUndo():
            stack.undo()
            step = stack.command(stack.index())
            if isinstance(step, Step) and step.refused:  # it stands in the file still
                step.moves_only = True
                stack.redo()
                step.moves_only = step.refused = False
                self._last = (stack, index)
                return
        self.noted.emit("")


def step_text(contact: Contact) -> str:
    """What a contact is called among the steps."""
    return {
        Result.CALLED: tr("call noted"),
        Result.LEFT_MESSAGE: tr("message noted"),
        Result.BOOKED: tr("booking noted"),
        Result.DECLINED: tr("refusal noted"),
        Result.NONE: tr("contact noted"),
    }[contact.result]
