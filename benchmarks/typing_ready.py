"""From the start of the process to a filled list and a typed letter in sight."""

from benchmarks.practice import PATIENTS
from benchmarks.starts import FLOOR, start_pairs, values
from benchmarks.timing import Result


def measure(runs: int, patients: int = PATIENTS) -> Result:
    """The program until a letter is painted in the search field, the floor until it is painted."""
    bare, real = start_pairs(runs, patients)
    return Result(
        measure="start to list filled and a letter typed",
        floor_name=FLOOR,
        unit="ms",
        floors=values(bare, "painted_ms"),
        figures=values(real, "typed_ms"),
        aim=2.2,
    )
