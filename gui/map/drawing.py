"""Paints a view of the head: one code for screen, preview, paper and picture."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen

from gui.colour import Roles, mixed
from gui.fonts import inter
from model.head_map import HeadMap, Region, Shape, View
from model.protocol import Muscle, Protocol
from model.svg_path import Segment

GROUND_ROLES = ("skin", "hair")
WIDEST = 10.0  # view units: no line is wider
# Share of the muscle's colour in its region; pale procerus needs more, dark paraspinal less.
REGION_SHARE = 0.30
REGION_SHARES = {"PR": 0.45, "CP": 0.22}


def painter_path(segments: tuple[Segment, ...]) -> QPainterPath:
    """Qt's path of a path in view units."""
    path = QPainterPath()
    for letter, numbers in segments:
        if letter == "M":
            path.moveTo(*numbers)
        elif letter == "L":
            path.lineTo(*numbers)
        elif letter == "C":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()
    return path


@dataclass(frozen=True, slots=True)
class RegionShape:
    """A region with its outline, and the part of it that lies over hair."""

    region: Region
    path: QPainterPath
    over_hair: QPainterPath


class ViewDrawing:
    """The paths of one view, made once; paints them in any colours at any size."""

    def __init__(self, view: View) -> None:
        self.view = view

    @cached_property
    def _shapes(self) -> list[tuple[Shape, QPainterPath]]:
        return [(shape, painter_path(shape.path)) for shape in self.view.shapes]

    @cached_property
    def regions(self) -> list[RegionShape]:
        """The muscles' outlines; made when first wanted, for cutting paths takes its time."""
        hair = QPainterPath()
        for shape, path in self._shapes:
            if shape.fill == "hair":
                hair = hair.united(path)
        made = []
        for region in self.view.regions:
            path = painter_path(region.path)
            near = path.controlPointRect().intersects(hair.controlPointRect())
            over = path.intersected(hair) if near else QPainterPath()
            made.append(RegionShape(region, path, over))
        return made

    @property
    def is_cut(self) -> bool:
        """Whether the regions were wanted before."""
        return "regions" in vars(self)

    def region_at(self, point: QPointF) -> Region | None:
        """The region under a point in view units; the smaller where two overlap."""
        hits = [r for r in self.regions if r.path.contains(point)]
        if not hits:
            return None
        return min(hits, key=lambda r: _area(r.path.boundingRect())).region

    def paint(
        self,
        painter: QPainter,
        roles: Roles,
        muscles: Mapping[str, Muscle],
        *,
        edge_units: float | None = None,
        region_share: float | None = None,
    ) -> None:
        """Paint in view units: ground, regions, then lines on top, all of it opaque.

        Regions have edges of 1.2 px; on paper, where a px means nothing, of edge_units.
        region_share (0..1) is the muscle's part of its region's colour where all stand back.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_seen = _seen_through(painter)
        shapes = [(shape, path) for shape, path in self._shapes if is_seen(path)]
        for shape, path in shapes:
            if shape.fill in GROUND_ROLES:
                painter.fillPath(path, _brush(shape, shape.fill, roles))
        for part in self.regions:
            muscle = muscles.get(part.region.muscle)
            if muscle and is_seen(part.path):
                _paint_region(painter, part, muscle, roles, edge_units, region_share)
        for shape, path in shapes:
            if shape.fill and shape.fill not in GROUND_ROLES:
                painter.fillPath(path, _brush(shape, shape.fill, roles))
            if shape.stroke:
                pen = QPen(_brush(shape, shape.stroke, roles), shape.stroke_width)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                if shape.dash:
                    pen.setDashPattern([part / shape.stroke_width for part in shape.dash])
                painter.strokePath(path, pen)


class HeadDrawing:
    """All four views of a drawing, as paths."""

    def __init__(self, head_map: HeadMap) -> None:
        self.head_map = head_map
        self.views = {view.name: ViewDrawing(view) for view in head_map.views}

    def cut_next(self) -> bool:
        """Make the outlines of one more view, a few ms, ahead of its paint; False when all are."""
        uncut = [view for view in self.views.values() if not view.is_cut]
        return bool([view.regions for view in uncut[:1]])


_drawings: dict[str, HeadDrawing] = {}


def drawing_of(head_map: HeadMap) -> HeadDrawing:
    """The paths of a drawing, shared by all that show it: to cut them again holds the window."""
    if head_map.sha256 not in _drawings:
        _drawings[head_map.sha256] = HeadDrawing(head_map)
    return _drawings[head_map.sha256]


def muscle_colour(muscle: Muscle, roles: Roles) -> str:
    """The muscle's colour in light or dark; paper uses the light set."""
    return muscle.colour_dark if roles.dark else muscle.colour


def code_colour(roles: Roles) -> str:
    """The quiet text colour of a region's two-letter code."""
    return mixed(roles.text, roles.surface, 0.82)


def paint_region_codes(
    painter: QPainter, view: View, protocol: Protocol, roles: Roles, pixels: float, scale: float
) -> None:
    """The two-letter codes, upright text of a fixed size in device px, painter in view units."""
    painter.save()
    painter.setFont(inter(pixels, 600))
    painter.setPen(QColor(code_colour(roles)))
    painter.scale(1 / scale, 1 / scale)
    for region in view.regions:
        at = region.label
        if at is not None and region.muscle in protocol.muscles_by_code:
            box = QRectF(at.x * scale - 30, at.y * scale - 15, 60, 30)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, region.muscle)
    painter.restore()


def _seen_through(painter: QPainter) -> Callable[[QPainterPath], bool]:
    """Whether a path shows: under a clip, as in the loupe, the others are not even tried."""
    if not painter.hasClipping():
        return lambda _path: True
    near = painter.clipBoundingRect().adjusted(-WIDEST, -WIDEST, WIDEST, WIDEST)
    return lambda path: near.intersects(path.controlPointRect())


def _paint_region(
    painter: QPainter,
    shape: RegionShape,
    muscle: Muscle,
    roles: Roles,
    edge_units: float | None,
    share: float | None,
) -> None:
    colour = muscle_colour(muscle, roles)
    share = share or REGION_SHARES.get(muscle.code, REGION_SHARE)
    painter.fillPath(shape.path, QColor(mixed(colour, roles.d_skin, share)))
    painter.fillPath(shape.over_hair, QColor(mixed(colour, roles.d_hair, share)))
    edge = QPen(QColor(mixed(colour, roles.d_ink, 0.72)), edge_units or 1.2)
    edge.setCosmetic(edge_units is None)
    painter.strokePath(shape.path, edge)


def _brush(shape: Shape, role: str, roles: Roles) -> QBrush:
    colour = QColor(roles.drawing(role))
    if shape.fade is None:
        return QBrush(colour)
    gradient = QLinearGradient(0, shape.fade[0], 0, shape.fade[1])
    gradient.setColorAt(0, colour)
    gradient.setColorAt(1, QColor(roles.surface))
    return QBrush(gradient)


def _area(rect: QRectF) -> float:
    return rect.width() * rect.height()
