"""What the clinician decides: a reason, who, and what is kept with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.field import Field
from gui.widgets.parts import frame, label
from gui.wording import tr
from model.outcome.decision import LONGEST_REASON, Choice


class DecisionForm(QWidget):
    """Opens in the card; what was typed in one that is closed stays for the next time."""

    kept = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.choice = Choice.CONTINUE
        self.title = label("", "strong")
        self.reason = Field(theme, tr("Reason"), longest=LONGEST_REASON)
        self.about = label("", "second", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(frame("rule"))
        for widget in (self.title, self.reason, self.about):
            column.addWidget(widget)
        if isinstance(self.reason.editor, QLineEdit):
            self.reason.editor.returnPressed.connect(self.kept)

    def open_for(self, choice: Choice, who: str, kept: str) -> None:
        """Ask for the reason; who decides, kept says which rule and verdict stay with it."""
        self.choice = choice
        stop = choice is Choice.STOP
        self.title.setText(tr("Stop the treatment") if stop else tr("Continue the treatment"))
        words = tr("{who} decides. {kept} and the numbers above are kept with it.").format(
            who=who, kept=kept
        )
        if stop:
            words = f"{words} {tr('The patient leaves the recall list.')}"
        self.about.setText(words)
        self.reason.show_error("")
        self.show()
        self.reason.setFocus()

    @property
    def is_typed(self) -> bool:
        """Whether a reason stands there that was not kept."""
        return not self.isHidden() and bool(self.reason.text.strip())
