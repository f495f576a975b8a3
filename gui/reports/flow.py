"""Text that flows: cut into pieces of a line each, filled into columns and pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from gui.reports.chart_content import ChartContent
from gui.reports.page import BODY_LINE, PAPER_ROLES, Text, rule
from gui.wording import tr

COLUMN_GAP = 28.0
CODE_WIDTH = 56.0
ROW_EXTRA = 3.0  # a row with its rule is as high as a row of the table
SECTION_GAP = 12.0
PARAGRAPH_GAP = 7.0
HEADING_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Piece:
    """What is never divided: a line, a heading."""

    height: float
    paint: Callable[[QPainter, float, float], None]
    gap: float = 0.0
    """Room above it, except at the top of a column."""
    keep: bool = False
    """Stays in one column with the piece after it."""
    section: str = ""
    heads: bool = False
    """Whether it is its section's heading."""


@dataclass(frozen=True, slots=True)
class Span:
    """Pieces from one index to before another, in one column."""

    first: int
    end: int


def sections_of(content: ChartContent, width: float) -> list[list[Piece]]:
    """Departures, open sites and note as pieces for a column width."""
    sections = [_departures(content, width)]
    if content.allergies:
        first = [*_heading(tr("Allergies"), width), *_paragraphs(content.allergies, width)]
        sections.insert(0, first)
    if content.open_sites:
        text = f"{tr('Not charted')}: {content.open_sites}."
        open_sites = [*_heading(tr("Still open"), width), *_paragraph(text, width)]
        sections.append(open_sites)
    if content.note:
        sections.append([*_heading(tr("Note"), width), *_paragraphs(content.note, width)])
    return [[replace(p, section=section[0].section) for p in section] for section in sections]


def continued(piece: Piece, width: float) -> Text | None:
    """The heading over a page that goes on within a section; None where one begins."""
    if piece.heads:
        return None
    text = f"{piece.section}, {tr('continued')}"
    return Text(text, width, pixels=15, weight=600, line=22)


def height_of(pieces: Sequence[Piece]) -> float:
    """Height of pieces in one column."""
    return sum(p.height + (p.gap if place else 0.0) for place, p in enumerate(pieces))


def filled(pieces: Sequence[Piece], start: int, height: float, *, least: int = 0) -> Span:
    """As many pieces from start as a column of a height takes; at least so many in any case."""
    used, end = 0.0, start
    for piece in pieces[start:]:
        used += piece.height + (piece.gap if end > start else 0.0)
        if used > height:
            break
        end += 1
    if end < len(pieces):
        while end > start and pieces[end - 1].keep:
            end -= 1
    return Span(start, min(len(pieces), max(end, start + least)))


def balanced(pieces: Sequence[Piece], start: int, height: float) -> tuple[Span, Span] | None:
    """The rest of the pieces in two columns of like height; None where they need more."""

    def parted(limit: float) -> tuple[Span, Span] | None:
        left = filled(pieces, start, limit)
        right = filled(pieces, left.end, limit)
        return (left, right) if right.end == len(pieces) else None

    best = parted(height)
    if best is None:
        return None
    low, high = 0.0, height
    while high - low > 2:
        middle = (low + high) / 2
        tried = parted(middle)
        if tried:
            best, high = tried, middle
        else:
            low = middle
    return best


def paint_column(painter: QPainter, pieces: Sequence[Piece], x: float, y: float) -> None:
    """Paint a column from its upper left corner."""
    for place, piece in enumerate(pieces):
        y += piece.gap if place else 0.0
        piece.paint(painter, x, y)
        y += piece.height


def column_height(pieces: Sequence[Piece], span: Span) -> float:
    """Height of a column's pieces."""
    return height_of(pieces[span.first : span.end])


def _heading(text: str, width: float) -> list[Piece]:
    made = Text(text, width, pixels=15, weight=600, line=22)
    paint, height = made.paint, made.height + HEADING_GAP
    return [Piece(height, paint, gap=SECTION_GAP, keep=True, section=text, heads=True)]


def _paragraphs(text: str, width: float) -> list[Piece]:
    pieces: list[Piece] = []
    for paragraph in text.splitlines():
        if paragraph.strip():
            pieces += _paragraph(paragraph.strip(), width, PARAGRAPH_GAP if pieces else 0.0)
    return pieces


def _paragraph(text: str, width: float, gap: float = 0.0) -> list[Piece]:
    laid = Text(text, width)
    return _together([_line(laid, index) for index in range(laid.line_count)], gap)


def _line(laid: Text, index: int) -> Piece:
    def paint(painter: QPainter, x: float, y: float) -> None:
        laid.paint_line(painter, index, x, y)

    return Piece(BODY_LINE, paint)


def _together(lines: list[Piece], gap: float) -> list[Piece]:
    """No line alone at the foot or the top of a column."""
    last = len(lines) - 1
    return [
        replace(
            piece,
            gap=gap if index == 0 else 0.0,
            keep=index < last and (index in (0, last - 1)),
        )
        for index, piece in enumerate(lines)
    ]


def _departures(content: ChartContent, width: float) -> list[Piece]:
    heading = _heading(tr("Departures from the protocol"), width)
    if not content.departures:
        return [*heading, *_paragraph(tr("None."), width)]
    rows: list[Piece] = []
    for departure in content.departures:
        rows += _departure_lines(departure.code, departure.text, width)
    return heading + rows


def _departure_lines(code: str, text: str, width: float) -> list[Piece]:
    name = Text(code, weight=600)
    indent = max(CODE_WIDTH, name.natural_width + 10)
    laid = Text(text, width - indent)
    last = laid.line_count - 1

    def painted(index: int) -> Callable[[QPainter, float, float], None]:
        def paint(painter: QPainter, x: float, y: float) -> None:
            if index == 0:
                name.paint(painter, x, y + 1)
            laid.paint_line(painter, index, x + indent, y + 1)
            if index == last:
                bottom = y + BODY_LINE + ROW_EXTRA
                rule(painter, x, bottom, width, colour=PAPER_ROLES.line, thickness=1)

        return paint

    lines = [
        Piece(BODY_LINE + (ROW_EXTRA if index == last else 0.0), painted(index))
        for index in range(laid.line_count)
    ]
    return _together(lines, 0.0)
