"""The dose map on paper: the screen's views and legend in sizes of paper."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gui.colour import grey_steps
from gui.history.dose_map.legend import legend_shapes, legend_steps, more_text, sample
from gui.history.dose_map.scene import Scene
from gui.history.dose_map.view_picture import (
    Sizes,
    ViewPicture,
    fitting_pixels,
    paint_letter,
)
from gui.history.dose_map.words import counting_text
from gui.map.marks import MarkLook, paint_mark
from gui.map.placement import Placement, fitted
from gui.reports.chart_map import SIDE_BOX, paint_side
from gui.reports.page import BODY_LINE, LABEL, LABEL_LINE, PAPER_ROLES, Text, rule
from gui.wording import tr
from model.head_map import View
from model.injection import Kind, State

SHARES = {  # of width and height: the screen's
    "front": (0.0, 0.0, 0.434, 0.6),
    "back": (0.434, 0.0, 0.566, 0.6),
    "right": (0.0, 0.6, 0.335, 0.4),
    "left": (0.335, 0.6, 0.335, 0.4),
}
LEGEND_FROM, HEIGHT_OF_WIDTH = 0.69, 0.735
SCALE = 0.8
FRONT_MARK, OTHER_MARK = 21 * SCALE, 19 * SCALE
REGION_EDGE = 0.8
TITLE_HEIGHT = 20.0
DISC = 22.0
STEP_GAP, SHAPE_ROW = 33.0, 22.0


class PrintedMap:
    """Four views with marks, letters and legend, laid out for a width in px of the page."""

    def __init__(self, scene: Scene, width: float) -> None:
        self._scene, self._width = scene, width
        self.height = width * HEIGHT_OF_WIDTH

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the upper left corner at a point."""
        for name, (left, top, wide, high) in SHARES.items():
            box = QRectF(
                x + left * self._width,
                y + top * self.height,
                wide * self._width,
                high * self.height,
            )
            self._paint_view(painter, name, box)
        middle = y + SHARES["right"][1] * self.height
        for at in (middle, y + self.height):  # after the views, which fade into the paper there
            rule(painter, x, at, self._width, colour=PAPER_ROLES.line_strong, thickness=0.8)
        self._paint_legend(painter, x + LEGEND_FROM * self._width, middle + 8)

    def picture(self, name: str, box: QRectF) -> tuple[ViewPicture, Placement]:
        """Where marks and letters of a view lie in a box of the page."""
        view = self._scene.drawing.views[name].view
        placement = fitted(view, box.adjusted(4, 6, -4, 0))
        mark = FRONT_MARK if name == "front" else OTHER_MARK
        sizes = Sizes(
            diameter=mark, letter=18.0, letter_pixels=LABEL, scale=SCALE, region_edge=REGION_EDGE
        )
        title = Text(view.title, weight=600)
        taken = [QRectF(box.x(), box.y() + 4, title.natural_width, TITLE_HEIGHT)]
        taken += [side for side, _ in _sides(view, placement, box)]
        area = box.adjusted(2, 2, -2, -2)
        return ViewPicture(self._scene, name, placement, sizes, area, taken), placement

    def _paint_view(self, painter: QPainter, name: str, box: QRectF) -> None:
        picture, placement = self.picture(name, box)
        view = self._scene.drawing.views[name].view
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        picture.paint_ground(painter, PAPER_ROLES)
        painter.restore()
        Text(view.title, weight=600).paint(painter, box.x(), box.y() + 4)
        for side, laterality in _sides(view, placement, box):
            paint_side(painter, side, laterality)
        picture.paint_marks(painter, PAPER_ROLES)

    def _paint_legend(self, painter: QPainter, x: float, y: float) -> None:
        scene, greys = self._scene, grey_steps(PAPER_ROLES)
        width = self._width * (1 - LEGEND_FROM)
        Text(tr("Legend"), weight=600).paint(painter, x, y)
        y += 36
        for place, step in enumerate(legend_steps(scene)):
            pixels = fitting_pixels(step.text, DISC, 12)
            look = MarkLook(diameter=DISC, number_pixels=pixels, line_scale=SCALE, inside=step.text)
            at = QPointF(x + 12 + place * STEP_GAP, y)
            paint_mark(painter, at, sample(Kind.FIXED), greys[step.grey], PAPER_ROLES, look)
        y += 17
        for words in (counting_text(scene.counting), more_text(PAPER_ROLES)):
            said = Text(words, width, pixels=LABEL, line=LABEL_LINE, colour=PAPER_ROLES.text_2)
            said.paint(painter, x, y)
            y += said.height
        y += 6
        for one, text in legend_shapes(scene):
            at = QPointF(x + 10, y + SHAPE_ROW / 2)
            if one is None:
                box = QRectF(at.x() - 9, at.y() - 9, 18, 18)
                sizes = Sizes(diameter=0, letter_pixels=LABEL, scale=SCALE)
                paint_letter(painter, box, "A", sizes, PAPER_ROLES)
            else:
                crossed = one.state is State.NOT_GIVEN
                colour = PAPER_ROLES.text_2 if crossed else greys[0]
                look = MarkLook(diameter=11 if crossed else 16, line_scale=SCALE)
                paint_mark(painter, at, one, colour, PAPER_ROLES, look)
            words_at = y + (SHAPE_ROW - BODY_LINE) / 2
            Text(text, width - 28, pixels=LABEL).paint(painter, x + 28, words_at)
            y += SHAPE_ROW


def _sides(view: View, placement: Placement, box: QRectF) -> list[tuple[QRectF, str]]:
    """The boxes of left and right: at their places in the drawing, inside the view."""
    found = []
    reach = SIDE_BOX / 2
    for label in view.laterality_labels:
        at = placement.to_px(label.point.x, label.point.y)
        middle_x = min(max(at.x(), box.left() + reach), box.right() - reach)
        middle_y = min(at.y(), box.bottom() - reach - 4)
        side = QRectF(middle_x - reach, middle_y - reach, SIDE_BOX, SIDE_BOX)
        found.append((side, label.laterality))
    return found
