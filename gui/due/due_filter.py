"""Which of those due are on show: a group, and for the due ones a week."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.due.wording import count_text, title_of, week_text
from gui.theme import Theme
from gui.widgets.parts import button, icon_button, label
from gui.widgets.segments import Segments, Tone
from gui.wording import tr
from model.recall import Group, RecallAsked, monday_of

ALL = ""
WEEK = timedelta(days=7)


class DueFilter(QWidget):
    """group is None for all of them; the week is that of today until it is stepped."""

    changed = Signal()

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._today = today
        self.group: Group | None = None
        self.week = monday_of(today)
        named = [(group.value, title_of(group)) for group in Group]
        self.segments = Segments(theme, tr("Show"), [(ALL, tr("All")), *named])
        self.before = icon_button(theme, "back", tr("The week before"))
        self.after = icon_button(theme, "forward", tr("The week after"))
        self.this_week = button(tr("This week"), "link", tip=tr("Back to this week"))
        self.named_week = label("", "cell")
        self.named_week.setMinimumWidth(170)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 0, 20, 12)
        line.setSpacing(6)
        line.addWidget(self.segments)
        line.addSpacing(14)
        for made in (self.before, self.named_week, self.after, self.this_week):
            line.addWidget(made)
        line.addStretch(1)
        self.setFocusProxy(next(iter(self.segments.buttons.values())))
        self.segments.wanted.connect(self.choose)
        self.before.clicked.connect(lambda: self._go(self.week - WEEK))
        self.after.clicked.connect(lambda: self._go(self.week + WEEK))
        self.this_week.clicked.connect(lambda: self._go(monday_of(self._today)))

    def choose(self, name: str) -> None:
        """Show one group by its name, all with an empty one; but for its own, this week."""
        self.group = Group(name) if name else None
        if self.group is not Group.WEEK:
            self.week = monday_of(self._today)
        self.changed.emit()

    def go_with(self, today: date) -> None:
        """Another day has begun: where its own week was on show, that of the new day is."""
        if self.week == monday_of(self._today):
            self.week = monday_of(today)
        self._today = today

    def show_counts(self, counts: Mapping[Group, int], asked: RecallAsked) -> None:
        """Say how many there are, and which week is on show."""
        self._today = asked.today
        for group in Group:
            title = title_of(group) if asked.is_this_week or group is not Group.WEEK else tr("Week")
            text = f"{title} {count_text(counts[group])}"
            made = self.segments.buttons[group.value]
            made.setText(text)
            made.setAccessibleName(f"{tr('Show')}: {text}")
        self.segments.show_chosen(self.group.value if self.group else ALL, Tone.SOFT)
        widest = max(made.sizeHint().width() for made in self.segments.buttons.values())
        self.segments.setMinimumWidth(widest * len(self.segments.buttons))
        words = week_text(asked.week)
        self.named_week.setText(words[:1].upper() + words[1:])
        by_week = self.group is Group.WEEK
        for part in (self.before, self.after, self.named_week):
            part.setVisible(by_week)
        self.this_week.setVisible(by_week and not asked.is_this_week)

    def _go(self, week: date) -> None:
        self.week = week
        self.changed.emit()
