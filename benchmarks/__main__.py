"""Measures and tells: `python -m benchmarks [--only NAME] [--runs N]`, see README.md beside."""

import argparse
import json
import platform
import sys
from pathlib import Path
from statistics import median

from benchmarks import chart_pdf, click, findings, first_paint, mark, memory, signing, typing_ready
from benchmarks.timing import FEWEST_RUNS, Result

RESULTS = Path(__file__).parent / "results.json"
MEASURES = {
    "first-paint": first_paint.measure,
    "typing": typing_ready.measure,
    "memory": memory.measure,
    "click": click.measure,
    "mark": mark.measure,
    "findings": findings.measure,
    "pdf": chart_pdf.measure,
    "signing": signing.measure,
}


def main(argv: list[str]) -> int:
    """Run the measures asked for, print the table, keep it as JSON; 1 where an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=MEASURES, action="append", help="this measure alone")
    parser.add_argument("--runs", type=int, default=9, help="pairs of each measure, at least 7")
    parser.add_argument(
        "--sessions", type=int, default=signing.SESSIONS, help="sessions signed in all (signing)"
    )
    asked = parser.parse_args(argv)
    if asked.runs < FEWEST_RUNS:
        parser.error(f"fewer than {FEWEST_RUNS} pairs say nothing on a machine with other work")
    results = []
    print(f"{'measure':<47}{'floor':>11}{'measured':>13}{'ratio':>8}{'aim':>6}")
    for name in asked.only or MEASURES:
        more = {"sessions": asked.sessions} if name == "signing" else {}
        results.append(MEASURES[name](asked.runs, **more))
        tell(results[-1])
    RESULTS.write_text(json.dumps(_document(results), indent=2) + "\n", encoding="utf-8")
    print(f"{asked.runs} pairs each, medians; kept in {RESULTS.relative_to(Path.cwd())}"
          if RESULTS.is_relative_to(Path.cwd()) else f"kept in {RESULTS}")  # fmt: skip
    return 0 if all(result.is_met for result in results) else 1


def tell(result: Result) -> None:
    """A line of the table."""
    floor, figure = median(result.floors), median(result.figures)
    unit = result.unit
    print(
        f"{result.measure:<47}{floor:>8.2f} {unit}{figure:>10.2f} {unit}"
        f"{result.ratio:>8.2f}{result.aim:>6.1f}  {'' if result.is_met else 'MISSED'}"
    )
    print(f"    floor: {result.floor_name}")
    for limit in result.limits:
        print(f"    {limit.name}: {limit.figure:.2f} {unit}, limit {limit.limit:g} {unit}")


def _document(results: list[Result]) -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "processor": platform.machine(),
        "measures": [result.as_json() for result in results],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
