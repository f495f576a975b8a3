"""The two-letter codes of the regions on paper: beside the marks, and once where two would meet."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from gui.map.drawing import code_colour
from gui.map.placement import Placement
from gui.reports.page import LABEL, PAPER_ROLES, paper_font, paper_metrics
from model.head_map import View
from model.protocol import Protocol

GAP = 3.0
# Where a code goes that lies under a mark, in px: down first, as the marks lie above.
REACH = 13.0  # no way leads further
ASIDE = ((0, 0), (0, 4), (0, 8), (5, 5), (-5, 5), (0, 12), (0, -5), (8, 9), (-8, 9))


def paint_codes(
    painter: QPainter,
    view: View,
    protocol: Protocol,
    placement: Placement,
    marks: Sequence[QRectF],
) -> None:
    """Paint the codes of a view that has these marks."""
    metrics = paper_metrics(LABEL, 600)
    half, drop = metrics.capHeight() / 2, (metrics.ascent() - metrics.descent()) / 2
    painter.setFont(paper_font(LABEL, 600))
    painter.setPen(QColor(code_colour(PAPER_ROLES)))
    for code, at in _places(view, protocol, placement):
        left = at.x() - metrics.horizontalAdvance(code) / 2
        box = QRectF(left, at.y() - half, 2 * (at.x() - left), 2 * half)
        near = [
            mark for mark in marks if mark.intersects(box.adjusted(-REACH, -REACH, REACH, REACH))
        ]
        aside = ASIDE if near else ((0, 0),)
        dx, dy = next((way for way in aside if not _hits(box.translated(*way), near)), (0, 0))
        painter.drawText(QPointF(left + dx, at.y() + drop + dy), code)


def _places(view: View, protocol: Protocol, placement: Placement) -> Iterator[tuple[str, QPointF]]:
    """Each code with its place; those of both sides become one where they would touch."""
    places: dict[str, list[QPointF]] = {}
    for region in view.regions:
        if region.label is not None and region.muscle in protocol.muscles_by_code:
            at = placement.to_px(region.label.x, region.label.y)
            places.setdefault(region.muscle, []).append(at)
    for code, found in places.items():
        width = paper_metrics(LABEL, 600).horizontalAdvance(code)
        apart = abs(found[0].x() - found[-1].x())
        if len(found) == 2 and apart < width + GAP:
            yield code, (found[0] + found[1]) / 2
        else:
            yield from ((code, at) for at in found)


def _hits(box: QRectF, marks: Sequence[QRectF]) -> bool:
    return any(box.intersects(mark) for mark in marks)
