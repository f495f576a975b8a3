"""One number of an overview in large type; pressed, it opens the list behind it."""

from PySide6.QtWidgets import QVBoxLayout

from gui.theme import Theme
from gui.widgets.parts import label
from gui.widgets.row_button import RowButton
from gui.wording import tr


class FigureTile(RowButton):
    """What is counted, the number, and what belongs to it in small type."""

    def __init__(self, theme: Theme, caption: str) -> None:
        super().__init__(theme, caption, card=True)
        self._caption_words = caption
        self.value = label("", "total")
        self.second = label("", "label", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(1)
        column.addWidget(label(caption, "label"))
        column.addWidget(self.value)
        column.addWidget(self.second)
        column.addStretch(1)
        self.setMinimumHeight(104)
        self.let_clicks_through()

    def show_figure(self, value: str, second: str = "") -> None:
        """Show a number and what is said beneath it."""
        self.value.setText(value)
        self.second.setText(second)
        said = f"{self._caption_words}: {value}" + (f", {second}" if second else "")
        self.setAccessibleName(said)
        self.setToolTip(tr("Show the list behind this number"))
