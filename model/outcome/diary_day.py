"""One day of a headache diary."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryDay:
    """A day without a row is not known, never a day without headache.

    severity: 0 none, 1 mild, 2 moderate, 3 severe; None where it was not noted.
    """

    day: date
    headache: bool
    severity: int | None = None
    acute: bool | None = None
    recorded_at: datetime
