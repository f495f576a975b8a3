"""Text that flows: cut into pieces of a line each, filled into columns and pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from gui.reports.page import Text
from gui.wording import tr

COLUMN_GAP = 28.0


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
