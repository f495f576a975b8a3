"""The last decision on going on: what, when, who, why, and by which rule."""

from PySide6.QtWidgets import QVBoxLayout

from gui.patients.wording import breakable
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import frame, label, row
from gui.wording import day, tr
from model.outcome.decision import Choice, Decision


class LastDecision(QVBoxLayout):
    """Nothing where nothing was decided yet; on hover what stood on the screen then."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setContentsMargins(0, 0, 0, 0)
        self.words = ""
        self._frame = frame("result")
        self.addWidget(self._frame)
        self._frame.hide()

    def show_decision(self, decision: Decision | None) -> None:
        """Show the last one."""
        old, self._frame = self._frame, frame("result")
        self.replaceWidget(old, self._frame)
        old.hide()
        old.deleteLater()
        self._frame.setVisible(decision is not None)
        self.words = ""
        if decision is None:
            return
        head, by = decision_words(decision), by_words(decision)
        self.words = f"{head}. {decision.reason} {by}"
        self._frame.setAccessibleName(self.words)
        self._frame.setAccessibleDescription(decision.saw)
        self._frame.setToolTip(decision.saw)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(14, 10, 14, 12)
        inside.setSpacing(2)
        stop = decision.choice is Choice.STOP
        icon = IconLabel(self._theme, "minus" if stop else "check", "text_2", 18)
        line = row(icon, label(head, "cell-strong", wrap=True), spacing=8)
        line.setStretch(1, 1)
        inside.addLayout(line)
        inside.addWidget(label(breakable(decision.reason), "cell", wrap=True))
        inside.addWidget(label(by, "label", wrap=True))


def decision_words(decision: Decision) -> str:
    """What was decided and when."""
    stop = decision.choice is Choice.STOP
    words = tr("Decided to stop, {day}") if stop else tr("Decided to continue, {day}")
    return words.format(day=day(decision.recorded_at))


def by_words(decision: Decision) -> str:
    """Who decided, and what the program had said."""
    return tr("{who}, with {rule}: {verdict}").format(
        who=decision.clinician_name, rule=decision.rule, verdict=decision.verdict
    )
