"""The day of the next session: a week less or more by a press, or any day typed."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.overriding import override
from gui.session.kept_field import Act, KeptField, Shown
from gui.session.kept_number import number_box
from gui.theme import Theme
from gui.widgets.parts import icon_button, label
from gui.wording import WEEKDAYS, day, tr
from gui.workspace import Workspace
from model.dates import read_day
from model.errors import InvalidValueError
from model.session_chart import SessionChart

WEEK = timedelta(weeks=1)


class DueField(KeptField):
    """Says the day of the week beneath what is typed."""

    def __init__(self, workspace: Workspace, theme: Theme, *, shown: Shown, act: Act) -> None:
        self.less = icon_button(theme, "minus", tr("A week earlier"))
        self.more = icon_button(theme, "plus", tr("A week later"))
        self.weekday = label("", "second")
        super().__init__(workspace, theme, "", shown=shown, act=act, step=tr("Next session"))
        self.editor.setAccessibleName(tr("Day of the next session"))
        self.less.clicked.connect(lambda: self._go(-WEEK))
        self.more.clicked.connect(lambda: self._go(WEEK))
        self.editor.textChanged.connect(self._show_weekday)

    @override
    def _box(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(0)
        self.editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.editor.setProperty("kind", "bare-large")
        self.weekday.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.editor)
        column.addWidget(self.weekday)
        self._frame = number_box(self.less, self.editor, self.more, middle)
        return self._frame

    @override
    def _mark_box(self, *, wrong: bool) -> None:
        self._frame.show_wrong(wrong)

    @override
    def show_chart(self, chart: SessionChart, *, enabled: bool = True) -> None:
        super().show_chart(chart, enabled=enabled)
        self.less.setEnabled(enabled)
        self.more.setEnabled(enabled)

    @property
    def day_typed(self) -> date | None:
        """The day that is meant, None where it cannot be read."""
        try:
            return read_day(self.text)
        except InvalidValueError:
            return None

    def _show_weekday(self) -> None:
        meant = self.day_typed
        self.weekday.setText(tr(WEEKDAYS[meant.weekday()]) if meant else "")

    def _go(self, by: timedelta) -> None:
        meant = self.day_typed
        if meant:
            self.editor.setText(day_text(meant + by))
            self.keep()


def day_text(value: date) -> str:
    """A date with spaces that can be typed."""
    return day(value).replace("\u00a0", " ")
