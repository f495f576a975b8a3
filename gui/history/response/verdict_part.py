"""A verdict as it is read: its sign, the numbers, the second criterion, what is missing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.history.response.figures import number_lines
from gui.history.response.missing_words import can_be_entered, missing_sentences
from gui.history.response.verdict_sign import VerdictSign
from gui.history.response.wording import criterion_words, gap_words, title, wait_words
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import button, frame, label, row
from gui.wording import tr
from model.response.verdict import Verdict

ICON = 20
TOP = Qt.AlignmentFlag.AlignTop


class VerdictPart(QWidget):
    """Made anew for each verdict; a click on what it offers is told, nothing is done here."""

    measures_wanted = Signal()
    baseline_wanted = Signal()

    def __init__(self, theme: Theme, verdict: Verdict, baseline_offer: str) -> None:
        """baseline_offer names the value that can be made the baseline, empty for none."""
        super().__init__()
        self._theme = theme
        self.title = label(title(verdict), "total", wrap=True)
        self.sentences: list[str] = []
        self.baseline_button: QPushButton | None = None
        self.measures_button: QPushButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(VerdictSign(theme, verdict))
        head.addWidget(self.title, 1)
        self._column.addLayout(head)
        self.lines = number_lines(verdict)
        self._add_lines()
        self._add_quiet(wait_words(verdict))
        self._add_second(verdict)
        self._add_missing(verdict, baseline_offer)

    def _add_lines(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 47)
        grid.setColumnStretch(1, 53)
        for place, (caption, figure) in enumerate(self.lines):
            grid.addWidget(label(caption, "second", wrap=True), place, 0, TOP)
            grid.addWidget(label(figure, "cell-strong", wrap=True), place, 1, TOP)
        self._column.addLayout(grid)

    def _add_second(self, verdict: Verdict) -> None:
        rule, second = verdict.rule, verdict.second
        self._add_quiet(gap_words(verdict))
        if rule.second is None or second is None or not second.is_met:
            return
        head = tr("Second criterion met: {advice}").format(advice=rule.second.advice)
        self._add_marked("confirm", head, criterion_words(rule.second, rule))

    def _add_missing(self, verdict: Verdict, baseline_offer: str) -> None:
        for place, words in enumerate(missing_sentences(verdict)):
            if place == 0:
                self._column.addWidget(frame("rule"))
            self._add_with_icon("info", "text_2", label(words, "cell", wrap=True))
            self.sentences.append(words)
        if baseline_offer:
            self.baseline_button = button(baseline_offer)
            self.baseline_button.clicked.connect(self.baseline_wanted)
            self._column.addWidget(self.baseline_button)
        if can_be_entered(verdict):
            self.measures_button = button(tr("Enter under Measures"), "link")
            self.measures_button.setStyleSheet("padding-left: 0px; text-align: left;")
            self.measures_button.clicked.connect(self.measures_wanted)
            self._column.addLayout(row(self.measures_button, 1))

    def _add_marked(self, role: str, head: str, words: str) -> None:
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(head, "confirm-words", wrap=True))
        column.addWidget(label(words, "second", wrap=True))
        self.sentences.append(f"{head}. {words}")
        self._column.addWidget(frame("rule"))
        self._add_with_icon("confirm", role, texts)

    def _add_quiet(self, words: str) -> None:
        if words:
            self._column.addWidget(label(words, "second", wrap=True))
            self.sentences.append(words)

    def _add_with_icon(self, icon: str, role: str, beside: QWidget) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(IconLabel(self._theme, icon, role, ICON), 0, TOP)
        line.addWidget(beside, 1)
        self._column.addLayout(line)
