"""The small box that names what is under the pointer."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.widgets.parts import label

MARGIN = 6


class Callout(QFrame):
    """Two lines beside a point; never takes the mouse and never leaves its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 9)
        layout.setSpacing(2)
        self._first = label(kind="strong")
        self._second = label(kind="second", wrap=True)
        self._second.setMinimumWidth(300)
        self._second.setMaximumWidth(340)
        layout.addWidget(self._first)
        layout.addWidget(self._second)
        self.hide()

    def say(self, first: str, second: str, beside: QRect) -> None:
        """Show two lines beside a rectangle of the parent, where there is room."""
        self._first.setText(first)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self.adjustSize()
        # By itself it would take the height of lines wider than it gives them.
        self.resize(self.width(), self.heightForWidth(self.width()))
        area = self._area.rect()
        x = beside.right() + MARGIN
        if x + self.width() > area.right():
            x = beside.left() - MARGIN - self.width()
        y = beside.center().y() - self.height() // 2
        x = max(MARGIN, min(x, area.right() - self.width() - MARGIN))
        y = max(MARGIN, min(y, area.bottom() - self.height() - MARGIN))
        self.move(QPoint(x, y))
        self.raise_()
        self.show()

    def text(self) -> str:
        """Both lines, for what reads them."""
        return f"{self._first.text()}\n{self._second.text()}"
