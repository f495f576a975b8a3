"""A field of a session that is kept as one types, with what is wrong said beneath it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.overriding import override
from gui.session.carried_mark import CAPTION
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import label
from gui.widgets.suffix_edit import SuffixEdit
from gui.wording import tr
from gui.workspace import Workspace
from model.errors import InvalidValueError
from model.session_chart import SessionChart
from model.session_part import Changes

TYPING_PAUSE_MS = 700
ERROR_ICON = 18

Shown = Callable[[SessionChart], str]
Act = Callable[[SessionChart, str, datetime], Changes]


class KeptField(QWidget):
    """shown tells the file's value in words; act gives the rows that what is typed changes.

    act raises InvalidValueError for what cannot be kept: it is said here and stays on the screen,
    and nothing is written.
    """

    kept = Signal()
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        caption: str,
        *,
        shown: Shown,
        act: Act,
        suffix: str = "",
        hint: str = "",
        understood: Callable[[str], str] | None = None,
        step: str = "",
    ) -> None:
        """step names the field in the list of undo where its caption alone says too little."""
        super().__init__()
        self._workspace, self._shown, self._act = workspace, shown, act
        self._understood, self._step = understood, step or caption
        self._dirty = self._showing = self._writing = False
        self._value = ""
        self._value = ""
        self._warned_of: str | None = None
        self.editor = SuffixEdit(theme, suffix)
        self.editor.setAccessibleName(caption)
        self.editor.setPlaceholderText(hint)
        self.caption = label(caption, "label")
        self.caption.setMinimumHeight(CAPTION)
        self._note = label("", "label", wrap=True)
        self._error = label("", "error", wrap=True)
        self._error_icon = IconLabel(theme, "stop", "stop", ERROR_ICON)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._typing.timeout.connect(self.keep)
        self.editor.textChanged.connect(self._typed)
        self.editor.installEventFilter(self)
        self._lay_out()
        self._say("")

    def _lay_out(self) -> None:
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.head.addWidget(self.caption, 1)
        under = QHBoxLayout()
        under.setSpacing(6)
        under.addWidget(self._error_icon, 0, Qt.AlignmentFlag.AlignTop)
        under.addWidget(self._error, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self.head)
        layout.addWidget(self._box())
        layout.addWidget(self._note)
        layout.addLayout(under)
        self._note.hide()
        self.caption.setVisible(bool(self.caption.text()))

    def _box(self) -> QWidget:
        """What stands between caption and message."""
        return self.editor

    # -- what is shown -------------------------------------------------------------------

    @property
    def text(self) -> str:
        """What was typed, as it is."""
        return self.editor.text()

    @property
    def error(self) -> str:
        """The message under the field; empty where nothing is wrong."""
        return self._error.text()

    @property
    def note(self) -> str:
        """How what was typed is understood."""
        return self._note.text()

    def show_chart(self, chart: SessionChart, *, enabled: bool = True) -> None:
        """Show the file's value, unless one is typing here."""
        self.editor.setReadOnly(not enabled)
        value = self._shown(chart)
        changed, self._value = value != self._value, value
        if self._dirty or self._writing or (self.editor.hasFocus() and not changed):
            return
        self._show(value)

    def _show(self, value: str) -> None:
        if self.editor.text() == value:
            return
        self._showing = True
        self.editor.setText(value)
        self._showing = False
        self._tell(value)

    def _say(self, error: str) -> None:
        self._error.setText(error)
        self._error.setVisible(bool(error))
        self._error_icon.setVisible(bool(error))
        self.editor.setAccessibleDescription(error)
        if bool(self.editor.property("wrong")) != bool(error):
            self.editor.setProperty("wrong", bool(error))
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)
            self._mark_box(wrong=bool(error))

    def _mark_box(self, *, wrong: bool) -> None:
        """Where the editor stands in a frame, the frame shows that it is wrong."""

    def _tell(self, text: str) -> None:
        if self._understood:
            self._note.setText(self._understood(text))
            self._note.setVisible(bool(self._note.text()))

    # -- what is kept --------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        if self._showing:
            return
        self._dirty, self._warned_of = True, None
        self._say("")
        self._tell(text)
        self._typing.start()

    def keep(self) -> bool:
        """Put what was typed into the file; False where it cannot be kept."""
        self._typing.stop()
        chart = self._workspace.chart
        if not self._dirty or chart is None or chart.session.ended_at is not None:
            return True
        at = self._workspace.clock()
        try:
            changes = self._act(chart, self.text, at)
        except InvalidValueError as error:
            self._say(tr(str(error)))
            return False
        self._say("")
        self._writing = True
        written = not changes or self._workspace.perform(self._name(), lambda _chart: changes)
        self._writing = False
        self._dirty = not written
        if written:
            self.kept.emit()
        return written

    def keep_or_stay(self) -> bool:
        """The same before one leaves: what cannot be kept holds one back once, then no more."""
        if self.keep():
            return True
        if self._warned_of == self.text:
            return True
        self._warned_of = self.text
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def forget(self) -> None:
        """What was typed goes with what it belonged to."""
        self._typing.stop()
        self._dirty = False

    def release(self) -> None:
        """No pause in typing ends after this."""
        self._typing.stop()

    def _name(self) -> str:
        return f"{self._step} {' '.join(self.text.split())[:40]}".strip()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            if self.keep():
                self._show(self._value)
            self.left.emit()
        return super().eventFilter(watched, event)
