"""The left side of the patients' page: search, what is open or waits, the list."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.widgets.parts import frame
from gui.wording import tr
from gui.workspace import Workspace


def left_side(top: QHBoxLayout, cards: Iterable[QWidget], found: QWidget, foot: QWidget) -> QFrame:
    """All of it on one panel, the list taking what room is left."""
    top.setContentsMargins(20, 20, 20, 0)
    top.setStretch(0, 1)
    above = QVBoxLayout()
    above.setContentsMargins(20, 16, 20, 0)
    for card in cards:
        link = isinstance(card, QPushButton)
        above.addWidget(card, 0, Qt.AlignmentFlag.AlignLeft if link else Qt.AlignmentFlag(0))
    left = frame("panel")
    column = QVBoxLayout(left)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    column.addLayout(top)
    column.addLayout(above)
    column.addSpacing(6)
    column.addWidget(found, 1)
    column.addWidget(foot)
    return left


def waiting_for_cosignature(workspace: Workspace) -> int:
    """How many sessions wait for a second signature."""
    return len(workspace.store.sessions.awaiting_cosignature())


def waiting_text(count: int) -> str:
    """The same in words; empty for none."""
    if not count:
        return ""
    if count == 1:
        return tr("1 session waits for a co-signature")
    return tr("{n} sessions wait for a co-signature").format(n=count)
