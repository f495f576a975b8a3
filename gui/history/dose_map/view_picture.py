"""One view of the dose map at one place: its drawing, marks and letters; screen and paper alike."""

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QRegion

from gui.colour import Roles
from gui.fonts import inter, mark_number_font
from gui.history.dose_map.letters import Circle, Place, Room, Wish, place_letters
from gui.history.dose_map.scene import Letter, Scene
from gui.history.dose_map.spreading import spread
from gui.map.marks import MarkLook, paint_mark_among_others
from gui.map.placement import Placement, point_of
from model.injection import Kind, State

REGION_SHARE = 0.16
LARGEST_NUMBER, SMALLEST_NUMBER = 13, 11
WIDER = 4.0  # px more across for marks whose figures are long
DIAMOND = 1.25  # a diamond of the disc's size would hold no figure
CROSS = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """In px: a mark across, a letter's box, its letter; scale is 1 on the screen."""

    diameter: float
    letter: float = 24.0
    letter_pixels: int = 15
    scale: float = 1.0
    region_edge: float | None = None


class ViewPicture:
    """Where marks and letters of one view lie, worked out once for a place."""

    def __init__(
        self,
        scene: Scene,
        name: str,
        placement: Placement,
        sizes: Sizes,
        area: QRectF,
        taken: list[QRectF],
    ) -> None:
        """area is what letters stay in, taken what they keep off, such as the view's title."""
        self.scene, self.name, self.placement = scene, name, placement
        self.rows = scene.rows[name]
        self._sizes = sizes
        wide = any(_number_width(scene.figure(key), 12) > 16 for key in scene.keys)
        self._diameter = sizes.diameter + (WIDER * sizes.scale if wide else 0.0)
        self.circles = spread({key: self._circle(key) for key in self.rows}, sizes.scale)
        self._letters = [one for one in scene.letters if one.view == name]
        room = Room(area, tuple(self.circles.values()), self._muscles(), taken)
        self.places = place_letters([*map(self._wish, self._letters)], room, sizes.letter)

    def letter_at(self, at: QPointF) -> Letter | None:
        """The letter whose box lies under a px."""
        for letter, place in zip(self._letters, self.places, strict=False):
            if place.box.contains(at):
                return letter
        return None

    def paint_ground(self, painter: QPainter, roles: Roles) -> None:
        """The drawing with its regions standing back, cut to the view's crop."""
        view = self.scene.drawing.views[self.name]
        crop = view.view.crop
        painter.save()
        painter.setTransform(self.placement.transform(), combine=True)
        painter.setClipRect(
            QRectF(crop.x, crop.y, crop.width, crop.height), Qt.ClipOperation.IntersectClip
        )
        edge = self._sizes.region_edge
        view.paint(
            painter,
            roles,
            self.scene.protocol.muscles_by_code,
            edge_units=edge / self.placement.scale if edge else None,
            region_share=REGION_SHARE,
        )
        painter.restore()

    def paint_marks(
        self, painter: QPainter, roles: Roles, *, hovered: str = "", focused: str = ""
    ) -> None:
        """The lines of the letters, the marks over them, the letters."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in self.places:
            self._paint_lines(painter, place, roles)
        for key in sorted(self.rows, key=lambda one: one in (hovered, focused)):
            self._paint_mark(painter, key, roles, hovered=key == hovered, focused=key == focused)
        for place in self.places:
            paint_letter(painter, place.box, place.letter, self._sizes, roles)

    def _muscles(self) -> QRegion:
        """What letters keep off where they can."""
        found = QRegion()
        if self._letters:
            to_px = self.placement.transform()
            for region in self.scene.drawing.views[self.name].regions:
                outline = to_px.map(region.path).toFillPolygon()
                found = found.united(QRegion(outline.toPolygon()))
        return found

    def _circle(self, key: str) -> Circle:
        point = point_of(self.rows[key], self.scene.drawing.head_map)
        radius = self._look(key).diameter / 2
        return Circle(key, self.placement.to_px(point.x(), point.y()), radius)

    def _look(self, key: str) -> MarkLook:
        row, text = self.rows[key], self.scene.figure(key)
        if row.state is State.NOT_GIVEN:
            return MarkLook(diameter=self._sizes.diameter * CROSS, line_scale=self._sizes.scale)
        across = self._diameter * (DIAMOND if row.kind is Kind.CUSTOM else 1.0)
        pixels = fitting_pixels(text, across / self._sizes.scale, LARGEST_NUMBER)
        return MarkLook(
            diameter=across,
            number_pixels=pixels * self._sizes.scale,
            line_scale=self._sizes.scale,
            inside=text,
        )

    def _paint_mark(
        self, painter: QPainter, key: str, roles: Roles, *, hovered: bool, focused: bool
    ) -> None:
        look = replace(self._look(key), is_hovered=hovered, is_chosen=focused)
        colour, row = self.scene.colour(key, roles), self.rows[key]
        paint_mark_among_others(painter, self.circles[key].centre, row, colour, roles, look)

    def _wish(self, letter: Letter) -> Wish:
        if not letter.key:
            outlines = [
                [self.placement.to_px(point.x(), point.y()).toTuple() for point in outline]
                for outline in self.scene.outlines(letter)
            ]
            return Wish(letter.letter, outlines=outlines)
        circle = self.circles.get(letter.key)
        if circle is None:  # a fixed site that was never planned in these sessions
            point = self.scene.drawing.head_map.site(letter.key).point
            circle = Circle(letter.key, self.placement.to_px(point.x, point.y), 0.0)
        return Wish(letter.letter, site=circle)

    def _paint_lines(self, painter: QPainter, place: Place, roles: Roles) -> None:
        painter.setPen(QPen(QColor(roles.confirm), 2.0 * self._sizes.scale))
        for line in place.lines:
            painter.drawLine(line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(roles.confirm))
        reach = 2.5 * self._sizes.scale
        for line in place.lines:
            painter.drawEllipse(line.p1(), reach, reach)


def fitting_pixels(text: str, across: float, most: int) -> int:
    """The largest letters, in px, that a figure has room with in a mark so many px across."""
    sizes = range(most, SMALLEST_NUMBER, -1)
    return next((p for p in sizes if _number_width(text, p) <= across - 2), SMALLEST_NUMBER)


def paint_letter(painter: QPainter, box: QRectF, letter: str, sizes: Sizes, roles: Roles) -> None:
    """A letter in a small box in the colours of adverse effects."""
    painter.setPen(QPen(QColor(roles.confirm), 1.6 * sizes.scale))
    painter.setBrush(QColor(roles.confirm_soft))
    inside = box.adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(inside, 5 * sizes.scale, 5 * sizes.scale)
    painter.setFont(inter(sizes.letter_pixels, 600))
    painter.setPen(QColor(roles.confirm))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


@lru_cache(maxsize=256)
def _number_width(text: str, pixels: int) -> float:
    return QFontMetricsF(mark_number_font(pixels)).horizontalAdvance(text)
