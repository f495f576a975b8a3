"""A reason in one's own words: Enter records it, and it is never dropped without a word."""

from PySide6.QtWidgets import QLineEdit

from gui.widgets.parts import label
from gui.wording import tr


class OtherReason(QLineEdit):
    """The line and the hint beneath it."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Other reason, then Enter"))
        self.setAccessibleName(tr("Other reason"))
        self.hint = label(
            tr("Not recorded yet: Enter marks the site not given; Escape drops the line."),
            "confirm",
            wrap=True,
        )
        self.hint.hide()
        self.textEdited.connect(self.hint.hide)

    def show_reason(self, reason: str) -> None:
        """Show the recorded reason, or an empty line."""
        self.setText(reason)
        self.hint.hide()

    def waits(self, recorded: str) -> bool:
        """Whether a reason was typed and not entered; the second time it may be dropped."""
        typed = " ".join(self.text().split())
        if typed in ("", recorded) or not self.hint.isHidden():
            return False
        self.hint.show()
        return True
