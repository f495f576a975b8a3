"""Where an import begins: choose a file or drop it, and what was wrong with the last one."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.history.measures.diary_wording import order_text, scale_text
from gui.patients.wording import breakable
from gui.session.card import Card, Column
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import button, frame, label, row
from gui.wording import day, number, tr
from model.exchange.diary_dates import DateOrder
from model.exchange.diary_severity import CHOICES, Scale
from model.exchange.file_problem import FileProblem
from model.outcome.lists import DiaryRules

WIDTH = 880


class DiaryStart(QWidget):
    """Tells which file is wanted by choose_wanted, how it is meant by order_ and scale_wanted."""

    choose_wanted = Signal()
    order_wanted = Signal(DateOrder)
    scale_wanted = Signal(Scale)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.choose = button(tr("Choose a file…"), "main")
        self.choose.clicked.connect(self.choose_wanted)
        self.said = label("", "second")
        self.problems = Card(tr("This file was not taken"))
        self.question = Card(tr("Does the day or the month come first?"))
        self.scale_question = Card(tr("On which scale is the severity?"))
        self.shown: list[FileProblem] = []
        self.order_buttons: dict[DateOrder, QPushButton] = {}
        self.scale_buttons: dict[Scale, QPushButton] = {}
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        first = Card(tr("Take a diary from a file"))
        first.body.addWidget(
            label(
                tr(
                    "A table as CSV, or drop it here. It needs the columns “date” and “headache”"
                    " (yes or no); “severity” and “acute medicine” are read where there are."
                    " What would be taken is shown first; until then nothing is."
                ),
                wrap=True,
            )
        )
        first.body.addLayout(row(self.choose, self.said, 1))
        cards = QWidget()
        cards.setMaximumWidth(WIDTH)
        stack = QVBoxLayout(cards)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(16)
        for card in (first, self.question, self.scale_question, self.problems):
            stack.addWidget(card)
        centre = QWidget()
        line = QHBoxLayout(centre)
        line.setContentsMargins(16, 20, 16, 20)
        line.addStretch(1)
        line.addWidget(cards, 1000)
        line.addStretch(1)
        column = Column()
        column.add(centre)
        column.layout_inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)

    def show_nothing(self, said: str = "") -> None:
        """No file is chosen yet, or one is being read."""
        self.said.setText(said)
        self.choose.setText(tr("Choose a file…"))
        self.problems.hide()
        self.question.hide()
        self.scale_question.hide()
        self.shown = []

    def show_problems(self, problems: Sequence[FileProblem]) -> None:
        """All that keeps the file from being taken, each with its lines."""
        self.show_nothing()
        self.shown = list(problems)
        _clear(self.problems)
        said = tr("Nothing of it is recorded. Mend what is named here and choose it again.")
        self.problems.body.addWidget(label(said, wrap=True))
        for one in problems:
            self.problems.body.addWidget(frame("rule"))
            self.problems.body.addWidget(self._problem(one))
        self.problems.show()
        self.choose.setText(tr("Choose a file again…"))

    def show_question(self, spans: Mapping[DateOrder, tuple[date, date]]) -> None:
        """Every date fits both orders: which days each of them would make."""
        self.show_nothing()
        _clear(self.question)
        said = tr("Every date of this file can be read both ways. Choose the days that are meant.")
        self.question.body.addWidget(label(said, wrap=True))
        self.order_buttons = {}
        for order, (first, last) in spans.items():
            made = button(
                tr("{first} to {last}: {order}").format(
                    first=day(first), last=day(last), order=order_text(order)
                )
            )
            made.clicked.connect(lambda _=False, order=order: self.order_wanted.emit(order))
            self.order_buttons[order] = made
            self.question.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.question.show()

    def show_scale_question(self, highest: Decimal, rules: DiaryRules) -> None:
        """The figures fit two scales: what each of them would make of these."""
        self.show_nothing()
        _clear(self.scale_question)
        said = tr(
            "The severities are figures up to {highest}, and the file does not say whether they go"
            " up to 3 or up to 10. Nothing is taken until you choose. Not sure? Ask whoever kept"
            " the diary, or take it without severity: the days and medicine are taken all the same."
        ).format(highest=number(highest))
        self.scale_question.body.addWidget(label(said, wrap=True))
        self.scale_buttons = {}
        for scale in CHOICES:
            left_out = scale is Scale.LEFT_OUT
            made = button(tr("Without severity") if left_out else scale_text(scale, rules))
            made.clicked.connect(lambda _=False, scale=scale: self.scale_wanted.emit(scale))
            self.scale_buttons[scale] = made
            self.scale_question.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.scale_question.show()

    def _problem(self, one: FileProblem) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(IconLabel(self._theme, "stop", "stop"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(_wrapped(one.text, ""))
        if one.where:
            words.addWidget(_wrapped(one.where[:1].upper() + one.where[1:], "stop-head"))
        line.addLayout(words, 1)
        return made


def _wrapped(text: str, kind: str) -> QLabel:
    return label(breakable(text), kind, wrap=True)


def _clear(card: Card) -> None:
    """Take out what stands below the heading."""
    while card.body.count() > 1:
        item = card.body.takeAt(1)
        old = item.widget() if item else None
        if old:
            old.hide()
            old.deleteLater()
