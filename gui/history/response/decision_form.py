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
        self.reason = Field(theme, tr("Reason"), longest=LONGEST_REASON)
        self.about = label("", "second", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(frame("rule"))
        column.addWidget(self.reason)
        column.addWidget(self.about)
        if isinstance(self.reason.editor, QLineEdit):
            self.reason.editor.returnPressed.connect(self.kept)

    def open_for(self, choice: Choice, who: str) -> None:
        """Ask for the reason; who decides."""
        self.choice = choice
        stop = choice is Choice.STOP
        asked = tr("Reason to stop the treatment") if stop else tr("Reason to continue")
        self.reason.caption.setText(asked)
        self.reason.editor.setAccessibleName(asked)
        words = tr("{who} decides; the above is kept with it.").format(who=who)
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
