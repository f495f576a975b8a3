"""The first page down to the legend, and the head and foot of every page."""

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from gui.reports.chart_content import DOT, ChartContent
from gui.reports.chart_head import ChartHead
from gui.reports.chart_map import ChartMap
from gui.reports.chart_table import LEGEND_HEIGHT, paint_legend, paint_table, table_height
from gui.reports.page import (
    FOOT_MARGIN,
    LABEL,
    LABEL_LINE,
    MARGIN,
    PAPER_ROLES,
    Text,
    paper_font,
    rule,
)
from gui.wording import tr
from model.protocol import Protocol

TOP = 33.0
UPPER_HEIGHT = 234.0
MOST_EXTRA = 72.0  # by then the back view is as wide as its half of the page allows
SIDE_HEIGHT = 184.0
TITLE_HEIGHT = 20.0
FRONT_SHARE = 0.43
SIDES_SHARE = 0.475
TABLE_GAP = 14.0
FOOT_SHARE = 0.58
WATERMARK = "#E3E8EC"


class ChartBody:
    """Head, views, table and legend; the upper views take spare height if there is any."""

    def __init__(
        self, content: ChartContent, chart_map: ChartMap, protocol: Protocol, width: float
    ) -> None:
        self._content, self._map, self._protocol = content, chart_map, protocol
        self._width = width
        self._head = ChartHead(content, width)
        self._lower = max(table_height(content) + 6, SIDE_HEIGHT + TITLE_HEIGHT + 8)

    @property
    def height(self) -> float:
        """From the page's upper edge to the legend's lower, without extra height."""
        return TOP + self._head.height + UPPER_HEIGHT + self._lower + LEGEND_HEIGHT

    def paint(self, painter: QPainter, extra: float) -> None:
        """Paint with so much extra height for the upper views."""
        line = PAPER_ROLES.line_strong
        self._head.paint(painter, TOP)
        y = TOP + self._head.height
        rule(painter, MARGIN, y, self._width, colour=line, thickness=0.8)
        upper = UPPER_HEIGHT + extra
        front = self._width * FRONT_SHARE
        box = QRectF(MARGIN, y + 6, front, upper - 6)
        self._map.paint_view(painter, "front", box, QPointF(MARGIN, y + 6))
        box = QRectF(MARGIN + front, y + 6, self._width - front, upper - 6)
        self._map.paint_view(painter, "back", box, QPointF(box.x(), y + 6))
        y += upper
        rule(painter, MARGIN, y, self._width, colour=line, thickness=0.8)
        self._paint_lower(painter, y)
        paint_legend(painter, self._content, y + self._lower, MARGIN, self._width)

    def _paint_lower(self, painter: QPainter, y: float) -> None:
        sides = self._width * SIDES_SHARE
        top = y + self._lower - SIDE_HEIGHT - 2
        for name, x in (("right", MARGIN), ("left", MARGIN + sides / 2)):
            box = QRectF(x, top, sides / 2, SIDE_HEIGHT)
            self._map.paint_view(painter, name, box, QPointF(x, y + 6))
        left = MARGIN + sides + TABLE_GAP
        width = self._width - sides - TABLE_GAP
        paint_table(painter, self._content, self._protocol, left, y + 3, width)


class FurtherHead:
    """Who and what, at the head of a further page."""

    def __init__(self, content: ChartContent, clinic: str, width: float) -> None:
        self._width = width
        half, quiet = (width - 20) / 2, PAPER_ROLES.text_2
        words = [part for part in (content.session, clinic) if part]
        if content.draft:
            words.insert(1, tr("DRAFT"))
        self._left = (
            Text(content.patient, half, pixels=18, weight=700, line=24),
            Text(content.patient_line, half, colour=quiet),
        )
        self._right = (
            Text(f"{content.title}, {tr('continued')}", half, weight=600, right=True),
            Text(DOT.join(words), half, colour=quiet, right=True),
        )

    @property
    def height(self) -> float:
        """From the page's upper edge to where the text begins."""
        left = sum(text.height for text in self._left)
        right = 5 + sum(text.height for text in self._right)
        return TOP + max(left, right) + 8 + 16

    def paint(self, painter: QPainter) -> None:
        """Paint at the top of a page."""
        y = TOP
        for text in self._left:
            text.paint(painter, MARGIN, y)
            y += text.height
        y = TOP + 5
        for text in self._right:
            text.paint(painter, MARGIN + self._width - text.width, y)
            y += text.height
        line = self.height - 16
        rule(painter, MARGIN, line, self._width, colour=PAPER_ROLES.text, thickness=2)


class ChartFoot:
    """Who, and which page of how many; the same height on every page of a chart."""

    def __init__(self, content: ChartContent, size: QSizeF) -> None:
        self._content, self._size = content, size
        width = size.width() - 2 * MARGIN
        name = content.patient
        self._room = width * (1 - FOOT_SHARE) - 12
        self._left = Text(
            f"{name}{DOT}{content.foot}",
            width * FOOT_SHARE,
            pixels=LABEL,
            colour=PAPER_ROLES.text_2,
            line=LABEL_LINE,
            strong=name,
        )
        # Two lines at the right where a draft or the page of the signature is told as well.
        self.height = max(self._left.height, LABEL_LINE * 2 if self._crowded() else LABEL_LINE)

    def top(self) -> float:
        """Where the foot begins."""
        return self._size.height() - FOOT_MARGIN - self.height

    def paint(self, painter: QPainter, page: int, pages: int) -> None:
        """Paint at the bottom of a page, counted from 1."""
        self._left.paint(painter, MARGIN, self.top())
        right = self._right(page, pages)
        right.paint(painter, self._size.width() - MARGIN - self._room, self.top())

    def _crowded(self) -> bool:
        return self._right(8, 88).line_count > 1

    def _right(self, page: int, pages: int) -> Text:
        signs = list(self._content.foot_signs)
        if page == 1 and pages > 1:
            signs.append(tr("to be signed on page {page}").format(page=pages))
        signs.append(tr("page {page} of {pages}").format(page=page, pages=pages))
        return Text(
            DOT.join(signs).replace("page ", "page\u00a0"),
            self._room,
            pixels=LABEL,
            colour=PAPER_ROLES.text_2,
            line=LABEL_LINE,
            right=True,
        )


def paint_watermark(painter: QPainter, size: QSizeF) -> None:
    """DRAFT across the page, in one opaque grey, to be painted before anything else."""
    path = QPainterPath()
    path.addText(QPointF(), paper_font(200, 700), tr("DRAFT"))
    bounds = path.boundingRect()
    painter.save()
    painter.translate(size.width() / 2, size.height() / 2)
    painter.rotate(-53)
    scale = 0.98 * size.height() / bounds.width()
    painter.scale(scale, scale)
    painter.translate(-bounds.center())
    painter.fillPath(path, QColor(WATERMARK))
    painter.restore()
