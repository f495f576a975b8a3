"""Memory of the started program, idle with its patient list."""

from benchmarks.practice import PATIENTS
from benchmarks.starts import FLOOR, start_pairs, values
from benchmarks.timing import Result


def measure(runs: int, patients: int = PATIENTS) -> Result:
    """Resident memory of both, a moment after they are ready."""
    bare, real = start_pairs(runs, patients)
    return Result(
        measure="memory after the start",
        floor_name=FLOOR,
        unit="MB",
        floors=values(bare, "resident_mb"),
        figures=values(real, "resident_mb"),
        aim=2.0,
    )
