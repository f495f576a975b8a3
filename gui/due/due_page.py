"""What was left open, who is overdue, due, has a checkpoint, never came back: the whole list."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.due.day_watch import DayWatch
from gui.due.due_filter import DueFilter
from gui.due.due_rows import DueRows
from gui.due.noted_line import NotedLine
from gui.due.noting import Noting
from gui.due.wording import Act
from gui.home_pages import HomePage
from gui.overriding import override
from gui.patients.wording import today_of
from gui.theme import Theme
from gui.widgets.parts import button, frame, label, row
from gui.wording import tr
from gui.workspace import ChangeSet, Workspace
from model.recall import Group, RecallAsked, asked

AT_ONCE = 15
"""So many rows are made at a time: with more the window would stand still for a moment."""


class DuePage(HomePage):
    """Sorted by urgency, filtered by group; a week can be chosen for those due in it."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(workspace, theme)
        self._most, self._stale = AT_ONCE, True
        self.day = DayWatch(workspace, self)
        self.noting = Noting(workspace, self)
        self.filter = DueFilter(theme, today_of(workspace))
        self.rows = DueRows(workspace, theme, self.noting, wide=True)
        self.noted = NotedLine(self.noting, self)
        self.print = button(tr("Print list"), key="Ctrl+P")
        self.csv = button(tr("CSV file"), tip=tr("The list as a table (.csv), with names"))
        self.calendar = button(tr("Calendar file"), tip=tr("The days for a calendar (.ics)"))
        self._lay_out()
        self._connect()

    @property
    def asked(self) -> RecallAsked:
        """What is asked of the records now."""
        today = today_of(self.workspace)
        lists, practice = self.workspace.judged.outcome_lists, self.workspace.practice
        return asked(today, lists, practice, self.filter.week)

    @property
    def groups(self) -> list[Group]:
        """The groups on show."""
        return [self.filter.group] if self.filter.group else list(Group)

    def show_group(self, name: str) -> None:
        """Show one group by its name, all with an empty one."""
        self.filter.choose(name)

    def fill(self) -> None:
        """Show the list as the file has it."""
        self._stale = False
        self.day.filled()
        question, recall = self.asked, self.workspace.store.recall
        counts = recall.counts(question)
        self.filter.show_counts(counts, question)
        rows = recall.rows(self.groups, question, most=self._most + 1)
        more, shown = len(rows) > self._most, rows[: self._most]
        self.rows.show_rows(shown, question.today, more=more, empty=self._empty_words())
        for made in (self.print, self.csv):
            made.setEnabled(bool(rows))
        days = (counts[group] for group in self.groups if group is not Group.LEFT_OPEN)
        self.calendar.setEnabled(any(days))

    @override
    def release(self) -> None:
        self._stale = False
        self.workspace.records_changed.disconnect(self._records_changed)

    def _connect(self) -> None:
        self.day.new_day.connect(self._new_day)
        self.rows.used.connect(self.day.look)
        self.filter.changed.connect(self._other_filter)
        self.rows.patient_wanted.connect(self.patient_wanted)
        self.rows.session_wanted.connect(self.session_wanted)
        self.rows.more_wanted.connect(self._show_more)
        self.print.clicked.connect(lambda: self._put_out("print_list"))
        self.csv.clicked.connect(lambda: self._put_out("save_csv"))
        self.calendar.clicked.connect(lambda: self._put_out("save_calendar"))
        self.workspace.records_changed.connect(self._records_changed)

    def _put_out(self, act: Act) -> None:
        from gui.due.output import put_out

        self.day.look()
        put_out(self.workspace, self, act, self.groups, self.asked)

    def _new_day(self) -> None:
        self.filter.go_with(today_of(self.workspace))
        if self.isVisible() and not self._stale:
            self.fill()

    def _other_filter(self) -> None:
        self._most = AT_ONCE
        self.rows.verticalScrollBar().setValue(0)
        self.fill()

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self.fill()

    def _empty_words(self) -> str:
        return {
            None: tr("Nobody is due. Patients come up here after their first session."),
            Group.LEFT_OPEN: tr("No session was left open with doses given."),
            Group.OVERDUE: tr("Nobody is overdue."),
            Group.WEEK: tr("Nobody is due in this week."),
            Group.CHECKPOINT: tr("No checkpoint waits for a call."),
            Group.NEVER_BACK: tr("Everybody came back."),
            Group.BOOKED: tr("Nobody has a day booked from today on."),
        }[self.filter.group]

    def _lay_out(self) -> None:
        head = row(label(tr("Due"), "name"), 1, self.print, self.csv, self.calendar, spacing=10)
        head.setContentsMargins(20, 14, 20, 10)
        told = label(
            tr(
                "A calendar file leaves the workstation: it holds initials and record numbers only."
            ),
            "label",
            wrap=True,
        )
        foot = QWidget()
        foot_line = row(told, 1)
        foot_line.setContentsMargins(20, 8, 20, 10)
        foot_line.setStretch(0, 1)
        foot.setLayout(foot_line)
        panel = frame("panel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(frame("rule"))
        column.addWidget(self.rows, 1)
        column.addWidget(self.noted)
        column.addWidget(frame("rule"))
        column.addWidget(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(panel)
        self.setFocusProxy(self.filter)

    def _records_changed(self, changes: ChangeSet) -> None:
        if changes.patients or changes.settings or changes.session_id is not None:
            self._stale = True
            if self.isVisible():
                self.fill()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fill_stale)  # the page first, then its rows

    def _fill_stale(self) -> None:
        if self._stale and self.isVisible():
            self.fill()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = True
