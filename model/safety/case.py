"""All that the rules look at: the session, what came before it, the clinic, and the time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from model.history import PastSession
from model.injection import State
from model.practice.lists import Practice
from model.safety.rule import Rules
from model.session import SessionState
from model.session_chart import SessionChart, SiteRow
from model.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Case:
    """A session to be judged; past is newest first and without void sessions."""

    chart: SessionChart
    past: Sequence[PastSession]
    settings: Settings
    practice: Practice
    rules: Rules
    now: datetime

    @cached_property
    def day(self) -> date:
        """The day of the session on the clinic's own calendar."""
        return self.chart.session.started_at.astimezone().date()

    @cached_property
    def open_rows(self) -> tuple[SiteRow, ...]:
        """Rows neither given nor marked not given, added ones too."""
        return tuple(row for row in self.chart.rows if row.state is State.PLANNED)

    @cached_property
    def given_rows(self) -> tuple[SiteRow, ...]:
        """Rows given."""
        return tuple(row for row in self.chart.rows if row.state is State.GIVEN)

    @cached_property
    def is_over(self) -> bool:
        """Whether nothing more is to be injected: it was ended, or no site is open."""
        ended = self.chart.session.state is not SessionState.DRAFT
        return ended or (bool(self.given_rows) and not self.open_rows)

    def to_come(self) -> Iterator[SiteRow]:
        """Rows given or still open: what the session comes to if the rest is given."""
        return (row for row in self.chart.rows if row.state is not State.NOT_GIVEN)
