"""The lots that were recalled: typed or pasted, one to a line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.note_edit import NoteEdit
from gui.widgets.parts import label, row
from gui.wording import tr
from model.settings import Settings, lots_of_no_vial

LONGEST = 4000
LINES = 4


class RecalledLots(QWidget):
    """A field of some lines; a vial of one of these lots is a stop in every session."""

    edited = Signal()

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        caption = tr("Recalled lots")
        hint = tr("One to a line, or with commas. A vial of one of them is a stop.")
        self.editor = NoteEdit(LONGEST)
        self.editor.setAccessibleName(caption)
        self.editor.setAccessibleDescription(hint)
        self.editor.setTabChangesFocus(True)
        self.editor.setPlainText(text)
        line = self.editor.fontMetrics().lineSpacing()
        self.editor.setFixedHeight(LINES * line + 24)
        self.editor.textChanged.connect(self.edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label(caption, "label"))
        layout.addWidget(self.editor)
        layout.addWidget(label(hint, "second", wrap=True))
        self._error = label("", "error", wrap=True)
        self._wrong = QWidget()
        wrong = row(IconLabel(theme, "stop", "stop", 18), self._error)
        wrong.setStretch(1, 1)
        self._wrong.setLayout(wrong)
        layout.addWidget(self._wrong)
        self.editor.textChanged.connect(self._check)
        self._check()

    @property
    def error(self) -> str:
        """What is wrong with what was typed; empty where nothing is."""
        return self._error.text()

    def _check(self) -> None:
        """A lot that no box can bear would never be found again, and nobody would know."""
        wrong = lots_of_no_vial(Settings(recalled_lots=self.text))
        words = tr("A lot number has no spaces and up to 30 letters and figures: {lots}")
        self._error.setText(words.format(lots="; ".join(wrong)) if wrong else "")
        self._wrong.setVisible(bool(wrong))

    @property
    def text(self) -> str:
        """What was typed, without empty lines; as much of it as may be kept."""
        lines = (" ".join(line.split()) for line in self.editor.toPlainText().splitlines())
        return "\n".join(line for line in lines if line)[:LONGEST]
