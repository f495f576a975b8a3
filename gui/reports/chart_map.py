"""The four views on paper: the screen's drawing and marks, in sizes of paper."""

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from gui.map.drawing import HeadDrawing, ViewDrawing
from gui.map.label_places import place_label
from gui.map.marks import (
    MarkLook,
    colour_of,
    label_of,
    paint_mark_among_others,
    paint_move,
    paint_text_with_halo,
)
from gui.map.placement import Placement, point_of, view_of
from gui.reports.page import BODY, LABEL, PAPER_ROLES, PX_PER_MM, Text, paper_metrics
from gui.reports.region_codes import paint_codes
from gui.wording import units
from model.head_map import HeadMap, Point
from model.injection import State
from model.session_chart import SessionChart, SiteRow

MARK_LOOK = MarkLook(diameter=2.9 * PX_PER_MM, line_scale=0.7)
MOVE_SCALE = 0.9  # the dashes of the ring are to be seen
REGION_EDGE = 0.9  # px
SIDE_BOX = 22.0


class ChartMap:
    """The views with the marks of a chart."""

    def __init__(self, chart: SessionChart, drawing: HeadDrawing) -> None:
        self._chart, self._drawing = chart, drawing
        self._rows: dict[str, list[SiteRow]] = {name: [] for name in drawing.views}
        for row in chart.rows:
            self._rows.get(view_of(row, drawing.head_map), []).append(row)

    @property
    def head_map(self) -> HeadMap:
        """The drawing's geometry."""
        return self._drawing.head_map

    def paint_view(
        self, painter: QPainter, name: str, placement: Placement, title_at: QPointF
    ) -> None:
        """Paint one view at its place, its title beside."""
        view_drawing = self._drawing.views[name]
        self._paint_drawing(painter, view_drawing, placement)
        Text(view_drawing.view.title, weight=600).paint(painter, title_at.x(), title_at.y())
        for label in view_drawing.view.laterality_labels:
            at = self._side_at(view_drawing, placement, label.point)
            paint_side(painter, _around(at, SIDE_BOX / 2), label.laterality)
        self._paint_marks(painter, view_drawing, placement)

    def _paint_drawing(self, painter: QPainter, drawing: ViewDrawing, placement: Placement) -> None:
        protocol, crop = self._chart.protocol, drawing.view.crop
        painter.save()
        painter.setTransform(placement.transform(), combine=True)
        painter.setClipRect(QRectF(crop.x, crop.y, crop.width, crop.height))
        drawing.paint(
            painter,
            PAPER_ROLES,
            protocol.muscles_by_code,
            edge_units=REGION_EDGE / placement.scale,
        )
        painter.restore()

    def _paint_marks(self, painter: QPainter, drawing: ViewDrawing, placement: Placement) -> None:
        rows = self._rows[drawing.view.name]
        places = {row.code: self._at(row, placement) for row in rows}
        taken = [_around(at, MARK_LOOK.diameter / 2) for at in places.values()]
        labels = self._labels(drawing, placement, rows, places, taken)
        paint_codes(painter, drawing.view, self._chart.protocol, placement, taken)
        for row in rows:
            standard = drawing.view.sites.get(row.code)
            if row.moved_mm is not None and standard:
                at = placement.to_px(standard.x, standard.y)
                paint_move(painter, at, places[row.code], PAPER_ROLES, MOVE_SCALE)
        for row in rows:
            colour = colour_of(row, self._chart.protocol, PAPER_ROLES)
            paint_mark_among_others(painter, places[row.code], row, colour, PAPER_ROLES, MARK_LOOK)
        ascent = paper_metrics(LABEL, 600).ascent()
        for rect, text in labels:
            at = QPointF(rect.x(), rect.y() + ascent)
            paint_text_with_halo(painter, at, text, LABEL, PAPER_ROLES.text, PAPER_ROLES.surface)

    def _side_at(self, drawing: ViewDrawing, placement: Placement, point: Point) -> QPointF:
        """The centre of a side's box: at its place in the drawing, above the view's lower edge."""
        crop = drawing.view.crop
        at = placement.to_px(point.x, point.y)
        lowest = placement.to_px(0, crop.y + crop.height).y() - SIDE_BOX / 2 - 4
        return QPointF(at.x(), min(at.y(), lowest))

    def _at(self, row: SiteRow, placement: Placement) -> QPointF:
        point = point_of(row, self.head_map)
        return placement.to_px(point.x(), point.y())

    def _labels(
        self,
        drawing: ViewDrawing,
        placement: Placement,
        rows: list[SiteRow],
        places: dict[str, QPointF],
        taken: list[QRectF],
    ) -> list[tuple[QRectF, str]]:
        """Where the words beside the marks go; "not given" is left out where there's no room."""
        view = drawing.view
        crop = view.crop
        box = QRectF(
            placement.to_px(crop.x, crop.y),
            placement.to_px(crop.x + crop.width, crop.y + crop.height),
        )
        fixtures = [_around(self._side_at(drawing, placement, s.point), SIDE_BOX / 2)
                    for s in view.laterality_labels]  # fmt: skip
        fixtures += [_around(placement.to_px(r.label.x, r.label.y), 9)
                     for r in view.regions if r.label]  # fmt: skip
        taken = taken + fixtures
        metrics = paper_metrics(LABEL, 600)
        found = []
        for row in rows:
            text = paper_label(row)
            if not text:
                continue
            size = QSizeF(metrics.horizontalAdvance(text) + 2, metrics.height())
            rect = place_label(places[row.code], MARK_LOOK.diameter / 2, size, taken, box)
            crowded = any(rect.intersects(other) for other in taken)
            if crowded and row.state is State.NOT_GIVEN and row.site:
                continue
            taken.append(rect)
            found.append((rect, text))
        return found


def paper_label(row: SiteRow) -> str:
    """The words beside a mark on paper; unlike on the screen a changed dose stands beside it."""
    if row.dose_differs and row.state is not State.NOT_GIVEN:
        return ", ".join(said for said in (label_of(row), units(row.dose_units)) if said)
    return label_of(row)


def _around(at: QPointF, reach: float) -> QRectF:
    return QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)


def paint_side(painter: QPainter, box: QRectF, laterality: str) -> None:
    """The box that says which side is the patient's left and right."""
    painter.setPen(QPen(QColor(PAPER_ROLES.line_strong), 1))
    painter.setBrush(QColor(PAPER_ROLES.surface))
    painter.drawRoundedRect(box, 4, 4)
    Text(laterality, pixels=BODY + 1, weight=600, line=SIDE_BOX).paint_centred(painter, box)
