"""One patient's course for the tabs of the patient's page: read, changed, taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from gui.commands import Step
from gui.overriding import override
from gui.workspace import ChangeSet, Workspace
from model.errors import HeadmapError
from model.outcome.course import Course
from model.outcome.lists import OutcomeLists
from model.outcome.parts import OutcomeChanges, reversed_changes
from model.outcome.series import Series, series_of


class CourseRecords(QObject):
    """Emits changed after every write of the course, and when the patient's sessions changed."""

    changed = Signal()

    def __init__(self, workspace: Workspace, patient_id: int) -> None:
        super().__init__()
        self.workspace, self.patient_id = workspace, patient_id
        self.course: Course = self._read()
        self._series: dict[str, Series] = {}
        self._asleep = self._stale = False
        workspace.records_changed.connect(self._records_changed)

    @property
    def lists(self) -> OutcomeLists:
        """The clinic's measures, channels and effects."""
        return self.workspace.judged.outcome_lists

    @property
    def undo_stack(self) -> QUndoStack:
        """The patient's steps; they last while the program runs."""
        return self.workspace.stacks.of("patient", self.patient_id)

    def series(self, code: str) -> Series:
        """A measure over time, by its code in the clinic's list."""
        if code not in self._series:
            measure = self.lists.by_code[code]
            self._series[code] = series_of(self.course, measure, self.lists)
        return self._series[code]

    def perform(self, text: str, act: Callable[[Course], OutcomeChanges]) -> bool:
        """Do an action of the user as one undo step; False where it changed nothing.

        An InvalidValueError of act is raised to the form that asked, everything else is shown.
        """
        changes = act(self.course)
        if not changes:
            return False
        step = ChangeCourse(self, text, changes)
        self.undo_stack.push(step)
        return not step.refused

    def release(self) -> None:
        """Hear no more of the workspace; before the page goes."""
        self.workspace.records_changed.disconnect(self._records_changed)

    def sleep(self) -> None:
        """Read nothing while nobody sees it: each mark of a session above would read it all."""
        self._asleep = True

    def wake(self) -> None:
        """Read what changed meanwhile."""
        self._asleep = False
        if self._stale:
            self._show_record()

    def _read(self) -> Course:
        return self.workspace.store.courses.of(self.patient_id, self.lists.by_code)

    def _records_changed(self, changes: ChangeSet) -> None:
        other = changes.patient_id not in (None, self.patient_id)
        if other or not (changes.patients or changes.session_id is not None):
            return
        if self._asleep:
            self._stale = True
        else:
            self._show_record()

    def _show_record(self) -> None:
        self.course, self._series, self._stale = self._read(), {}, False
        self.changed.emit()


class ChangeCourse(Step):
    """Rows of one patient's course.

    The records it was made with may be gone when it is taken back: it writes by itself.
    """

    def __init__(self, records: CourseRecords, text: str, changes: OutcomeChanges) -> None:
        super().__init__(text)
        self._workspace, self._patient_id = records.workspace, records.patient_id
        self._changes = changes

    @override
    def write(self, action: str, *, back: bool) -> None:
        workspace = self._workspace
        changes = reversed_changes(self._changes) if back else self._changes
        workspace.store.outcomes.apply(
            self._patient_id, changes, action=action, at=workspace.clock(), actor=workspace.actor
        )
        workspace.records_changed.emit(ChangeSet(patients=True, patient_id=self._patient_id))

    @override
    def report(self, error: HeadmapError) -> None:
        self._workspace.failed.emit(str(error))
        self._workspace.records_changed.emit(ChangeSet(patients=True, patient_id=self._patient_id))
