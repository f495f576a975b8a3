"""The lots that were recalled: typed or pasted, one to a line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.widgets.note_edit import NoteEdit
from gui.widgets.parts import label
from gui.wording import tr

LONGEST = 4000
LINES = 4


class RecalledLots(QWidget):
    """A field of some lines; a vial of one of these lots is a stop in every session."""

    edited = Signal()

    def __init__(self, text: str) -> None:
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

    @property
    def text(self) -> str:
        """What was typed, without empty lines; as much of it as may be kept."""
        lines = (" ".join(line.split()) for line in self.editor.toPlainText().splitlines())
        return "\n".join(line for line in lines if line)[:LONGEST]
