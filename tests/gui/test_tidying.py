"""What is no longer needed is collected between events, not wherever memory is asked for."""

import gc
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.tidying import Tidying


class Cycle:
    """Holds itself, as a page does whose signals are connected to its own methods."""

    def __init__(self) -> None:
        self.itself = self


def test_it_collects_in_turn_and_python_does_not(qapp: QApplication, qtbot: QtBot) -> None:
    parent = QObject()
    try:
        Tidying(parent, every_ms=5)
        assert not gc.isenabled()
        left = weakref.ref(Cycle())
        kept = [[] for _ in range(5000)]  # enough to have called Python's own collector
        assert left() is not None
        qtbot.waitUntil(lambda: left() is None, timeout=3000)
        assert len(kept) == 5000
    finally:
        parent.deleteLater()
        gc.enable()
