"""The box at the end of what was signed: by whom and when, or lines to sign by hand."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui.reports.density import Density
from gui.reports.page import LABEL, LABEL_LINE, MARGIN, PAPER_ROLES, Text, rule
from gui.reports.words.section import Words
from gui.reports.words.signature import SignatureWords
from gui.wording import tr

PADDING = 17.0
TOP = 10.0
TEXT_SHARE = 0.31
SIGN_SHARE = 0.63  # of what the text leaves; the rest is for date and time
COLUMN_GAP = 24.0


class SignatureBox:
    """Dashed while it waits for a hand; in the colour of a stop where it doesn't agree."""

    def __init__(self, words: SignatureWords, width: float, density: Density) -> None:
        self._words, self._width, self._least = words, width, density.signature
        self._line = density.box_line
        self._top = TOP if density.box_line > 16 else TOP - 3
        inner = width - 2 * PADDING
        room = width * TEXT_SHARE if words.by_hand else inner
        if words.beside:
            room = (inner - COLUMN_GAP) / 2
        self._room = room
        colour = PAPER_ROLES.stop if words.broken else PAPER_ROLES.text
        head = Text(words.heading, room, pixels=15, weight=600, line=22, colour=colour)
        self._left = [head, *(self._text(line, room) for line in words.lines)]
        self._right = [self._text(line, room, large=place == 0)
                       for place, line in enumerate(words.beside)]  # fmt: skip
        self._beneath = [self._text(line, inner) for line in words.beneath]

    @property
    def height(self) -> float:
        """Height of the box in px."""
        beneath = _height(self._beneath)
        text = max(_height(self._left), _height(self._right)) + (beneath + 5 if beneath else 0)
        return max(self._least if self._words.by_hand else 0.0, text + 2 * self._top + 1)

    def paint(self, painter: QPainter, y: float) -> None:
        """Paint the box with its upper edge at y."""
        words = self._words
        colour = PAPER_ROLES.stop if words.broken else PAPER_ROLES.text
        pen = QPen(QColor(colour), 2.2 if words.broken else 1.6)
        if words.by_hand:
            pen = QPen(QColor(colour), 1.3)
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(MARGIN, y, self._width, self.height), 6, 6)
        x = MARGIN + PADDING
        bottom = _paint(painter, self._left, x, y + self._top)
        other = _paint(painter, self._right, x + self._room + COLUMN_GAP, y + self._top)
        _paint(painter, self._beneath, x, max(bottom, other) + 5)
        if words.by_hand:
            self._paint_lines(painter, y + self.height - 32)

    def _text(self, words: Words, room: float, *, large: bool = False) -> Text:
        colour = PAPER_ROLES.text_2 if words.quiet else PAPER_ROLES.text
        if large:
            return Text(words.text, room, pixels=15, weight=600, line=22, colour=colour)
        return Text(words.text, room, line=self._line, colour=colour, strong=words.strong)

    def _paint_lines(self, painter: QPainter, y: float) -> None:
        left = MARGIN + PADDING + self._width * TEXT_SHARE + COLUMN_GAP
        room = MARGIN + self._width - PADDING - left - COLUMN_GAP
        sign, date = room * SIGN_SHARE, room * (1 - SIGN_SHARE)
        for x, width, caption in (
            (left, sign, tr("Name, credentials, signature")),
            (left + sign + COLUMN_GAP, date, tr("Date and time")),
        ):
            rule(painter, x, y, width, colour=PAPER_ROLES.text, thickness=1)
            text = Text(caption, width, pixels=LABEL, colour=PAPER_ROLES.text_2, line=LABEL_LINE)
            text.paint(painter, x, y + 4)


def _height(texts: list[Text]) -> float:
    return sum(text.height for text in texts)


def _paint(painter: QPainter, texts: list[Text], x: float, y: float) -> float:
    for text in texts:
        text.paint(painter, x, y)
        y += text.height
    return y
