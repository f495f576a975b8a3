"""A plot on paper: whose it is, the plot as lines that stay sharp, its numbers beneath."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gui.history.trend.frame import Letters
from gui.history.trend.paper_table import GAP, PaperRow, quiet
from gui.overriding import override
from gui.patients.wording import joined
from gui.reports.page import (
    FOOT_MARGIN,
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
from gui.wording import clock_time, day, local, tr
from model.patient import Patient
from model.settings import Settings

PLOT_HEIGHT = 330.0
LETTERS = Letters(font=paper_font, metrics=paper_metrics, label=12, strong=13, last=18)


class PlotDocument(PagedDocument):
    """Subclasses say the lines under the title, paint the plot, and give the rows beneath it."""

    def __init__(
        self,
        patient: Patient,
        settings: Settings,
        *,
        title: str,
        stem: str,
        printed_at: datetime,
        demonstration: bool = False,
    ) -> None:
        """title and stem, the beginning of the suggested name, tell no name and no date."""
        self.title = title
        self.suggested_name = f"{stem}.pdf"
        self.paper = Paper.named(settings.paper)
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
        self._pages: dict[Paper, list[list[PaperRow]]] = {}

    # -- what subclasses say -------------------------------------------------------------

    def lines(self) -> Sequence[str]:
        """What stands between the title and the plot."""
        return ()

    def paint_plot(self, painter: QPainter, box: QRectF) -> None:
        """Paint the plot into a box of the first page."""
        raise NotImplementedError

    def rows(self) -> Iterator[PaperRow]:
        """The numbers."""
        raise NotImplementedError

    # -- pages ---------------------------------------------------------------------------

    @override
    def page_count(self, paper: Paper) -> int:
        return len(self._laid_out(paper))

    @override
    def paint_page(self, painter: QPainter, paper: Paper, number: int) -> None:
        width = paper.size.width() - 2 * MARGIN
        y = self._paint_head(painter, width, first=number == 1)
        if number == 1:
            self.paint_plot(painter, QRectF(MARGIN, y, width, PLOT_HEIGHT))
            y += PLOT_HEIGHT + GAP
        for row in self._laid_out(paper)[number - 1]:
            y = row.paint(painter, y, width)
        self._paint_foot(painter, paper, number)

    def _head(self, width: float, *, first: bool) -> list[Text]:
        """The name is never cut: a long one goes on beneath."""
        grey = PAPER_ROLES.text_2
        lines = [
            Text(self._name, width, pixels=20 if first else 15, weight=600, line=26),
            Text(joined(self._who, self._clinic), width, colour=grey),
        ]
        if first:
            lines.append(Text(joined(self._printed, self._made_up), width, colour=grey))
        title = self.title if first else tr("{title}, continued").format(title=self.title)
        lines.append(Text(title, width, pixels=16, weight=600, line=30))
        if first:
            lines += [Text(line, width, colour=grey) for line in self.lines()]
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
        pages = quiet(words, 120, right=True)
        who = quiet(joined(self._name, self._who), width - 130)
        who.paint(painter, MARGIN, y - who.height + LABEL_LINE)
        pages.paint(painter, MARGIN + width - pages.width, y)

    def _laid_out(self, paper: Paper) -> list[list[PaperRow]]:
        if paper not in self._pages:
            self._pages[paper] = self._lay_out(paper)
        return self._pages[paper]

    def _lay_out(self, paper: Paper) -> list[list[PaperRow]]:
        width = paper.size.width() - 2 * MARGIN
        foot = quiet(joined(self._name, self._who), width - 130).height
        bottom = paper.size.height() - FOOT_MARGIN - foot - GAP
        y = self._head_height(width, first=True) + PLOT_HEIGHT + GAP
        pages: list[list[PaperRow]] = [[]]
        heads: list[PaperRow] = []
        for row in self.rows():
            if row.title or row.heads:
                heads = []
            # A title takes the heads and the first row with it to the next page.
            needed = row.height(width) * (3 if row.title else 1)
            if y + needed > bottom and pages[-1]:
                pages.append([*heads])  # a table that goes on tells its columns again
                y = self._head_height(width, first=False)
                y += sum(one.height(width) for one in heads)
            if row.heads:
                heads = [row]
            pages[-1].append(row)
            y += row.height(width)
        return pages
