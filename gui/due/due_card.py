"""Due work beside the patients: four counts, the most urgent first, the way to the whole list."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from gui.due.due_rows import DueRows
from gui.due.noted_line import NotedLine
from gui.due.noting import Noting
from gui.due.wording import Act, count_text, title_of, week_text
from gui.overriding import override
from gui.patients.wording import today_of
from gui.theme import Theme
from gui.widgets.parts import button, frame, label, row, set_kind
from gui.widgets.row_button import RowButton
from gui.wording import tr
from gui.workspace import Workspace
from model.recall import Group, RecallAsked, asked
from model.store.recall import MOST_COUNTED

MOST = 12


class CountTile(RowButton):
    """A count over its name; it opens the list behind it."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title)
        self._title = title
        self.count: QLabel = label("", "total")
        self.setToolTip(tr("Show this list"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 8, 10)
        column.setSpacing(0)
        column.addWidget(self.count)
        column.addWidget(label(title, "label"))
        self.let_clicks_through()

    def show_count(self, count: int, *, confirm: bool = False) -> None:
        """Show a count; what is late is in the colour of what wants a look, beside its word."""
        self.count.setText(count_text(count))
        set_kind(self.count, "total-confirm" if confirm and count else "total")
        self.setAccessibleName(f"{self._title}: {count_text(count)}")


class DueCard(QFrame):
    """fill() reads and shows it; a card that is not on the screen waits until it is."""

    patient_wanted = Signal(int)
    list_wanted = Signal(str)
    """The whole list of a group by its name, of all with an empty one."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._workspace, self._theme = workspace, theme
        self._stale = False
        self._asked: RecallAsked | None = None
        self.noting = Noting(workspace, self)
        self.week = label("", "label")
        self.tiles = {group: CountTile(theme, title_of(group)) for group in Group}
        self.rows = DueRows(workspace, theme, self.noting)
        self.noted = NotedLine(self.noting, self)
        self.print = button(tr("Print list"), "link")
        self.calendar = button(
            tr("Calendar file"),
            "link",
            tip=tr("A calendar file (.ics) with initials and record numbers, without names"),
        )
        self.all = self._all_button()
        self._lay_out()
        self._connect()

    def fill(self) -> None:
        """Show who is due as the file has it."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        workspace, today = self._workspace, today_of(self._workspace)
        self._asked = asked(today, workspace.judged.outcome_lists, workspace.practice)
        counts = workspace.store.recall.counts(self._asked)
        rows = workspace.store.recall.rows(Group, self._asked, most=MOST)
        self.week.setText(week_text(self._asked.week))
        for group, tile in self.tiles.items():
            tile.show_count(counts[group], confirm=group is Group.OVERDUE)
        total = sum(counts.values())
        more = any(count >= MOST_COUNTED for count in counts.values())
        words = tr("All {n}").format(n=f"{total}+" if more else total) if total else tr("All")
        self.all.setText(words)
        self.all.setAccessibleName(tr("{all}: the whole list").format(all=words))
        for made in (self.print, self.calendar):
            made.setEnabled(total > 0)
        empty = tr("Nobody is due this week. Patients come up here after their first session.")
        self.rows.show_rows(rows, today, more=False, empty=empty)

    def _connect(self) -> None:
        self.rows.patient_wanted.connect(self.patient_wanted)
        self.all.clicked.connect(lambda: self.list_wanted.emit(""))
        for group, tile in self.tiles.items():
            tile.clicked.connect(partial(self.list_wanted.emit, group.value))
        self.print.clicked.connect(lambda: self._put_out("print_list"))
        self.calendar.clicked.connect(lambda: self._put_out("save_calendar"))

    def _put_out(self, act: Act) -> None:
        from gui.due.output import put_out  # printing is loaded with the first list that is printed

        if self._asked:
            put_out(self._workspace, self, act, list(Group), self._asked)

    def _all_button(self) -> QPushButton:
        made = button("", "link", tip=tr("The whole list (Ctrl+2)"))
        made.setIcon(self._theme.icon("forward"))
        made.setProperty("icon_name", "forward")
        made.setIconSize(QSize(18, 18))
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return made

    def _lay_out(self) -> None:
        head = row(label(tr("Due"), "heading"), 1, self.week)
        head.setContentsMargins(20, 14, 20, 12)
        counts = QHBoxLayout()
        counts.setContentsMargins(0, 0, 0, 0)
        counts.setSpacing(0)
        for place, tile in enumerate(self.tiles.values()):
            if place:
                counts.addWidget(frame("upright"))
            counts.addWidget(tile, 1)
        foot = row(self.print, self.calendar, 1, self.all, spacing=12)
        foot.setContentsMargins(14, 6, 14, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(frame("rule"))
        column.addLayout(counts)
        column.addWidget(frame("rule"))
        column.addWidget(self.rows, 1)
        column.addWidget(self.noted)
        column.addWidget(frame("rule"))
        column.addLayout(foot)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.fill()
