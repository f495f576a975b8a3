"""Small pictures of a chart: the head with its marks, for cards, lists and the first page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.colour import Roles
from gui.fonts import inter
from gui.map.drawing import HeadDrawing
from gui.map.marks import MarkLook, colour_of, paint_mark
from gui.map.placement import Placement, fitted, point_of, view_of
from gui.overriding import override
from gui.theme import Theme
from gui.workspace import Workspace
from model.head_map import HeadMap
from model.protocol import Protocol
from model.session import Session
from model.session_chart import SessionChart, SiteRow, fixed_row

# The views' boxes as shares of the picture's width and height.
FRONT_AND_BACK = {"front": (0.0, 0.0, 0.43, 1.0), "back": (0.43, 0.0, 0.57, 1.0)}
ALL_VIEWS = {
    "front": (0.0, 0.0, 0.42, 0.57),
    "back": (0.45, 0.0, 0.55, 0.57),
    "right": (0.10, 0.60, 0.40, 0.40),
    "left": (0.50, 0.60, 0.40, 0.40),
}
FULL_LINES = 16.0  # px: marks smaller than this get thinner lines
SMALLEST_WITH_SIDES = 12.0  # px: smaller marks stand in pictures too small for letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """How a picture is made: its views, the marks' diameter in px, the ground it lies on."""

    all_views: bool = False
    diameter: float = 6.0
    ground: str = "surface"

    @property
    def boxes(self) -> dict[str, tuple[float, float, float, float]]:
        """The boxes of its views."""
        return ALL_VIEWS if self.all_views else FRONT_AND_BACK


class Miniatures:
    """Paints small maps; the empty head is kept for each size and set of colours."""

    def __init__(
        self,
        theme: Theme,
        head_map: HeadMap,
        plan: Callable[[], Protocol],
        drawing_of: Callable[[Session], HeadMap] | None = None,
    ) -> None:
        self.theme, self._head_map = theme, head_map
        self._plan, self._drawing_of = plan, drawing_of
        self._drawings: dict[str, HeadDrawing] = {}
        self._heads: dict[tuple[object, ...], QPixmap] = {}

    @classmethod
    def of_practice(cls, workspace: Workspace, theme: Theme) -> "Miniatures":
        """For the protocol in force, and each session on the drawing it was charted with."""
        return cls(
            theme, workspace.head_map, lambda: workspace.protocol, workspace.store.head_map_of
        )

    def of_chart(self, chart: SessionChart, picture: Picture, size: QSize, ratio: float) -> QPixmap:
        """The chart's marks on the drawing it was charted with."""
        head_map = self._drawing_of(chart.session) if self._drawing_of else self._head_map
        return self._painted(head_map, chart.protocol, chart.rows, picture, size, ratio)

    def of_plan(self, picture: Picture, size: QSize, ratio: float) -> QPixmap:
        """The fixed sites of the protocol in force, all of them open."""
        protocol = self._plan()
        rows = [fixed_row(site) for site in protocol.sites]
        return self._painted(self._head_map, protocol, rows, picture, size, ratio)

    def _painted(
        self,
        head_map: HeadMap,
        protocol: Protocol,
        rows: Iterable[SiteRow],
        picture: Picture,
        size: QSize,
        ratio: float,
    ) -> QPixmap:
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
            if head_map.sha256 not in self._drawings:
                self._drawings[head_map.sha256] = HeadDrawing(head_map)
            drawing = self._drawings[head_map.sha256]
            self._heads[key] = _paint_head(drawing, protocol, picture, size, ratio, roles)
        return self._heads[key]


class MiniMap(QWidget):
    """A small map of one chart, or of the plan where there is no chart."""

    def __init__(
        self,
        miniatures: Miniatures,
        picture: Picture,
        size: QSize | None = None,
        chart: SessionChart | None = None,
    ) -> None:
        super().__init__()
        self._miniatures, self._picture, self._chart = miniatures, picture, chart
        self._pixmap: QPixmap | None = None
        self._key: tuple[object, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if size:
            self.setFixedSize(size)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, chart: SessionChart | None) -> None:
        """Take another chart, or the plan for None."""
        self._chart, self._key = chart, ()
        self.update()

    def set_ground(self, ground: str) -> None:
        """The colour role of what the map lies on; the shoulders fade into it."""
        self._picture = replace(self._picture, ground=ground)
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        dark = self._miniatures.theme.roles.dark
        key = (
            self.size().toTuple(),
            self.devicePixelRatioF(),
            dark,
            self._picture,
            id(self._chart),
        )
        if key != self._key or self._pixmap is None:
            sized = (self._picture, self.size(), self.devicePixelRatioF())
            self._pixmap = (
                self._miniatures.of_chart(self._chart, *sized)
                if self._chart
                else self._miniatures.of_plan(*sized)
            )
            self._key = key
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        painter.end()


def _placements(head_map: HeadMap, picture: Picture, size: QSize) -> dict[str, Placement]:
    return {
        name: fitted(head_map.view(name), _box(share, size))
        for name, share in picture.boxes.items()
    }


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
