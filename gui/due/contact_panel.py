"""Under a row of the list: what came of the call, or for when a session is booked."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from gui.overriding import override
from gui.theme import Theme
from gui.widgets.field import Field
from gui.widgets.parts import button, label, row
from gui.wording import day, tr
from gui.workspace import Workspace
from model.errors import InvalidValueError
from model.outcome.contact import LONGEST_NOTE, Contact, Result
from model.recall import RecallRow
from model.use_cases.recalling import booking, call

Keep = Callable[[Contact], bool]


class ContactPanel(QFrame):
    """keep writes the contact, and raises InvalidValueError; closed once it did, and by Escape."""

    closed = Signal()
    edited = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, channel: str, keep: Keep) -> None:
        super().__init__()
        self.setProperty("kind", "result")
        self._workspace, self._channel, self._keep = workspace, channel, keep
        self.note = Field(theme, tr("Note"), longest=LONGEST_NOTE)
        self.cancel = button(tr("Cancel"), "link", tip=tr("Close without a note (Escape)"))
        self.cancel.clicked.connect(self.closed)
        self.fields: dict[str, Field] = {"note": self.note}
        self._begun: dict[str, str] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 14, 12)
        self.column.setSpacing(10)

    @property
    def typed(self) -> dict[str, str]:
        """The texts that are no longer those the panel began with, by field."""
        return {
            name: field.text
            for name, field in self.fields.items()
            if field.text != self._begun.get(name, "")
        }

    def show_typed(self, texts: Mapping[str, str]) -> None:
        """Show again what was typed before, as far as there are fields for it."""
        for name in self.fields.keys() & texts.keys():
            self.fields[name].set_text(texts[name])

    def _ready(self) -> None:
        """Call once all fields stand there with what they begin with."""
        self._begun = {name: field.text for name, field in self.fields.items()}
        for field in self.fields.values():
            field.edited.connect(self.edited)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _try(self, make: Callable[[], Contact]) -> None:
        try:
            done = self._keep(make())
        except InvalidValueError as error:
            wrong = self.fields.get(error.field, self.note)
            wrong.show_error(str(error))
            wrong.setFocus()
        else:
            if done:
                self.closed.emit()


class CallPanel(ContactPanel):
    """A note, and one button for each thing that may come of a call."""

    def __init__(
        self, workspace: Workspace, theme: Theme, asked: RecallRow, channel: str, keep: Keep
    ) -> None:
        super().__init__(workspace, theme, channel, keep)
        words = {
            Result.CALLED: tr("Called"),
            Result.LEFT_MESSAGE: tr("Left message"),
            Result.DECLINED: tr("Declined"),
        }
        number = asked.phone or tr("no telephone number recorded")
        self.column.addWidget(label(tr("Call: {number}").format(number=number), "cell-strong"))
        self.column.addWidget(self.note)
        self.results = {result: button(text) for result, text in words.items()}
        for result, made in self.results.items():
            made.setStyleSheet("QPushButton { padding: 0 12px; }")
            made.clicked.connect(lambda _=False, result=result: self._noted(result))
        self.column.addLayout(row(*self.results.values(), 1, self.cancel))
        self._ready()

    def begin(self) -> None:
        """Take the focus."""
        self.note.setFocus()

    def _noted(self, result: Result) -> None:
        at, actor = self._workspace.clock(), self._workspace.actor
        note = self.note.text
        self._try(lambda: call(result, note, channel=self._channel, at=at, actor=actor))


class BookPanel(ContactPanel):
    """The day, the time if it is known, a note."""

    def __init__(
        self, workspace: Workspace, theme: Theme, asked: RecallRow, channel: str, keep: Keep
    ) -> None:
        super().__init__(workspace, theme, channel, keep)
        self.day = Field(theme, tr("Day of the session"), hint=tr("30 Nov 2026"))
        self.time = Field(theme, tr("Time, if it is known"), hint=tr("14:30"))
        self.fields |= {"booked_on": self.day, "booked_time": self.time}
        today = workspace.clock().astimezone().date()
        if asked.due_on >= today:
            self.day.set_text(day(asked.due_on))
        for field in (self.day, self.time, self.note):
            if isinstance(field.editor, QLineEdit):
                field.editor.returnPressed.connect(self._book)
        self.book = button(tr("Book"))
        self.book.clicked.connect(self._book)
        both = row(self.day, self.time, spacing=12)
        both.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(both)
        self.column.addWidget(self.note)
        self.column.addLayout(row(self.book, 1, self.cancel))
        self._ready()

    def begin(self) -> None:
        """Take the focus."""
        self.day.setFocus()
        if isinstance(self.day.editor, QLineEdit):
            self.day.editor.selectAll()

    def _book(self) -> None:
        at, actor = self._workspace.clock(), self._workspace.actor
        typed = (self.day.text, self.time.text, self.note.text)
        self._try(lambda: booking(*typed, channel=self._channel, at=at, actor=actor))
