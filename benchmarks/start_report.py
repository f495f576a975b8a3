"""What a started window prints before it ends: times since it was spawned, its memory."""

import json
import os
from pathlib import Path

from PySide6.QtCore import QTimer

IDLE_MS = 700


def report_when_idle(painted_ns: int, typed_ns: int | None) -> None:
    """Print the times and the memory once nothing moves any more, and end at once."""
    QTimer.singleShot(IDLE_MS, lambda: _report(painted_ns, typed_ns))


def _report(painted_ns: int, typed_ns: int | None) -> None:
    document = {
        "painted_ms": painted_ns / 1e6,
        "typed_ms": (painted_ns if typed_ns is None else typed_ns) / 1e6,
        "resident_mb": _resident_mb(),
    }
    print(json.dumps(document), flush=True)
    os._exit(0)  # no backup at the end: the measure is over


def _resident_mb() -> float:
    """All pages in memory. Not the proportional share: it falls when others run Qt too."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no VmRSS in /proc/self/status")
