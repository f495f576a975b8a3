"""A field for a note, which takes no more of a paste than may be kept."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit

from gui.overriding import override


class NoteEdit(QPlainTextEdit):
    """Cuts what is pasted or dropped at its limit: a whole file in one line would hold the window.

    Typing is not held back; whoever keeps the text says when it is too long.
    """

    shortened = Signal(int)
    """How many characters of the paste were left out."""

    def __init__(self, longest: int) -> None:
        """longest is in characters, as the store counts them."""
        super().__init__()
        self._longest = longest

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        # What is selected makes room; an end of a block is one character there as in the text.
        taken = len(self.toPlainText()) - len(self.textCursor().selectedText())
        room = max(0, self._longest - taken)
        if len(text) <= room:
            super().insertFromMimeData(source)
            return
        fitting = QMimeData()
        fitting.setText(text[:room])
        if room:
            super().insertFromMimeData(fitting)
        self.shortened.emit(len(text) - room)
