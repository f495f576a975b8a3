"""When the next session is due, and when to ask how it went until then."""

from dataclasses import dataclass
from datetime import date, timedelta

from model.practice.lists import Practice
from model.session_chart import SessionChart

KEY = "aftercare.next_due"


@dataclass(frozen=True, slots=True)
class DatedCheckpoint:
    """A checkpoint on its day; weeks are whole weeks after the session."""

    weeks: int
    day: date
    text: str


def session_day(chart: SessionChart) -> date:
    """The day of the session on the clinic's own calendar."""
    return chart.session.started_at.astimezone().date()


def earliest_due(chart: SessionChart) -> date:
    """The day before which a further session needs a reason: the protocol's interval."""
    return session_day(chart) + timedelta(days=chart.protocol.interval_days)


def next_due(chart: SessionChart) -> date:
    """The day chosen for the next session, else the protocol's interval after this one."""
    chosen = chart.detail(KEY)
    return chosen.day if chosen else earliest_due(chart)


def due_reason(chart: SessionChart) -> str:
    """Why the next session is due earlier than the interval; empty where it is not."""
    chosen = chart.detail(KEY)
    return chosen.note if chosen else ""


def checkpoints(chart: SessionChart, practice: Practice) -> tuple[DatedCheckpoint, ...]:
    """The clinic's checkpoints by day; the last is the next session itself and moves with it.

    One that would fall behind the next session is left out.
    """
    start, due = session_day(chart), next_due(chart)
    *before, last = sorted(practice.checkpoints, key=lambda one: one.weeks)
    dated = [
        DatedCheckpoint(one.weeks, day, one.text)
        for one in before
        if (day := start + timedelta(weeks=one.weeks)) < due
    ]
    return (*dated, DatedCheckpoint((due - start).days // 7, due, last.text))
