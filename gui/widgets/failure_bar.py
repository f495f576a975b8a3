"""The bar that says what went wrong, what is safe and what to do; it stays until closed."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from gui.theme import Theme, icon_pixmap
from gui.widgets.parts import icon_button, label, set_kind
from gui.wording import tr


class FailureBar(QFrame):
    """Above the page, so that nothing typed or marked is covered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "failure")
        self.setAccessibleName(tr("Problem"))
        self._icon, self._text = QLabel(), label("", "strong", wrap=True)
        self.close_button = icon_button(theme, "close", tr("Close this message"))
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.close_button)
        self.hide()

    def say(self, text: str, *, problem: bool = True) -> None:
        """Show a message, of a problem or of something that went well."""
        set_kind(self, "failure" if problem else "success")
        colour = self._theme.roles.stop if problem else self._theme.roles.accent
        self._icon.setPixmap(icon_pixmap("stop" if problem else "check", colour, 22))
        self._text.setText(text)
        self.show()

    def text(self) -> str:
        """What the bar says."""
        return self._text.text()
