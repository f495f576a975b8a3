"""One line of text with what was searched for in the accent and underlined."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextLine

from gui.patients.matching import Span


def paint_marked(
    painter: QPainter,
    place: QRectF,
    text: str,
    font: QFont,
    spans: Sequence[Span],
    ink: str,
    accent: str,
) -> None:
    """One line of text in a box, with the matched parts in the accent and underlined."""
    layout = QTextLayout(text, font)
    if spans:
        layout.setFormats([_in_colour(span, accent) for span in spans])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    painter.setPen(QColor(ink))
    layout.draw(painter, place.topLeft())
    below = place.top() + line.ascent() + 3
    for start, end in spans:
        left, right = _x_of(line, start), _x_of(line, end)
        stroke = QRectF(place.left() + min(left, right), below, abs(right - left), 2)
        painter.fillRect(stroke, QColor(accent))


def _in_colour(span: Span, colour: str) -> QTextLayout.FormatRange:
    from PySide6.QtGui import QTextCharFormat  # 2 ms; a start underlines nothing

    made = QTextLayout.FormatRange()
    made.start, made.length = span[0], span[1] - span[0]
    look = QTextCharFormat()
    look.setForeground(QColor(colour))
    made.format = look
    return made


def _x_of(line: QTextLine, place: int) -> float:
    x: object = line.cursorToX(place)  # a pair of x and place; the stubs name x alone
    return float(x[0]) if isinstance(x, tuple) else float(place)
