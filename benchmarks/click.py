"""A click on a site, until map and list are painted again."""

import json
import subprocess
import sys

from benchmarks.practice import PATIENTS, practice
from benchmarks.screen import SIZE, x_server
from benchmarks.starts import HERE, own_environment
from benchmarks.timing import Limit, Result, percentile, show_progress

FRAME_MS = 16.0
CLICKS = 30  # to a pair: the sites are given, or taken back


def measure(runs: int, patients: int = PATIENTS) -> Result:
    """Batches of clicks and of toggled buttons in turn, in one process on one X server."""
    show_progress("click: pairs on a screen of their own")
    with practice(patients) as folder, x_server() as environment:
        ran = subprocess.run(
            [sys.executable, str(HERE / "click_program.py"), str(folder.root), SIZE,
             str(runs), str(CLICKS)],
            env=own_environment(environment),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )  # fmt: skip
    show_progress("")
    told = json.loads(ran.stdout)
    slowest = percentile([ms for batch in told["clicks"] for ms in batch], 0.99)
    return Result(
        measure="click on a site to repainted map and list",
        floor_name="a checkable QPushButton toggled and repainted",
        unit="ms",
        floors=[percentile(batch, 0.5) for batch in told["buttons"]],
        figures=[percentile(batch, 0.5) for batch in told["clicks"]],
        aim=4.0,
        limits=[Limit(name="99th percentile of all clicks", figure=slowest, limit=FRAME_MS)],
    )
