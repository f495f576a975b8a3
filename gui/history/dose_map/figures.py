"""Figures in marks and legend: five equal steps of grey up to the largest value shown."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from gui.wording import number
from model.outcome.dose_sums import Counting

STEPS = 5
TENTH = Decimal("0.1")


def step_of(value: Decimal, largest: Decimal) -> int:
    """The step, from 0 on, that a value up to the largest lies in; a bound belongs beneath."""
    if value <= 0 or largest <= 0:
        return 0
    share = (value * STEPS / largest).to_integral_value(ROUND_CEILING)
    return min(STEPS, max(1, int(share))) - 1


def step_values(counting: Counting, largest: Decimal) -> list[tuple[int, Decimal]]:
    """The most that each step holds; of counts the whole ones, without steps that hold none."""
    bounds = [largest * place / STEPS for place in range(STEPS + 1)]
    if counting is not Counting.TIMES:
        return list(enumerate(bounds[1:]))
    whole = [bound.to_integral_value(ROUND_FLOOR) for bound in bounds]
    return [(step, whole[step + 1]) for step in range(STEPS) if whole[step + 1] > whole[step]]


def figure(value: Decimal) -> str:
    """A value as a mark and the legend show it: one decimal at most."""
    rounded = value.quantize(TENTH, ROUND_HALF_UP)
    return number(Decimal(int(rounded)) if rounded == int(rounded) else rounded)
