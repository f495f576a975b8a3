"""What was given to a patient over all sessions, as the file tells it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from model.injection import FreePlace, Kind, Laterality
from model.protocol import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseSession:
    """A session that counts: not void, and something was injected in it."""

    session_id: int
    started_at: datetime
    is_open: bool
    is_corrected: bool
    """Whether values were corrected by an amendment; sums hold what was signed."""
    protocol: Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRow:
    """A fixed site over all sessions, or an added one in one session, which session_id names.

    Open sessions and ended ones have rows of their own. place is that of an added site.
    """

    kind: Kind
    code: str
    muscle: str | None
    laterality: Laterality
    is_open: bool
    session_id: int | None
    place: FreePlace | None
    label: str
    units: Decimal
    times_given: int
    times_not_given: int
    times_moved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseHistory:
    """The sessions and the rows, the oldest first."""

    sessions: tuple[DoseSession, ...]
    rows: tuple[DoseRow, ...]
