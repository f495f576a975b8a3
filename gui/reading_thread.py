"""Asks the records beside the event loop; a newer question ends the one before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from gui import crash_log
from gui.overriding import override
from gui.wording import tr
from gui.workspace import Workspace
from model.errors import HeadmapError
from model.paths import DataFolder
from model.store.store import Store, open_store_for_reading

Answer = TypeVar("Answer")


# Until a thread has ended it is held here: its last reference must not go inside itself.
_running: set[ReadingThread] = set()


class ReadingThread(QThread):
    """One question on a connection of its own, which writes nothing.

    What it answers bears the number it was given: it may be on its way when another is asked.
    """

    answered = Signal(int, object)
    failed = Signal(int, str)

    def __init__(
        self, parent: QObject, folder: DataFolder, number: int, question: Callable[[Store], object]
    ) -> None:
        super().__init__(parent)
        self._folder, self._number, self._question = folder, number, question
        self._store: Store | None = None
        self._stopped = False
        self.finished.connect(self._ended)
        _running.add(self)

    def _ended(self) -> None:
        _running.discard(self)
        self.deleteLater()

    def stop(self) -> None:
        """End the query that runs, and wait until it has ended; nothing is answered any more."""
        self.drop()
        self.wait()

    def drop(self) -> None:
        """As stop(), without waiting."""
        self._stopped = True
        store = self._store
        if store:
            store.interrupt()

    @override
    def run(self) -> None:
        try:
            self._store = store = open_store_for_reading(self._folder)
            try:
                answer = None if self._stopped else self._question(store)
            finally:
                self._store = None
                store.close()
        except HeadmapError as error:
            self._fail(str(error))
        except Exception as error:  # unheard, it would leave the page waiting for ever
            crash_log.write(self._folder.log, type(error), error.__traceback__)
            words = tr("This could not be worked out, for an unexpected reason ({reason}).")
            self._fail(words.format(reason=type(error).__name__))
        else:
            if not self._stopped:
                self.answered.emit(self._number, answer)

    def _fail(self, words: str) -> None:
        if not self._stopped:
            self.failed.emit(self._number, words)


class Reader(QObject, Generic[Answer]):
    """Asks one question at a time for a screen; answers to older ones are dropped."""

    answered = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject, workspace: Workspace) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._thread: ReadingThread | None = None
        self._number = 0

    @property
    def is_busy(self) -> bool:
        """Whether a question still waits for its answer."""
        return self._thread is not None

    def ask(self, question: Callable[[Store], Answer]) -> None:
        """Answer this, and no longer what was asked before."""
        self.drop()
        # Its parent outlives the screen that asks: closing the practice waits for it.
        thread = ReadingThread(self._workspace, self._workspace.folder, self._number, question)
        thread.answered.connect(self._answered)
        thread.failed.connect(self._failed)
        self._thread = thread
        thread.start()

    def drop(self) -> None:
        """Wait for no answer any more; before the screen goes."""
        self._number += 1
        thread, self._thread = self._thread, None
        if thread:
            thread.drop()

    def _answered(self, number: int, answer: object) -> None:
        if number == self._number:
            self._thread = None
            self.answered.emit(answer)

    def _failed(self, number: int, words: str) -> None:
        if number == self._number:
            self._thread = None
            self.failed.emit(words)
