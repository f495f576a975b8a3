"""From the start of the process to the first painted window."""

from benchmarks.practice import PATIENTS
from benchmarks.starts import FLOOR, start_pairs, values
from benchmarks.timing import Result


def measure(runs: int, patients: int = PATIENTS) -> Result:
    """Both from before the interpreter runs to the window on the screen."""
    bare, real = start_pairs(runs, patients)
    return Result(
        measure="start to first painted window",
        floor_name=FLOOR,
        unit="ms",
        floors=values(bare, "painted_ms"),
        figures=values(real, "painted_ms"),
        aim=1.6,
    )
