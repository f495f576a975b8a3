"""Days as a calendar file (RFC 5545) that other programs read: one event a day, all day long."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain

LONGEST_LINE = 75  # octets, without the line's end
PRODUCT = "-//Headmap//Headmap//EN"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """What is on a day; uid stays the same, so that a second import moves it and adds nothing."""

    uid: str
    day: date
    summary: str
    description: str = ""


def calendar_text(days: Iterable[CalendarDay], at: datetime) -> str:
    """The whole file, with CRLF; at is when it was made."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    lines = chain(head, *(_event(one, at) for one in days), ["END:VCALENDAR"])
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(one: CalendarDay, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(one.uid)}"
    yield f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(one.day)}"
    yield f"DTEND;VALUE=DATE:{_day(one.day + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(one.summary)}"
    if one.description:
        yield f"DESCRIPTION:{_escaped(one.description)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"  # nobody is busy all that day
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")  # %Y drops the noughts of early years on some systems


def _escaped(text: str) -> str:
    """A text value: its marks escaped, every space a plain one, other control characters out."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    plain = (" " if sign.isspace() else sign for sign in lines)
    return "".join(sign for sign in plain if sign.isprintable())


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, further ones after a space; no sign is split."""
    part, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LONGEST_LINE:
            yield part
            part, size = " ", 1
        part, size = part + sign, size + octets
    yield part
