"""A caption, a few choices side by side, and what to mend beneath them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import label
from gui.widgets.segments import Segments, Tone

ERROR_ICON = 18


class ChoiceRow(QWidget):
    """One of a few; nothing is chosen until somebody chooses."""

    chosen_by_hand = Signal()

    def __init__(self, theme: Theme, caption: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme, self._caption = theme, caption
        self._offered: Sequence[tuple[str, str]] = ()
        self._segments: Segments | None = None
        self._error = label("", "error", wrap=True)
        self._icon = IconLabel(theme, "stop", "stop", ERROR_ICON)
        under = QHBoxLayout()
        under.setSpacing(6)
        under.addWidget(self._icon)
        under.addWidget(self._error, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(label(caption, "label"))
        self._column.addLayout(under)
        self.offer(choices)
        self.show_error("")

    @property
    def segments(self) -> Segments:
        """The buttons."""
        if self._segments is None:
            raise AssertionError("nothing is offered")
        return self._segments

    @property
    def chosen(self) -> str:
        """The key of what is chosen; empty where nothing is."""
        return self.segments.chosen

    @property
    def error(self) -> str:
        """The message under the choices; empty where nothing is wrong."""
        return self._error.text()

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these; what was chosen stays where it is among them."""
        if choices == self._offered:
            return
        before = self._segments.chosen if self._segments else ""
        if self._segments:
            self._column.removeWidget(self._segments)
            self._segments.hide()
            self._segments.deleteLater()
        self._offered = choices
        self._segments = Segments(self._theme, self._caption, choices)
        self._segments.wanted.connect(self._wanted)
        self._column.insertWidget(1, self._segments)
        if choices:  # none for a product that the clinic's list no longer has
            self.setFocusProxy(next(iter(self._segments.buttons.values())))
        self.choose(before)

    def choose(self, key: str) -> None:
        """Show a choice; none for a key that is not offered."""
        known = key if key in self.segments.buttons else ""
        self.segments.show_chosen(known, Tone.SOFT)
        self.show_error("")

    def show_error(self, text: str) -> None:
        """Say beneath what to mend; an empty text takes it back."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._icon.setVisible(bool(text))

    def _wanted(self, key: str) -> None:
        self.choose(key)
        self.chosen_by_hand.emit()
