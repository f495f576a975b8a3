"""Which text stands on which page, where the columns begin and where it is signed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from PySide6.QtGui import QPainter

from gui.map.placement import Placement
from gui.reports.amendment_pieces import amendments_pieces
from gui.reports.arranging import Placed, arranged, height
from gui.reports.chart_content import ChartContent
from gui.reports.chart_map import ChartMap
from gui.reports.chart_page import MOST_EXTRA, ChartBody, ChartFoot, FurtherHead, paint_watermark
from gui.reports.density import DENSITIES, Density
from gui.reports.flow import (
    COLUMN_GAP,
    Piece,
    Span,
    balanced,
    continued,
    filled,
    paint_column,
)
from gui.reports.page import MARGIN, Paper, Text
from gui.reports.section_pieces import pieces_of
from gui.reports.signature_box import SignatureBox
from model.protocol import Protocol

HEADING_GAP = 2.0
FOOT_GAP = 10.0
BOX_GAP = 4.0  # more between text and signature where it does not stand at the foot


@dataclass(frozen=True, slots=True)
class Page:
    """Columns from `top` on; `signature` is the box's upper edge on the page that has it."""

    top: float
    columns: list[Placed] = field(default_factory=list)
    signature: float | None = None
    extra: float = 0.0
    """Height given to the map on the first page."""
    heading: Text | None = None
    amendments: list[Piece] = field(default_factory=list)
    amendments_at: float = 0.0


@dataclass(frozen=True, slots=True)
class _Sheet:
    """All parts of a chart at one density."""

    body: ChartBody
    signature: SignatureBox
    sections: list[list[Piece]]
    note: list[Piece]
    around: float

    @property
    def top(self) -> float:
        """Where the text of the first page begins, without extra height for the map."""
        return self.body.height + self.around

    @property
    def blocks(self) -> list[list[Piece]]:
        """The sections, the note as the last of them."""
        return [*self.sections, self.note] if self.note else self.sections


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
        self._map, self._protocol = chart_map, protocol
        self._size = paper.size
        self._width = self._size.width() - 2 * MARGIN
        self._column = (self._width - COLUMN_GAP) / 2
        self._clinic = clinic
        self._foot = ChartFoot(content, self._size, several=bool(content.amendments))
        self._amendments = amendments_pieces(content.amendments, self._width)
        self._sheet, self.pages = self._laid_out()

    @cached_property
    def _further(self) -> FurtherHead:
        return FurtherHead(self._content, self._clinic, self._width)

    @property
    def placements(self) -> dict[str, Placement]:
        """Where each view lies on the first page, in px of the paper."""
        return self._sheet.body.placements(self.pages[0].extra)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 1, in px of the paper."""
        page = self.pages[number - 1]
        if self._content.watermark:
            paint_watermark(painter, self._size, self._content.watermark)
        if number == 1:
            self._sheet.body.paint(painter, page.extra)
        else:
            self._further.paint(painter)
        if page.heading:
            page.heading.paint(painter, MARGIN, page.top - page.heading.height - HEADING_GAP)
        for placed in page.columns:
            x = MARGIN + (self._column + COLUMN_GAP if placed.right else 0.0)
            paint_column(painter, placed.pieces, x, page.top + placed.y)
        if page.signature is not None:
            self._sheet.signature.paint(painter, page.signature)
        paint_column(painter, page.amendments, MARGIN, page.amendments_at)
        self._foot.paint(painter, number, len(self.pages), self._elsewhere)

    @property
    def _elsewhere(self) -> tuple[int, int]:
        """The pages on which it is signed and on which amendments begin; 0 where there are none."""
        signed = next(n for n, page in enumerate(self.pages, 1) if page.signature is not None)
        amended = next((n for n, page in enumerate(self.pages, 1) if page.amendments), 0)
        return signed, amended

    def _laid_out(self) -> tuple[_Sheet, list[Page]]:
        """One page, set closer if need be; else as few as it takes."""
        sheets = []
        for density in DENSITIES:
            sheet = self._sheet_at(density)
            page = self._one_page(sheet)
            if page:
                return sheet, self._with_amendments(sheet, [page])
            sheets.append(sheet)
        self._foot = ChartFoot(self._content, self._size, several=True)
        several = [(sheet, self._several(sheet)) for sheet in sheets]
        return min(several, key=lambda pair: len(pair[1]))

    def _sheet_at(self, density: Density) -> _Sheet:
        content = self._content
        sections = [pieces_of(section, self._column, density) for section in content.sections]
        return _Sheet(
            ChartBody(content, self._map, self._protocol, self._width, density),
            SignatureBox(content.signature, self._width, density),
            sections,
            pieces_of(content.note, self._column, density) if content.note else [],
            density.around,
        )

    @property
    def _bottom(self) -> float:
        return self._foot.top() - FOOT_GAP

    def _signed_bottom(self, sheet: _Sheet) -> float:
        return self._bottom - sheet.signature.height - sheet.around

    def _one_page(self, sheet: _Sheet) -> Page | None:
        page = self._first_page(sheet, sheet.blocks, self._signed_bottom(sheet))
        return replace(page, signature=self._bottom - sheet.signature.height) if page else None

    def _first_page(
        self, sheet: _Sheet, blocks: list[list[Piece]], bottom: float, *, torn: bool = True
    ) -> Page | None:
        """The first page with these sections above a height; the map takes what is left over."""
        room = bottom - sheet.top
        placed = arranged(blocks, room, torn=torn) if room >= 0 else None
        if placed is None:
            return None
        extra = min(MOST_EXTRA, room - height(placed))
        return Page(sheet.top + extra, placed, extra=extra)

    def _several(self, sheet: _Sheet) -> list[Page]:
        """As many whole sections on the first page as it takes, unless that takes a page more."""
        blocks = sheet.blocks
        flowing = self._with_amendments(sheet, self._flowing(sheet, _pieces(blocks)))
        for count in range(len(blocks) - 1, 0, -1):
            first = self._first_page(sheet, blocks[:count], self._bottom, torn=False)
            if first:
                apart = [first, *self._whole(sheet, blocks[count:])]
                apart = self._with_amendments(sheet, apart)
                return apart if len(apart) <= len(flowing) else flowing
        return flowing

    def _whole(self, sheet: _Sheet, blocks: list[list[Piece]]) -> list[Page]:
        """Further pages that begin with a section."""
        top = self._further.height
        room = self._signed_bottom(sheet) - top - BOX_GAP
        placed = arranged(blocks, room)
        if placed is None:
            return self._further_pages(sheet, _pieces(blocks), 0)
        at = top + height(placed) + sheet.around + BOX_GAP
        return [Page(top, placed, signature=at)]

    def _flowing(self, sheet: _Sheet, pieces: list[Piece]) -> list[Page]:
        """As much as fits on the first page, the rest after it, the signature at the end."""
        left, right = self._full_columns(sheet, pieces, 0, sheet.top, least=0)
        first = Page(sheet.top, _columns(pieces, left, right))
        return [first, *self._further_pages(sheet, pieces, right.end)]

    def _further_pages(self, sheet: _Sheet, pieces: list[Piece], start: int) -> list[Page]:
        pages: list[Page] = []
        while True:
            heading = continued(pieces[start], self._column) if start < len(pieces) else None
            top = self._further.height + (heading.height + HEADING_GAP if heading else 0.0)
            last = balanced(pieces, start, self._signed_bottom(sheet) - top - BOX_GAP)
            if last:
                columns = _columns(pieces, *last)
                at = top + height(columns) + sheet.around + BOX_GAP
                return [*pages, Page(top, columns, signature=at, heading=heading)]
            left, right = self._full_columns(sheet, pieces, start, top, least=1)
            pages.append(Page(top, _columns(pieces, left, right), heading=heading))
            start = right.end

    def _full_columns(
        self, sheet: _Sheet, pieces: list[Piece], start: int, top: float, least: int
    ) -> tuple[Span, Span]:
        """Two columns to the foot; a little less where nothing would be left for the last page."""
        room = self._bottom - top
        if balanced(pieces, start, room):
            room = self._signed_bottom(sheet) - top
        left = filled(pieces, start, room, least=least)
        return left, filled(pieces, left.end, room, least=least)

    def _with_amendments(self, sheet: _Sheet, pages: list[Page]) -> list[Page]:
        """Beneath the signature where that stands on a further page, else on pages of their own.

        The first page stays as it was when it was signed.
        """
        pieces, start, last = self._amendments, 0, pages[-1]
        if pieces and len(pages) > 1 and last.signature is not None:
            at = last.signature + sheet.signature.height + pieces[0].gap
            span = filled(pieces, 0, self._bottom - at)
            if span.end:
                pages = [*pages[:-1], _amended(last, pieces, span, at)]
                start = span.end
        while start < len(pieces):
            heading = continued(pieces[start], self._width)
            top = self._further.height + (heading.height + 8 if heading else 0.0)
            span = filled(pieces, start, self._bottom - top, least=1)
            page = Page(top - (6 if heading else 0), heading=heading)
            pages = [*pages, _amended(page, pieces, span, top)]
            start = span.end
        return pages


def _pieces(blocks: Sequence[list[Piece]]) -> list[Piece]:
    return [piece for block in blocks for piece in block]


def _columns(pieces: Sequence[Piece], left: Span, right: Span) -> list[Placed]:
    return [
        Placed(False, 0.0, list(pieces[left.first : left.end])),
        Placed(True, 0.0, list(pieces[right.first : right.end])),
    ]


def _amended(page: Page, pieces: list[Piece], span: Span, at: float) -> Page:
    return replace(page, amendments=pieces[span.first : span.end], amendments_at=at)
