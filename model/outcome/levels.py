"""The baseline a measure is held against, and the values at which it is reduced by so much."""

from dataclasses import dataclass
from decimal import Decimal

from model.outcome.series import Series

REDUCTIONS = (30, 50)  # per cent: what guidelines and payers ask for


@dataclass(frozen=True, slots=True)
class Level:
    """The value that is percent below the baseline; exact."""

    percent: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class ShownBaseline:
    """A baseline scaled to 28 days; one that is not chosen is only what would be chosen."""

    value: Decimal
    chosen: bool


def shown_baseline(series: Series) -> ShownBaseline | None:
    """The chosen baseline, else the proposed one, None without either."""
    if series.baseline_value is not None:
        return ShownBaseline(series.baseline_value, chosen=True)
    return ShownBaseline(series.proposed.value, chosen=False) if series.proposed else None


def levels_of(series: Series) -> tuple[Level, ...]:
    """The reductions from a chosen baseline above zero, where fewer is better.

    None for a scale that does not begin at zero, such as HIT-6: a share of it says nothing.
    """
    baseline, measure = series.baseline_value, series.measure
    if not baseline or baseline < 0 or measure.better != "lower" or measure.least != 0:
        return ()
    return tuple(Level(percent, baseline * (100 - percent) / 100) for percent in REDUCTIONS)
