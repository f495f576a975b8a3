"""The dashed box that is signed by hand."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui.reports.chart_content import ChartContent
from gui.reports.page import LABEL, LABEL_LINE, MARGIN, PAPER_ROLES, Text, rule
from gui.wording import tr

PADDING = 17.0
TEXT_SHARE = 0.31
SIGN_SHARE = 0.63  # of what the text leaves; the rest is for date and time
LEAST_HEIGHT = 92.0
COLUMN_GAP = 24.0


class SignatureBox:
    """What stands there so far, and two lines to write on."""

    def __init__(self, content: ChartContent, width: float) -> None:
        self._width = width
        room = width * TEXT_SHARE
        self._heading = Text(content.signature_heading, room, pixels=15, weight=600, line=22)
        self._lines = [
            Text(line, room, colour=PAPER_ROLES.text if place == 0 else PAPER_ROLES.text_2)
            for place, line in enumerate(content.signature_lines)
        ]

    @property
    def height(self) -> float:
        """Height of the box in px."""
        text = self._heading.height + sum(line.height for line in self._lines)
        return max(LEAST_HEIGHT, text + 22)

    def paint(self, painter: QPainter, y: float) -> None:
        """Paint the box with its upper edge at y."""
        pen = QPen(QColor(PAPER_ROLES.text), 1.3)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(MARGIN, y, self._width, self.height), 6, 6)
        at = y + 10
        self._heading.paint(painter, MARGIN + PADDING, at)
        at += self._heading.height
        for line in self._lines:
            line.paint(painter, MARGIN + PADDING, at)
            at += line.height
        self._paint_lines(painter, y + self.height - 32)

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
