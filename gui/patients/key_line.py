"""The line under the list that says which keys work there."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.key_cap import KeyCap
from gui.widgets.parts import frame, label, row
from gui.wording import tr


class KeyLine(QWidget):
    """Caps of keys, each with its word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        keys = row(spacing=8)
        for cap, words in (
            ("↑ ↓", tr("choose")),
            ("Enter", tr("open")),
            ("Ctrl N", tr("new patient")),
        ):
            keys.addWidget(KeyCap(theme, cap))
            keys.addWidget(label(words, "label"))
            keys.addSpacing(8)
        keys.addStretch()
        keys.addWidget(label(tr("Accents and case do not matter"), "label"))
        keys.setContentsMargins(20, 12, 20, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(frame("rule"))
        column.addLayout(keys)
