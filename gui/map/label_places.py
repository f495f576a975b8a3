"""Finds room beside a mark for the words that belong to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

GAP = 4.0


@dataclass(frozen=True, slots=True)
class Words:
    """What stands beside a site's mark, whose middle lies at a px; often nothing."""

    code: str
    centre: QPointF
    text: str
    below_first: bool


def place_labels(
    words: Sequence[Words], radius: float, metrics: QFontMetricsF, box: QRectF
) -> dict[str, QRectF]:
    """The rectangles of the labels of a view by site code: off the marks and off each other."""
    taken = []
    for one in words:
        x, y = one.centre.x(), one.centre.y()
        taken.append(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
    places = {}
    for one in words:
        if one.text:
            size = QSizeF(metrics.horizontalAdvance(one.text), metrics.height())
            places[one.code] = place_label(
                one.centre, radius, size, taken, box, below_first=one.below_first
            )
            taken.append(places[one.code])
    return places


def place_label(
    centre: QPointF,
    radius: float,
    size: QSizeF,
    taken: Sequence[QRectF],
    box: QRectF,
    *,
    below_first: bool = False,
) -> QRectF:
    """The rectangle for a label of a size: beside the mark where nothing is covered.

    Tried in the order right, left, above, below and the corners, or below before the others;
    where nothing is free, the one that covers least, always inside the box.
    """
    w, h = size.width(), size.height()
    x, y, r = centre.x(), centre.y(), radius + GAP
    tries = [
        QRectF(x + r, y - h / 2, w, h),
        QRectF(x - r - w, y - h / 2, w, h),
        QRectF(x - w / 2, y - r - h, w, h),
        QRectF(x - w / 2, y + r, w, h),
        QRectF(x + radius * 0.5, y - r - h, w, h),
        QRectF(x - radius * 0.5 - w, y - r - h, w, h),
        QRectF(x + radius * 0.5, y + r, w, h),
        QRectF(x - radius * 0.5 - w, y + r, w, h),
    ]
    if below_first:
        tries.insert(0, tries.pop(3))
    inside = [rect for rect in tries if box.contains(rect)] or tries[:1]
    return min(inside, key=lambda rect: (_covered(rect, taken), tries.index(rect)))


def _covered(rect: QRectF, taken: Sequence[QRectF]) -> float:
    parts = (rect.intersected(other) for other in taken)
    return round(sum(part.width() * part.height() for part in parts if not part.isEmpty()), 1)


def with_halo(rect: QRectF) -> QRect:
    """A label with the halo around its letters."""
    return rect.adjusted(-4, -4, 4, 4).toAlignedRect()
