"""Units and volumes, exact: Decimal in the program, whole tenths of a unit in the table."""

from decimal import Decimal

from model.errors import InvalidValueError

TENTHS_PER_UNIT = 10
TENTH = Decimal("0.1")
# A single site never holds more than the largest vial; a mistyped 500 for 5.0 is caught.
MOST_UNITS_AT_ONE_SITE = Decimal(200)
MOST_UNITS_TYPED = 10_000  # of any product in one session: a mistyped number, not a dose


def to_tenths(dose_units: Decimal, field: str = "dose_units") -> int:
    """Whole tenths of a unit; raises InvalidValueError for a finer or impossible dose."""
    if not dose_units.is_finite():
        raise InvalidValueError(field, "A dose is a number with at most one decimal.")
    if not 0 < dose_units <= MOST_UNITS_AT_ONE_SITE:
        raise InvalidValueError(
            field, f"A dose at one site lies above 0 and up to {MOST_UNITS_AT_ONE_SITE} U."
        )
    # A remainder is exact where a product would be rounded to the context's 28 digits.
    if dose_units % TENTH:
        raise InvalidValueError(field, "A dose is a number with at most one decimal.")
    return int(dose_units * TENTHS_PER_UNIT)


def from_tenths(tenths: int) -> Decimal:
    """The dose in units; whole doses without a decimal."""
    return trimmed(Decimal(tenths) / TENTHS_PER_UNIT)


def trimmed(number: Decimal) -> Decimal:
    """The same number without needless zeros, and never as a power of ten."""
    whole = Decimal(int(number))
    return whole if whole == number else number.normalize()


def volume_ml(dose_units: Decimal, units_per_ml: Decimal) -> Decimal:
    """The volume in mL that holds a dose at a concentration in units per mL."""
    return dose_units / units_per_ml
