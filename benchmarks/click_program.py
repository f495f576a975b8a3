"""Clicks sites of an open session in the real window, and a bare button, batch by batch.

A script of its own: click_program.py FOLDER SIZE RUNS CLICKS. Every click is a press and a
release that the window gets as from the window system. It counts as done once the event loop
has painted what changed, with the mark in the file.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from gui.fonts import load_fonts
from gui.map.map_view import MapView
from gui.program import Program
from model.paths import DataFolder

SETTLE_SECONDS = 0.4
DRAIN = 3  # rounds of the event loop; a person leaves a hundred between two clicks
LOW = Qt.EventPriority.LowEventPriority.value  # that of Qt's own repaints


class Painted(QObject):
    """Knows which of some widgets have been painted since it was asked."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__()
        self._watched = watched
        self._missing: set[QObject] = set()
        for widget in watched:
            widget.installEventFilter(self)

    def expect(self) -> None:
        """Wait for all of them anew."""
        self._missing = set(self._watched)

    @property
    def is_done(self) -> bool:
        """Whether all of them were painted."""
        return not self._missing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take a widget off once it is painted."""
        if event.type() == QEvent.Type.Paint:
            self._missing.discard(watched)
        return False


class Stamp(QObject):
    """Takes the time when the event loop comes to it and all was painted."""

    def __init__(self, painted: Painted) -> None:
        super().__init__()
        self._painted, self.at = painted, 0

    def event(self, event: QEvent) -> bool:
        """Now, if all was painted by now."""
        if event.type() != QEvent.Type.User:
            return super().event(event)
        if self._painted.is_done and not self.at:
            self.at = time.perf_counter_ns()
        return True


def click(widget: QWidget, at: QPointF, painted: Painted) -> float:
    """Press and release, then run the event loop until all is painted; ms."""
    stamp = Stamp(painted)
    for _ in range(DRAIN):  # what the click before left to be painted is not this one's
        QApplication.processEvents()
    begun = time.perf_counter_ns()
    for kind, buttons in (
        (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        painted.expect()  # what the release asks for counts: a button repaints at the press too
        event = QMouseEvent(
            kind,
            at,
            widget.mapToGlobal(at),
            Qt.MouseButton.LeftButton,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)
    while not painted.is_done:
        # Behind the repaint that the click asked for, before what can wait until after it.
        QApplication.postEvent(stamp, QEvent(QEvent.Type.User), LOW)
        QApplication.processEvents()
    return ((stamp.at or time.perf_counter_ns()) - begun) / 1e6


def settle(application: QApplication) -> None:
    """Let the windows come to rest."""
    until = time.monotonic() + SETTLE_SECONDS
    while time.monotonic() < until:
        application.processEvents()
        time.sleep(0.005)


class Bench:
    """The window with a session, and a window with a button under the same style sheet."""

    def __init__(self, application: QApplication, folder: DataFolder, size: str) -> None:
        self.application = application
        self.program = Program(application, folder, theme_name="light")
        window = self.program.window
        window.resize(*(int(part) for part in size.split("x")))
        window.show()
        self.program.start()
        settle(application)
        workspace, pages = self.program.workspace, window.pages
        if workspace is None or pages is None:
            raise SystemExit("the practice did not open")
        self.workspace = workspace
        workspace.open_session(workspace.store.sessions.open_drafts()[0].session.session_id)
        settle(application)
        self.page = pages.session_page
        self.button = QPushButton("Button")
        self.button.setCheckable(True)
        self.button.show()
        settle(application)
        self.button_painted = Painted(self.button)

    def click_button(self) -> float:
        """Toggle the bare button."""
        return click(self.button, QPointF(self.button.rect().center()), self.button_painted)

    def click_site(self, code: str) -> float:
        """Click a site where its mark is."""
        view = self.view_of(code)
        painted = Painted(view, self.page.map_place.site_list.view.viewport())
        return click(view, view.point_px(code), painted)

    def view_of(self, code: str) -> MapView:
        """The view that shows a site."""
        return next(v for v in self.page.map_place.map_area.views.values() if code in v.rows)

    def codes(self) -> list[str]:
        """The fixed sites, in order."""
        return [row.code for row in self.workspace.chart.rows if row.site]


def run(folder: Path, size: str, runs: int, clicks: int) -> dict[str, list[list[float]]]:
    """Batches of both kinds in turn; the first pair is thrown away."""
    application = QApplication(sys.argv[:1])
    load_fonts()
    bench = Bench(application, DataFolder(folder), size)
    codes = bench.codes()
    buttons, sites = [], []
    number = 0
    for _ in range(runs + 1):
        batch, bare = [], []
        for _ in range(clicks):
            bare.append(bench.click_button())
            batch.append(bench.click_site(codes[number % len(codes)]))
            number += 1
        buttons.append(bare)
        sites.append(batch)
    return {"buttons": buttons[1:], "clicks": sites[1:]}


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))))
    sys.stdout.flush()
    os._exit(0)  # no backup at the end: the measure is over
