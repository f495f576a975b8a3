"""Rows of a table on paper, beneath a plot: titles, heads, cells in columns."""

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from gui.reports.page import LABEL, LABEL_LINE, MARGIN, PAPER_ROLES, Text, rule

GAP, ROW_GAP = 16.0, 5.0
COLUMNS = (0.0, 0.26, 0.5, 0.74)  # shares of the width at which they begin
BESIDE = 8.0  # px between two columns


@dataclass(frozen=True, slots=True)
class PaperRow:
    """Cells of a table, its heads, or its title, which does not stand alone at a page's foot.

    starts are shares of the width at which the columns begin, strong the places of the bold cells.
    """

    cells: tuple[str, ...]
    title: bool = False
    heads: bool = False
    starts: tuple[float, ...] = COLUMNS
    strong: tuple[int, ...] = (1,)

    def height(self, width: float) -> float:
        """How much of a page it takes, px."""
        tallest = max(text.height for text in self._texts(width))
        return tallest + (GAP / 2 if self.title else ROW_GAP)

    def paint(self, painter: QPainter, y: float, width: float) -> float:
        """Paint it at a height of the page and return the height at which the next one begins."""
        below = y + self.height(width)
        if self.title:
            y += GAP / 2
        for text, share in zip(self._texts(width), self.starts, strict=False):
            text.paint(painter, MARGIN + share * width, y)
        if not self.title:
            colour = PAPER_ROLES.line_strong if self.heads else PAPER_ROLES.line
            rule(painter, MARGIN, below - ROW_GAP / 2, width, colour=colour, thickness=0.75)
        return below

    def _texts(self, width: float) -> list[Text]:
        if self.title:
            return [Text(self.cells[0], width, weight=600, line=24)]
        if self.heads:
            return [quiet(cell, width) for cell in self.cells]
        if len(self.cells) == 1:
            return [Text(self.cells[0], width)]
        ends = (*self.starts[1:], 1.0)
        return [
            Text(cell, (end - start) * width - BESIDE, weight=600 if at in self.strong else 400)
            for at, (cell, start, end) in enumerate(zip(self.cells, self.starts, ends, strict=True))
        ]


def quiet(words: str, width: float, *, right: bool = False) -> Text:
    """Small words in the quiet colour."""
    return Text(words, width, pixels=LABEL, line=LABEL_LINE, colour=PAPER_ROLES.text_2, right=right)
