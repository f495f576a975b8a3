"""One contact with a patient between sessions: a call, a letter, a diary that was brought."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from model.errors import InvalidValueError
from model.one_line import checked_text

LONGEST_NOTE = 2000
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class Result(StrEnum):
    """What came of trying to reach somebody; NONE for a contact that was no recall."""

    NONE = ""
    CALLED = "called"
    LEFT_MESSAGE = "left_message"
    BOOKED = "booked"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """By whom, when and how; channel is a code of the clinic's list, booked_time as 14:30."""

    number: int
    on: date
    channel: str
    result: Result = Result.NONE
    booked_on: date | None = None
    booked_time: str = ""
    note: str = ""
    clinician_id: int
    recorded_at: datetime


def checked_contact(contact: Contact) -> Contact:
    """The same, tidy; raises InvalidValueError naming the field."""
    today = contact.recorded_at.astimezone().date()
    if contact.on > today:
        raise InvalidValueError("on", "This day is still to come.")
    if contact.on.year < today.year - 100:
        raise InvalidValueError("on", "This is over 100 years ago. Check the year.")
    if not contact.channel:
        raise InvalidValueError("channel", "Say how the patient was in touch.")
    if (contact.result is Result.BOOKED) != (contact.booked_on is not None):
        raise InvalidValueError("booked_on", "Say for which day the session is booked.")
    if contact.booked_on and contact.booked_on < contact.on:
        raise InvalidValueError("booked_on", "The booked day lies before the contact.")
    if contact.booked_time and (not contact.booked_on or not TIME.fullmatch(contact.booked_time)):
        raise InvalidValueError("booked_time", "Enter a time such as 14:30.")
    return replace(contact, note=checked_text("note", contact.note, LONGEST_NOTE))
