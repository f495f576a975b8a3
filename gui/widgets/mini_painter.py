"""Paints the small pictures of a chart, and keeps the empty heads they begin with."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from gui.colour import Roles
from gui.fonts import inter
from gui.map.drawing import HeadDrawing, drawing_of
from gui.map.marks import MarkLook, colour_of, paint_mark
from gui.map.placement import Placement, fitted, point_of, view_of
from gui.theme import Theme
from gui.widgets.mini_map import Picture
from model.head_map import HeadMap
from model.protocol import Protocol
from model.session_chart import SiteRow, fixed_row

# The views' boxes as shares of the picture's width and height.
FRONT_AND_BACK = {"front": (0.0, 0.0, 0.43, 1.0), "back": (0.43, 0.0, 0.57, 1.0)}
ALL_VIEWS = {
    "front": (0.0, 0.0, 0.42, 0.57),
    "back": (0.45, 0.0, 0.55, 0.57),
    "right": (0.10, 0.60, 0.40, 0.40),
    "left": (0.50, 0.60, 0.40, 0.40),
}
IN_LINE = {
    "front": (0.0, 0.0, 0.215, 1.0),
    "back": (0.225, 0.0, 0.325, 1.0),
    "right": (0.56, 0.0, 0.215, 1.0),
    "left": (0.785, 0.0, 0.215, 1.0),
}
FULL_LINES = 16.0  # px: marks smaller than this get thinner lines
SMALLEST_WITH_SIDES = 12.0  # px: smaller marks stand in pictures too small for letters


class MiniPainter:
    """Paints rows on a drawing; an empty head is painted once for each size and set of colours."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._heads: dict[tuple[object, ...], QPixmap] = {}

    def plan(
        self, head_map: HeadMap, protocol: Protocol, picture: Picture, size: QSize, ratio: float
    ) -> QPixmap:
        """The fixed sites of a protocol, all of them open."""
        rows = [fixed_row(site) for site in protocol.sites]
        return self.rows(head_map, protocol, rows, picture, size, ratio)

    def rows(
        self,
        head_map: HeadMap,
        protocol: Protocol,
        rows: Iterable[SiteRow],
        picture: Picture,
        size: QSize,
        ratio: float,
    ) -> QPixmap:
        """These rows as marks on the drawing."""
        pixmap = QPixmap(self._head(head_map, protocol, picture, size, ratio))
        places = _placements(head_map, picture, size)
        look = MarkLook(
            diameter=picture.diameter, line_scale=min(1.0, picture.diameter / FULL_LINES)
        )
        painter = QPainter(pixmap)
        for row in rows:
            place = places.get(view_of(row, head_map))
            if place:
                point = point_of(row, head_map)
                at = place.to_px(point.x(), point.y())
                colour = colour_of(row, protocol, self.theme.roles)
                paint_mark(painter, at, row, colour, self.theme.roles, look)
        painter.end()
        return pixmap

    def _head(
        self, head_map: HeadMap, protocol: Protocol, picture: Picture, size: QSize, ratio: float
    ) -> QPixmap:
        roles = self.theme.roles
        key = (head_map.sha256, protocol.sha256, picture, size.toTuple(), ratio, roles.dark)
        if key not in self._heads:
            drawing = drawing_of(head_map)
            self._heads[key] = _paint_head(drawing, protocol, picture, size, ratio, roles)
        return self._heads[key]


def _placements(head_map: HeadMap, picture: Picture, size: QSize) -> dict[str, Placement]:
    return {
        name: fitted(head_map.view(name), _box(share, size))
        for name, share in _boxes(picture).items()
    }


def _boxes(picture: Picture) -> dict[str, tuple[float, float, float, float]]:
    if picture.in_line:
        return IN_LINE
    return ALL_VIEWS if picture.all_views else FRONT_AND_BACK


def _box(share: tuple[float, float, float, float], size: QSize) -> QRectF:
    x, y, width, height = share
    return QRectF(x * size.width(), y * size.height(), width * size.width(), height * size.height())


def _paint_head(
    drawing: HeadDrawing,
    protocol: Protocol,
    picture: Picture,
    size: QSize,
    ratio: float,
    roles: Roles,
) -> QPixmap:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    # The shoulders fade into the surface: here that is whatever the picture lies on.
    roles = replace(roles, surface=str(getattr(roles, picture.ground)))
    painter = QPainter(pixmap)
    for name, place in _placements(drawing.head_map, picture, size).items():
        view = drawing.views[name]
        crop = view.view.crop
        painter.save()
        painter.setTransform(place.transform(), True)
        painter.setClipRect(QRectF(crop.x, crop.y, crop.width, crop.height))
        view.paint(painter, roles, protocol.muscles_by_code)
        painter.restore()
        if picture.diameter >= SMALLEST_WITH_SIDES:
            _paint_sides(painter, drawing, name, place, roles)
    painter.end()
    return pixmap


def _paint_sides(
    painter: QPainter, drawing: HeadDrawing, name: str, place: Placement, roles: Roles
) -> None:
    painter.setFont(inter(15, 600))
    painter.setPen(QColor(roles.text_2))
    for side in drawing.views[name].view.laterality_labels:
        centre = place.to_px(side.point.x, side.point.y)
        box = QRectF(centre - QPointF(12, 12), centre + QPointF(12, 12))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, side.laterality)
