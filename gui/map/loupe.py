"""A lens over the next site of the back view, with the landmark it is measured from."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.fonts import inter
from gui.map.drawing import ViewDrawing
from gui.map.marks import MarkLook, colour_of, paint_mark, paint_text_with_halo
from gui.map.placement import Placement
from gui.overriding import override
from gui.theme import Theme
from gui.wording import NO_BREAK
from model.head_map import Point
from model.session_chart import SessionChart, SiteRow

ACROSS = 160
TIMES = 2.4
ROOM = 27  # px from the lens' edge to the site and the landmark
LEAST_SHARE = 0.7  # of the usual scale, below which the landmark is left out
LEAST_CM = 0.25  # shorter legs say nothing


class Loupe(QWidget):
    """160 px across, 2.4 times the scale of its view; never takes the mouse."""

    def __init__(self, drawing: ViewDrawing, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawing, self._theme = drawing, theme
        self._chart: SessionChart | None = None
        self._row: SiteRow | None = None
        self._neighbours: list[SiteRow] = []
        self._scale = 1.0
        self._lengths: list[tuple[QPointF, str]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(ACROSS, ACROSS)
        self.hide()

    def look_at(self, chart: SessionChart, row: SiteRow, view_scale: float) -> None:
        """Show a fixed site of this view and what it is measured from."""
        sites = self._drawing.view.sites
        self._chart, self._row, self._scale = chart, row, view_scale * TIMES
        self._neighbours = [r for r in chart.rows if r.code in sites and r.code != row.code]
        self.update()
        self.show()

    def reference(self) -> Point | None:
        """The landmark or site that the row's site is measured from, if it is in this view."""
        site = self._row.site if self._row else None
        if site is None:
            return None
        view = self._drawing.view
        return view.sites.get(site.measured_from) or view.landmarks.get(site.measured_from)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row is None or self._chart is None:
            return
        roles, view = self._theme.roles, self._drawing.view
        point, reference = view.sites[self._row.code], self.reference()
        place = self._placement(point, reference)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lens = QPainterPath()
        lens.addEllipse(QRectF(1, 1, ACROSS - 2, ACROSS - 2))
        painter.save()
        painter.setClipPath(lens)
        painter.fillRect(self.rect(), QColor(roles.surface))
        painter.setTransform(place.transform(), combine=True)
        self._drawing.paint(painter, roles, self._chart.protocol.muscles_by_code)
        painter.restore()
        painter.save()
        painter.setClipPath(lens)
        self._lengths = []
        if reference:
            self._paint_measure(painter, place, reference, point)
        for row in [*self._neighbours, self._row]:
            self._paint_site(painter, place, row)
        for at, text in self._lengths:  # last, so that no mark hides a figure
            paint_text_with_halo(painter, at, text, 14, roles.text, roles.surface)
        painter.restore()
        painter.strokePath(lens, QPen(QColor(roles.line_strong), 1.5))
        painter.end()

    def _placement(self, point: Point, reference: Point | None) -> Placement:
        """Site and landmark both in the lens where that needs little, else the site."""
        centre = QPointF(point.x, point.y)
        if reference:
            apart = math.dist((point.x, point.y), (reference.x, reference.y))
            fits = (ACROSS - 2 * ROOM) / max(apart, 1.0)
            if fits >= self._scale * LEAST_SHARE:
                self._scale = min(self._scale, fits)
                centre = QPointF((point.x + reference.x) / 2, (point.y + reference.y) / 2)
        half = ACROSS / 2
        return Placement(
            self._scale, half - centre.x() * self._scale, half - centre.y() * self._scale
        )

    def _paint_site(self, painter: QPainter, place: Placement, row: SiteRow) -> None:
        if self._chart is None:
            return
        view = self._drawing.view
        point = view.placed(row.place.x, row.place.y) if row.place else view.sites[row.code]
        look = MarkLook(diameter=22, number_pixels=14, is_next=row is self._row, rings_scale=1.05)
        roles = self._theme.roles
        colour = colour_of(row, self._chart.protocol, roles)
        paint_mark(painter, place.to_px(point.x, point.y), row, colour, roles, look)

    def _paint_measure(
        self, painter: QPainter, place: Placement, reference: Point, point: Point
    ) -> None:
        """From a landmark in the lens down and across, from another site straight, with the cm."""
        roles = self._theme.roles
        start, end = place.to_px(reference.x, reference.y), place.to_px(point.x, point.y)
        site = self._row.site if self._row else None
        from_site = site is not None and site.measured_from in self._drawing.view.sites
        inside = QRectF(12, 12, ACROSS - 24, ACROSS - 24).contains(start)
        corner = end if from_site or not inside else QPointF(start.x(), end.y())
        pen = QPen(QColor(roles.text), 1.6)
        painter.setPen(pen)
        if not from_site:
            painter.drawLine(start + QPointF(-8, 0), start + QPointF(8, 0))
            painter.drawLine(start + QPointF(0, -8), start + QPointF(0, 8))
        pen.setDashPattern([2.5, 2.5])
        painter.setPen(pen)
        for a, b in ((start, corner), (corner, end)):
            length = math.dist(a.toTuple(), b.toTuple()) / self._scale
            if length * self._scale > 1:
                painter.drawLine(a, b)
                near = length * self._scale < ACROSS / 4
                cm = length / self._drawing.view.units_per_cm
                self._place_length(cm, a, b, beneath=inside and (from_site or near) and a == start)

    def _place_length(self, cm: float, a: QPointF, b: QPointF, *, beneath: bool) -> None:
        """The length beneath where it starts, or beside the middle of what the lens shows."""
        if cm < LEAST_CM:
            return
        half, text = ACROSS / 2, _centimetres(cm)
        width = QFontMetricsF(inter(14, 600)).horizontalAdvance(text)
        first, last = _pulled_in(a, half), _pulled_in(b, half)
        middle = (first + last) / 2
        if beneath:
            at = first + QPointF(-width / 2, 27)
        elif abs(b.y() - a.y()) > abs(b.x() - a.x()):
            at = middle + QPointF(-width - 8 if b.x() >= half - 20 else 8, 5)
        else:
            at = middle + QPointF(-width / 2, -22)
        at.setX(min(max(at.x(), half - 62), half + 62 - width))
        self._lengths.append((at, text))


def _pulled_in(at: QPointF, half: float) -> QPointF:
    """The point itself, or the nearest one well inside the lens."""
    offset = at - QPointF(half, half)
    distance = math.hypot(offset.x(), offset.y())
    most = half - 14
    return at if distance <= most else QPointF(half, half) + offset * (most / distance)


def _centimetres(length: float) -> str:
    """Rounded to the half centimetre that a finger on skin can keep to."""
    return f"{round(length * 2) / 2:g}{NO_BREAK}cm"
