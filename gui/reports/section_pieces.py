"""Sections laid out for a column: paragraphs, rows with rules, small tables."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtGui import QPainter

from gui.reports.density import Density
from gui.reports.flow import Piece
from gui.reports.page import PAPER_ROLES, Text, rule
from gui.reports.words.section import Figures, Row, Section, Words, stopped
from gui.wording import NO_BREAK

LABEL_WIDTH = 50.0
LABEL_GAP = 10.0
COLUMN_GAP = 10.0
CODE_SHARE = 0.32
Paint = Callable[[QPainter, float, float], None]


def pieces_of(section: Section, width: float, density: Density) -> list[Piece]:
    """The heading and all lines beneath it, none of them alone at the foot of a column."""
    if density.runs_on and section.runs_on:
        section = _run_on(section)
    first, *others = section.parts
    if density.runs_in and isinstance(first, Words) and not first.strong:
        run_in = replace(first, text=f"{section.title}. {first.text}", strong=f"{section.title}.")
        pieces = words_pieces(run_in, width, density)
        pieces[0] = replace(pieces[0], gap=density.section_gap, heads=True)
    else:
        pieces, others = _headed(section.title, width, density), list(section.parts)
    rows = [part for part in section.parts if isinstance(part, Row)]
    labels = {row: Text(row.label, pixels=density.pixels, weight=600, line=density.line)
              for row in rows}  # fmt: skip
    widest = max((label.natural_width for label in labels.values()), default=0.0)
    indent = max(LABEL_WIDTH, widest + LABEL_GAP)
    before: object = None if len(others) == len(section.parts) else first
    for part in others:
        match part:
            case Words():
                gap = density.paragraph_gap if before else 0.0
                pieces += words_pieces(part, width, density, gap)
            case Row():
                pieces += _row(part, labels[part], indent, width, density)
            case Figures():
                pieces += figures_pieces(part, width, density)
        before = part
    return [replace(piece, section=section.title) for piece in pieces]


def _run_on(section: Section) -> Section:
    """Rows and table lines as sentences of one paragraph: less to look at, fewer lines."""
    said = []
    for part in section.parts:
        match part:
            case Words():
                said.append(part.text)
            case Row():
                said.append(stopped(f"{part.label}: {part.text}"))
            case Figures():
                lines = (f"{code}{NO_BREAK}×{NO_BREAK}{count}" for code, _, count in part.lines)
                said.append(stopped(", ".join(lines)))
    return replace(section, parts=(Words(" ".join(said)),))


def _headed(title: str, width: float, density: Density) -> list[Piece]:
    size, line = density.heading_pixels, density.heading_line
    heading = Text(title, width, pixels=size, weight=600, line=line)
    height, gap = heading.height + density.heading_gap, density.section_gap
    return [Piece(height, heading.paint, gap=gap, keep=True, heads=True)]


def words_pieces(words: Words, width: float, density: Density, gap: float = 0.0) -> list[Piece]:
    """A paragraph, a piece for each line."""
    line = density.fine_line if words.quiet else density.line
    laid = Text(
        words.text,
        width,
        pixels=density.fine_pixels if words.quiet else density.pixels,
        colour=PAPER_ROLES.text_2 if words.quiet else PAPER_ROLES.text,
        line=line,
        strong=words.strong,
    )
    pieces = [Piece(line, _line(laid, index)) for index in range(laid.line_count)]
    return together(pieces, gap)


def together(lines: list[Piece], gap: float = 0.0) -> list[Piece]:
    """No line alone at the foot or the top of a column."""
    last = len(lines) - 1
    return [
        replace(
            piece,
            gap=gap if index == 0 else piece.gap,
            keep=index < last and (index in (0, last - 1)),
        )
        for index, piece in enumerate(lines)
    ]


def _line(laid: Text, index: int) -> Paint:
    def paint(painter: QPainter, x: float, y: float) -> None:
        laid.paint_line(painter, index, x, y)

    return paint


def _row(row: Row, label: Text, indent: float, width: float, density: Density) -> list[Piece]:
    laid = Text(row.text, width - indent, pixels=density.pixels, line=density.line)
    last = laid.line_count - 1

    def painted(index: int) -> Paint:
        def paint(painter: QPainter, x: float, y: float) -> None:
            if index == 0:
                label.paint(painter, x, y + 1)
            laid.paint_line(painter, index, x + indent, y + 1)
            if index == last:
                bottom = y + density.line + density.row_extra
                rule(painter, x, bottom, width, colour=PAPER_ROLES.line, thickness=1)

        return paint

    return together(
        [
            Piece(density.line + (density.row_extra if index == last else 0.0), painted(index))
            for index in range(laid.line_count)
        ]
    )


def figures_pieces(figures: Figures, width: float, density: Density) -> list[Piece]:
    """Head and lines of a small table; a long first column wraps."""
    table = _Table(figures, width, density)
    head = Piece(table.head_height + 1, table.paint_head, keep=True)
    lines = [
        Piece(height + density.row_extra, paint, keep=index < len(figures.lines) - 1)
        for index, (height, paint) in enumerate(table.lines())
    ]
    return [head, *lines]


class _Table:
    """A table's columns: those at the left share what the figures leave."""

    def __init__(self, figures: Figures, width: float, density: Density) -> None:
        self._figures, self._width, self._density = figures, width, density
        self._heads = [self._head(text) for text in figures.heads]
        right = len(figures.heads) - figures.left
        self._cells = [
            [self._text(text, column) for column, text in enumerate(line)] for line in figures.lines
        ]
        self._edges: list[float] = []
        edge = width
        for column in range(len(figures.heads) - 1, len(figures.heads) - 1 - right, -1):
            self._edges.insert(0, edge)
            texts = [self._heads[column], *(cells[column] for cells in self._cells)]
            edge -= max(text.natural_width for text in texts) + COLUMN_GAP
        self._room = edge
        self._starts = [0.0] if figures.left == 1 else [0.0, round(edge * CODE_SHARE)]
        for cells, line in zip(self._cells, figures.lines, strict=True):
            for column in range(figures.left):
                cells[column] = self._text(line[column], column, self._width_of(column))

    @property
    def head_height(self) -> float:
        """Height of the heads."""
        return max(self._heads[0].height, self._density.line + self._density.row_extra)

    def paint_head(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the heads and the rule beneath."""
        self._paint(painter, self._heads, x, y)
        bottom = y + self.head_height
        rule(painter, x, bottom, self._width, colour=PAPER_ROLES.text, thickness=1.2)

    def lines(self) -> Iterator[tuple[float, Paint]]:
        """Height of each line, and what paints it."""
        for cells in self._cells:
            height = max(cell.height for cell in cells)

            def paint(
                painter: QPainter, x: float, y: float, cells: list[Text] = cells, h: float = height
            ) -> None:
                self._paint(painter, cells, x, y + 1)
                bottom = y + h + self._density.row_extra
                rule(painter, x, bottom, self._width, colour=PAPER_ROLES.line, thickness=1)

            yield height, paint

    def _paint(self, painter: QPainter, texts: list[Text], x: float, y: float) -> None:
        left = self._figures.left
        for text, start in zip(texts[:left], self._starts, strict=True):
            text.paint(painter, x + start, y)
        for text, edge in zip(texts[left:], self._edges, strict=True):
            text.paint(painter, x + edge - text.natural_width, y)

    def _width_of(self, column: int) -> float:
        ends = [*self._starts[1:], self._room]
        return ends[column] - self._starts[column]

    def _text(self, text: str, column: int, width: float = 100_000.0) -> Text:
        weight = 600 if self._figures.strong and column == 0 else 400
        density = self._density
        return Text(text, width, pixels=density.pixels, weight=weight, line=density.line)

    def _head(self, text: str) -> Text:
        density = self._density
        line = density.line + density.row_extra
        return Text(text, pixels=density.fine_pixels, colour=PAPER_ROLES.text_2, line=line)
