"""A few things to choose from, side by side behind a caption."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.widgets.parts import button, label

MOST, LONGEST = 5, 16


class ButtonLine(QWidget):
    """A caption and a button for each; how many more there are is told in a word."""

    chosen = Signal(str)

    def __init__(self, caption: str, more: str = "") -> None:
        super().__init__()
        self._more = more
        self.buttons: list[QPushButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._caption, self._rest = label(caption, "label"), label("", "label")
        self._layout.addWidget(self._caption)
        self._layout.addWidget(self._rest)
        self._layout.addStretch(1)
        self.hide()

    def show_choices(
        self, choices: Sequence[tuple[str, str]], *, longest: int = LONGEST, tip: str = ""
    ) -> None:
        """Offer texts, each with a remark such as 3 vials; without any it is not there."""
        for old in self.buttons:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        for place, (text, remark) in enumerate(choices[:MOST]):
            words = text if len(text) <= longest else f"{text[: longest - 1]}…"
            made = button(f"{words} · {remark}" if remark else words, "choice", tip=tip or text)
            made.clicked.connect(lambda _=False, text=text: self.chosen.emit(text))
            self._layout.insertWidget(1 + place, made)
            self.buttons.append(made)
        self._rest.setText(self._more.format(n=len(choices) - MOST) if len(choices) > MOST else "")
        self.setVisible(bool(choices))
