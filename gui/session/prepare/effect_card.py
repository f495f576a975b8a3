"""What the earlier sessions did, in numbers; a plot is for the history."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from gui.session.card import SIDE, Card
from gui.widgets.parts import button, frame, label
from gui.wording import NO_BREAK, day, number, tr
from model.counted import one_decimal
from model.effect import MEASURES, Effect, effects
from model.outcome.measurement import Baseline
from model.session_chart import SessionChart

MISSING = "–"
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EffectCard(Card):
    """Baseline, now and change of each measure per 28 days; what was never entered is a dash."""

    history_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Effect so far"), spacing=4)
        self.cells: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        for column, words in enumerate((tr("Baseline"), tr("Now"), tr("Change")), start=1):
            self._grid.addWidget(label(words, "label"), 0, column, RIGHT)
        self._add_rows()
        self.body.addLayout(self._grid)
        self.history = button(tr("History and measures"), "link")
        self.history.setToolTip(tr("Show the patient’s page; the session stays open"))
        # Its words begin where those above do.
        self.history.setStyleSheet("padding-left: 0px; margin-left: -2px; text-align: left;")
        self.history.clicked.connect(self.history_wanted)
        self.body.addWidget(self.history)
        self.body.setContentsMargins(SIDE, 12, SIDE, 4)

    def _add_rows(self) -> None:
        names = {
            "headache_days": tr("Headache days"),
            "migraine_days": tr("Migraine days"),
            "hit6": tr("HIT-6 total"),
        }
        for place, measure in enumerate(MEASURES):
            line = 2 * place + 2
            self._grid.addWidget(frame("rule"), line - 1, 0, 1, 4)
            self._grid.addWidget(label(names[measure], "second"), line, 0)
            cells = (label(), label(kind="strong"), label(kind="strong"))
            for column, cell in enumerate(cells, start=1):
                self._grid.addWidget(cell, line, column, RIGHT)
            self.cells[measure] = cells

    def show_chart(
        self, chart: SessionChart, earlier: Sequence[SessionChart], chosen: Iterable[Baseline]
    ) -> None:
        """Show the sums of a session against the chosen baselines and those before it."""
        found = effects(chart, earlier, chosen)
        for effect in found:
            self._show(effect)
        began = min((e.baseline_on for e in found if e.baseline_on), default=None)
        self.beside.setText(
            tr("since {day}").format(day=day(began)) if began else tr("no baseline yet")
        )

    def _show(self, effect: Effect) -> None:
        baseline, now, change = self.cells[effect.measure]
        for cell, value in ((baseline, effect.baseline), (now, effect.now)):
            cell.setText(MISSING if value is None else number(one_decimal(value)))
            cell.setToolTip(tr("Not entered") if value is None else "")
        change.setText(_change_words(effect))
        why = tr("A share of zero cannot be told") if effect.baseline == 0 else ""
        change.setToolTip(why if change.text() == MISSING else "")


def _change_words(effect: Effect) -> str:
    """The change with its sign: in %, or in points for a questionnaire."""
    if effect.percent is not None:
        return f"{_signed(Decimal(effect.percent))}{NO_BREAK}%"
    points = effect.measure == "hit6" and effect.change is not None
    return _signed(effect.change) if points and effect.change is not None else MISSING


def _signed(value: Decimal) -> str:
    return f"+{number(value)}" if value > 0 else number(value)
