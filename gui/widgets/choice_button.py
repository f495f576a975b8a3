"""One of the things offered; chosen it says so with a check and its colour."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QSizePolicy

from gui.overriding import override
from gui.theme import Theme, icon_pixmap
from gui.wording import NO_BREAK

CHECK = 18


class ChoiceButton(QPushButton):
    """Tells that it was clicked; what is chosen is shown from outside, as it stands in the file."""

    def __init__(self, theme: Theme, words: str, *, caption: str = "") -> None:
        super().__init__(words.replace("&", "&&"))
        self._theme, self._words = theme, self.text()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("kind", "choice")
        self.setCheckable(True)
        self.setToolTip(words)
        self.setAccessibleName(f"{caption}: {words}" if caption else words)
        self.setIconSize(QSize(CHECK, CHECK))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chosen(self, chosen: bool, *, enabled: bool = True) -> None:
        """Show what stands in the file."""
        self.setChecked(chosen)
        self.setEnabled(enabled)
        self.refresh_theme()

    def refresh_theme(self) -> None:
        """Draw the check in the colour now in force."""
        shown = icon_pixmap("check", self._theme.roles.accent, CHECK) if self.isChecked() else None
        icon = QIcon()
        if shown:
            icon.addPixmap(shown, QIcon.Mode.Normal)
            icon.addPixmap(shown, QIcon.Mode.Disabled)
        self.setIcon(icon)
        self.setText(f"{NO_BREAK}{self._words}" if shown else self._words)

    @override
    def nextCheckState(self) -> None:
        """What is chosen follows the file, not the click."""
