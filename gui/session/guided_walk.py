"""Goes through the sites one after another: one control marks the next one and moves on."""

from PySide6.QtCore import QObject, Signal

from gui.session.charting_actions import ChartingActions
from gui.session.cursor import Cursor
from gui.workspace import Workspace
from model.injection import State


class GuidedWalk(QObject):
    """What a click, a key or the foot pedal does at a site; each mark is in the file at once."""

    site_wanted = Signal(str)
    """Open the panel of a site."""
    reasons_wanted = Signal(str)
    """Open it for a reason why the site is not given."""
    went_on = Signal(str)
    """A site was marked, and the walk stands on the next one."""

    def __init__(self, workspace: Workspace, actions: ChartingActions, cursor: Cursor) -> None:
        super().__init__()
        self._workspace, self._actions, self._cursor = workspace, actions, cursor

    @property
    def finished(self) -> bool:
        """Whether the session takes no more changes."""
        chart = self._workspace.chart
        return chart is None or chart.session.ended_at is not None

    def is_given(self, code: str) -> bool:
        """Whether a site is marked given."""
        chart = self._workspace.chart
        return chart is not None and chart.rows_by_code[code].state is State.GIVEN

    def click(self, code: str) -> None:
        """A click or tap on a site: toggle it, then stand on the next open one."""
        if self.finished:
            self._cursor.move_to(code)
            self.site_wanted.emit(code)
            return
        self._actions.toggle(code)
        if self.is_given(code):
            self._go_on(code)
        else:
            self._cursor.move_to(code)

    def give_and_go_on(self) -> None:
        """The next site is given; on to the one after it."""
        code = self._cursor.code
        if code and self.finished:
            self._cursor.step(1)
        elif code:
            if not self.is_given(code):
                self._actions.give(code)
            if self.is_given(code):
                self._go_on(code)

    def _go_on(self, code: str) -> None:
        self._cursor.on_from(code)
        self.went_on.emit(self._cursor.code)

    def step_back(self) -> None:
        """Back to the site before this one, which is open again."""
        code = self._cursor.previous_code()
        if code:
            if not self.finished:
                self._actions.take_back(code)
            self._cursor.move_to(code)

    def skip(self) -> None:
        """Not given: ask for the reason."""
        if self._cursor.code and not self.finished:
            self.reasons_wanted.emit(self._cursor.code)
