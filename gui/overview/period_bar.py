"""Which days an overview is of: a few usual periods, or any two days."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gui.theme import Theme
from gui.widgets.parts import label
from gui.widgets.segments import Segments, Tone
from gui.wording import day, tr
from model.dates import read_day
from model.errors import InvalidValueError
from model.overview import Period

YEAR = timedelta(days=364)  # both ends count


def _last_quarter(today: date) -> Period:
    """The last three calendar months that are over, from January, April, July or October on."""
    begun = today.replace(day=1, month=(today.month - 1) // 3 * 3 + 1)
    last = begun - timedelta(days=1)
    return Period(last.replace(day=1, month=last.month - 2), last)


PERIODS: dict[str, Callable[[date], Period]] = {
    "month": lambda today: Period(today.replace(day=1), today),
    "quarter": _last_quarter,
    "year": lambda today: Period(today.replace(month=1, day=1), today),
    "twelve": lambda today: Period(today - YEAR, today),
}


class PeriodBar(QWidget):
    """Emits chosen with a Period; what cannot be one is said and asks nothing."""

    chosen = Signal(Period)

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._today = today
        self.period = PERIODS["twelve"](today)
        self.usual = Segments(
            theme,
            tr("Period"),
            [
                ("month", tr("This month")),
                ("quarter", tr("Last quarter")),
                ("year", tr("This year")),
                ("twelve", tr("365 days")),
            ],
        )
        self.first, self.last = _line(tr("First day")), _line(tr("Last day"))
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.usual)
        layout.addSpacing(6)
        for part in (label(tr("from"), "label"), self.first, label(tr("to"), "label"), self.last):
            layout.addWidget(part)
        layout.addWidget(self.problem, 1)
        layout.addStretch(1)
        self.usual.wanted.connect(self._choose_usual)
        for line in (self.first, self.last):
            line.editingFinished.connect(self._choose_days)
        self._show("twelve")

    def restore(self, period: Period) -> None:
        """Show a period that was chosen before."""
        self.period = period
        names = (name for name, usual in PERIODS.items() if usual(self._today) == period)
        self._show(next(names, ""))

    def _choose_usual(self, name: str) -> None:
        self.period = PERIODS[name](self._today)
        self._show(name)
        self.chosen.emit(self.period)

    def _choose_days(self) -> None:
        try:
            found = Period(read_day(self.first.text(), "first"), read_day(self.last.text(), "last"))
            if found.last < found.first:
                raise InvalidValueError("last", tr("The last day lies before the first."))
        except InvalidValueError as error:
            self._tell(str(error))
            return
        self._tell("")
        if found != self.period:
            self.period = found
            self._show("")
            self.chosen.emit(found)

    def _show(self, name: str) -> None:
        self._tell("")
        self.usual.show_chosen(name, Tone.SOFT)
        self.first.setText(day(self.period.first))
        self.last.setText(day(self.period.last))

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFixedWidth(134)
    return made
