"""Single values of a session by their key: headache days, diagnosis, tolerance, the clock."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from model.clock import from_milliseconds
from model.errors import InvalidValueError
from model.one_line import checked_line
from model.outcome.measurement import LONGEST_PERIOD
from model.patient import LONGEST_ALLERGIES

LONGEST_NOTE = 500
LONGEST_KEPT = 4000
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,-]{0,79}")
KEY = re.compile(r"[a-z]{1,40}(\.[a-z][a-z0-9_-]{0,39}){1,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A value as text in its one canonical form; note says why where a reason is asked."""

    key: str
    value: str
    note: str = ""
    carried_over: bool = False
    recorded_at: datetime

    @property
    def number(self) -> Decimal:
        """The value of a count or a number."""
        return Decimal(self.value)

    @property
    def day(self) -> date:
        """The value of a day."""
        return date.fromisoformat(self.value)

    @property
    def moment(self) -> datetime:
        """The value of a moment, aware, in UTC."""
        return datetime.fromisoformat(self.value).astimezone(UTC)


Check = Callable[[str, str], str]


def number(least: int, most: int, *, decimals: int = 0) -> Check:
    """A checker of numbers within bounds; a comma is read as the decimal sign."""
    step = Decimal(1).scaleb(-decimals)

    def check(key: str, typed: str) -> str:
        text = typed.strip().replace(",", ".").replace("−", "-")
        try:
            value = Decimal(text)
        except InvalidOperation:
            raise InvalidValueError(key, f"Enter a number from {least} to {most}.") from None
        if not re.fullmatch(r"-?\d{1,6}(\.\d{1,6})?", text, re.ASCII) or not least <= value <= most:
            raise InvalidValueError(key, f"Enter a number from {least} to {most}.")
        if value % step:
            places = f"at most {decimals} decimal" + "s" * (decimals > 1) if decimals else ""
            raise InvalidValueError(key, f"Enter a number with {places or 'no decimals'}.")
        return f"{value.normalize() + 0:f}"  # + 0: never a minus nought

    return check


def line(most: int) -> Check:
    """A checker of one line of text."""
    return lambda key, typed: checked_line(key, typed, most)


def one_of(*allowed: str) -> Check:
    """A checker of a choice."""

    def check(key: str, typed: str) -> str:
        if typed not in allowed:
            raise InvalidValueError(key, f"{typed!r} is none of {', '.join(allowed)}.")
        return typed

    return check


def code(key: str, typed: str) -> str:
    """A code of one of the clinic's lists, or several with commas."""
    if not CODE.fullmatch(typed):
        raise InvalidValueError(key, f"{typed!r} is not a code of a list.")
    return typed


def day(key: str, typed: str) -> str:
    """A day as 2026-11-20."""
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        raise InvalidValueError(key, "Enter a date such as 20 Nov 2026.") from None


def moment(key: str, typed: str) -> str:
    """An aware moment, kept in UTC to the millisecond."""
    try:
        value = datetime.fromisoformat(typed)
        if value.tzinfo is None:
            raise ValueError("no time zone")
    except ValueError:
        raise InvalidValueError(key, "Enter a time such as 10:42.") from None
    return from_milliseconds(round(value.timestamp() * 1000)).isoformat()


YES_NO = one_of("yes", "no")

KEYS: Mapping[str, Check] = {
    # Over how many days the counts beside it were taken; 28 where it is not said.
    "indication.period_days": number(1, LONGEST_PERIOD),
    "indication.headache_days": number(0, LONGEST_PERIOD),
    "indication.migraine_days": number(0, LONGEST_PERIOD),
    "indication.severe_days": number(0, LONGEST_PERIOD),
    "indication.headache_hours": number(0, LONGEST_PERIOD * 24, decimals=1),
    "indication.hours_a_day": number(0, 24, decimals=1),
    "indication.diagnosis": code,
    "indication.aura": YES_NO,
    "indication.overuse": YES_NO,
    "indication.acute_days": number(0, LONGEST_PERIOD),
    "indication.overuse_plan": line(200),
    "indication.allergies": line(LONGEST_ALLERGIES),
    "indication.hit6": number(36, 78),
    "indication.midas": number(0, 270),
    "indication.msq_restrictive": number(0, 100, decimals=1),
    "indication.msq_preventive": number(0, 100, decimals=1),
    "indication.msq_emotional": number(0, 100, decimals=1),
    "indication.global_change": number(-3, 3),
    "indication.wear_off_week": number(0, 52),
    "aftercare.tolerance": code,
    "aftercare.pain": number(0, 10),
    "aftercare.observed_minutes": number(0, 600),
    "aftercare.leaflet": code,
    "aftercare.leaflet_version": line(40),
    "aftercare.leaflet_language": line(40),
    "aftercare.leaflet_size": code,
    "aftercare.next_due": day,
    "clock.started": moment,
    "clock.first": moment,
    "clock.last": moment,
    "clock.ended": moment,
}
# The parts of a question, such as check.consent.form, are named in the clinic's list.
PART_OF_CHECK: Check = line(200)
# What a chart prints from elsewhere, written with the signature: use_cases/kept_lists.py.
KEPT = "kept."
REASON_NEEDED = frozenset({"clock.started", "clock.first", "clock.last", "clock.ended"})


def checked_detail(detail: Detail) -> Detail:
    """The same in canonical form; raises InvalidValueError whose field is the key."""
    if not KEY.fullmatch(detail.key):
        raise InvalidValueError(detail.key, f"{detail.key!r} is not the name of a value.")
    check = _check_of(detail.key)
    if check is None:
        raise InvalidValueError(detail.key, f"There is no value {detail.key!r}.")
    note = checked_line(detail.key, detail.note, LONGEST_NOTE)
    if detail.key in REASON_NEEDED and not note:
        raise InvalidValueError(detail.key, "Say why the time is changed.")
    value = check(detail.key, detail.value)
    if not value:
        raise InvalidValueError(detail.key, "An empty value is taken away instead.")
    return replace(detail, value=value, note=note)


def _check_of(key: str) -> Check | None:
    if key.startswith("check."):
        return PART_OF_CHECK
    return line(LONGEST_KEPT) if key.startswith(KEPT) else KEYS.get(key)
