"""Windows to be killed while sites are clicked; run as a program, it imports once and forks.

Each line of input is one JSON list: folder, session id, seed. The answer is the number of the
forked process and a line end, then a dot after every click that has returned, then, once the
process is dead, "gone" and a line end. No QApplication may live on this side of the fork.
"""

import json
import os
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from gui.fonts import load_fonts
from gui.session.session_page import SessionPage
from gui.theme import Theme
from gui.workspace import Workspace
from model.head_map import load as load_head_map
from model.paths import RESOURCES, DataFolder
from model.protocol_catalogue import load_catalogue
from model.store import schema  # noqa: F401 (imported here, not in every fork)
from model.store.store import open_store


def clicks(codes: Sequence[str], seed: int) -> Iterator[str]:
    """The endless row of sites that a seed clicks."""
    chance = random.Random(seed)
    while True:
        yield chance.choice(codes)


def opened(folder: DataFolder, session_id: int) -> Workspace:
    """The practice with its session open, as the program has it."""
    workspace = Workspace(
        open_store(folder), folder, load_catalogue(None), load_head_map(RESOURCES / "head_map.svg")
    )
    workspace.sign_in(workspace.store.clinicians.all()[0])
    workspace.open_session(session_id)
    return workspace


def click_on(root: str, session_id: int, seed: int) -> None:
    """The process to be killed: a window in which site after site is clicked."""
    application = QApplication(["headmap"])
    load_fonts()
    theme = Theme()
    theme.choose("light", application)
    workspace = opened(DataFolder(Path(root)), session_id)
    page = SessionPage(workspace, theme, QMenu())
    page.resize(1440, 900)
    page.show()
    application.processEvents()
    assert workspace.chart
    for code in clicks([site.code for site in workspace.chart.protocol.sites], seed):
        view = next(v for v in page.map_place.map_area.views.values() if code in v.rows)
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.point_px(code).toPoint())
        os.write(1, b".")
        application.processEvents()


def main() -> None:
    """Fork a window for every line until the input ends."""
    for line in sys.stdin:
        root, session_id, seed = json.loads(line)
        process = os.fork()
        if process == 0:
            click_on(root, session_id, seed)
        os.write(1, f"{process}\n".encode())
        os.waitpid(process, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    main()
