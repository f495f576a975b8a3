"""A page of one field and the rows it finds, asked beside the event loop as somebody types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent

from gui.home_pages import HomePage
from gui.overriding import override
from gui.patients.search_field import SearchField
from gui.reading_thread import Reader
from gui.theme import Theme
from gui.widgets.row_list import RowListView
from gui.workspace import ChangeSet, Workspace
from model.store.store import Store

Answer = TypeVar("Answer")


class TypedPage(HomePage, Generic[Answer]):
    """Keeps the keys in the field; what is asked and how it is shown is each page's own."""

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        search: SearchField,
        view: RowListView,
        *,
        pause_ms: int,
    ) -> None:
        """pause_ms: how long nothing is typed before the records are asked."""
        super().__init__(workspace, theme)
        self.search, self.view = search, view
        self._reader: Reader[Answer] = Reader(self, workspace)
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self.setFocusProxy(search)
        self._pause.timeout.connect(self.ask)
        search.textChanged.connect(self._typed)
        search.stepped.connect(view.step)
        search.entered.connect(view.open_current)
        self._reader.answered.connect(self._show)
        self._reader.failed.connect(self._failed)
        view.session_wanted.connect(self.session_wanted)
        view.patient_wanted.connect(self.patient_wanted)
        workspace.records_changed.connect(self._records_changed)

    def ask(self) -> None:
        """Ask for what is typed and chosen now."""
        self._pause.stop()
        self._reader.ask(self._question())

    def _question(self) -> Callable[[Store], Answer]:
        raise NotImplementedError

    def _typed(self) -> None:
        self._pause.start()

    def _show(self, answer: Answer) -> None:
        raise NotImplementedError

    def _failed(self, words: str) -> None:
        raise NotImplementedError

    def _records_changed(self, changes: ChangeSet) -> None:
        raise NotImplementedError

    @override
    def release(self) -> None:
        self._pause.stop()
        self._reader.drop()
        self.workspace.records_changed.disconnect(self._records_changed)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()  # from here the keys go on at the row that was opened

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.text().strip() and event.text().isprintable():
            self.search.setFocus()
            self.search.insert(event.text())
        else:
            super().keyPressEvent(event)
