"""What would be taken of a diary before anything is: how it was read, what would come of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.history.measures import diary_wording as wording
from gui.history.measures.diary_other_days import OtherDays
from gui.history.measures.diary_table import DiaryTable
from gui.patients.wording import breakable
from gui.session.card import Card, Column
from gui.theme import Theme
from gui.widgets.parts import button, frame, label, set_kind
from gui.wording import tr
from model.errors import DataFileError
from model.exchange.diary_file import ReadDiary
from model.exchange.table_text import Encoding
from model.outcome.diary_months import DiaryMonth
from model.outcome.lists import DiaryRules
from model.use_cases.diary_import import DiaryComparison

FIRST_ROWS, MOST_MONTHS = 8, 26
RIGHT_WIDTH = 470
READ_LINES = ("columns", "days", "dates", "severity", "letters", "not_read")


class DiaryPreview(QWidget):
    """One accent button takes the days; a file that holds nothing new offers to close instead."""

    take_wanted = Signal()
    other_wanted = Signal()
    close_wanted = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, rules: DiaryRules) -> None:
        super().__init__()
        self._rules = rules
        self._counts = 0
        self.figures = {name: label("0", "total") for name in ("new", "same", "other")}
        self.read_as: dict[str, QLabel] = {}
        self.remarks = label("", "confirm", wrap=True)
        titles = (tr("Line"), tr("Day"), tr("Headache"), tr("Severity"), tr("Acute medicine"))
        self.rows = DiaryTable(titles, (8, 22, 22, 22, 26))
        titles = (tr("28 days to"), tr("Kept"), tr("Headache"), tr("Mod./severe"), tr("Medicine"))
        self.months = DiaryTable(titles, (28, 22, 18, 20, 18), figures=(1, 2, 3, 4))
        self.other = OtherDays(theme)
        self.said = label("", "second", wrap=True)
        self.take: QPushButton = button("", "main")
        self.another = button(tr("Another file…"))
        self.take.clicked.connect(self._taken)
        self.another.clicked.connect(self.other_wanted)
        self.other.changed.connect(self.changed)
        self._lay_out()

    def _lay_out(self) -> None:
        left = Column(bar_beside=True)
        left.add(self._counts_panel())
        left.add(self._reading_card())
        left.add(self.other)
        self.rows_card = Card(tr("The first days of the file"))
        self.rows_card.body.addWidget(self.rows)
        left.add(self.rows_card)
        left.layout_inside.addStretch(1)
        self.months_card = Card(tr("Per 28 days, with these days"))
        self.months_card.body.addWidget(self.months)
        self.months_said = label("", "label", wrap=True)
        self.months_card.body.addWidget(self.months_said)
        months = Column()
        months.add(self.months_card)
        months.layout_inside.addStretch(1)
        right = QWidget()
        right.setFixedWidth(RIGHT_WIDTH)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(months, 1)
        column.addWidget(self.said)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.another)
        buttons.addWidget(self.take, 1)
        column.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(4)
        layout.addWidget(left, 1)
        layout.addWidget(right)

    def _counts_panel(self) -> QFrame:
        made = frame("panel")
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        captions = (tr("New"), tr("Recorded already"), tr("Recorded otherwise"))
        for place, (figure, caption) in enumerate(
            zip(self.figures.values(), captions, strict=True)
        ):
            if place:
                line.addWidget(frame("upright"))
            column = QVBoxLayout()
            column.setContentsMargins(20, 12, 12, 12)
            column.setSpacing(0)
            column.addWidget(label(caption, "label"))
            column.addWidget(figure)
            line.addLayout(column, 1)
        return made

    def _reading_card(self) -> Card:
        card = Card(tr("How it was read"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        captions = (
            tr("Columns"), tr("Days"), tr("Dates"), tr("Severity"), tr("Letters"), tr("Not read"),
        )  # fmt: skip
        for place, (name, caption) in enumerate(zip(READ_LINES, captions, strict=True)):
            grid.addWidget(label(caption, "label"), place, 0, Qt.AlignmentFlag.AlignTop)
            self.read_as[name] = label("", "cell", wrap=True)
            grid.addWidget(self.read_as[name], place, 1)
        card.body.addLayout(grid)
        card.body.addWidget(self.remarks)
        return card

    def show_diary(
        self,
        read: ReadDiary,
        found: DiaryComparison,
        months: Sequence[DiaryMonth],
        problems: Sequence[DataFileError] = (),
    ) -> None:
        """Show a file beside the record, and the months as they would be with it.

        problems: files of the clinic's own words that could not be used.
        """
        counts = {"new": found.new, "same": found.same, "other": found.other}
        for name, days in counts.items():
            self.figures[name].setText(f"{len(days):,}")
        self._show_reading(read, problems)
        self.other.show_days(found.other)
        self.rows.show_lines([wording.day_cells(one) for one in read.days[:FIRST_ROWS]])
        self.rows_card.beside.setText(
            tr("{n} of {all}").format(n=len(self.rows.lines), all=f"{len(read.days):,}")
        )
        self._show_months(months)
        self._counts = len(found.new) + len(self.other.replaced)
        if self._counts:
            self.take.setText(tr("Take {days}").format(days=wording.count_of_days(self._counts)))
            words = tr("Nothing is recorded yet. Undo takes them back in one step.")
        else:
            self.take.setText(tr("Close"))
            words = tr("There is nothing new in this file: all its days are recorded.")
            if found.other:
                words = tr("There is nothing new in this file: what differs stays as recorded.")
        self.take.setAccessibleName(self.take.text())
        self.take.setToolTip(self.take.text())
        self.say(words)

    def say(self, words: str, kind: str = "second") -> None:
        """A line above the buttons."""
        self.said.setText(words)
        set_kind(self.said, kind)

    def _show_reading(self, read: ReadDiary, problems: Sequence[DataFileError]) -> None:
        texts = {
            "columns": wording.columns_text(read.columns),
            "days": tr("{days}, {span}").format(
                days=wording.count_of_days(len(read.days)), span=wording.span_text(read)
            ),
            "dates": wording.order_text(read.order),
            "severity": wording.scale_text(read.scale, self._rules),
            "letters": wording.encoding_text(read.encoding),
            "not_read": ", ".join(read.not_read) or tr("nothing: every column was read"),
        }
        for name, text in texts.items():
            self.read_as[name].setText(breakable(text))
        said = [f"{one.text} ({one.where})." for one in read.remarks]
        if read.encoding is Encoding.CP1252:
            said.append(tr("The letters were guessed: look whether accents came out right."))
        said += [
            tr("The clinic’s own words are not used: {why}").format(why=one) for one in problems
        ]
        self.remarks.setText(breakable("\n".join(said)))
        self.remarks.setVisible(bool(said))

    def _show_months(self, months: Sequence[DiaryMonth]) -> None:
        shown = list(reversed(months))[:MOST_MONTHS]
        thin = [n for n, one in enumerate(shown) if one.days_kept < self._rules.least_days]
        self.months.show_lines([wording.month_cells(one, self._rules) for one in shown], thin)
        said = [
            tr("Newest first, scaled to 28 days; fewer than {n} days kept are a gap.").format(
                n=self._rules.least_days
            )
        ]
        if len(months) > len(shown):
            said.append(tr("Earlier ones: {n}.").format(n=len(months) - len(shown)))
        if any(None in (one.severe_days, one.acute_days) for one in shown):
            said.append(tr("“{sign}”: not noted on every day.").format(sign=wording.NOT_KNOWN))
        self.months_said.setText(" ".join(said))

    def _taken(self) -> None:
        (self.take_wanted if self._counts else self.close_wanted).emit()
