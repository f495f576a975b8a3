"""Paper and text on it: sizes in px of 96 to the inch, text that wraps and is never cut."""

import re
from dataclasses import replace
from enum import StrEnum
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageSize,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from gui.colour import LIGHT
from gui.fonts import inter

PX_PER_INCH = 96.0
PX_PER_MM = PX_PER_INCH / 25.4
MARGIN = 48.0
FOOT_MARGIN = 28.0
BODY, LABEL = 13, 12
BODY_LINE, LABEL_LINE = 18.0, 16.0
# Weights 400 and 600 alone: each further one embeds a font, which is most of a file's time.
# Skin a shade lighter than on the screen: paper is not lit from behind.
PAPER_ROLES = replace(LIGHT, d_skin="#FAF9F7")
UNLIMITED = 100_000.0
LINE_SEPARATOR = "\u2028"
# Latin, Greek and Cyrillic that end in a letter or sign: nothing in it breaks, hides, runs from
# the right or is left out at the end of a line.
SIMPLE = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u052f\u2010-\u2027]*[!-~\u00a1-\u00ac\u00ae-\u052f\u2010-\u2027]"
)


class Paper(StrEnum):
    """The two papers a chart is laid out for."""

    A4 = "A4"
    LETTER = "Letter"

    @property
    def size(self) -> QSizeF:
        """Width and height in px."""
        if self is Paper.A4:
            return QSizeF(210 * PX_PER_MM, 297 * PX_PER_MM)
        return QSizeF(8.5 * PX_PER_INCH, 11 * PX_PER_INCH)

    @property
    def page_size(self) -> QPageSize:
        """The same for Qt's printers."""
        sizes = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
        return QPageSize(sizes[self])

    @classmethod
    def named(cls, name: str) -> "Paper":
        """The paper of a setting; A4 where the name is none of ours."""
        return next((paper for paper in cls if paper.value.lower() == name.lower()), cls.A4)

    @classmethod
    def nearest(cls, size: QSizeF) -> "Paper":
        """The paper whose shape is nearest to a sheet's."""
        shape = size.height() / size.width()
        return min(cls, key=lambda paper: abs(paper.size.height() / paper.size.width() - shape))


@cache
def paper_font(pixels: int, weight: int) -> QFont:
    """Inter with figures of one width and without hinting: places are the same on any printer."""
    font = inter(pixels, weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def paper_metrics(pixels: int, weight: int) -> QFontMetricsF:
    """The measures of that font."""
    return QFontMetricsF(paper_font(pixels, weight))


@cache
def _drop(pixels: int, weight: int) -> float:
    """How far beneath the middle of its row a line of text stands."""
    metrics = paper_metrics(pixels, weight)
    return (metrics.ascent() - metrics.descent()) / 2


def _width(text: str, pixels: int, weight: int) -> float:
    return paper_metrics(pixels, weight).horizontalAdvance(text)


# Figures and labels, the same again and again; what has a width may be a patient's and isn't kept.
_figure_width = lru_cache(maxsize=1024)(_width)


@cache
def _format(pixels: int, weight: int, colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(paper_font(pixels, weight))
    made.setForeground(QColor(colour))
    return made


@cache
def _pen(colour: str) -> QPen:
    return QPen(QColor(colour))


@cache
def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


class Text:
    """Text in lines of a width, and where it breaks itself; a too long word goes on beneath."""

    def __init__(
        self,
        text: str,
        width: float = UNLIMITED,
        *,
        pixels: int = BODY,
        weight: int = 400,
        colour: str = PAPER_ROLES.text,
        line: float = BODY_LINE,
        right: bool = False,
        strong: str = "",
    ) -> None:
        """`strong` is a part of the text in weight 600 and the colour of what matters."""
        self.width, self.line, self._right = width, line, right
        self._text, self._pen = text, _pen(colour)
        self._font = paper_font(pixels, weight)
        self._baseline = line / 2 + _drop(pixels, weight)
        self._lines: list[QTextLine] = []
        # Most texts take one line: they need no layout, which costs more than to paint them.
        self._is_simple = not strong and SIMPLE.fullmatch(text) is not None
        self.natural_width = 0.0
        if self._is_simple:
            measure = _figure_width if width == UNLIMITED else _width
            self.natural_width = measure(text, pixels, weight)
            self._is_simple = self.natural_width <= width
        if text and not self._is_simple:
            self._lay_out(strong, pixels)

    def _lay_out(self, strong: str, pixels: int) -> None:
        # Without its own sign for it, the layout would join what a line break parts.
        parted = LINE_SEPARATOR.join(self._text.splitlines())
        self._layout = QTextLayout(parted, self._font)
        self._layout.setTextOption(_wrapping())
        if strong:
            span = QTextLayout.FormatRange()
            before = self._text[: self._text.index(strong)]
            span.start, span.length = _units(before), _units(strong)
            span.format = _format(pixels, 600, PAPER_ROLES.text)
            self._layout.setFormats([span])
        self._layout.beginLayout()
        while parted and (made := self._layout.createLine()).isValid():
            made.setLineWidth(self.width)
            self._lines.append(made)
        self._layout.endLayout()
        self.natural_width = max((line.naturalTextWidth() for line in self._lines), default=0.0)

    @property
    def line_count(self) -> int:
        """How many lines it takes; empty text takes one."""
        return max(1, len(self._lines))

    @property
    def height(self) -> float:
        """Height of all lines in px."""
        return self.line_count * self.line

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint all lines from their upper left corner."""
        for index in range(self.line_count):
            self.paint_line(painter, index, x, y + index * self.line)

    def paint_centred(self, painter: QPainter, box: QRectF) -> None:
        """Paint its one line, as high as the box, in the middle of the box."""
        self.paint(painter, box.center().x() - self.natural_width / 2, box.y())

    def paint_line(self, painter: QPainter, index: int, x: float, y: float) -> None:
        """Paint one line in a row of the line height that begins at y."""
        if self._is_simple and index == 0:
            x += self.width - self.natural_width if self._right else 0.0
            painter.setFont(self._font)
            painter.setPen(self._pen)
            painter.drawText(QPointF(x, y + self._baseline), self._text)
            return
        if index >= len(self._lines):
            return
        line = self._lines[index]
        if self._right:
            x += self.width - line.naturalTextWidth()
        # QTextLine paints at its own place within the layout.
        dy = (self.line - line.ascent() - line.descent()) / 2 - line.y()
        painter.setPen(self._pen)
        line.draw(painter, QPointF(x, y + dy))


def _units(text: str) -> int:
    """The length by which Qt counts."""
    return len(text.encode("utf-16-le")) // 2


def rule(
    painter: QPainter, x: float, y: float, width: float, *, colour: str, thickness: float
) -> None:
    """A level line centred on y."""
    painter.setPen(_rule_pen(colour, thickness))
    painter.drawLine(QPointF(x, y), QPointF(x + width, y))


@cache
def _rule_pen(colour: str, thickness: float) -> QPen:
    pen = QPen(QColor(colour), thickness)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
