"""A window killed while sites are clicked: no click that has returned is lost."""

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMenu

from gui.fonts import load_fonts
from gui.session.session_page import SessionPage
from gui.theme import Theme
from model.injection import State
from model.paths import DataFolder
from tests.faults.killing import PATIENCE_SECONDS, check_whole
from tests.faults.window_process import clicks, opened
from tests.model.conftest import Practice

pytestmark = pytest.mark.fault
KILLS = 60
MOST_CLICKS_BEFORE = 8


class Windows:
    """Starts windows, one at a time, and kills them."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.window_process"],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._server.stdout
        self._said = self._server.stdout.fileno()
        self._process = 0

    def killed(
        self, folder: DataFolder, session_id: int, seed: int, after: int, wait: float
    ) -> int:
        """How many clicks had returned when the window was killed."""
        assert self._server.stdin
        self._server.stdin.write(json.dumps([str(folder.root), session_id, seed]).encode() + b"\n")
        self._server.stdin.flush()
        heard = self._hear_until(b"\n")
        while heard.count(b".") < after or b"\n" not in heard:
            heard += self._hear()
        self._process = int(heard.replace(b".", b"").partition(b"\n")[0])
        time.sleep(wait)
        os.kill(self._process, signal.SIGKILL)
        while not heard.endswith(b"gone\n"):
            heard += self._hear()
        self._process = 0
        return heard.count(b".")

    def close(self) -> None:
        """End the server, and a window that is left over by a failed test."""
        if self._process:
            os.kill(self._process, signal.SIGKILL)
        self._server.kill()
        self._server.communicate()

    def _hear_until(self, end: bytes) -> bytes:
        heard = b""
        while end not in heard:
            heard += self._hear()
        return heard

    def _hear(self) -> bytes:
        ready, _, _ = select.select([self._said], [], [], PATIENCE_SECONDS)
        assert ready, "the window says nothing"
        said = os.read(self._said, 65536)
        assert said, "the windows' server has ended"
        return said


@pytest.fixture
def windows() -> Iterator[Windows]:
    made = Windows()
    yield made
    made.close()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    load_fonts()
    made = Theme()
    made.choose("light", qapp)
    return made


def after_clicks(given: set[str], codes: list[str], seed: int, count: int) -> set[str]:
    """The given sites once so many sites were clicked."""
    given = set(given)
    for code in islice(clicks(codes, seed), count):
        given ^= {code}
    return given


def shown_again(folder: DataFolder, session_id: int, theme: Theme) -> set[str]:
    """The sites that the program shows as given when it is opened again, which are the file's."""
    workspace = opened(folder, session_id)
    menu = QMenu()
    page = SessionPage(workspace, theme, menu)
    shown = {
        code
        for view in page.map_place.map_area.views.values()
        for code, button in view.buttons.items()
        if button.isChecked()
    }
    rows = workspace.store.injections.of(session_id)
    assert shown == {code for code, row in rows.items() if row.state is State.GIVEN}
    assert page.map_place.totals.text_of("sites") == f"{len(shown)} of 31"
    check_whole(folder, workspace.store)
    page.release()
    page.deleteLater()
    menu.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    workspace.store.close()
    return shown


def test_sixty_killed_windows_lose_no_click(
    practice: Practice, folder: DataFolder, windows: Windows, theme: Theme
) -> None:
    chance = random.Random(7)
    session_id = practice.session.session_id
    codes = [site.code for site in practice.protocol.sites]
    practice.store.close()
    given: set[str] = set()
    total = 0
    for seed in range(KILLS):
        after = chance.randrange(MOST_CLICKS_BEFORE + 1)
        wait = chance.uniform(0, 0.02 if after else 0.3)  # within a click, or while it opens
        returned = windows.killed(folder, session_id, seed, after=after, wait=wait)
        # At most the click that was under way is there as well.
        possible = [after_clicks(given, codes, seed, count) for count in (returned, returned + 1)]
        given = shown_again(folder, session_id, theme)
        assert given in possible, f"seed {seed}, {returned} clicks had returned"
        total += returned
    assert total > KILLS
