"""The real window on a virtual screen, read and used over the bus that screen readers use."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gui.workspace import Workspace
from model.injection import State
from model.store.store import open_store_for_reading
from tests.gui.session.charting import start_session

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[3]
CODE = "TE-L3"
PATIENCE_SECONDS = 90
# The screen, then on a bus of its own the program and, beside it, the reader.
SCRIPT = """
"$1" -m tests.gui.accessibility.open_session "$2" &
program=$!
/usr/bin/python3 "$3" "$4" "$5"
code=$?
kill -KILL $program
exit $code
"""
missing = [name for name in ("xvfb-run", "dbus-run-session") if not shutil.which(name)]

pytestmark = pytest.mark.skipif(
    bool(missing) and not os.environ.get("CI"), reason=f"not installed: {missing}"
)


def read_on_screen(root: Path, private: Path) -> dict[str, object]:
    """What the reader tells; every process is gone when this returns."""
    told = private / "told.json"
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(private),
        "HOME": str(private),
        "NO_AT_BRIDGE": "0",
        "PYTHONPATH": str(ROOT),
    }
    for name in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    command = [
        "xvfb-run", "--auto-servernum", "--server-args=-screen 0 1500x1000x24",
        "dbus-run-session", "--", "bash", "-c", SCRIPT, "bash",
        sys.executable, str(root), str(HERE / "at_spi_reader.py"), CODE,
        str(told),
    ]  # fmt: skip
    with (private / "errors").open("w+") as errors:
        running = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=errors,
            stderr=errors,
            start_new_session=True,
        )
        try:
            running.wait(PATIENCE_SECONDS)
        finally:
            _end(running)
        errors.seek(0)
        assert running.returncode == 0, errors.read()
    answer: dict[str, object] = json.loads(told.read_text(encoding="utf-8"))
    return answer


def _end(running: "subprocess.Popen[bytes]") -> None:
    """End what is left of the group: bus, accessibility bus, screen, program."""
    try:
        os.killpg(running.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    running.wait(10)


def test_a_screen_reader_finds_every_site_and_marks_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    session = start_session(workspace)
    assert workspace.chart
    planned = workspace.chart.protocol.sites
    workspace.store.close()
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    answer = read_on_screen(workspace.folder.root, private)
    sites = answer["sites"]
    assert isinstance(sites, dict)
    assert set(sites) == {site.code for site in planned}
    for site in planned:
        told = sites[site.code]
        assert told["name"].startswith(f"{site.code}, ")
        assert told["name"].endswith(", 5\u00a0U, Planned")
        assert told["description"] == site.landmark
        assert told["role"] == "check box"
        assert (told["checkable"], told["checked"], told["showing"]) == (True, False, True)
        assert "Toggle" in told["actions"]
    after = answer["after"]
    assert isinstance(after, dict)
    assert after["checked"]
    assert ", Given " in after["name"]
    store = open_store_for_reading(workspace.folder)
    rows = store.injections.of(session.session_id)
    store.close()
    assert {code: row.state for code, row in rows.items()} == {CODE: State.GIVEN}
