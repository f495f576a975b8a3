"""Panels of a place: a heading, a quiet word beside it, and what belongs to them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.overriding import override
from gui.widgets.parts import label

SIDE = 20


class Card(QFrame):
    """A panel with its heading; parts go into body."""

    def __init__(self, title: str, beside: str = "", *, spacing: int = 10) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(title)
        self.title = label(title, "heading")
        self.beside: QLabel = label(beside, "label")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self.beside)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SIDE, 14, SIDE, 16)
        self.body.setSpacing(spacing)
        self.body.addLayout(self.head)


class Column(QScrollArea):
    """Panels one under another, which scroll where they need more height than there is."""

    def __init__(self, *, gap: int = 16) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QWidget()
        self.inside.setObjectName("column")
        self.inside.setStyleSheet("#column { background: transparent; }")
        self.layout_inside = QVBoxLayout(self.inside)
        self.layout_inside.setContentsMargins(0, 0, 0, 0)
        self.layout_inside.setSpacing(gap)
        self.setWidget(self.inside)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """One panel more, beneath the others."""
        self.layout_inside.addWidget(widget, stretch)

    def set_gap(self, gap: int) -> None:
        """Another distance between the panels."""
        self.layout_inside.setSpacing(gap)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        show_focused(self)
        return moved


def show_focused(area: QScrollArea) -> None:
    """Bring what holds the keyboard into sight."""
    focused = area.focusWidget()
    if focused and area.isAncestorOf(focused):
        area.ensureWidgetVisible(focused, 0, 40)


def side_by_side(*widgets: QWidget, spacing: int = 12) -> QHBoxLayout:
    """Fields of the same width in a row, level at the top."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    for widget in widgets:
        made.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    return made
