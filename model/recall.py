"""Who is to be called: overdue, due in a week, at a checkpoint, never back; what was left open."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from model.outcome.contact import Result
from model.outcome.lists import OutcomeLists
from model.practice.lists import Practice


class Group(StrEnum):
    """Why somebody is on the list, the most urgent first."""

    LEFT_OPEN = "left_open"
    OVERDUE = "overdue"
    WEEK = "week"
    CHECKPOINT = "checkpoint"
    NEVER_BACK = "never_back"
    BOOKED = "booked"
    """Whoever has a day from today on; called for nothing until that day is over."""


def monday_of(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallAsked:
    """From which day it is looked, by which rules, and the Monday of the week asked for.

    From more than overdue_days over on a patient counts as never come back. checkpoint_weeks are
    those before the next session; each is listed for checkpoint_days after its day.
    """

    today: date
    week: date
    overdue_days: int
    checkpoint_weeks: tuple[int, ...]
    checkpoint_days: int

    @property
    def is_this_week(self) -> bool:
        """Whether the week is the one today lies in."""
        return self.week == monday_of(self.today)

    def checkpoint_range(self, weeks: int) -> tuple[date, date]:
        """The first and the last day of sessions whose checkpoint waits for a call.

        It waits until the next checkpoint at the latest: nobody is listed for two.
        """
        later = [other for other in self.checkpoint_weeks if other > weeks]
        next_in = 7 * (min(later) - weeks) if later else self.checkpoint_days + 1
        last = self.today - timedelta(weeks=weeks)
        return last - timedelta(days=min(self.checkpoint_days, next_in - 1)), last

    def due_range(self, group: Group) -> tuple[date, date]:
        """The first and the last day on which those due by a day are due.

        For the groups overdue, week and never back.

        Of this week the days gone by are not in it: who was due then is overdue.
        """
        longest = self.today - timedelta(days=self.overdue_days)
        if group is Group.OVERDUE:
            return longest, self.today - timedelta(days=1)
        if group is Group.NEVER_BACK:
            return date.min, longest - timedelta(days=1)
        first = max(self.week, self.today) if self.is_this_week else self.week
        return first, self.week + timedelta(days=6)


def asked(
    today: date, lists: OutcomeLists, practice: Practice, week: date | None = None
) -> RecallAsked:
    """The question by the clinic's own lists; without a week that of today."""
    weeks = sorted(checkpoint.weeks for checkpoint in practice.checkpoints)
    return RecallAsked(
        today=today,
        week=monday_of(week or today),
        overdue_days=lists.overdue_days,
        checkpoint_weeks=tuple(weeks[:-1]),  # the last is the next session itself
        checkpoint_days=lists.checkpoint_days,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallRow:
    """Somebody to be called; weeks are those of the checkpoint, 0 in the other groups.

    booked_on is after the last session, contact_on is the last contact of all. Of a session left
    open the last one is that session itself, due since its own day; given_tenths is what was given
    in it, in tenths of a unit, and 0 in the other groups.
    """

    group: Group
    patient_id: int
    family_name: str
    given_names: str
    born_on: date
    record_number: str
    phone: str
    email: str
    last_session_id: int
    last_on: date
    due_on: date
    weeks: int = 0
    given_tenths: int = 0
    contact_on: date | None = None
    contact_result: Result = Result.NONE
    booked_on: date | None = None
    booked_time: str = ""

    @property
    def list_name(self) -> str:
        """As lists write a name."""
        return ", ".join(part for part in (self.family_name, self.given_names) if part)

    @property
    def day(self) -> date:
        """The day it is about: that of the checkpoint, or of the next session."""
        if self.group is Group.BOOKED and self.booked_on:
            return self.booked_on
        return self.last_on + timedelta(weeks=self.weeks) if self.weeks else self.due_on

    @property
    def contacted_on(self) -> date | None:
        """The last contact since the last session; None where there was none."""
        since = self.contact_on is not None and self.contact_on > self.last_on
        return self.contact_on if since else None

    @property
    def initials(self) -> str:
        """The first letters of the names."""
        names = f"{self.given_names} {self.family_name}".split()
        return "".join(f"{name[0]}." for name in names)
