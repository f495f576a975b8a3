"""What was decided on going on: the last decision in sight, all of them in words."""

from textwrap import shorten

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.patients.wording import breakable
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import label
from gui.wording import day, tr
from model.outcome.decision import Choice, Decision

LONGEST = 110  # letters of the reason: two or three lines; all of it is told on hover


class LastDecision(QWidget):
    """What, when, who and why in a few lines; on hover what the program had shown then."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = ""
        self._icons = {
            Choice.CONTINUE: IconLabel(theme, "check", "text_2"),
            Choice.STOP: IconLabel(theme, "minus", "text_2"),
        }
        self.head, self.reason = ElidedLabel("", "cell-strong"), label("", "cell", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.head)
        texts.addWidget(self.reason)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(12)
        for icon in self._icons.values():
            layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)

    def show_decision(self, decision: Decision | None) -> None:
        """Show the last one; nothing where nothing was decided yet."""
        self.setVisible(decision is not None)
        self.words = ""
        if decision is None:
            return
        for choice, icon in self._icons.items():
            icon.setVisible(choice is decision.choice)
        self.head.say(decision_words(decision))
        why = f"{decision.clinician_name}: {decision.reason}"
        self.reason.setText(shorten(breakable(why), LONGEST, placeholder="…"))
        self.words = f"{self.head.text()}. {why}"
        self.setAccessibleName(self.words)
        shown = tr("Shown then:\n{lines}").format(lines=decision.saw)
        self.setToolTip(shown)
        for line in (self.head, self.reason):
            line.setToolTip(f"{self.words}\n\n{shown}")


def decision_words(decision: Decision) -> str:
    """What was decided and when."""
    stop = decision.choice is Choice.STOP
    words = tr("Decided to stop, {day}") if stop else tr("Decided to continue, {day}")
    return words.format(day=day(decision.recorded_at))


def reason_words(decision: Decision) -> str:
    """Why, who decided, and what the program had said."""
    return tr("{reason} ({who}; {rule}: {verdict})").format(
        reason=decision.reason,
        who=decision.clinician_name,
        rule=decision.rule,
        verdict=decision.verdict,
    )
