"""The main button of a place: on to the next one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from gui.theme import Theme
from gui.wording import NO_BREAK


class OnwardButton(QPushButton):
    """Words with an arrow behind them; the one accent of its place."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(f"{words}{NO_BREAK}")
        self.setProperty("kind", "main")
        self.setProperty("icon_name", "forward")
        self.setIcon(theme.icon("forward", on_accent=True))
        self.setIconSize(QSize(20, 20))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        self.setToolTip(words)
