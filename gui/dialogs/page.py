"""The frame of the quiet pages: a head with the way back, and a column that scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.overriding import override
from gui.theme import Theme
from gui.widgets.parts import frame, icon_button, label, refresh_icons
from gui.wording import tr

COLUMN_WIDTH = 880


class Page(QWidget):
    """A page inside the window; Escape or the button at its head closes it."""

    closed = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._page_theme = theme
        self.back = icon_button(theme, "back", tr("Back (Esc)"))
        self.back.clicked.connect(self.closed)
        self.setFocusProxy(self.back)
        head = QHBoxLayout()
        head.setContentsMargins(12, 12, 20, 12)
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(label(title, "name"), 1)
        strip = frame("strip")
        strip.setLayout(head)
        self.body = QWidget()
        self.body.setObjectName("page_body")
        self.body.setStyleSheet("#page_body { background: transparent; }")
        self.body.setMaximumWidth(COLUMN_WIDTH)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(20, 20, 20, 28)
        self.column.setSpacing(16)
        outer = QWidget()
        outer.setObjectName("page_outer")
        outer.setStyleSheet("#page_outer { background: transparent; }")
        centre = QHBoxLayout(outer)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.addStretch(1)
        centre.addWidget(self.body, 1000)
        centre.addStretch(1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(outer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(strip)
        layout.addWidget(self.scroll_area, 1)

    def section(self, title: str, *parts: QWidget) -> QFrame:
        """A panel with a heading, put at the end of the page."""
        made = frame("panel")
        column = QVBoxLayout(made)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addWidget(label(title, "heading"))
        for part in parts:
            column.addWidget(part)
        self.column.addWidget(made)
        return made

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The settings change the colours while they are open.
        if event.type() == QEvent.Type.StyleChange:
            refresh_icons(self, self._page_theme)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def stacked(*parts: QWidget, spacing: int = 8) -> QWidget:
    """Widgets above one another."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part)
    return made


def beside(parts: Sequence[QWidget], shares: Sequence[int], spacing: int = 12) -> QWidget:
    """Widgets side by side, in shares of the width."""
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part, share in zip(parts, shares, strict=True):
        layout.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
    return made
