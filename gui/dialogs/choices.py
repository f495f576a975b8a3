"""One of a few, all of them in sight; chosen at once by click or arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.widgets.parts import button, label


class Choices(QWidget):
    """Buttons beside one another under a caption."""

    chosen = Signal(str)

    def __init__(self, caption: str, choices: Sequence[tuple[str, str]], current: str) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(6)
        for key, words in choices:
            made = button(words, "choice")
            made.setCheckable(True)
            made.setChecked(key == current)
            made.setAccessibleName(f"{caption}: {words}")
            made.setMinimumWidth(96)
            self._group.addButton(made)
            self.buttons[key] = made
            line.addWidget(made)
        line.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label(caption, "label"))
        layout.addLayout(line)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def current(self) -> str:
        """The key of what is chosen; empty where nothing is."""
        return next((key for key, made in self.buttons.items() if made.isChecked()), "")

    def show_chosen(self, key: str) -> None:
        """Show another choice, without telling anybody."""
        if key in self.buttons:
            self.buttons[key].setChecked(True)

    def _clicked(self) -> None:
        self.chosen.emit(self.current)
