"""The first page down to the legend, and the head and foot of every page."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from gui.map.placement import Placement, fitted
from gui.reports.chart_content import ChartContent
from gui.reports.chart_head import ChartHead
from gui.reports.chart_map import ChartMap
from gui.reports.chart_table import ChartTable, paint_legend
from gui.reports.density import Density
from gui.reports.page import (
    FOOT_MARGIN,
    LABEL,
    LABEL_LINE,
    MARGIN,
    PAPER_ROLES,
    UNLIMITED,
    Text,
    paper_font,
    rule,
)
from gui.reports.words.section import DOT, joined
from gui.wording import tr
from model.protocol import Protocol

TOP = 30.0
MOST_EXTRA = 72.0  # by then the back view is as wide as its half of the page allows
FRONT_SHARE = 0.43
SIDES_SHARE = 0.455
TABLE_GAP = 16.0
TITLE_HEIGHT = 20.0  # of a view
SIDES_GAP = 14.0
RULE_GAP = 16.0
WATERMARK = "#E3E8EC"


class ChartBody:
    """Head, views, table and legend; the upper views take spare height if there is any."""

    def __init__(
        self,
        content: ChartContent,
        chart_map: ChartMap,
        protocol: Protocol,
        width: float,
        density: Density,
    ) -> None:
        self._upper, self._legend = density.views, density.legend
        self._content, self._map, self._protocol = content, chart_map, protocol
        self._width = width
        self._head = ChartHead(content, width, density)
        self._sides = width * SIDES_SHARE
        self._table = ChartTable(content, width - self._sides - TABLE_GAP, density.table_row)
        self._lower = max(self._table.height + 6, density.sides)

    @property
    def height(self) -> float:
        """From the page's upper edge to the legend's lower, without extra height."""
        return TOP + self._head.height + self._upper + self._lower + self._legend

    def placements(self, extra: float) -> dict[str, Placement]:
        """Where each view lies on the page, with so much extra height for the upper ones."""
        boxes = {}
        y = TOP + self._head.height
        upper, front = self._upper + extra, self._width * FRONT_SHARE
        boxes["front"] = QRectF(MARGIN, y + 6, front, upper - 6)
        boxes["back"] = QRectF(MARGIN + front, y + 6, self._width - front, upper - 6)
        bottom = y + upper + self._lower
        width = (self._sides - SIDES_GAP) / 2
        for name, x in (("right", MARGIN), ("left", MARGIN + width + SIDES_GAP)):
            crop = self._map.head_map.view(name).crop
            height = min(width * crop.height / crop.width, self._lower - TITLE_HEIGHT)
            # Cut off by the rule beneath, as the neck of the front view is.
            boxes[name] = QRectF(x, bottom - height, width, height)
        return {name: fitted(self._map.head_map.view(name), box) for name, box in boxes.items()}

    def paint(self, painter: QPainter, extra: float) -> None:
        """Paint with so much extra height for the upper views."""
        self._head.paint(painter, TOP)
        top = TOP + self._head.height
        lower = top + self._upper + extra
        second = MARGIN + (self._sides + SIDES_GAP) / 2
        titles = {
            "front": QPointF(MARGIN, top + 6),
            "back": QPointF(MARGIN + self._width * FRONT_SHARE, top + 6),
            "right": QPointF(MARGIN, lower + 6),
            "left": QPointF(second, lower + 6),
        }
        placements = self.placements(extra)
        for name, title_at in titles.items():
            self._map.paint_view(painter, name, placements[name], title_at)
        for y in (top, lower):  # after the views, which fade into the paper there
            colour = PAPER_ROLES.line_strong
            rule(painter, MARGIN, y, self._width, colour=colour, thickness=0.8)
        table_x = MARGIN + self._sides + TABLE_GAP
        self._table.paint(painter, self._protocol, table_x, lower + 3)
        legend = QRectF(MARGIN, lower + self._lower, self._width, self._legend)
        paint_legend(painter, self._content, legend)


class FurtherHead:
    """Who and what, at the head of a further page; a very long name has the whole width."""

    def __init__(self, content: ChartContent, clinic: str, width: float) -> None:
        self._width = width
        half, quiet = (width - 20) / 2, PAPER_ROLES.text_2
        words = joined(content.session, content.mark, clinic)
        name = Text(content.patient, half, pixels=18, weight=600, line=24)
        self._above = None
        if name.line_count > 1:
            self._above = Text(content.patient, width, pixels=15, weight=600, line=21)
        line = Text(content.patient_line, half, colour=quiet)
        self._left = [line] if self._above else [name, line]
        rest = max(half, width - 20 - max(text.natural_width for text in self._left))
        self._right = [
            Text(f"{content.title}, {tr('continued')}", rest, weight=600, right=True),
            Text(words, rest, colour=quiet, right=True, strong=content.mark),
        ]
        self._drop = 0.0 if self._above else 5.0  # the smaller letters stand a little lower

    @property
    def height(self) -> float:
        """From the page's upper edge to where the text begins."""
        above = self._above.height + 2 if self._above else 0.0
        left = sum(text.height for text in self._left)
        right = self._drop + sum(text.height for text in self._right)
        return TOP + above + max(left, right) + 8 + RULE_GAP

    def paint(self, painter: QPainter) -> None:
        """Paint at the top of a page."""
        top = TOP
        if self._above:
            self._above.paint(painter, MARGIN, top)
            top += self._above.height + 2
        y = top
        for text in self._left:
            text.paint(painter, MARGIN, y)
            y += text.height
        y = top + self._drop
        for text in self._right:
            text.paint(painter, MARGIN + self._width - text.width, y)
            y += text.height
        line = self.height - RULE_GAP
        rule(painter, MARGIN, line, self._width, colour=PAPER_ROLES.text, thickness=2)


class ChartFoot:
    """Who, and which page of how many; the same height on every page of a chart."""

    def __init__(self, content: ChartContent, size: QSizeF, *, several: bool) -> None:
        """`several`: whether the chart takes more than one page."""
        self._content, self._size = content, size
        self._width = size.width() - 2 * MARGIN
        # Beside one another where both fit in one line on every page, else one beneath the other.
        longest = (88, 88 if content.amendments else 0) if several else (1, 0)
        right = self._right(1, 88 if several else 1, longest).natural_width
        self._left = self._who(UNLIMITED)
        self._stacked = self._left.natural_width + 20 + right > self._width
        if self._stacked:
            self._left = self._who(self._width)

    @property
    def height(self) -> float:
        """Height of all its lines."""
        return self._left.height + (LABEL_LINE if self._stacked else 0.0)

    def top(self) -> float:
        """Where the foot begins."""
        return self._size.height() - FOOT_MARGIN - self.height

    def paint(
        self, painter: QPainter, page: int, pages: int, elsewhere: tuple[int, int] = (0, 0)
    ) -> None:
        """Paint at the bottom of a page, counted from 1.

        elsewhere are the pages with the signature and the first amendment.
        """
        self._left.paint(painter, MARGIN, self.top())
        right = self._right(page, pages, elsewhere)
        y = self._size.height() - FOOT_MARGIN - LABEL_LINE
        right.paint(painter, MARGIN + self._width - right.natural_width, y)

    def _who(self, width: float) -> Text:
        name = self._content.patient
        text = f"{name}{DOT}{self._content.foot}"
        quiet = PAPER_ROLES.text_2
        return Text(text, width, pixels=LABEL, colour=quiet, line=LABEL_LINE, strong=name)

    def _right(self, page: int, pages: int, elsewhere: tuple[int, int]) -> Text:
        signs = [*self._content.foot_signs]
        signed, amended = elsewhere
        both = tr("signature and amendments page {page}")
        if page == 1 and signed > 1:
            said = both if signed == amended else tr("signature page {page}")
            signs.append(said.format(page=signed))
        if page == 1 and amended > 1 and signed != amended:
            signs.append(tr("amendments page {page}").format(page=amended))
        signs.append(tr("page {page} of {pages}").format(page=page, pages=pages))
        quiet = PAPER_ROLES.text_2
        return Text(DOT.join(signs), pixels=LABEL, colour=quiet, line=LABEL_LINE)


def paint_watermark(painter: QPainter, size: QSizeF, text: str) -> None:
    """A word across the page, in one opaque grey, to be painted before anything else."""
    path = _watermark(text)
    bounds = path.boundingRect()
    painter.save()
    painter.translate(size.width() / 2, size.height() / 2)
    painter.rotate(-53)
    scale = min(0.85 * size.height() / bounds.width(), 0.24 * size.height() / bounds.height())
    painter.scale(scale, scale)
    painter.translate(-bounds.center())
    painter.fillPath(path, QColor(WATERMARK))
    painter.restore()


@cache
def _watermark(text: str) -> QPainterPath:
    path = QPainterPath()
    path.addText(QPointF(), paper_font(200, 700), text)
    return path
