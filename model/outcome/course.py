"""A patient's whole course: the treatments in order, and all that was told and counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from model.corrected import Corrected
from model.outcome.adverse_effect import AdverseEffect
from model.outcome.contact import Contact
from model.outcome.decision import Decision
from model.outcome.diary_day import DiaryDay
from model.outcome.diary_months import DiaryMonth, diary_months
from model.outcome.measurement import Baseline, Measurement
from model.outcome.parts import OutcomeId, OutcomePart
from model.patient import Patient
from model.session import SessionState, SessionSummary


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """A session as the course sees it; values are what was counted, by the code of the measure.

    period_days is over what the counts of this session were taken; None where nobody said, which
    stands for 28.
    """

    summary: SessionSummary
    values: Mapping[str, Decimal] = field(default_factory=dict)
    period_days: int | None = None
    corrected: Mapping[str, Corrected] = field(default_factory=dict)
    """What an amendment corrected, by the code of the measure; the period by its key."""

    @property
    def session_id(self) -> int:
        """The session's number in the file."""
        return self.summary.session.session_id

    @cached_property
    def day(self) -> date:
        """The day on the clinic's own calendar."""
        return self.summary.session.started_at.astimezone().date()

    @property
    def started_at(self) -> datetime:
        """When it was started."""
        return self.summary.session.started_at

    @property
    def is_open(self) -> bool:
        """Whether it is still being charted."""
        return self.summary.session.state is SessionState.DRAFT

    @property
    def was_given(self) -> bool:
        """Whether anything was injected, in a session that is not void."""
        return not self.summary.is_void and self.summary.units_given > 0


@dataclass(frozen=True, kw_only=True)
class Course:
    """As it stands in the file; treatments oldest first, void ones among them."""

    patient: Patient
    treatments: tuple[Treatment, ...]
    parts: Mapping[OutcomeId, OutcomePart]

    @cached_property
    def given(self) -> tuple[Treatment, ...]:
        """The treatments that count: not void, and something was injected; oldest first."""
        return tuple(one for one in self.treatments if one.was_given)

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """The contacts, oldest first."""
        found = (part for part in self.parts.values() if isinstance(part, Contact))
        return tuple(sorted(found, key=lambda one: (one.on, one.number)))

    @cached_property
    def measurements(self) -> tuple[Measurement, ...]:
        """What was told at contacts, by the day it was counted to."""
        found = (part for part in self.parts.values() if isinstance(part, Measurement))
        return tuple(sorted(found, key=lambda one: (one.ends_on, one.number)))

    @cached_property
    def adverse_effects(self) -> tuple[AdverseEffect, ...]:
        """The adverse effects in the order they were entered."""
        found = (part for part in self.parts.values() if isinstance(part, AdverseEffect))
        return tuple(sorted(found, key=lambda one: one.number))

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions, oldest first."""
        found = (part for part in self.parts.values() if isinstance(part, Decision))
        return tuple(sorted(found, key=lambda one: one.number))

    @cached_property
    def diary(self) -> tuple[DiaryDay, ...]:
        """The days of the diary in order; a day nobody noted is not among them."""
        found = (part for part in self.parts.values() if isinstance(part, DiaryDay))
        return tuple(sorted(found, key=lambda one: one.day))

    @cached_property
    def months(self) -> tuple[DiaryMonth, ...]:
        """The diary counted month by month; every measure asks for it."""
        return diary_months(self.diary, self.given[0].day if self.given else None)

    def baseline(self, measure: str) -> Baseline | None:
        """The chosen baseline of a measure, None where none was chosen."""
        part = self.parts.get((Baseline, measure))
        return part if isinstance(part, Baseline) else None
