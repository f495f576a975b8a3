"""A field of a form: its name above, its message below; what was typed always stays."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import label
from gui.wording import tr

ERROR_ICON = 18


class Field(QWidget):
    """A line or a text with its caption; show_error() says under it what to mend."""

    edited = Signal()
    left = Signal()
    """A line was left, or Enter was pressed in it."""

    def __init__(
        self,
        theme: Theme,
        caption: str,
        *,
        hint: str = "",
        lines: int = 1,
        longest: int = 200,
        line: QLineEdit | None = None,
    ) -> None:
        """line is a line of another kind than Qt's plain one."""
        super().__init__()
        self.editor: QLineEdit | QPlainTextEdit
        if lines == 1:
            self.editor = line or QLineEdit()
            self.editor.setMaxLength(longest)
            self.editor.textChanged.connect(self._edited)
            self.editor.editingFinished.connect(self.left)
        else:
            self.editor = QPlainTextEdit()
            self.editor.setTabChangesFocus(True)
            self.editor.setFixedHeight(22 * lines + 24)
            self.editor.textChanged.connect(self._edited)
        self.editor.setPlaceholderText(hint)
        self.editor.setAccessibleName(caption)
        self.setFocusProxy(self.editor)
        self.caption = label(caption, "label")
        self.caption.setBuddy(self.editor)
        self._note = label("", "label", wrap=True)
        self._error = label("", "error", wrap=True)
        self._error_icon = IconLabel(theme, "stop", "stop", ERROR_ICON)
        self._lay_out()
        self.show_note("")
        self.show_error("")

    def _lay_out(self) -> None:
        under = QHBoxLayout()
        under.setSpacing(6)
        under.addWidget(self._error_icon, 0, Qt.AlignmentFlag.AlignTop)
        under.addWidget(self._error, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.caption)
        layout.addWidget(self.editor)
        layout.addWidget(self._note)
        layout.addLayout(under)

    @property
    def text(self) -> str:
        """What was typed, as it is."""
        if isinstance(self.editor, QLineEdit):
            return self.editor.text()
        return self.editor.toPlainText()

    def set_text(self, text: str) -> None:
        """Show another text."""
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
        else:
            self.editor.setPlainText(text)

    @property
    def error(self) -> str:
        """The message under the field, empty where nothing is wrong."""
        return self._error.text()

    def show_error(self, text: str) -> None:
        """Mark the field and say beneath what to mend; an empty text takes it back."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._error_icon.setVisible(bool(text))
        self._mark(bool(text))

    @property
    def note(self) -> str:
        """The quiet line under the field."""
        return self._note.text()

    def show_note(self, text: str) -> None:
        """A quiet line under the field, such as how a date was understood."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def _edited(self) -> None:
        if self.error:
            self.show_error("")
        self.edited.emit()

    def _mark(self, wrong: bool) -> None:
        caption = self.caption.text()
        said = tr("{field}: {error}").format(field=caption, error=self.error)
        self.editor.setAccessibleDescription(said if wrong else "")
        if bool(self.editor.property("wrong")) != wrong:
            self.editor.setProperty("wrong", wrong)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)
