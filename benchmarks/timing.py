"""Pairs of floor and measured run, one after the other, and what their ratios come to.

On a machine with other work a duration by itself says little. Floor and measured run are
therefore taken in turn (A B A B), each pair gives a ratio, and the median of the ratios counts.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

FEWEST_RUNS = 7
Sample = Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """An upper bound on an absolute figure beside the ratio."""

    name: str
    figure: float
    limit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One measure: floor and figure of every pair in the unit, and the aim for their ratio."""

    measure: str
    floor_name: str
    unit: str
    floors: Sequence[float]
    figures: Sequence[float]
    aim: float
    limits: Sequence[Limit] = ()

    @property
    def ratio(self) -> float:
        """The median of the pairs' ratios."""
        return median(b / a for a, b in zip(self.floors, self.figures, strict=True))

    @property
    def is_met(self) -> bool:
        """Whether the aim is reached, and every limit kept."""
        return self.ratio <= self.aim and all(x.figure <= x.limit for x in self.limits)

    def as_json(self) -> dict[str, object]:
        """Everything, for the results file."""
        return {
            "measure": self.measure,
            "floor": self.floor_name,
            "unit": self.unit,
            "ratio": round(self.ratio, 3),
            "aim": self.aim,
            "met": self.is_met,
            "floor_median": round(median(self.floors), 4),
            "measured_median": round(median(self.figures), 4),
            "floors": [round(value, 4) for value in self.floors],
            "figures": [round(value, 4) for value in self.figures],
            "limits": {
                x.name: {"figure": round(x.figure, 4), "limit": x.limit} for x in self.limits
            },
        }


def in_pairs(
    floor: Sample, measured: Sample, runs: int, name: str
) -> tuple[list[float], list[float]]:
    """Floors and figures of interleaved runs; a first pair, of cold caches, is thrown away."""
    floors: list[float] = []
    figures: list[float] = []
    for run in range(runs + 1):
        show_progress(f"{name}: pair {run} of {runs}" if run else f"{name}: warming up")
        a, b = floor(), measured()
        if run:
            floors.append(a)
            figures.append(b)
    show_progress("")
    return floors, figures


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of all values lies at or below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def show_progress(text: str) -> None:
    """One line that is written over, on a terminal alone."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)
