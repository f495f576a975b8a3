"""One treatment session of one patient."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

LONGEST_NOTE = 20_000  # characters; some five printed pages


class SessionState(StrEnum):
    """Draft while it is charted; finished refuses every change until it is opened again."""

    DRAFT = "draft"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session as kept in the store; number counts the patient's sessions as they were begun."""

    session_id: int
    patient_id: int
    clinician_id: int
    protocol_version_id: int
    head_map_version_id: int
    number: int
    state: SessionState
    started_at: datetime
    ended_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSummary:
    """A session in a list: who, when, and what the rows add up to."""

    session: Session
    patient_name: str
    record_number: str
    clinician_name: str
    sites_given: int
    sites_not_given: int
    extras_given: int
    units_given: Decimal
    signed_by: str = ""
    """The author's name with credentials; empty while nobody signed."""
    is_void: bool = False
    """Declared entered in error: it stays in lists and counts in no sum."""
    awaits_cosignature: bool = False
