"""What a rule says of a patient, in numbers and codes; its words are made where it is shown."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import StrEnum

from model.response.facts import Reading
from model.response.rule import ResponseRule


class VerdictState(StrEnum):
    """What the numbers amount to."""

    RESPONDER = "responder"
    NON_RESPONDER = "non-responder"
    """The reduction is too small; by most rules the criterion for stopping is met."""
    NOT_YET_ASSESSABLE = "not-yet"
    """Time has to pass first, or a treatment to be given."""
    UNDECIDABLE = "undecidable"
    """Something that could be known by now was not entered, or allows no comparison."""


class Lack(StrEnum):
    """What is missing."""

    TREATMENT = "treatment"
    BASELINE = "baseline"
    BASELINE_ZERO = "baseline-zero"
    """No percentage of nothing can be told."""
    BASELINE_TOO_LOW = "baseline-too-low"
    """It cannot fall by the amount of the rule."""
    BASELINE_PERIOD = "baseline-period"
    """It was not counted over one month."""
    BASELINE_STALE = "baseline-stale"
    """The session it was taken from was declared void, or the value there is another now."""
    VALUE = "value"
    """A value after the treatment of a day, which could be known by now."""
    VALUE_TO_COME = "value-to-come"
    OLD_VALUE = "old-value"
    """The verdict stands on a value of long ago, of the day `on`."""
    CYCLES = "cycles"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing: after the treatment on a day, from the day since on.

    count: of what is still to come.
    """

    what: Lack
    on: date | None = None
    since: date | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Cycle:
    """A treatment and the value that tells its effect, None where none was measured."""

    on: date
    value: Reading | None


@dataclass(frozen=True, slots=True)
class SecondCriterion:
    """How many months in a row up to `until` lie below; gap is the month without a value before.

    Months by their first day; until is None where no month was measured since the first treatment.
    """

    months_in_row: int
    until: date | None
    gap: date | None
    is_met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The rule, the numbers used, the cycles counted and what is missing.

    reduction and reduction_percent are below zero where the value rose. Where the state is
    decided, missing may still say that it stands on an old value. may_wait: the
    reduction is too small, and the rule lets a further cycle be tried first.
    """

    rule: ResponseRule
    state: VerdictState
    baseline: Reading | None
    now: Reading | None
    reduction: Decimal | None
    reduction_percent: Decimal | None
    cycles: tuple[Cycle, ...]
    second: SecondCriterion | None
    missing: tuple[Missing, ...]
    today: date
    may_wait: bool = False

    @property
    def cycles_counted(self) -> int:
        """How many cycles have a value."""
        return sum(cycle.value is not None for cycle in self.cycles)

    @property
    def months_in_row(self) -> int:
        """Of the second criterion, 0 where the rule has none."""
        return self.second.months_in_row if self.second else 0


def shown(value: Decimal, *, step: Decimal, edge: Decimal | None = None) -> Decimal:
    """A figure rounded to be read; never over the edge that a rule draws and it does not reach.

    29.6 % is 29.6 and not 30 where at least 30 is asked for, and 30 where 50 is.
    """
    if edge is None:
        return value.quantize(step, rounding=ROUND_HALF_UP)
    for finer in range(12):
        grain = step.scaleb(-finer)
        way = ROUND_FLOOR if finer else ROUND_HALF_UP
        rounded = value.quantize(grain, rounding=way)
        if (rounded >= edge) == (value >= edge):
            return rounded
    return value
