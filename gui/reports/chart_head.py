"""The head of the first page: title, clinic, protocol, and who was treated when and why."""

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from gui.reports.chart_content import ChartContent
from gui.reports.density import Density
from gui.reports.page import BODY_LINE, LABEL, LABEL_LINE, MARGIN, PAPER_ROLES, Text, rule
from gui.reports.words.identity import Field
from gui.reports.words.section import DOT

GAP, CELL_GAP = 20.0, 12.0
TITLE_SHARE = 0.60
# Shares of the page's width; the last column is not the widest, it only has no neighbour.
COLUMNS = (0.245, 0.29, 0.2, 0.265)
STRIP_GAP, STRIP_LABEL_GAP = 22.0, 6.0
MOST_NAME_LINES = 2
RULE_GAP = 9.0


@dataclass(frozen=True, slots=True)
class _Cell:
    x: float
    label: Text
    value: Text
    second: Text | None

    @property
    def height(self) -> float:
        return self.label.height + self.value.height + (self.second.height if self.second else 0.0)

    def paint(self, painter: QPainter, y: float) -> None:
        self.label.paint(painter, self.x, y)
        y += self.label.height
        self.value.paint(painter, self.x, y)
        if self.second:
            self.second.paint(painter, self.x, y + self.value.height)


class ChartHead:
    """Title and identity, laid out for a width."""

    def __init__(self, content: ChartContent, width: float, density: Density) -> None:
        self._width, self._gap = width, density.head_gap
        left, right = width * TITLE_SHARE, width * (1 - TITLE_SHARE) - GAP
        quiet = PAPER_ROLES.text_2
        self._title = Text(content.title, left, pixels=23, weight=600, line=30)
        self._clinic = Text(content.clinic, left, colour=quiet)
        self._protocol = Text(content.protocol, right, weight=600, right=True)
        self._session = Text(content.session, right, colour=quiet, right=True)
        # The word that must not be missed stands by itself, at the end of the line or beneath.
        colour = PAPER_ROLES.stop if content.broken else PAPER_ROLES.text
        mark = Text(content.mark, right, weight=600, right=True, colour=colour)
        self._mark = mark if content.mark else None
        self._dot = Text(DOT, colour=quiet)
        self._rows = _rows(content, width, density.head_label)
        self._strip = _Strip(content.strip, width)

    @property
    def _mark_beneath(self) -> bool:
        if self._mark is None:
            return False
        taken = sum(text.natural_width for text in (self._session, self._dot, self._mark))
        return self._session.line_count > 1 or taken > self._session.width

    @property
    def _title_height(self) -> float:
        left = self._title.height + (self._clinic.height if self._clinic.natural_width else 0)
        right = 5 + self._protocol.height + self._session.height
        if self._mark and self._mark_beneath:
            right += self._mark.height
        return max(left, right)

    @property
    def height(self) -> float:
        """From the title to beneath the identity."""
        rows = sum(max(cell.height for cell in row) + self._gap for row in self._rows)
        return self._title_height + 2 * RULE_GAP + rows + self._strip.height + 7

    def paint(self, painter: QPainter, y: float) -> None:
        """Paint from y downwards."""
        self._title.paint(painter, MARGIN, y)
        self._clinic.paint(painter, MARGIN, y + self._title.height)
        x = MARGIN + self._width * TITLE_SHARE + GAP
        self._protocol.paint(painter, x, y + 5)
        self._paint_session(painter, x, y + 5 + self._protocol.height)
        y += self._title_height + RULE_GAP
        rule(painter, MARGIN, y, self._width, colour=PAPER_ROLES.text, thickness=2)
        y += RULE_GAP
        for row in self._rows:
            for cell in row:
                cell.paint(painter, y)
            y += max(cell.height for cell in row) + self._gap
        self._strip.paint(painter, y)

    def _paint_session(self, painter: QPainter, x: float, y: float) -> None:
        if self._mark is None:
            self._session.paint(painter, x, y)
        elif self._mark_beneath:
            self._session.paint(painter, x, y)
            self._mark.paint(painter, x, y + self._session.height)
        else:
            taken = self._mark.natural_width + self._dot.natural_width
            self._session.paint(painter, x - taken, y)
            self._dot.paint(painter, x + self._mark.width - taken, y)
            self._mark.paint(painter, x, y)


class _Strip:
    """Labels and values in one line; what has no room begins a line of its own."""

    def __init__(self, fields: tuple[Field, ...], width: float) -> None:
        self._placed: list[tuple[float, float, Text]] = []
        x, y, below = 0.0, 0.0, BODY_LINE
        for field in fields:
            label = Text(field.label, pixels=LABEL, colour=PAPER_ROLES.text_2, line=BODY_LINE)
            indent = label.natural_width + STRIP_LABEL_GAP
            value = Text(field.value, width - indent, weight=600)
            if x and (x + indent + value.natural_width > width or value.line_count > 1):
                x, y = 0.0, below
            self._placed += [(x, y, label), (x + indent, y, value)]
            below = max(below, y + value.height)
            x += indent + value.natural_width + STRIP_GAP
            if value.line_count > 1:
                x, y, below = 0.0, below, below + BODY_LINE
        self.height = max((y + text.height for _, y, text in self._placed), default=0.0)

    def paint(self, painter: QPainter, y: float) -> None:
        for x, dy, text in self._placed:
            text.paint(painter, MARGIN + x, y + dy)


def _rows(content: ChartContent, width: float, label: float) -> list[list[_Cell]]:
    columns = [share * width for share in COLUMNS]
    starts = [MARGIN + sum(columns[:index]) for index in range(len(columns))]

    def row(fields: tuple[Field, ...], places: tuple[int, ...] = (0, 1, 2, 3)) -> list[_Cell]:
        ends = [*starts[1:], MARGIN + width + CELL_GAP]
        return [
            _cell(field, starts[place], ends[place] - starts[place] - CELL_GAP, label)
            for field, place in zip(fields, places, strict=False)
        ]

    identity = row(content.identity)
    rows = [identity]
    if identity[0].value.line_count > MOST_NAME_LINES:
        # A very long name takes the whole width.
        rows = [
            [_cell(content.identity[0], MARGIN, width, label)],
            row(content.identity[1:], (0, 1, 3)),
        ]
    return [*rows, row(content.indication)] if content.indication else rows


def _cell(field: Field, x: float, width: float, label: float) -> _Cell:
    quiet = PAPER_ROLES.text_2
    return _Cell(
        x,
        Text(field.label, width, pixels=LABEL, colour=quiet, line=label),
        Text(field.value, width, weight=600),
        Text(field.second, width, pixels=LABEL, line=LABEL_LINE) if field.second else None,
    )
