"""What was just noted, with the way to take it back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.due.noting import Noting
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.parts import button
from gui.wording import tr


class NotedLine(QFrame):
    """Hidden until something was noted; Ctrl+Z takes it back while the list has the focus."""

    def __init__(self, noting: Noting, page: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self._words = ElidedLabel("", "second")
        self.undo = button(tr("Undo"), "link", tip=tr("Undo (Ctrl+Z)"))
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 2, 14, 2)
        line.addWidget(self._words, 1)
        line.addWidget(self.undo)
        self.undo.clicked.connect(noting.undo)
        noting.noted.connect(self._show_words)
        key = QShortcut(QKeySequence("Ctrl+Z"), page)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(noting.undo)
        self.hide()

    @property
    def words(self) -> str:
        """What stands there; empty while it is hidden."""
        return self._words.text()

    def _show_words(self, words: str) -> None:
        self._words.say(words)
        self.setVisible(bool(words))
