"""A list on paper: a head on every page, rows that wrap, page x of y at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtGui import QPainter

from gui.overriding import override
from gui.reports.page import (
    FOOT_MARGIN,
    LABEL,
    LABEL_LINE,
    MARGIN,
    PAPER_ROLES,
    Paper,
    Text,
    rule,
)
from gui.reports.paged_document import PagedDocument
from gui.wording import clock_time, day, local, tr
from model.settings import Settings

GAP, ROW_GAP = 12.0, 7.0
TITLE, TITLE_LINE = 20, 26.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column's title and its share of the width; figures stand at the right."""

    title: str
    share: float
    right: bool = False


class TableDocument(PagedDocument):
    """Rows of plain texts; lines stand under the title of the first page, such as sums."""

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        settings: Settings,
        *,
        printed_at: datetime,
        lines: Sequence[str] = (),
        demonstration: bool = False,
        suggested_name: str = "headmap-list.pdf",
    ) -> None:
        self.title, self.suggested_name = title, suggested_name
        self.paper = Paper.named(settings.paper)
        self._columns, self._rows, self._lines = tuple(columns), tuple(rows), tuple(lines)
        self._clinic, self._demonstration = settings.clinic_name, demonstration
        moment = local(printed_at)
        self._printed = tr("Printed {day}, {time}").format(
            day=day(moment), time=clock_time(printed_at)
        )
        self._pages: dict[Paper, list[list[list[Text]]]] = {}

    @override
    def page_count(self, paper: Paper) -> int:
        return len(self._laid_out(paper))

    @override
    def paint_page(self, painter: QPainter, paper: Paper, number: int) -> None:
        y = self._paint_head(painter, paper, first=number == 1)
        widths = self._widths(paper)
        for row in self._laid_out(paper)[number - 1]:
            x = MARGIN
            for text, width in zip(row, widths, strict=True):
                text.paint(painter, x, y)
                x += width + GAP
            y += max(text.height for text in row) + ROW_GAP
            line_y = y - ROW_GAP / 2
            width = paper.size.width() - 2 * MARGIN
            rule(painter, MARGIN, line_y, width, colour=PAPER_ROLES.line, thickness=0.75)
        self._paint_foot(painter, paper, number)

    def _widths(self, paper: Paper) -> list[float]:
        room = paper.size.width() - 2 * MARGIN - GAP * (len(self._columns) - 1)
        shares = sum(column.share for column in self._columns)
        return [room * column.share / shares for column in self._columns]

    def _laid_out(self, paper: Paper) -> list[list[list[Text]]]:
        """The rows of each page; a list without rows is one page with its head."""
        if paper not in self._pages:
            self._pages[paper] = self._lay_out(paper)
        return self._pages[paper]

    def _lay_out(self, paper: Paper) -> list[list[list[Text]]]:
        bottom = paper.size.height() - MARGIN - LABEL_LINE
        pages: list[list[list[Text]]] = [[]]
        y = self._head_height(paper, first=True)
        for row in self._rows:
            texts = [
                Text(value, width, right=column.right)
                for value, width, column in zip(
                    row, self._widths(paper), self._columns, strict=True
                )
            ]
            height = max(text.height for text in texts) + ROW_GAP
            if y + height > bottom and pages[-1]:
                pages.append([])
                y = self._head_height(paper, first=False)
            pages[-1].append(texts)
            y += height
        return pages

    def _head(self, paper: Paper, *, first: bool) -> list[Text]:
        """The lines above the rows; a long name of a clinic goes on beneath."""
        width = paper.size.width() - 2 * MARGIN
        made_up = tr("Demonstration: nobody here exists") if self._demonstration else ""
        under = " · ".join(part for part in (self._clinic, self._printed, made_up) if part)
        lines = (under, *(self._lines if first else ()))
        title = Text(self.title, width, pixels=TITLE, weight=600, line=TITLE_LINE)
        return [title, *(self._label(words, width) for words in lines)]

    def _titles(self, paper: Paper) -> list[Text]:
        return [
            self._label(column.title, width, right=column.right)
            for column, width in zip(self._columns, self._widths(paper), strict=True)
        ]

    def _head_height(self, paper: Paper, *, first: bool) -> float:
        heads = sum(text.height for text in self._head(paper, first=first))
        return MARGIN + heads + 12.0 + max(text.height for text in self._titles(paper)) + 8.0

    def _paint_head(self, painter: QPainter, paper: Paper, *, first: bool) -> float:
        y = MARGIN
        for text in self._head(paper, first=first):
            text.paint(painter, MARGIN, y)
            y += text.height
        y += 12.0
        x, titles = MARGIN, self._titles(paper)
        highest = max(text.height for text in titles)
        for title in titles:
            title.paint(painter, x, y + highest - title.height)
            x += title.width + GAP
        y += highest + 3.0
        width = paper.size.width() - 2 * MARGIN
        rule(painter, MARGIN, y, width, colour=PAPER_ROLES.text, thickness=1.5)
        return y + 5.0

    def _paint_foot(self, painter: QPainter, paper: Paper, number: int) -> None:
        width = paper.size.width() - 2 * MARGIN
        y = paper.size.height() - FOOT_MARGIN - LABEL_LINE
        pages = tr("Page {n} of {all}").format(n=number, all=self.page_count(paper))
        self._label(self.title, width).paint(painter, MARGIN, y)
        self._label(pages, width, right=True).paint(painter, MARGIN, y)

    def _label(self, words: str, width: float, *, right: bool = False) -> Text:
        return Text(
            words, width, pixels=LABEL, line=LABEL_LINE, colour=PAPER_ROLES.text_2, right=right
        )
