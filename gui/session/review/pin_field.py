"""The field for a PIN: dots on the screen, figures alone."""

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit

from gui.theme import Theme
from gui.widgets.field import Field

FIGURES = QRegularExpression(r"[0-9]{0,12}")


class PinField(Field):
    """What was typed is forgotten by clear() as soon as it was used."""

    def __init__(self, theme: Theme, caption: str) -> None:
        super().__init__(theme, caption)
        if not isinstance(self.editor, QLineEdit):
            raise AssertionError("a PIN is typed in one line")
        self.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.editor.setValidator(QRegularExpressionValidator(FIGURES, self.editor))

    def clear(self) -> None:
        """Forget what was typed."""
        self.set_text("")
