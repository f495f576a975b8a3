"""Starts the program as main.py does, and tells when it was on the screen and took a key.

A script of its own: start_program.py SPAWNED_NS SIZE FOLDER, with the parent's
time.monotonic_ns(). It hangs itself onto signals and events of the program; nothing in the
program knows of it.
"""

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit

import main as program_main
from gui.main_window import MainWindow

if TYPE_CHECKING:
    from gui.practice_pages import PracticePages
    from gui.workspace import Workspace

TYPED = "m"


class Watch(QObject):
    """Waits for the first painted window, the filled list, and a typed letter in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = 0
        self.search: QLineEdit | None = None

    def window_painted(self) -> None:
        """The window is on the screen."""
        self.painted = self.painted or time.monotonic_ns()

    def practice_shown(self, pages: "PracticePages") -> None:
        """The patients' page is there, its list is not filled yet."""
        self.search = pages.patients.search
        pages.patients.list.filled.connect(self.type_letter)

    def type_letter(self) -> None:
        """Press and release a key, as the window system would."""
        if self.search is None or self.search.text():
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier, TYPED)
            QCoreApplication.postEvent(self.search, event)
        self.search.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Once the letter is painted, the program is ready."""
        if event.type() == QEvent.Type.Paint and self.search and self.search.text() == TYPED:
            self.search.removeEventFilter(self)
            QTimer.singleShot(0, self.letter_painted)
        return False

    def letter_painted(self) -> None:
        """Print the times, and the memory once it is idle."""
        typed = time.monotonic_ns()
        from start_report import report_when_idle

        spawned = int(sys.argv[1])
        report_when_idle(self.painted - spawned, typed - spawned)


def tie(watch: Watch) -> None:
    """Let the watch hear of a window's first paint before the window itself goes on."""
    paint, show = MainWindow.paintEvent, MainWindow.show_practice

    def paint_event(window: MainWindow, event: QPaintEvent) -> None:
        if not watch.painted:
            QTimer.singleShot(0, watch.window_painted)
        paint(window, event)

    def show_practice(window: MainWindow, workspace: "Workspace") -> "PracticePages":
        pages = show(window, workspace)
        watch.practice_shown(pages)
        return pages

    MainWindow.paintEvent, MainWindow.show_practice = paint_event, show_practice


if __name__ == "__main__":
    the_watch = Watch()
    tie(the_watch)
    _, _, size, folder = sys.argv
    program_main.main(["--data-dir", folder, "--theme", "light", "--size", size])
