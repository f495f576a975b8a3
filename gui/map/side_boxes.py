"""The boxes that say which side is the patient's left and right, in every view."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gui.colour import Roles
from gui.fonts import inter
from gui.map.placement import Placement
from gui.wording import tr
from model.head_map import View

HALF = 14.5  # px


def paint_side_boxes(
    painter: QPainter,
    view: View,
    placement: Placement,
    size: QSize,
    roles: Roles,
    *,
    whole: bool,
    spelled: bool,
) -> None:
    """L and R in boxes; whole keeps them inside the widget, spelled adds the words."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for label in view.laterality_labels:
        at = placement.to_px(label.point.x, label.point.y)
        x, y = at.x(), at.y()
        if whole:
            x = min(max(x, 20.0), size.width() - 20.0)
            y = min(y, size.height() - 20.0)
        box = QRectF(x - HALF, y - HALF, 2 * HALF, 2 * HALF)
        painter.setPen(QPen(QColor(roles.line_strong), 1.5))
        painter.setBrush(QColor(roles.surface))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(roles.text))
        painter.setFont(inter(18, 700))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label.laterality)
        if spelled:
            _spell(painter, box, label.laterality, size.width(), roles)


def _spell(painter: QPainter, box: QRectF, laterality: str, width: int, roles: Roles) -> None:
    words = tr("Patient’s left") if laterality == "L" else tr("Patient’s right")
    painter.setFont(inter(14, 400))
    painter.setPen(QColor(roles.text_2))
    wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
    # On the side away from the head, beneath the box where there is no room.
    left_half = box.center().x() < width / 2
    x = box.x() - wide - 8 if left_half else box.right() + 8
    y = box.center().y() + 5
    if x < 4 or x + wide > width - 4:
        x, y = min(max(box.center().x() - wide / 2, 4), width - wide - 4), y + 32
    painter.drawText(QPointF(x, y), words)
