"""Days that are recorded otherwise than the file has them: for each, which of the two stays."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.history.measures.diary_wording import count_of_days, day_text
from gui.session.card import Card
from gui.theme import Theme
from gui.widgets.parts import button, frame, label, row
from gui.widgets.segments import Segments, Tone
from gui.wording import day, tr
from model.use_cases.diary_import import OtherDay

MOST_ROWS = 30
KEEP, TAKE = "keep", "take"


class OtherDays(Card):
    """replaced are the days of which the file's is taken; at first none is."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Recorded otherwise"))
        self._theme = theme
        self.replaced: set[date] = set()
        self.choices: dict[date, Segments] = {}
        self._other: Sequence[OtherDay] = ()
        self.keep_all = button(tr("Keep all as recorded"))
        self.take_all = button(tr("Take all from the file"))
        self.keep_all.clicked.connect(lambda: self._choose_all(False))
        self.take_all.clicked.connect(lambda: self._choose_all(True))
        self._rest: QLabel = label("", "second", wrap=True)
        self._rows = QWidget()
        self._rows_layout = QVBoxLayout(self._rows)
        self._rows_layout.setContentsMargins(0, 0, 0, 0)
        self._rows_layout.setSpacing(0)
        said = tr("What is recorded stays, unless you take the file’s.")
        self.body.addWidget(label(said, "second", wrap=True))
        self.body.addLayout(row(self.keep_all, self.take_all, 1))
        self.body.addWidget(self._rows)
        self.body.addWidget(self._rest)

    def show_days(self, other: Sequence[OtherDay]) -> None:
        """Show these days; what was chosen of one stays chosen."""
        self.setVisible(bool(other))
        self.replaced &= {one.read.day for one in other}
        if other != self._other:
            self._other = other
            self.beside.setText(count_of_days(len(other)))
            self._fill()
        self._show_chosen()

    def _fill(self) -> None:
        while self._rows_layout.count():
            item = self._rows_layout.takeAt(0)
            old = item.widget() if item else None
            if old:
                old.hide()
                old.deleteLater()
        self.choices = {}
        for one in self._other[:MOST_ROWS]:
            self._rows_layout.addWidget(frame("rule"))
            self._rows_layout.addWidget(self._row(one))

    def _row(self, one: OtherDay) -> QWidget:
        on = one.read.day
        recorded = tr("Recorded: {words}").format(words=day_text(one.recorded))
        in_file = tr("Line {line}: {words}").format(
            line=f"{one.read.line:,}", words=day_text(one.read)
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(day(on), "cell-strong"))
        words.addWidget(label(recorded, "second", wrap=True))
        words.addWidget(label(in_file, "second", wrap=True))
        choice = Segments(
            self._theme, day(on), [(KEEP, tr("Keep recorded")), (TAKE, tr("Take the file’s"))]
        )
        choice.wanted.connect(lambda key: self._choose(on, key == TAKE))
        choice.setFixedWidth(choice.sizeHint().width())
        self.choices[on] = choice
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 8, 0, 8)
        line.setSpacing(12)
        line.addLayout(words, 1)
        line.addWidget(choice)
        return made

    def _choose(self, on: date, take: bool) -> None:
        if take:
            self.replaced.add(on)
        else:
            self.replaced.discard(on)
        self._tell()

    def _choose_all(self, take: bool) -> None:
        self.replaced = {one.read.day for one in self._other} if take else set()
        self._tell()

    def _tell(self) -> None:
        self._show_chosen()
        self.changed.emit()

    def _show_chosen(self) -> None:
        for on, choice in self.choices.items():
            choice.show_chosen(TAKE if on in self.replaced else KEEP, Tone.SOFT)
        rest = [one.read.day for one in self._other[MOST_ROWS:]]
        taken = sum(on in self.replaced for on in rest)
        self._rest.setVisible(bool(rest))
        text = tr("and {n} more, of which {taken} would be taken from the file")
        self._rest.setText(text.format(n=count_of_days(len(rest)), taken=taken))
