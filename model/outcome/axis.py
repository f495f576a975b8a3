"""The scale a measure is drawn on: from where, up to where, and its steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import count

from model.outcome.lists import Measure

MOST_INTERVALS = 7
WHOLE_UP_TO = 100  # a longer scale is drawn only as far as its values reach
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 6, 7, 13, 4, 3)  # those that read best first


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole numbers; the last step ends at most."""

    least: int
    most: int
    step: int

    @property
    def ticks(self) -> tuple[int, ...]:
        """The values that are written at the axis."""
        return tuple(range(self.least, self.most + 1, self.step))


def axis_of(measure: Measure, highest: Decimal) -> Axis:
    """The measure's own scale; of a long one as much as the highest value needs."""
    least, most = measure.least, measure.most
    if most - least > WHOLE_UP_TO:
        most = next(top for top in _round_tops() if top >= max(highest, Decimal(10)))
        most = max(most, least + 1)
    step = next(
        (
            one
            for one in STEPS
            if (most - least) % one == 0 and 3 <= (most - least) // one <= MOST_INTERVALS
        ),
        max(1, (most - least) // MOST_INTERVALS),
    )
    return Axis(least, least + step * -(-(most - least) // step), step)


def _round_tops() -> Iterator[int]:
    for power in count(1):
        for part in (10, 14, 20, 25, 30, 40, 50, 60, 80):
            yield part * 10 ** (power - 1)
