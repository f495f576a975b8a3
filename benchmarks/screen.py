"""A screen of our own for the measures that start the program: an X server in memory."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = "1440x900"


def has_x_server() -> bool:
    """Whether Xvfb is installed."""
    return shutil.which("Xvfb") is not None


@contextmanager
def x_server() -> Iterator[dict[str, str]]:
    """Run Xvfb; the environment in which programs show their windows on it."""
    if not has_x_server():
        raise SystemExit("Xvfb is missing: install the package xvfb, then measure again.")
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{SIZE}x24",
         "-nolisten", "tcp", "-noreset"],
        pass_fds=(write_end,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        os.close(write_end)
        with os.fdopen(read_end) as answers:
            number = answers.readline().strip()  # the server writes it once it is ready
        if not number:
            raise SystemExit("Xvfb did not start.")
        environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        environment.pop("WAYLAND_DISPLAY", None)
        yield environment
    finally:
        server.terminate()
        server.wait()
