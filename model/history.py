"""What came before a session."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSession:
    """An earlier session of the same patient: when, and what was given."""

    session_id: int
    started_at: datetime
    units_given: Decimal
    sites_given: int
    is_corrected: bool = False
    """Whether values were corrected after it was signed; the sums here are those signed."""

    @property
    def day(self) -> date:
        """The day on the clinic's own calendar."""
        return self.started_at.astimezone().date()
