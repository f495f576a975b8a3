"""Due work beside the patients: what was left open, counts, the most urgent, the way to all."""

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from gui.due.day_watch import DayWatch
from gui.due.due_rows import DueRows
from gui.due.noted_line import NotedLine
from gui.due.noting import Noting
from gui.due.wording import Act, count_text, left_open_text, title_of, week_text
from gui.overriding import override
from gui.patients.wording import today_of
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import button, frame, label, row, set_kind
from gui.widgets.row_button import RowButton
from gui.wording import tr
from gui.workspace import Workspace
from model.recall import Group, RecallAsked, asked
from model.store.recall import MOST_COUNTED

MOST = 12
TO_CALL = tuple(group for group in Group if group not in (Group.LEFT_OPEN, Group.BOOKED))


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


class LeftOpenLine(QFrame):
    """How many sessions nobody ended, with the way to them; hidden while there are none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self.words: QLabel = label("", "confirm-head", wrap=True)
        self.show_them = button(tr("Show"), "link", tip=tr("The sessions that were left open"))
        line = row(IconLabel(theme, "confirm", "confirm"), self.words, self.show_them, spacing=10)
        line.setContentsMargins(16, 2, 14, 2)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def say(self, words: str) -> None:
        """Show these words; none hide it."""
        self.words.setText(words)
        self.show_them.setAccessibleName(tr("Show: {what}").format(what=words))
        self.setVisible(bool(words))


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
        self.day = DayWatch(workspace, self)
        self.noting = Noting(workspace, self)
        self.week = label("", "label")
        self.tiles = {group: CountTile(theme, title_of(group)) for group in TO_CALL}
        self.left_open = LeftOpenLine(theme)
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
        self.day.filled()
        workspace, today = self._workspace, today_of(self._workspace)
        self._asked = asked(today, workspace.judged.outcome_lists, workspace.practice)
        counts = workspace.store.recall.counts(self._asked)
        rows = workspace.store.recall.rows(TO_CALL, self._asked, most=MOST)
        self._show_left_open(counts[Group.LEFT_OPEN], today)
        self.week.setText(week_text(self._asked.week))
        for group, tile in self.tiles.items():
            tile.show_count(counts[group], confirm=group is Group.OVERDUE)
        total = sum(counts.values())
        more = any(count >= MOST_COUNTED for count in counts.values())
        words = tr("All {n}").format(n=f"{total}+" if more else total) if total else tr("All")
        self.all.setText(words)
        self.all.setAccessibleName(tr("{all}: the whole list").format(all=words))
        self.print.setEnabled(total > 0)
        self.calendar.setEnabled(bool(rows))
        empty = tr("Nobody is due this week. Patients come up here after their first session.")
        self.rows.show_rows(rows, today, more=False, empty=empty)

    def _show_left_open(self, count: int, today: date) -> None:
        recall = self._workspace.store.recall
        oldest = recall.rows([Group.LEFT_OPEN], self._asked, most=1) if self._asked else []
        words = left_open_text(count, oldest[0].last_on, today) if oldest else ""
        self.left_open.say(words)

    def _connect(self) -> None:
        to_end = partial(self.list_wanted.emit, Group.LEFT_OPEN.value)
        self.left_open.show_them.clicked.connect(to_end)
        self.day.new_day.connect(self.fill)
        self.rows.used.connect(self.day.look)
        self.rows.patient_wanted.connect(self.patient_wanted)
        self.all.clicked.connect(lambda: self.list_wanted.emit(""))
        for group, tile in self.tiles.items():
            tile.clicked.connect(partial(self.list_wanted.emit, group.value))
        self.print.clicked.connect(lambda: self._put_out("print_list"))
        self.calendar.clicked.connect(lambda: self._put_out("save_calendar"))

    def _put_out(self, act: Act) -> None:
        from gui.due.output import put_out  # printing is loaded with the first list that is printed

        self.day.look()
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
        column.addWidget(self.left_open)
        column.addWidget(self.rows, 1)
        column.addWidget(self.noted)
        column.addWidget(frame("rule"))
        column.addLayout(foot)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.fill()
