"""A list that drops down; rolling the wheel over it changes nothing."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from gui.overriding import override


class ChoiceBox(QComboBox):
    """Tells what was chosen by hand; what is shown follows the file."""

    wanted = Signal(str)

    def __init__(self, caption: str, choices: Iterable[tuple[str, str]], empty: str = "") -> None:
        """choices as key and words; empty says that nothing is chosen yet."""
        super().__init__()
        for key, words in choices:
            self.addItem(words, key)
        self.setPlaceholderText(empty)
        self.setCurrentIndex(-1)
        self.setAccessibleName(caption)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda place: self.wanted.emit(str(self.itemData(place))))

    def show_chosen(self, key: str, *, enabled: bool = True) -> None:
        """Show what stands in the file; a key that the list no longer has is added to it."""
        place = self.findData(key)
        if place < 0 and key:
            self.addItem(key, key)
            place = self.findData(key)
        self.setCurrentIndex(place)
        self.setToolTip(self.currentText())
        self.setEnabled(enabled)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # The style sheet leaves no arrow, and none of its images takes the colour of a theme.
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.Text
        painter.setPen(QPen(self.palette().color(role), 2))
        x, y = self.width() - 22, self.height() / 2 - 2
        painter.drawPolyline([QPointF(x - 5, y), QPointF(x, y + 5), QPointF(x + 5, y)])
        painter.end()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
