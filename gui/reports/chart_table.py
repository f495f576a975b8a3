"""The sums by muscle and side, and the legend of the marks."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gui.colour import text_on
from gui.map.marks import paint_mark, paint_move
from gui.reports.chart_content import ChartContent
from gui.reports.chart_map import MARK_LOOK, MOVE_SCALE
from gui.reports.page import BODY, LABEL, PAPER_ROLES, Text, rule
from gui.reports.words.sums import LegendEntry, TableLine
from gui.wording import tr
from model.injection import Kind
from model.protocol import Protocol

CHIP = 27.0
NAME_X = 36.0
NAME_GAP = 6.0
LEAST_GAP, MOST_GAP = 5.0, 13.0
UNITS_COLUMN = 4
LEGEND_MARK = "#485663"


@dataclass(frozen=True, slots=True)
class _Line:
    source: TableLine
    name: Text
    figures: list[Text]


class ChartTable:
    """The table, laid out: as wide apart as the width allows, smaller where figures are long."""

    def __init__(self, content: ChartContent, width: float, row: float) -> None:
        """row is the height of each line."""
        self._width, self._row = width, row
        heads = (tr("Sites"), tr("Left"), tr("Mid"), tr("Right"), tr("Units"), tr("mL"))
        self._heads = [_label(head, row) for head in heads]
        for pixels in (BODY, BODY - 1, BODY - 2):
            self._lines = [_laid(line, pixels, row) for line in content.table]
            self._total = _laid(content.total, pixels, row, strong=True)
            gap = self._gap()
            if gap >= LEAST_GAP:
                break
        self._edges = self._placed(min(MOST_GAP, max(2.0, gap)))

    @property
    def height(self) -> float:
        """Height of head, lines and sums."""
        return (len(self._lines) + 2) * self._row + 4

    def paint(self, painter: QPainter, protocol: Protocol, x: float, y: float) -> None:
        """Paint the table with its upper left corner at a point."""
        _label(tr("Muscle"), self._row).paint(painter, x, y)
        self._paint_figures(painter, self._heads, x, y)
        y += self._row
        rule(painter, x, y, self._width, colour=PAPER_ROLES.text, thickness=1.2)
        y += 1
        for place, line in enumerate(self._lines):
            if place:
                rule(painter, x, y, self._width, colour=PAPER_ROLES.line, thickness=1)
            _paint_sign(painter, line.source, protocol, QRectF(x, y, CHIP, self._row))
            line.name.paint(painter, x + NAME_X, y)
            self._paint_figures(painter, line.figures, x, y)
            y += self._row
        rule(painter, x, y, self._width, colour=PAPER_ROLES.text, thickness=1.6)
        self._total.name.paint(painter, x, y + 1)
        self._paint_figures(painter, self._total.figures, x, y + 1)

    def _columns(self) -> list[float]:
        """The widest figure of each column; the sums' sites may reach under the names."""
        lines = [self._heads, *(line.figures for line in self._lines)]
        widths = [max(figures[column].natural_width for figures in lines) for column in range(6)]
        sums = [figure.natural_width for figure in self._total.figures]
        return [widths[0], *(max(pair) for pair in zip(widths[1:], sums[1:], strict=True))]

    def _gap(self) -> float:
        names = max((line.name.natural_width for line in self._lines), default=0.0)
        room = self._width - NAME_X - names - NAME_GAP - sum(self._columns())
        return room / 6

    def _placed(self, gap: float) -> list[float]:
        """The right edge of each column, from the table's left edge."""
        edge, edges = self._width, []
        for width in reversed(self._columns()):
            edges.append(edge)
            edge -= width + gap
        return edges[::-1]

    def _paint_figures(self, painter: QPainter, figures: list[Text], x: float, y: float) -> None:
        for figure, edge in zip(figures, self._edges, strict=True):
            if figure.natural_width:
                figure.paint(painter, x + edge - figure.natural_width, y)


def _label(text: str, row: float) -> Text:
    return Text(text, pixels=LABEL, weight=600, colour=PAPER_ROLES.text_2, line=row)


def _laid(line: TableLine, pixels: int, row: float, *, strong: bool = False) -> _Line:
    weight = 600 if strong else 400
    values = (line.sites, line.left, line.midline, line.right, line.units, line.volume)
    figures = [
        Text(value, pixels=pixels, weight=600 if place == UNITS_COLUMN else weight, line=row)
        for place, value in enumerate(values)
    ]
    return _Line(line, Text(line.name, pixels=pixels, weight=weight, line=row), figures)


def _paint_sign(painter: QPainter, line: TableLine, protocol: Protocol, box: QRectF) -> None:
    if line.muscle:
        _paint_chip(painter, line.muscle, protocol, box)
        return
    painter.setPen(QPen(QColor(PAPER_ROLES.mark_edge), 1.1))
    painter.setBrush(QColor(PAPER_ROLES.custom))
    at, reach = box.center(), 6.0
    corners = (QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0))
    painter.drawPolygon([at + corner for corner in corners])


def _paint_chip(painter: QPainter, code: str, protocol: Protocol, box: QRectF) -> None:
    colour = protocol.muscles_by_code[code].colour
    room = 3 if box.height() > 19 else 1.5
    box = box.adjusted(0.5, room, 0.5, -room)
    painter.setPen(QPen(QColor(PAPER_ROLES.mark_edge), 1))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box, 3, 3)
    ink = text_on(colour)
    Text(code, pixels=LABEL, weight=600, colour=ink, line=box.height()).paint_centred(painter, box)


def paint_legend(painter: QPainter, content: ChartContent, box: QRectF) -> None:
    """One line with the marks that occur, between two rules."""
    for edge in (box.top(), box.bottom()):
        colour = PAPER_ROLES.line_strong
        rule(painter, box.x(), edge, box.width(), colour=colour, thickness=0.8)
    quiet = PAPER_ROLES.text_2
    texts = [Text(e.text, pixels=LABEL, line=box.height()) for e in content.legend]
    marks = sum(text.natural_width + 21 for text in texts)
    for words in (tr("Left and right are the patient’s"), tr("L, R: the patient’s")):
        said = Text(words, pixels=LABEL, colour=quiet, line=box.height())
        taken = marks + said.natural_width
        if taken + 10 * len(texts) <= box.width():
            break
    said.paint(painter, box.right() - said.natural_width, box.y())
    gap = min(26.0, max(8.0, (box.width() - taken) / max(1, len(texts))))
    at = box.x() + 1
    for entry, text in zip(content.legend, texts, strict=True):
        _paint_legend_mark(painter, entry, QPointF(at + 7, box.center().y()))
        text.paint(painter, at + 20, box.y())
        at += 20 + text.natural_width + gap


def _paint_legend_mark(painter: QPainter, entry: LegendEntry, at: QPointF) -> None:
    if entry.moved_from:
        paint_move(painter, at, at, PAPER_ROLES, MOVE_SCALE)
        return
    # No muscle's colour: the shape is meant, whatever the muscle.
    custom = entry.row.kind is Kind.CUSTOM
    colour = PAPER_ROLES.custom if custom else LEGEND_MARK
    paint_mark(painter, at, entry.row, colour, PAPER_ROLES, MARK_LOOK)
