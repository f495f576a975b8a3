"""The four times of a session: taken from what was recorded, or corrected with a reason."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import pairwise

from model.detail import Detail
from model.errors import InvalidValueError
from model.injection import State
from model.session_chart import SessionChart

WHICH = ("started", "first", "last", "ended")
WORDS = {
    "started": "The start",
    "first": "The first injection",
    "last": "The last injection",
    "ended": "The end",
}
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Aware moments; None where nothing was recorded yet."""

    started: datetime | None = None
    first: datetime | None = None
    last: datetime | None = None
    ended: datetime | None = None

    def of(self, which: str) -> datetime | None:
        """One of the four by its name in WHICH."""
        found: datetime | None = getattr(self, which)
        return found


def recorded(chart: SessionChart) -> Times:
    """The times as the program took them from the session and its injections."""
    given = [i.recorded_at for i in chart.injections.values() if i.state is State.GIVEN]
    return Times(
        started=chart.session.started_at,
        first=min(given, default=None),
        last=max(given, default=None),
        ended=chart.session.ended_at,
    )


def times(chart: SessionChart) -> Times:
    """The times that hold: those recorded, but where one was corrected."""
    corrected = {which: detail.moment for which in WHICH if (detail := _detail(chart, which))}
    return with_times(recorded(chart), corrected)


def reasons(chart: SessionChart) -> Mapping[str, str]:
    """Why times were corrected, by which of them."""
    return {which: detail.note for which in WHICH if (detail := _detail(chart, which))}


def with_times(before: Times, other: Mapping[str, datetime]) -> Times:
    """The same with some of them replaced."""
    return replace(before, **other)


def check_order(held: Times) -> None:
    """Raise InvalidValueError for the first time that lies before one that it must follow."""
    known = [(which, moment) for which in WHICH if (moment := held.of(which))]
    for (earlier, before), (later, after) in pairwise(known):
        # To the minute: that is what is typed and what is shown.
        if _minute(after) < _minute(before):
            raise InvalidValueError(
                f"clock.{later}", f"{WORDS[later]} cannot lie before {_inside(WORDS[earlier])}."
            )


def read_time(typed: str, day: date, field: str) -> datetime:
    """The moment meant by 10:42, 10.42 or 1042 on a local day, in UTC.

    Raises InvalidValueError for the field.
    """
    match = _TIME.fullmatch(typed.strip())
    hour, minute = (int(match[1]), int(match[2])) if match else (99, 99)
    if hour > 23 or minute > 59:
        raise InvalidValueError(field, "Enter a time such as 10:42.")
    return datetime.combine(day, time(hour, minute)).astimezone(UTC)


def _detail(chart: SessionChart, which: str) -> Detail | None:
    return chart.detail(f"clock.{which}")


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _inside(words: str) -> str:
    return words[0].lower() + words[1:]
