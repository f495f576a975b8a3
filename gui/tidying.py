"""Collects what Python no longer needs between two events, never within one."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000
WHOLE_EVERY = 15  # of these turns


class Tidying(QObject):
    """Takes the place of Python's own collector, which begins wherever memory is asked for.

    In another thread, or in the middle of a paint, it would take widgets apart there; a mass of
    pages left long ago, taken apart at once, has ended the process.
    """

    def __init__(self, parent: QObject, every_ms: int = EVERY_MS) -> None:
        super().__init__(parent)
        gc.disable()
        self._turn = 0
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._tidy)
        self._timer.start()

    def _tidy(self) -> None:
        self._turn += 1
        if self._turn % WHOLE_EVERY == 0:
            gc.collect()
        elif gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(1)
