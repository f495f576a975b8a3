"""The typed reason without which a stop stays a stop."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.overriding import override
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.note_edit import NoteEdit
from gui.widgets.parts import button, label, row
from gui.wording import tr
from model.judgement import LONGEST_REASON
from model.one_line import has_visible, one_line

LINES = 2
PASTE_ROOM = 4 * LONGEST_REASON  # what is too long is told, not cut, as far as one can read it


class ReasonBox(QWidget):
    """Override is off until something is typed; who overrides stands beneath."""

    entered = Signal(str)

    def __init__(self, theme: Theme, who: str) -> None:
        super().__init__()
        self._enabled = True
        self.text = NoteEdit(PASTE_ROOM)
        self.text.setAccessibleName(tr("Reason to go on all the same"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(24 * LINES + 30)
        self.override_button = button(tr("Override"), "danger")
        self.error = label("", "error", wrap=True)
        self._error_icon = IconLabel(theme, "stop", "stop", 18)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(label(tr("Reason to go on all the same"), "label"))
        layout.addWidget(self.text)
        wrong = row(self._error_icon, self.error, spacing=6)
        wrong.setStretch(1, 1)
        layout.addLayout(wrong)
        prints = tr("{who}. Prints on the chart.").format(who=who)
        layout.addWidget(label(prints, "label", wrap=True))
        layout.addWidget(self.override_button)
        self.text.textChanged.connect(self._typed)
        self.override_button.clicked.connect(lambda: self.entered.emit(self.text.toPlainText()))
        self._typed()

    def show_error(self, error: str) -> None:
        """Say what is wrong with the reason; it stays as it was typed."""
        self.error.setText(error)
        self.error.setVisible(bool(error))
        self._error_icon.setVisible(bool(error))
        self.text.setProperty("wrong", bool(error))
        self.text.style().unpolish(self.text)
        self.text.style().polish(self.text)

    def set_enabled(self, enabled: bool) -> None:
        """Take typing, or only show it."""
        self._enabled = enabled
        self.text.setReadOnly(not enabled)
        self._show_override()

    def _typed(self) -> None:
        self.show_error("")
        self._show_override()

    def _show_override(self) -> None:
        typed = has_visible(one_line(self.text.toPlainText()))
        self.override_button.setEnabled(self._enabled and typed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.override_button.hasFocus():
            self.override_button.click()
        else:
            super().keyPressEvent(event)
