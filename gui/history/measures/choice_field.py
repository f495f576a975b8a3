"""A list that drops down with its caption, and what to mend beneath it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import label

ERROR_ICON = 18


class ChoiceField(QWidget):
    """One of a few; the key of what is chosen is read when the form is kept."""

    by_hand = Signal()

    def __init__(
        self, theme: Theme, caption: str, choices: Sequence[tuple[str, str]], empty: str = ""
    ) -> None:
        super().__init__()
        self.box = ChoiceBox(caption, choices, empty)
        self.setFocusProxy(self.box)
        self._error = label("", "error", wrap=True)
        self._icon = IconLabel(theme, "stop", "stop", ERROR_ICON)
        under = QHBoxLayout()
        under.setSpacing(6)
        under.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        under.addWidget(self._error, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label(caption, "label"))
        layout.addWidget(self.box)
        layout.addLayout(under)
        self.show_error("")
        self.box.wanted.connect(self._chosen_by_hand)

    @property
    def chosen(self) -> str:
        """The key of what is chosen; empty where nothing is."""
        return str(self.box.currentData() or "")

    @property
    def error(self) -> str:
        """The message under the list; empty where nothing is wrong."""
        return self._error.text()

    def choose(self, key: str) -> None:
        """Show another choice; a key that the list no longer has is added to it."""
        self.box.show_chosen(key)
        self.show_error("")

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer others; what was chosen stays where it is among them, else the first."""
        before = self.chosen
        self.box.clear()
        for key, words in choices:
            self.box.addItem(words, key)
        place = self.box.findData(before)
        self.box.setCurrentIndex(max(place, 0))

    def show_error(self, text: str) -> None:
        """Say beneath what to mend; an empty text takes it back."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._icon.setVisible(bool(text))
        self.box.setAccessibleDescription(text)

    def _chosen_by_hand(self) -> None:
        self.show_error("")
        self.by_hand.emit()
