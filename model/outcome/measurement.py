"""One number that was told or counted: over a stated period, or the total of a questionnaire."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

MONTH_DAYS = 28  # what counts are scaled to
LONGEST_PERIOD = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A value as counted in period_days ending on a day; without a period on that day.

    measure is a code of the clinic's list, contact the one by which it became known.
    """

    number: int
    measure: str
    value: Decimal
    period_days: int | None
    ends_on: date
    contact: int
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The value from before treatment that all later ones are held against; chosen once.

    source says where it came from: session:12, contact:3, diary. reason why another was chosen
    in the place of a first one, empty for the first.
    """

    measure: str
    value: Decimal
    period_days: int | None
    ends_on: date
    source: str
    reason: str = ""
    clinician_id: int
    recorded_at: datetime


def per_month(value: Decimal, period_days: int | None) -> Decimal:
    """A count scaled to 28 days, exact to what Decimal holds; a total as it is."""
    if period_days in (None, MONTH_DAYS):
        return value
    return value * MONTH_DAYS / period_days
