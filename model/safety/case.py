"""All that the rules look at: the session, what came before it, the clinic, and the time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from model.history import PastSession
from model.injection import State
from model.practice.lists import Practice
from model.safety.rule import Rules
from model.session import SessionState
from model.session_chart import ZERO, SessionChart, SiteRow
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
        """The day of the session on the clinic's own calendar, corrected where it was."""
        corrected = self.chart.detail("clock.started")
        started = corrected.moment if corrected else self.chart.session.started_at
        return started.astimezone().date()

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
        return self.is_ended or (bool(self.given_rows) and not self.open_rows)

    @property
    def is_ended(self) -> bool:
        """Whether the session was ended: what is open then will not be given any more."""
        return self.chart.session.state is not SessionState.DRAFT

    @cached_property
    def counted_rows(self) -> tuple[SiteRow, ...]:
        """What the session comes to: rows given, and those still open until it is ended."""
        if self.is_ended:
            return self.given_rows
        return tuple(row for row in self.chart.rows if row.state is not State.NOT_GIVEN)

    @cached_property
    def units(self) -> Decimal:
        """The units that the counted rows add up to."""
        return sum((row.dose_units for row in self.counted_rows), ZERO)
