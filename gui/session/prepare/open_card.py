"""What is still open in Prepare, each line the way to it."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.session.card import Card
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import frame, label
from gui.widgets.row_button import RowButton
from gui.wording import tr
from model.practice.lists import Question
from model.safety.finding import Finding

CARRIED = "carried-over"


class OpenCard(Card):
    """Questions not asked, and what waits for a confirmation; a press goes there."""

    chosen = Signal(str)
    """A question's code, or CARRIED."""

    def __init__(self, theme: Theme, questions: Mapping[str, Question]) -> None:
        super().__init__(tr("Still open here"), spacing=0)
        self._theme, self._questions = theme, questions
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self.lines: dict[str, RowButton] = {}
        self._rows: list[QWidget] = []
        self._done = label(tr("Nothing: all is answered."), "second", wrap=True)
        self._done.setContentsMargins(0, 8, 0, 0)
        self.body.addSpacing(6)
        self.body.addWidget(self._done)

    def show_open(self, findings: Iterable[Finding]) -> None:
        """Show findings of what was not asked and what was carried over."""
        shown = tuple(self._line_of(finding) for finding in findings)
        if shown == self._shown and (self.lines or not shown):
            return
        self._shown = shown
        for old in self._rows:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows, self.lines = [], {}
        for code, title, detail in shown:
            rule = frame("rule")
            made = self._line(code, title, detail)
            self.lines[code] = made
            self._rows += [rule, made]
            self.body.addWidget(rule)
            self.body.addWidget(made)
        self._done.setVisible(not shown)

    def _line(self, code: str, title: str, detail: str) -> RowButton:
        made = RowButton(self._theme, f"{title}: {detail}")
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(label(title, "strong", wrap=True))
        texts.addWidget(label(detail, "second", wrap=True))
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 8, 0, 8)
        line.setSpacing(12)
        icon = IconLabel(self._theme, "carried" if code == CARRIED else "circle", "text", 20)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        # A button's own policy would take the width of its words on one line.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
        made.let_clicks_through()
        made.clicked.connect(lambda: self.chosen.emit(code))
        return made

    def _line_of(self, finding: Finding) -> tuple[str, str, str]:
        """Code, title and what is said beneath."""
        question = self._questions.get(finding.subject)
        if question is None:
            return (finding.subject or CARRIED, finding.headline, finding.detail)
        words = tr("Not asked")
        if question.hint:
            words = f"{words}. {tr(question.hint)}"
        return (question.code, tr(question.text), words)
