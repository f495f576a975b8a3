"""A field that opens a list; its style sheet takes the arrow away, so it paints its own."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox

from gui.overriding import override

FROM_RIGHT, HALF, DEPTH = 20.0, 5.0, 5.0


class ChevronCombo(QComboBox):
    """Otherwise as Qt makes it."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().text().color(), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = self.width() - FROM_RIGHT, self.height() / 2 - DEPTH / 2
        painter.drawPolyline(
            QPolygonF([QPointF(x - HALF, y), QPointF(x, y + DEPTH), QPointF(x + HALF, y)])
        )
        painter.end()
