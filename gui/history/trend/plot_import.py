"""Imports what plots need beside the event loop: at once it would hold the window for long."""

from contextlib import suppress
from importlib import import_module
from sys import modules
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

MODULES = ("gui.history.trend.trend_plot", "gui.history.trend.wear_off_plot")
LOOK_MS = 15


def are_imported() -> bool:
    """Whether plots can be made at once."""
    found = [getattr(modules.get(name), "__spec__", None) for name in MODULES]
    return all(spec and not getattr(spec, "_initializing", False) for spec in found)


class PlotImport(QObject):
    """Tells when plots can be made.

    numpy and pyqtgraph make no QObject when they are imported, which is what allows a thread.
    It is Python's own, for the program to wait for at its end whatever became of the page.
    """

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)

    def start(self) -> None:
        """Import, unless that is done or under way."""
        if self._thread is None:
            self._thread = Thread(target=_import, name="plots")
            self._thread.start()
            self._looking.start()

    def stop(self) -> None:
        """Tell nothing any more; before the page goes."""
        self._looking.stop()

    def _look(self) -> None:
        if self._thread and not self._thread.is_alive():
            self._looking.stop()
            self.ended.emit()


def _import() -> None:
    with suppress(ImportError):  # told by the card, which meets it again
        for name in MODULES:
            import_module(name)
