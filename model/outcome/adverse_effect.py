"""Something unwanted after an injection: when, how bad, what came of it, and where."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from model.errors import InvalidValueError
from model.injection import Laterality
from model.one_line import checked_line, checked_text, has_visible

LONGEST_NAME, LONGEST_ACTION, LONGEST_NOTE = 120, 500, 2000
LONGEST_DAYS = 9999
OTHER = "other"


class EffectSeverity(StrEnum):
    """How bad it was."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """How likely it came from the injections."""

    NONE = "none"
    UNLIKELY = "unlikely"
    POSSIBLE = "possible"
    PROBABLE = "probable"
    DEFINITE = "definite"
    UNKNOWN = "unknown"


class EffectOutcome(StrEnum):
    """What became of it."""

    RECOVERED = "recovered"
    RECOVERING = "recovering"
    ONGOING = "ongoing"
    LASTING = "lasting"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEffect:
    """One effect; effect is a code of the clinic's list, text its words or those typed.

    session_id is the session it followed. It belongs to a site, to a muscle, or to neither.
    """

    number: int
    effect: str
    text: str
    onset_on: date | None = None
    lasted_days: int | None = None
    severity: EffectSeverity = EffectSeverity.UNKNOWN
    relation: Relation = Relation.UNKNOWN
    action: str = ""
    outcome: EffectOutcome = EffectOutcome.UNKNOWN
    session_id: int | None = None
    muscle: str | None = None
    laterality: Laterality | None = None
    site_code: str = ""
    note: str = ""
    clinician_id: int
    recorded_at: datetime


def checked_effect(effect: AdverseEffect) -> AdverseEffect:
    """The same, tidy; raises InvalidValueError naming the field."""
    text = checked_line("text", effect.text, LONGEST_NAME)
    if not has_visible(text):
        raise InvalidValueError("text", "Say what happened.")
    if effect.onset_on and effect.onset_on > effect.recorded_at.astimezone().date():
        raise InvalidValueError("onset_on", "This day is still to come.")
    if effect.lasted_days is not None and not 0 <= effect.lasted_days <= LONGEST_DAYS:
        raise InvalidValueError("lasted_days", f"Enter a number of days up to {LONGEST_DAYS}.")
    return replace(
        effect,
        text=text,
        action=checked_line("action", effect.action, LONGEST_ACTION),
        site_code=checked_line("site_code", effect.site_code, 20),
        note=checked_text("note", effect.note, LONGEST_NOTE),
    )
