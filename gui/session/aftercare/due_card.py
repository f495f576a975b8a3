"""When the patient comes again, and when to ask until then."""

from datetime import datetime

from gui.session.aftercare.checkpoint_line import CheckpointLine
from gui.session.aftercare.due_field import DueField, day_text
from gui.session.card import Card
from gui.session.kept_field import KeptField
from gui.theme import Theme
from gui.widgets.parts import label
from gui.wording import day, tr
from gui.workspace import Workspace
from model import due
from model.dates import read_day
from model.detail import Detail
from model.errors import InvalidValueError
from model.session_chart import SessionChart
from model.session_part import Changes
from model.use_cases.aftercare import set_next_due
from model.use_cases.keeping import take_away


class DueCard(Card):
    """Earlier than the interval it asks why, and nothing is written until that is said."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(tr("Next session"))
        self._workspace = workspace
        self.due = DueField(
            workspace, theme, shown=lambda chart: day_text(due.next_due(chart)), act=self._set_day
        )
        self.hint = label("", "label", wrap=True)
        self.reason = KeptField(
            workspace,
            theme,
            tr("Why earlier than the interval"),
            shown=due.due_reason,
            act=self._set_reason,
            step=tr("Earlier, because"),
        )
        self.line = CheckpointLine(theme)
        self.body.addWidget(self.due)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.reason)
        self.body.addSpacing(4)
        self.body.addWidget(label(tr("Checkpoints"), "strong"))
        self.body.addWidget(self.line)
        self.body.addWidget(label(tr("Weeks after today’s session."), "label"))
        self.body.addStretch(1)
        self.due.editor.textChanged.connect(self._show_reason)
        self.reason.kept.connect(self.due.keep)

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show what stands in the file."""
        self.due.show_chart(chart, enabled=enabled)
        self.reason.show_chart(chart, enabled=enabled)
        days = (due.next_due(chart) - due.session_day(chart)).days
        self.beside.setText(_span(days))
        earliest = due.earliest_due(chart)
        self.hint.setText(
            tr("One press is one week. Earlier than {day} asks for a reason.").format(
                day=day(earliest)
            )
        )
        self.line.show_checkpoints(due.checkpoints(chart, self._workspace.practice))
        self._show_reason()

    def fields(self) -> list[KeptField]:
        """What can be typed into; the reason first, for the day waits for it."""
        return [self.reason, self.due]

    def _show_reason(self) -> None:
        chart, meant = self._workspace.chart, self.due.day_typed
        if chart is None:
            return
        wanted = meant if meant else due.next_due(chart)
        early = due.session_day(chart) < wanted < due.earliest_due(chart)
        if not early and self.reason.isVisibleTo(self):
            self.reason.forget()
        self.reason.setVisible(early)

    def _set_day(self, chart: SessionChart, typed: str, at: datetime) -> Changes:
        if not typed.strip():
            return take_away(chart, (Detail, due.KEY))
        return set_next_due(chart, read_day(typed, due.KEY), at, reason=self.reason.text)

    def _set_reason(self, chart: SessionChart, typed: str, at: datetime) -> Changes:
        meant = self.due.day_typed
        if meant is None:
            raise InvalidValueError("reason", tr("Enter the day first."))
        return set_next_due(chart, meant, at, reason=typed)


def _span(days: int) -> str:
    """How far off the next session is."""
    weeks, rest = divmod(days, 7)
    if rest:
        return tr("{weeks} weeks and {rest} d, {days} days").format(
            weeks=weeks, rest=rest, days=days
        )
    return tr("{weeks} weeks, {days} days").format(weeks=weeks, days=days)
