"""Starts of the bare window and of the program in turn, on a screen of their own."""

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from benchmarks.practice import PATIENTS, practice
from benchmarks.screen import SIZE, x_server
from benchmarks.timing import show_progress
from model.paths import DataFolder

HERE = Path(__file__).parent
FLOOR = f"a bare PySide6 window of {SIZE}, painted"
PATIENCE_SECONDS = 120
Start = Mapping[str, float]


@cache
def start_pairs(runs: int, patients: int = PATIENTS) -> tuple[list[Start], list[Start]]:
    """Bare and real starts, interleaved; the three measures of a start share them."""
    bare: list[Start] = []
    real: list[Start] = []
    with practice(patients) as folder, x_server() as environment:
        for run in range(runs + 1):  # the first pair warms the caches of the disk
            show_progress(f"start: pair {run} of {runs}" if run else "start: warming up")
            pair = (
                start("start_bare.py", environment),
                start("start_program.py", environment, folder),
            )
            if run:
                bare.append(pair[0])
                real.append(pair[1])
        show_progress("")
    return bare, real


def start(script: str, environment: Mapping[str, str], folder: DataFolder | None = None) -> Start:
    """One start, from before the interpreter: times in ms, memory in MB."""
    words = [SIZE] if folder is None else [SIZE, str(folder.root)]
    if folder:
        folder.running_mark.unlink(missing_ok=True)  # the last start was ended, not closed
    spawned = str(time.monotonic_ns())
    ran = subprocess.run(
        [sys.executable, str(HERE / script), spawned, *words],
        env=own_environment(environment),
        stdout=subprocess.PIPE,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=True,
    )
    told: Start = json.loads(ran.stdout)
    return told


def own_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of our scripts, which find the program and keep their bytecode."""
    own = {**environment, "PYTHONPATH": str(HERE.parent)}
    own.pop("PYTHONDONTWRITEBYTECODE", None)  # as where the program is used
    return own


def values(starts: list[Start], name: str) -> list[float]:
    """One value of each start."""
    return [start[name] for start in starts]
