"""Which text stands on which page, where the columns begin and where it is signed."""

from dataclasses import dataclass
from itertools import chain

from PySide6.QtGui import QPainter

from gui.map.placement import Placement
from gui.reports.chart_content import ChartContent
from gui.reports.chart_map import ChartMap
from gui.reports.chart_page import (
    MOST_EXTRA,
    ChartBody,
    ChartFoot,
    FurtherHead,
    paint_watermark,
)
from gui.reports.flow import (
    COLUMN_GAP,
    HEADING_GAP,
    Piece,
    Span,
    balanced,
    column_height,
    continued,
    filled,
    height_of,
    paint_column,
    sections_of,
)
from gui.reports.page import MARGIN, Paper, Text
from gui.reports.signature_box import SignatureBox
from model.protocol import Protocol

FOOT_GAP = 12.0
LEGEND_GAP = 12.0
SIGNATURE_GAP = 16.0
# Departures alone stay in one column up to this height: a short list isn't torn in two.
SHORT_LIST = 160.0


@dataclass(frozen=True, slots=True)
class Page:
    """Two columns from `top` on; `signature` is the box's upper edge on the last page."""

    left: list[Piece]
    right: list[Piece]
    top: float
    signature: float | None = None
    extra: float = 0.0
    """Height given to the map on the first page."""
    heading: Text | None = None


class ChartLayout:
    """The pages of a chart on one paper."""

    def __init__(
        self,
        content: ChartContent,
        chart_map: ChartMap,
        protocol: Protocol,
        clinic: str,
        paper: Paper,
    ) -> None:
        self.paper, self._content = paper, content
        self._size = paper.size
        width = self._size.width() - 2 * MARGIN
        self._column = (width - COLUMN_GAP) / 2
        self._body = ChartBody(content, chart_map, protocol, width)
        self._further = FurtherHead(content, clinic, width)
        self._foot = ChartFoot(content, self._size, several=False)
        self._signature = SignatureBox(content, width)
        sections = sections_of(content, self._column)
        one = self._one_page(sections)
        if one is None:
            self._foot = ChartFoot(content, self._size, several=True)
        self.pages = [one] if one else self._several(list(chain(*sections)))

    @property
    def placements(self) -> dict[str, Placement]:
        """Where each view lies on the first page, in px of the paper."""
        return self._body.placements(self.pages[0].extra)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 1, in px of the paper."""
        page = self.pages[number - 1]
        if self._content.draft:
            paint_watermark(painter, self._size)
        if number == 1:
            self._body.paint(painter, page.extra)
        else:
            self._further.paint(painter)
        if page.heading:
            page.heading.paint(painter, MARGIN, page.top - page.heading.height - HEADING_GAP)
        paint_column(painter, page.left, MARGIN, page.top)
        paint_column(painter, page.right, MARGIN + self._column + COLUMN_GAP, page.top)
        if page.signature is not None:
            self._signature.paint(painter, page.signature)
        self._foot.paint(painter, number, len(self.pages))

    @property
    def _bottom(self) -> float:
        return self._foot.top() - FOOT_GAP

    @property
    def _signed_bottom(self) -> float:
        return self._bottom - self._signature.height - SIGNATURE_GAP

    def _one_page(self, sections: list[list[Piece]]) -> Page | None:
        """Departures at the left, the rest at the right; else all of it in even columns."""
        top = self._body.height + LEGEND_GAP
        room = self._signed_bottom - top
        left, right = sections[0], list(chain(*sections[1:]))
        if max(height_of(left), height_of(right)) > (room if right else min(room, SHORT_LIST)):
            pieces = left + right
            spans = balanced(pieces, 0, room)
            if spans is None:
                return None
            left, right = (_part(pieces, span) for span in spans)
        spare = room - max(height_of(left), height_of(right))
        if spare < 0:
            return None
        extra = min(MOST_EXTRA, spare)
        signature = self._bottom - self._signature.height
        return Page(left, right, top + extra, signature, extra)

    def _several(self, pieces: list[Piece]) -> list[Page]:
        """As much as fits on the first page, the rest after it, the signature at the end."""
        top = self._body.height + LEGEND_GAP
        left, right = self._full_columns(pieces, 0, top, least=0)
        pages = [Page(_part(pieces, left), _part(pieces, right), top)]
        start = right.end
        while True:
            heading = continued(pieces[start], self._column) if start < len(pieces) else None
            top = self._further.height + (heading.height + HEADING_GAP if heading else 0.0)
            last = balanced(pieces, start, self._signed_bottom - top)
            if last:
                used = max(column_height(pieces, span) for span in last)
                at = top + used + SIGNATURE_GAP
                left, right = last
                page = Page(_part(pieces, left), _part(pieces, right), top, at, heading=heading)
                return [*pages, page]
            left, right = self._full_columns(pieces, start, top, least=1)
            pages.append(Page(_part(pieces, left), _part(pieces, right), top, heading=heading))
            start = right.end

    def _full_columns(
        self, pieces: list[Piece], start: int, top: float, least: int
    ) -> tuple[Span, Span]:
        """Two columns to the foot; a little less where nothing would be left for the last page."""
        height = self._bottom - top
        if balanced(pieces, start, height):
            height = self._signed_bottom - top
        left = filled(pieces, start, height, least=least)
        return left, filled(pieces, left.end, height, least=least)


def _part(pieces: list[Piece], span: Span) -> list[Piece]:
    return pieces[span.first : span.end]
