"""Five equal steps up to the largest value, and what a legend prints of them."""

from decimal import Decimal

import pytest

from gui.history.dose_map.figures import figure, step_of, step_values
from model.outcome.dose_sums import Counting


@pytest.mark.parametrize(
    ("value", "step"),
    [("0.1", 0), ("5", 0), ("5.1", 1), ("15", 2), ("20", 3), ("20.1", 4), ("25", 4)],
)
def test_a_bound_belongs_to_the_step_beneath(value: str, step: int) -> None:
    assert step_of(Decimal(value), Decimal(25)) == step


def test_a_mean_without_end_stays_in_the_last_step() -> None:
    third = Decimal(17) / 3
    assert step_of(third, third) == 4
    assert figure(third) == "5.7"


def test_the_legend_prints_the_bounds() -> None:
    bounds = [figure(most) for _, most in step_values(Counting.SUM, Decimal("22.5"))]
    assert bounds == ["4.5", "9", "13.5", "18", "22.5"]


def test_counts_have_whole_bounds_and_no_empty_step() -> None:
    assert [(s, int(most)) for s, most in step_values(Counting.TIMES, Decimal(3))] == [
        (1, 1), (3, 2), (4, 3),
    ]  # fmt: skip
    for step, most in step_values(Counting.TIMES, Decimal(3)):
        assert step_of(most, Decimal(3)) == step
