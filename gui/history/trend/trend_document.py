"""A trend on paper: whose it is, the plot as lines that stay sharp, its numbers beneath."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gui.history.trend.frame import Letters
from gui.history.trend.plot_painter import PlotPainter
from gui.history.trend.readout import (
    as_counted,
    baseline_label,
    legend_of,
    shown,
    source_name,
    title_of,
)
from gui.history.trend.span import Span, day_of, span_of
from gui.overriding import override
from gui.patients.wording import joined
from gui.reports.page import (
    FOOT_MARGIN,
    LABEL,
    LABEL_LINE,
    MARGIN,
    PAPER_ROLES,
    Paper,
    Text,
    paper_font,
    paper_metrics,
    rule,
)
from gui.reports.paged_document import PagedDocument
from gui.wording import clock_time, day, local, tr, units
from model.outcome.trend import Trend
from model.patient import Patient
from model.settings import Settings

PLOT_HEIGHT, GAP, ROW_GAP = 330.0, 16.0, 5.0
COLUMNS = (0.0, 0.26, 0.5, 0.74)  # shares of the width at which they begin
LETTERS = Letters(font=paper_font, metrics=paper_metrics, label=12, strong=13, last=18)


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells of a table, or its title, which does not stand alone at the foot of a page."""

    cells: tuple[str, ...]
    title: bool = False
    heads: bool = False


class TrendDocument(PagedDocument):
    """One measure, or two compared, of one patient."""

    def __init__(
        self,
        patient: Patient,
        trend: Trend,
        second: Trend | None,
        settings: Settings,
        *,
        span: Span | None = None,
        response: Sequence[str] = (),
        printed_at: datetime,
        demonstration: bool = False,
    ) -> None:
        """`span`: the days that are drawn, as numbers; the tables hold all values.

        response: lines on whether the treatment works, the rule first.
        """
        self.title = title_of(trend.measure)  # no name, no date
        self.suggested_name = f"headmap-{trend.measure.code.replace('_', '-')}.pdf"
        self.paper = Paper.named(settings.paper)
        self._trend, self._second, self._response = trend, second, response
        self._who = joined(
            tr("born {day}").format(day=day(patient.born_on)),
            tr("record number {number}").format(number=patient.record_number)
            if patient.record_number
            else tr("no record number"),
        )
        self._name, self._clinic = patient.list_name, settings.clinic_name
        moment = local(printed_at)
        self._printed = tr("Printed on {day}, {time}").format(
            day=day(moment), time=clock_time(printed_at)
        )
        self._made_up = tr("Demonstration: nobody here exists") if demonstration else ""
        self._plot = PlotPainter(trend, second, PAPER_ROLES, LETTERS, span)
        self._pages: dict[Paper, list[list[_Row]]] = {}

    @override
    def page_count(self, paper: Paper) -> int:
        return len(self._laid_out(paper))

    @override
    def paint_page(self, painter: QPainter, paper: Paper, number: int) -> None:
        width = paper.size.width() - 2 * MARGIN
        y = self._paint_head(painter, width, first=number == 1)
        if number == 1:
            self._plot.paint(painter, QRectF(MARGIN, y, width, PLOT_HEIGHT))
            y += PLOT_HEIGHT + GAP
        for row in self._laid_out(paper)[number - 1]:
            y = self._paint_row(painter, row, y, width)
        self._paint_foot(painter, paper, number)

    # -- head and foot -------------------------------------------------------------------

    def _head(self, width: float, *, first: bool) -> list[Text]:
        """The name is never cut: a long one goes on beneath."""
        quiet = PAPER_ROLES.text_2
        lines = [
            Text(self._name, width, pixels=20 if first else 15, weight=600, line=26),
            Text(joined(self._who, self._clinic), width, colour=quiet),
        ]
        if first:
            lines.append(Text(joined(self._printed, self._made_up), width, colour=quiet))
        title = self.title if first else tr("{title}, continued").format(title=self.title)
        lines.append(Text(title, width, pixels=16, weight=600, line=30))
        if first and self._second:
            legend = legend_of(self._trend.measure, self._second.measure)
            lines.append(Text(legend, width, colour=quiet))
        whole = span_of(self._trend, self._second)
        if first and any(abs(a - b) > 1 for a, b in zip(self._plot.days, whole, strict=True)):
            first_drawn, last_drawn = (day_of(value) for value in self._plot.days)
            words = tr("Drawn from {first} to {last}; the tables hold all values.")
            said = words.format(first=day(first_drawn), last=day(last_drawn))
            lines.append(Text(said, width, colour=quiet))
        return lines

    def _head_height(self, width: float, *, first: bool) -> float:
        return MARGIN + sum(text.height for text in self._head(width, first=first)) + GAP

    def _paint_head(self, painter: QPainter, width: float, *, first: bool) -> float:
        y = MARGIN
        for text in self._head(width, first=first):
            text.paint(painter, MARGIN, y)
            y += text.height
        rule(painter, MARGIN, y + 4, width, colour=PAPER_ROLES.text, thickness=1.5)
        return y + GAP

    def _paint_foot(self, painter: QPainter, paper: Paper, number: int) -> None:
        width = paper.size.width() - 2 * MARGIN
        y = paper.size.height() - FOOT_MARGIN - LABEL_LINE
        words = tr("page {page} of {pages}").format(page=number, pages=self.page_count(paper))
        pages = _quiet(words, 120, right=True)
        who = _quiet(joined(self._name, self._who), width - 130)
        who.paint(painter, MARGIN, y - who.height + LABEL_LINE)
        pages.paint(painter, MARGIN + width - pages.width, y)

    # -- the numbers ---------------------------------------------------------------------

    def _rows(self) -> Iterator[_Row]:
        if self._response:
            yield _Row((tr("Response"),), title=True)
        for line in self._response:
            yield _Row((line,))
        for trend in (self._trend, self._second):
            if trend is not None:
                yield from _values(trend)
        yield _Row((tr("Sessions"),), title=True)
        yield _Row((tr("Date"), tr("Session"), tr("Units given"), ""), heads=True)
        for mark in self._trend.sessions:
            state = tr("still open") if mark.is_open else ""
            name = tr("Session {number}").format(number=mark.number)
            yield _Row((day(mark.on), name, units(mark.units), state))
        if not self._trend.sessions:
            yield _Row((tr("None yet."),))

    def _laid_out(self, paper: Paper) -> list[list[_Row]]:
        if paper not in self._pages:
            self._pages[paper] = self._lay_out(paper)
        return self._pages[paper]

    def _lay_out(self, paper: Paper) -> list[list[_Row]]:
        width = paper.size.width() - 2 * MARGIN
        foot = _quiet(joined(self._name, self._who), width - 130).height
        bottom = paper.size.height() - FOOT_MARGIN - foot - GAP
        y = self._head_height(width, first=True) + PLOT_HEIGHT + GAP
        pages: list[list[_Row]] = [[]]
        for row in self._rows():
            # A title takes the heads and the first row with it to the next page.
            needed = _height(row, width) * (3 if row.title else 1)
            if y + needed > bottom and pages[-1]:
                pages.append([])
                y = self._head_height(width, first=False)
            pages[-1].append(row)
            y += _height(row, width)
        return pages

    def _paint_row(self, painter: QPainter, row: _Row, y: float, width: float) -> float:
        if row.title:
            y += GAP / 2
        for text, share in zip(_texts(row, width), COLUMNS, strict=False):
            text.paint(painter, MARGIN + share * width, y)
        y += _height(row, width) - (GAP / 2 if row.title else 0)
        if not row.title:
            colour = PAPER_ROLES.line_strong if row.heads else PAPER_ROLES.line
            rule(painter, MARGIN, y - ROW_GAP / 2, width, colour=colour, thickness=0.75)
        return y


def _values(trend: Trend) -> Iterator[_Row]:
    """The numbers of a measure, newest last, and its baseline."""
    yield _Row((title_of(trend.measure),), title=True)
    value = tr("Per 28 days") if trend.measure.per_month else tr("Value")
    counted = tr("As counted") if trend.measure.per_month else ""
    yield _Row((tr("Date"), value, counted, tr("Known from")), heads=True)
    for point in trend.points:
        said = joined(shown(point.value), trend.measure.band(point.value))
        counted = as_counted(point, trend.measure)
        yield _Row((day(point.on), said, counted, source_name(point.source)))
    if trend.series.baseline and trend.baseline:
        of = tr("of {day}").format(day=day(trend.series.baseline.ends_on))
        yield _Row((f"{baseline_label(trend.baseline)}, {of}",))
    elif trend.baseline:
        words = tr("No baseline was chosen. It would be {value}.")
        yield _Row((words.format(value=shown(trend.baseline.value)),))


def _texts(row: _Row, width: float) -> list[Text]:
    if row.title:
        return [Text(row.cells[0], width, weight=600, line=24)]
    if row.heads:
        return [_quiet(cell, width) for cell in row.cells]
    if len(row.cells) == 1:
        return [Text(row.cells[0], width)]
    starts = (*COLUMNS[1:], 1.0)
    return [
        Text(cell, (end - start) * width - 8, weight=600 if place == 1 else 400)
        for place, (cell, start, end) in enumerate(zip(row.cells, COLUMNS, starts, strict=True))
    ]


def _height(row: _Row, width: float) -> float:
    tallest = max(text.height for text in _texts(row, width))
    return tallest + (GAP / 2 if row.title else ROW_GAP)


def _quiet(words: str, width: float, *, right: bool = False) -> Text:
    return Text(words, width, pixels=LABEL, line=LABEL_LINE, colour=PAPER_ROLES.text_2, right=right)
