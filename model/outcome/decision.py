"""What the clinician decided on going on with the treatment, and what the program had shown."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from model.errors import InvalidValueError
from model.one_line import checked_line, has_visible

LONGEST_REASON = 500


class Choice(StrEnum):
    """The two ways on."""

    CONTINUE = "continue"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The clinician's own; rule, verdict and saw are what stood on the screen, in words."""

    number: int
    choice: Choice
    reason: str
    rule: str
    verdict: str
    saw: str
    clinician_id: int
    clinician_name: str
    recorded_at: datetime


def checked_decision(decision: Decision) -> Decision:
    """The same, tidy; raises InvalidValueError where it has no reason."""
    reason = checked_line("reason", decision.reason, LONGEST_REASON)
    if not has_visible(reason):
        raise InvalidValueError("reason", "Say why.")
    return replace(decision, reason=reason)
