"""The floor of a start: a bare window of the same size, which tells what the program's tells.

A script of its own: start_bare.py SPAWNED_NS SIZE, with the parent's time.monotonic_ns().
"""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    """An empty window that tells when it has been painted."""

    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint; a timer of no time runs once the whole window is on the screen."""
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, tell)


def tell() -> None:
    """Print when the window was there, and the memory once it is idle."""
    painted = time.monotonic_ns()
    from start_report import report_when_idle

    report_when_idle(painted - int(sys.argv[1]), None)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = Window()
    window.resize(*(int(part) for part in sys.argv[2].split("x")))
    window.show()
    application.exec()
