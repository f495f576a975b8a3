"""What stands where the list would be: one sentence, one button."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.key_cap import CapButton
from gui.widgets.mini_map import Miniatures, MiniMap, Picture
from gui.widgets.parts import button, label, set_kind
from gui.wording import tr

MAP = QSize(400, 176)
BUTTON_WIDTH = 260


class EmptyState(QWidget):
    """A sentence and the button that mends it, in the middle; a drawing above where wanted."""

    new_wanted = Signal()
    archived_wanted = Signal()

    def __init__(self, theme: Theme, miniatures: Miniatures | None = None) -> None:
        super().__init__()
        self.sentence = label("", "name", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.new = CapButton(theme, tr("New patient"), icon="plus", cap="Ctrl+N")
        self.new.setMinimumWidth(BUTTON_WIDTH)
        self.archived = button(tr("Show archived patients"), "link")
        self.new.clicked.connect(self.new_wanted)
        self.archived.clicked.connect(self.archived_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(18)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout.addStretch(4)
        if miniatures:
            layout.addWidget(MiniMap(miniatures, Picture(diameter=9), MAP), 0, middle)
            layout.addSpacing(12)
        layout.addWidget(self.sentence)
        layout.addWidget(self.new, 0, middle)
        layout.addWidget(self.archived, 0, middle)
        layout.addStretch(5)

    def say(self, sentence: str, *, archived: bool = False, new: bool = True) -> None:
        """Show a sentence, and which ways on there are."""
        self.sentence.setText(sentence)
        self.archived.setVisible(archived)
        self.new.setVisible(new)

    def set_accent(self, accent: bool) -> None:
        """Whether its button is the next thing to do on the screen."""
        set_kind(self.new, "main" if accent else "plain")


class NobodyChosen(QFrame):
    """What stands at the right until a patient is chosen: one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._sentence = label("", "second", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 20, 40, 20)
        layout.addWidget(self._sentence)
        self.say(is_empty_file=False)

    def say(self, *, is_empty_file: bool) -> None:
        """Tell what will be shown here."""
        self._sentence.setText(
            tr("Patients and their sessions will be shown here.")
            if is_empty_file
            else tr("Choose a patient to see the sessions here.")
        )
