"""The sums by muscle and side, and the legend of the marks."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui.colour import text_on
from gui.map.marks import paint_mark
from gui.reports.chart_content import ChartContent, LegendEntry, TableLine
from gui.reports.chart_map import MARK_LOOK
from gui.reports.page import LABEL, PAPER_ROLES, Text, paper_font, rule
from gui.wording import tr
from model.injection import Kind
from model.protocol import Protocol

ROW = 21.0
CHIP = 27.0
NAME_X = 36.0
# Right edges of the figures, from the table's right edge.
EDGES = {"sites": 158.0, "left": 128.0, "midline": 100.0, "right": 66.0, "units": 28.0, "mL": 0.0}
LEGEND_HEIGHT = 26.0
LEGEND_MARK = "#485663"


def table_height(content: ChartContent) -> float:
    """Height of head, lines and sums."""
    return (len(content.table) + 2) * ROW + 4


def paint_table(
    painter: QPainter, content: ChartContent, protocol: Protocol, x: float, y: float, width: float
) -> None:
    """Paint the table with its upper left corner at a point."""
    heads = ("", tr("Sites"), tr("Left"), tr("Mid"), tr("Right"), tr("Units"), tr("mL"))
    quiet = PAPER_ROLES.text_2
    Text(tr("Muscle"), pixels=LABEL, weight=600, colour=quiet, line=ROW).paint(painter, x, y)
    for head, edge in zip(heads[1:], EDGES.values(), strict=True):
        _figure(painter, head, x + width - edge, y, weight=600, pixels=LABEL, colour=quiet)
    y += ROW
    rule(painter, x, y, width, colour=PAPER_ROLES.text, thickness=1.2)
    for place, line in enumerate(content.table):
        y += 1 if place == 0 else 0
        _paint_line(painter, line, protocol, x, y, width)
        y += ROW
        last = place == len(content.table) - 1
        if not last:
            rule(painter, x, y, width, colour=PAPER_ROLES.line, thickness=1)
    rule(painter, x, y, width, colour=PAPER_ROLES.text, thickness=1.6)
    Text(content.total.name, weight=700, line=ROW).paint(painter, x, y + 1)
    _paint_figures(painter, content.total, x + width, y + 1, weight=700)


def _paint_line(
    painter: QPainter, line: TableLine, protocol: Protocol, x: float, y: float, width: float
) -> None:
    if line.muscle:
        _paint_chip(painter, line.muscle, protocol, x, y)
    else:
        painter.setPen(QPen(QColor(PAPER_ROLES.mark_edge), 1.1))
        painter.setBrush(QColor(PAPER_ROLES.custom))
        at, reach = QPointF(x + CHIP / 2, y + ROW / 2), 6.0
        painter.drawPolygon(
            [
                at + QPointF(0, -reach),
                at + QPointF(reach, 0),
                at + QPointF(0, reach),
                at + QPointF(-reach, 0),
            ]
        )
    room = width - EDGES["sites"] - NAME_X - 34
    name = Text(line.name, room, line=ROW)
    if name.line_count > 1:  # a protocol with long names: smaller rather than cut
        name = Text(line.name, room, pixels=9, line=ROW / 2)
    name.paint(painter, x + NAME_X, y)
    _paint_figures(painter, line, x + width, y, weight=400)


def _paint_figures(
    painter: QPainter, line: TableLine, right: float, y: float, *, weight: int
) -> None:
    values = (line.sites, line.left, line.midline, line.right, line.units, line.volume)
    for (name, edge), value in zip(EDGES.items(), values, strict=True):
        if value:
            strong = 700 if name == "units" else weight
            _figure(painter, value, right - edge, y, weight=strong)


def _figure(
    painter: QPainter,
    text: str,
    right: float,
    y: float,
    *,
    weight: int,
    pixels: int = 13,
    colour: str = PAPER_ROLES.text,
) -> None:
    Text(text, 120, pixels=pixels, weight=weight, colour=colour, line=ROW, right=True).paint(
        painter, right - 120, y
    )


def _paint_chip(painter: QPainter, code: str, protocol: Protocol, x: float, y: float) -> None:
    colour = protocol.muscles_by_code[code].colour
    box = QRectF(x + 0.5, y + 3, CHIP, ROW - 6)
    painter.setPen(QPen(QColor(PAPER_ROLES.mark_edge), 1))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QColor(text_on(colour)))
    painter.setFont(paper_font(LABEL, 700))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, code)


def paint_legend(
    painter: QPainter, content: ChartContent, y: float, x: float, width: float
) -> None:
    """One line with the marks that occur, between two rules."""
    for edge in (y, y + LEGEND_HEIGHT):
        rule(painter, x, edge, width, colour=PAPER_ROLES.line_strong, thickness=0.8)
    said = Text(
        tr("Left and right are the patient’s"),
        pixels=LABEL,
        colour=PAPER_ROLES.text_2,
        line=LEGEND_HEIGHT,
    )
    said.paint(painter, x + width - said.natural_width, y)
    texts = [Text(e.text, pixels=LABEL, line=LEGEND_HEIGHT) for e in content.legend]
    taken = sum(text.natural_width + 21 for text in texts) + said.natural_width
    gap = min(26.0, max(8.0, (width - taken) / max(1, len(texts))))
    at = x + 1
    for entry, text in zip(content.legend, texts, strict=True):
        _paint_legend_mark(painter, entry, QPointF(at + 7, y + LEGEND_HEIGHT / 2))
        text.paint(painter, at + 20, y)
        at += 20 + text.natural_width + gap


def _paint_legend_mark(painter: QPainter, entry: LegendEntry, at: QPointF) -> None:
    # No muscle's colour: the shape is meant, whatever the muscle.
    custom = entry.row.kind is Kind.CUSTOM
    colour = PAPER_ROLES.custom if custom else LEGEND_MARK
    paint_mark(painter, at, entry.row, colour, PAPER_ROLES, MARK_LOOK)
