"""The note of the whole session; it prints on the chart."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from gui.overriding import override
from gui.session.site_panel import TYPING_PAUSE_MS
from gui.theme import Theme
from gui.widgets.note_edit import NoteEdit
from gui.widgets.parts import frame, icon_button, label
from gui.wording import tr
from gui.workspace import Workspace
from model.one_line import seen
from model.session import LONGEST_NOTE


class NotePanel(QFrame):
    """Lies over the list; kept as one types, and when it is left."""

    closed = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self._workspace = workspace
        self.text = NoteEdit(LONGEST_NOTE)
        self.text.shortened.connect(self._tell_shortened)
        self.text.setAccessibleName(tr("Session note"))
        self.text.setPlaceholderText(tr("How the patient did since last time, what was agreed…"))
        self.text.setTabChangesFocus(True)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._typing.timeout.connect(self.keep)
        self.text.textChanged.connect(self._typing.start)
        self.close_button = icon_button(theme, "close", tr("Close (Escape)"))
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 10, 10)
        head.addWidget(label(tr("Session note"), "heading"), 1)
        head.addWidget(self.close_button)
        body = QVBoxLayout()
        body.setContentsMargins(20, 14, 20, 16)
        body.setSpacing(10)
        body.addWidget(label(tr("Prints on the chart · kept as you type"), "label"))
        body.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(frame("rule"))
        layout.addLayout(body, 1)

    def _tell_shortened(self, left_out: int) -> None:
        self._workspace.failed.emit(
            tr("The pasted text was too long: its last {n} characters were left out.").format(
                n=left_out
            )
        )

    def open_note(self) -> None:
        """Show the open session's note and type on."""
        chart = self._workspace.chart
        if chart is None:
            return
        self.text.blockSignals(True)
        self.text.setPlainText(chart.session.note)
        self.text.blockSignals(False)
        self.show_state()
        self.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self) -> None:
        """Take no typing in a finished session."""
        chart = self._workspace.chart
        self.text.setReadOnly(chart is None or chart.session.ended_at is not None)

    def keep(self) -> bool:
        """Put the note into the file, if it was changed; False where it could not be kept."""
        self._typing.stop()
        if self.isHidden() or not self._differs():
            return True
        self._workspace.set_session_note(self.text.toPlainText())
        return not self._differs()

    def _differs(self) -> bool:
        """Whether more was typed than is in the file of an open session."""
        chart = self._workspace.chart
        if chart is None or chart.session.ended_at:
            return False
        return seen(self.text.toPlainText()) != chart.session.note

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
