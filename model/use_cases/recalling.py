"""What came of calling somebody who is due: a contact as it was typed."""

from dataclasses import replace
from datetime import datetime

from model.dates import read_day
from model.errors import InvalidValueError
from model.outcome.contact import Contact, Result
from model.session_clock import read_time


def call(result: Result, note: str, *, channel: str, at: datetime, actor: int) -> Contact:
    """A call made now, still without a number."""
    return Contact(
        number=0,
        on=at.astimezone().date(),
        channel=channel,
        result=result,
        note=note,
        clinician_id=actor,
        recorded_at=at,
    )


def booking(
    typed_day: str, typed_time: str, note: str, *, channel: str, at: datetime, actor: int
) -> Contact:
    """A session booked now; the time may stay open. Raises InvalidValueError naming the field."""
    if not typed_day.strip():
        raise InvalidValueError("booked_on", "Say for which day the session is booked.")
    day = read_day(typed_day, "booked_on")
    if day < at.astimezone().date():
        raise InvalidValueError("booked_on", "This day is over. Check month and year.")
    clock = ""
    if typed_time.strip():
        clock = f"{read_time(typed_time, day, 'booked_time').astimezone():%H:%M}"
    made = call(Result.BOOKED, note, channel=channel, at=at, actor=actor)
    return replace(made, booked_on=day, booked_time=clock)
