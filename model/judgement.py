"""What a clinician said of a finding: confirmed it, or goes on in spite of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from model.errors import InvalidValueError
from model.one_line import checked_line, has_visible

LONGEST_REASON = 500


class Severity(StrEnum):
    """A stop needs a typed reason to go on, confirm one press, a note nothing."""

    STOP = "stop"
    CONFIRM = "confirm"
    NOTE = "note"


class Verdict(StrEnum):
    """A finding to confirm takes the first, a stop only the second.

    The others are kept with a signature, so that a signed session tells its findings by itself.
    """

    CONFIRMED = "confirmed"
    OVERRIDDEN = "overridden"
    NOTED = "noted"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Holds for the finding as it was seen: with other numbers it has to be judged again."""

    finding: str
    title: str
    """The finding in words, as it stood on the screen."""
    severity: Severity
    """That of the finding: a stop nobody settled must not read as one to confirm later."""
    verdict: Verdict
    saw: str
    reason: str = ""
    clinician_id: int
    clinician_name: str
    at: datetime


def checked_judgement(judgement: Judgement) -> Judgement:
    """The same with a tidy reason; raises InvalidValueError for an override without one."""
    reason = checked_line("reason", judgement.reason, LONGEST_REASON)
    if judgement.verdict is Verdict.OVERRIDDEN and not has_visible(reason):
        raise InvalidValueError("reason", "Say why you go on all the same.")
    return replace(judgement, reason=reason)
