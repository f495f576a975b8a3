"""Keeps unexpected errors for whoever mends the program: where it was, never what was typed."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from gui.wording import tr

LARGEST = 500_000


def install(log: Path, tell: Callable[[str], None]) -> None:
    """From now on an unexpected error is written to the log and told in words."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        write(log, kind, trace)
        sys.stderr.write(f"Headmap: {kind.__name__}; where it happened stands in {log}\n")
        words = tr(
            "Something unexpected happened. Everything marked until now is in the records;"
            " check that your last step is on the screen."
            " For whoever looks after this program: {log}"
        )
        tell(words.format(log=log))

    sys.excepthook = hook


def write(log: Path, kind: type[BaseException], trace: TracebackType | None) -> None:
    """Add the places of the code that led to an error; its message may name a patient."""
    import traceback  # 1 ms that a start without errors can do without

    places = traceback.extract_tb(trace)
    lines = [f"{place.filename}:{place.lineno} {place.name}" for place in places]
    when = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        if log.exists() and log.stat().st_size > LARGEST:
            log.replace(log.with_suffix(".old.log"))
        with log.open("a", encoding="utf-8") as file:
            file.write("\n  ".join([f"{when} {kind.__name__}", *lines]) + "\n")
    except OSError:
        traceback.print_exception(kind, None, trace)


def uninstall() -> None:
    """Back to Python's own way."""
    sys.excepthook = sys.__excepthook__
