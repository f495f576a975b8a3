"""The preventive medicines a patient has tried, and why each ended."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from model.errors import InvalidValueError
from model.one_line import checked_line, has_visible

MOST_PREVENTIVES = 30


class Outcome(StrEnum):
    """The three outcomes that guidelines count, and those that have none yet."""

    NOT_WORKED = "not_worked"
    NOT_TOLERATED = "not_tolerated"
    UNSUITABLE = "unsuitable"
    ONGOING = "ongoing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preventive:
    """One medicine with dose and duration in words, such as 100 mg and 4 months."""

    number: int
    medicine: str
    dose: str = ""
    duration: str = ""
    outcome: Outcome = Outcome.UNKNOWN
    carried_over: bool = False
    recorded_at: datetime


def checked_preventive(preventive: Preventive) -> Preventive:
    """The same with its texts tidy; raises InvalidValueError naming the field to mend."""
    tidy = replace(
        preventive,
        medicine=checked_line("medicine", preventive.medicine, 80),
        dose=checked_line("dose", preventive.dose, 60),
        duration=checked_line("duration", preventive.duration, 60),
    )
    if not 1 <= tidy.number <= MOST_PREVENTIVES:
        raise InvalidValueError("number", f"At most {MOST_PREVENTIVES} medicines fit here.")
    if not has_visible(tidy.medicine):
        raise InvalidValueError("medicine", "Enter the name of the medicine.")
    return tidy
