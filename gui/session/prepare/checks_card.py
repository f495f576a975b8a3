"""The questions before the injections, each answered on its own."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from gui.session.card import Column
from gui.session.kept_field import KeptField
from gui.session.prepare.check_row import SIDE, CheckRow
from gui.theme import Theme
from gui.widgets.parts import label
from gui.wording import tr
from gui.workspace import Workspace
from model.answer import Group, Reply
from model.session_chart import SessionChart
from model.use_cases.preparing import answer_check

HEAD = 52


class ChecksCard(QFrame):
    """One key answers one row and goes on to the next; nothing answers them all."""

    finished = Signal()
    """Enter at the last row."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(tr("Checks"))
        self._workspace = workspace
        self.count = label("", "label")
        self.rows: dict[str, CheckRow] = {}
        self._column = Column(gap=0)
        for question in workspace.practice.questions:
            made = CheckRow(workspace, theme, question)
            made.answered.connect(partial(self._answer, made))
            made.stepped.connect(partial(self._step, made))
            made.entered.connect(partial(self._enter, made))
            self.rows[question.code] = made
            self._column.add(made)
        self._column.layout_inside.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 0, SIDE, 0)
        title = label(tr("Checks"), "heading")
        title.setFixedHeight(HEAD - 2)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 8)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._column, 1)

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show the answers in the file."""
        for made in self.rows.values():
            made.show_chart(chart, enabled=enabled)
        answers = chart.answers(Group.CHECK)
        held = [answer for code in self.rows if (answer := answers.get(code))]
        answered = sum(answer.reply is not Reply.NOT_ASKED for answer in held)
        words = tr("{n} of {all} answered").format(n=answered, all=len(self.rows))
        waiting = sum(answer.carried_over for answer in held)
        if waiting:
            words = tr("{answered}, {n} to confirm").format(answered=words, n=waiting)
        self.count.setText(words)

    def first_open(self) -> CheckRow:
        """The first row that waits for an answer, else the first."""
        chart = self._workspace.chart
        answers = chart.answers(Group.CHECK) if chart else {}
        for code, made in self.rows.items():
            answer = answers.get(code)
            if answer is None or answer.carried_over or answer.reply is Reply.NOT_ASKED:
                return made
        return next(iter(self.rows.values()))

    def go_to(self, code: str) -> None:
        """The keyboard stands on a row, and the row is in sight."""
        made = self.rows.get(code) or self.first_open()
        made.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.bring_into_sight(made, 56)

    def fields(self) -> list[KeptField]:
        """What can be typed into, as far as it is made."""
        return [field for made in self.rows.values() for field in made.fields()]

    def _answer(self, made: CheckRow, reply: Reply) -> None:
        question, at = made.question, self._workspace.clock()
        words = {Reply.YES: tr("yes"), Reply.NO: tr("no"), Reply.NOT_ASKED: tr("not asked")}
        self._workspace.perform(
            f"{tr(question.text)}: {words[reply]}",
            lambda chart: answer_check(chart, question, reply, at),
        )
        self.go_to(question.code)

    def _step(self, made: CheckRow, steps: int) -> None:
        codes = list(self.rows)
        place = codes.index(made.question.code) + steps
        if 0 <= place < len(codes):
            self.go_to(codes[place])

    def _enter(self, made: CheckRow) -> None:
        if made is list(self.rows.values())[-1]:
            self.finished.emit()
        else:
            self._step(made, 1)
