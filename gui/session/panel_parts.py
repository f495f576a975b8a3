"""Parts that the panels over the list share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.widgets.parts import frame, label


def heading(text: str, beside: QWidget | None = None) -> QHBoxLayout:
    """A section's name at the left, a few words at the right."""
    line = QHBoxLayout()
    line.addWidget(label(text, "strong"))
    line.addStretch(1)
    if beside:
        line.addWidget(beside)
    return line


def sections(*parts: QWidget | QHBoxLayout | None) -> QWidget:
    """Sections beneath one another; None is a rule between two."""
    body = frame("surface")
    layout = QVBoxLayout(body)
    layout.setContentsMargins(16, 12, 16, 14)
    layout.setSpacing(9)
    for part in parts:
        if part is None:
            layout.addWidget(frame("rule"))
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    layout.addStretch(1)
    return body


def under_head(panel: QWidget, head: QHBoxLayout, body: QWidget) -> QScrollArea:
    """Lay out a panel: its head stays, its body scrolls beneath."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(body)
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addLayout(head)
    layout.addWidget(frame("rule"))
    layout.addWidget(scroll, 1)
    return scroll
