"""Asks a practice of 1,000 sessions and one of a million the same: `python -m benchmarks.size`.

Both files are made first (benchmarks/large_practice.py), or kept between runs with --folder.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.large_practice import make
from benchmarks.patient_window import PatientWindow
from benchmarks.practice import temporary_folder
from benchmarks.timing import FEWEST_RUNS, Limit, Result, in_pairs
from model.departure import DepartureKind
from model.outcome.lists_file import load_outcome_lists
from model.outcome.series import series_of
from model.overview import Period
from model.paths import DataFolder
from model.practice.files import load_practice
from model.recall import Group, asked
from model.response.rules_file import load_response_rules
from model.search import Asked
from model.search import Period as SearchPeriod
from model.store.store import Store, open_store

SMALL, LARGE = 1_000, 1_000_000
# log 1,000,000 / log 1,000: an index of a thousand times the rows takes twice the steps.
LOGARITHMIC = 2.0
ANY = 1e9  # no aim for the ratio: what is asked for is a thousand times as much
AT_ONCE_MS, SOON_MS = 50.0, 1000.0
# Of these both files have more than a page.
COMMON = ("m", "ma", "a", "e l", "de", "made-up")
RARE = ("marlowe", "marlowe ada", "made-up-00004", "14 mar", "qx", "szymanski", "ada eskola")
REPEATS = 5

Question = Callable[[Store], object]


class Questions:
    """What is asked of a store, by name; each with its limit in ms and the aim for its growth."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._lists, self._practice = load_outcome_lists(), load_practice()
        self._rule = load_response_rules().rules[0]
        month = SearchPeriod(today - timedelta(days=30), today)
        self._searches = (
            Asked(words=("neck",)),
            Asked(words=("faint",), period=month),
            Asked(words=("marlowe",), departure=DepartureKind.MOVED),
            Asked(lot="MU-C0003"),
            Asked(site="FR-L2"),
            Asked(diagnosis="G43.719", period=month),
            Asked(effect="brow-ptosis"),
        )
        self.all: dict[str, tuple[Question, float, float]] = {
            "search as typed, a page found": (self._common, AT_ONCE_MS, LOGARITHMIC),
            "search as typed, few or nobody found": (self._rare, AT_ONCE_MS, ANY),
            "a patient of 80 sessions read": (self._patient, AT_ONCE_MS, LOGARITHMIC),
            "recall, a page of 50": (self._recall, AT_ONCE_MS, LOGARITHMIC),
            "recall, its counts": (self._counts, AT_ONCE_MS, ANY),
            "a lot, with everyone who had it": (self._lot, SOON_MS, ANY),
            "search over everything": (self._everything, SOON_MS, ANY),
            "overview of a year, its sums": (self._overview, SOON_MS, ANY),
            "overview of a year, each patient's response": (self._responses, SOON_MS, ANY),
        }

    def milliseconds(self, name: str, store: Store) -> float:
        """How long one takes on average, of several searches a single one."""
        question = self.all[name][0]
        repeats = 1 if name.startswith("overview") else REPEATS
        began = perf_counter()
        for _ in range(repeats):
            question(store)
        several = {self._common: COMMON, self._rare: RARE, self._everything: self._searches}
        return (perf_counter() - began) * 1000 / repeats / len(several.get(question, "1"))

    def _common(self, store: Store) -> object:
        return [store.patients.search(typed, most=50) for typed in COMMON]

    def _rare(self, store: Store) -> object:
        return [store.patients.search(typed, most=50) for typed in RARE]

    def _patient(self, store: Store) -> object:
        course = store.courses.of(1, self._lists.by_code)
        return series_of(course, self._lists.by_code["headache_days"], self._lists)

    def _recall(self, store: Store) -> object:
        return store.recall.rows(Group, asked(self._today, self._lists, self._practice), most=50)

    def _counts(self, store: Store) -> object:
        return store.recall.counts(asked(self._today, self._lists, self._practice))

    def _lot(self, store: Store) -> object:
        return store.lots.received("MU-C0003")

    def _everything(self, store: Store) -> object:
        return [store.search.find(one) for one in self._searches]

    def _overview(self, store: Store) -> object:
        period = Period(self._today - timedelta(days=365), self._today)
        return store.overviews.of(period, self._rule)

    def _responses(self, store: Store) -> object:
        period = Period(self._today - timedelta(days=365), self._today)
        return store.overviews.responses(period, self._rule, self._lists, self._today)


def measure(runs: int, small: DataFolder, large: DataFolder, today: date) -> Iterator[Result]:
    """Each question asked of both files in turn; both must have been made."""
    questions = Questions(today)
    stores = open_store(small), open_store(large)
    try:
        windows = PatientWindow(stores[0], small), PatientWindow(stores[1], large)
        opened = in_pairs(
            partial(windows[0].open, 1), partial(windows[1].open, 1), runs, "patient opened"
        )
        yield _result("a patient of 80 sessions opened", opened, AT_ONCE_MS, LOGARITHMIC)
        for name, (_, limit, aim) in questions.all.items():
            found = in_pairs(
                partial(questions.milliseconds, name, stores[0]),
                partial(questions.milliseconds, name, stores[1]),
                runs,
                name,
            )
            yield _result(name, found, limit, aim)
    finally:
        for store in stores:
            store.close()


def _result(name: str, found: tuple[list[float], list[float]], limit: float, aim: float) -> Result:
    floors, figures = found
    return Result(
        measure=name,
        floor_name=f"the same of {SMALL:,} sessions",
        unit="ms",
        floors=floors,
        figures=figures,
        aim=aim,
        limits=(Limit(name="slowest", figure=max(figures), limit=limit),),
    )


@contextmanager
def both_files(kept: Path | None, sessions: int, today: date) -> Iterator[list[DataFolder]]:
    """The small and the large file, made where they are not there yet."""
    with temporary_folder() as temporary:
        root = kept or temporary
        folders = []
        for count in (SMALL, sessions):
            folder = DataFolder(root / f"{count}-sessions")
            if not folder.records.exists():
                folder.root.mkdir(parents=True, exist_ok=True)
                make(folder, count, today, tell=True)
            folders.append(folder)
        yield folders


def main(argv: list[str]) -> int:
    """Measure and tell; 1 where an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.size", description=__doc__)
    parser.add_argument("--sessions", type=int, default=LARGE, help="of the large file")
    parser.add_argument("--runs", type=int, default=9, help="pairs of each, at least 7")
    parser.add_argument("--folder", type=Path, help="where both files are made and kept")
    given = parser.parse_args(argv)
    if given.runs < FEWEST_RUNS:
        parser.error(f"fewer than {FEWEST_RUNS} pairs say nothing on a machine with other work")
    today = datetime.now(UTC).date()
    met = True
    with both_files(given.folder, given.sessions, today) as (small, large):
        print(f"{'question':<40}{'small':>10}{'large':>12}{'growth':>9}")
        for result in measure(given.runs, small, large, today):
            met &= result.is_met
            tell(result)
    return 0 if met else 1


def tell(result: Result) -> None:
    """A line of the table."""
    small, large = median(result.floors), median(result.figures)
    aim = f"aim {result.aim:g}" if result.aim < ANY else ""
    slowest = result.limits[0]
    print(f"{result.measure:<40}{small:>7.2f} ms{large:>9.2f} ms{result.ratio:>9.2f}  {aim}"
          f"  slowest {slowest.figure:.1f} of {slowest.limit:g} ms"
          f"{'' if result.is_met else '  MISSED'}")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
