"""A wear-off curve on paper: the plot, then the weeks of every cycle and of their mean."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gui.history.trend.paper_table import PaperRow
from gui.history.trend.plot_document import LETTERS, PlotDocument
from gui.history.trend.readout import shown
from gui.history.trend.wear_off_painter import WearOffPainter
from gui.history.trend.wear_off_words import MOST_CYCLES, explained, title_of_curve
from gui.overriding import override
from gui.reports.page import PAPER_ROLES
from gui.wording import day, tr
from model.outcome.wear_off import LAST_WEEK, WearOff
from model.patient import Patient
from model.settings import Settings

NAME, WEEK = 0.185, 0.0445  # shares of the width: the name of a cycle, a week
STARTS = (0.0, *(NAME + WEEK * place for place in range(LAST_WEEK)), NAME + WEEK * LAST_WEEK)


class WearOffDocument(PlotDocument):
    """All cycles of one patient that have a week to show."""

    def __init__(
        self,
        patient: Patient,
        curve: WearOff,
        settings: Settings,
        *,
        stem: str,
        noticed: str,
        printed_at: datetime,
        demonstration: bool = False,
    ) -> None:
        """noticed: what the patient told of it, empty for nothing."""
        super().__init__(
            patient, settings, title=title_of_curve(), stem=stem, printed_at=printed_at,
            demonstration=demonstration,
        )  # fmt: skip
        self._curve, self._noticed = curve, noticed
        self._plot = WearOffPainter(curve, PAPER_ROLES, LETTERS)

    @override
    def lines(self) -> Sequence[str]:
        found = [explained()]
        if len(self._curve.cycles) > MOST_CYCLES:
            words = tr("Drawn are the last {n} cycles and the mean of all; the table holds all.")
            found.append(words.format(n=MOST_CYCLES))
        return [*found, self._noticed] if self._noticed else found

    @override
    def paint_plot(self, painter: QPainter, box: QRectF) -> None:
        self._plot.paint(painter, box)

    @override
    def rows(self) -> Iterator[PaperRow]:
        cycles, noticed = self._curve.cycles, self._curve.noticed
        yield PaperRow((tr("Headache days in week"),), title=True)
        weeks = (str(week) for week in range(1, LAST_WEEK + 1))
        told = tr("Noticed") if any(noticed.values()) else ""
        yield PaperRow((tr("Session"), *weeks, told), heads=True, starts=STARTS)
        if len(cycles) > 1:
            everywhere = tuple(range(len(STARTS)))
            yield _row(tr("Mean"), self._curve.mean, "", everywhere)
        for cycle in reversed(cycles):
            week = noticed.get(cycle.session_id)
            name = f"{cycle.number} · {day(cycle.started_on)}"
            yield _row(name, cycle.weeks, shown(week) if week else "", ())


def _row(
    name: str, weeks: Mapping[int, Decimal], noticed: str, strong: tuple[int, ...]
) -> PaperRow:
    """A line of the table; a week that is not known is a dash, never 0."""
    cells = (shown(weeks[week]) if week in weeks else "–" for week in range(1, LAST_WEEK + 1))
    return PaperRow((name, *cells, noticed), starts=STARTS, strong=strong)
