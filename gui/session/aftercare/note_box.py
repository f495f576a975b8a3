"""The note of the session, which prints on the chart; the same as on the map."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui.overriding import override
from gui.session.kept_field import TYPING_PAUSE_MS
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.note_edit import NoteEdit
from gui.widgets.parts import label, row
from gui.wording import tr
from gui.workspace import Workspace
from model.errors import InvalidValueError
from model.one_line import checked_text
from model.session import LONGEST_NOTE
from model.session_chart import SessionChart


class NoteBox(QWidget):
    """Kept as one types; one that is too long is told beneath and stays on the screen."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._showing, self._warned = False, False
        self.text = NoteEdit(LONGEST_NOTE)
        self.text.setAccessibleName(tr("Session note"))
        self.text.setPlaceholderText(tr("Anything else worth knowing next time"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(72)
        # Its own wish is for eight lines, which would make the column scroll.
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.error = label("", "error", wrap=True)
        self._error_icon = IconLabel(theme, "stop", "stop", 18)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._typing.timeout.connect(self.keep)
        self.text.textChanged.connect(self._typed)
        self.text.shortened.connect(self._tell_shortened)
        self.text.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label(tr("Note, prints on the chart"), "label"))
        layout.addWidget(self.text, 1)
        wrong = row(self._error_icon, self.error, spacing=6)
        wrong.setStretch(1, 1)
        layout.addLayout(wrong)
        self._say("")

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show the note in the file, unless one is typing here."""
        self.text.setReadOnly(not enabled)
        typing = self.text.document().isModified() or self.text.hasFocus()
        if typing or self.text.toPlainText() == chart.session.note:
            return
        self._showing = True
        self.text.setPlainText(chart.session.note)
        self._showing = False

    def keep(self) -> bool:
        """Put the note into the file; False where it could not be kept."""
        self._typing.stop()
        chart, typed = self._workspace.chart, self.text.document()
        if chart is None or chart.session.ended_at is not None or not typed.isModified():
            return True
        try:
            note = checked_text("note", self.text.toPlainText(), LONGEST_NOTE)
        except InvalidValueError as error:
            self._say(tr(str(error)))
            return False
        self._say("")
        if note != chart.session.note:
            self._workspace.set_session_note(note)
        held = self._workspace.chart
        typed.setModified(held is None or held.session.note != note)
        return not typed.isModified()

    def keep_or_stay(self) -> bool:
        """The same before one leaves: what cannot be kept holds one back once, then no more."""
        if self.keep() or self._warned:
            return True
        self._warned = True
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def release(self) -> None:
        """No pause in typing ends after this."""
        self._typing.stop()

    def _typed(self) -> None:
        if not self._showing:
            self._warned = False
            self._say("")
            self._typing.start()

    def _tell_shortened(self, left_out: int) -> None:
        words = tr("The pasted text was too long: its last {n} characters were left out.")
        self._say(words.format(n=left_out))

    def _say(self, error: str) -> None:
        self.error.setText(error)
        self.error.setVisible(bool(error))
        self._error_icon.setVisible(bool(error))
        self.text.setAccessibleDescription(error)
        if bool(self.text.property("wrong")) != bool(error):
            self.text.setProperty("wrong", bool(error))
            self.text.style().unpolish(self.text)
            self.text.style().polish(self.text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)
