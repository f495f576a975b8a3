"""A lens over the next site of the back view, with the landmark it is measured from."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

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


class Loupe(QWidget):
    """160 px across, 2.4 times the scale of its view; never takes the mouse."""

    def __init__(self, drawing: ViewDrawing, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawing, self._theme = drawing, theme
        self._chart: SessionChart | None = None
        self._row: SiteRow | None = None
        self._neighbours: list[SiteRow] = []
        self._scale = 1.0
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
        if reference:
            self._paint_measure(painter, place, reference, point)
        for row in [*self._neighbours, self._row]:
            self._paint_site(painter, place, row)
        painter.restore()
        painter.strokePath(lens, QPen(QColor(roles.line_strong), 1.5))
        painter.end()

    def _placement(self, point: Point, reference: Point | None) -> Placement:
        """Site and landmark both in the lens where the distance allows, else the site."""
        centre = QPointF(point.x, point.y)
        if reference:
            middle = QPointF((point.x + reference.x) / 2, (point.y + reference.y) / 2)
            offset = (centre - middle) * self._scale
            if (offset.x() ** 2 + offset.y() ** 2) ** 0.5 < ACROSS / 2 - 27:
                centre = middle
        half = ACROSS / 2
        return Placement(
            self._scale, half - centre.x() * self._scale, half - centre.y() * self._scale
        )

    def _paint_site(self, painter: QPainter, place: Placement, row: SiteRow) -> None:
        if self._chart is None:
            return
        point = self._drawing.view.sites[row.code]
        look = MarkLook(diameter=22, number_pixels=14, is_next=row is self._row, rings_scale=1.05)
        roles = self._theme.roles
        colour = colour_of(row, self._chart.protocol, roles)
        paint_mark(painter, place.to_px(point.x, point.y), row, colour, roles, look)

    def _paint_measure(
        self, painter: QPainter, place: Placement, reference: Point, point: Point
    ) -> None:
        """From the landmark straight down (or up), then across, with the cm of each leg."""
        roles, view = self._theme.roles, self._drawing.view
        start, end = place.to_px(reference.x, reference.y), place.to_px(point.x, point.y)
        pen = QPen(QColor(roles.text), 1.6)
        painter.setPen(pen)
        painter.drawLine(start + QPointF(-8, 0), start + QPointF(8, 0))
        painter.drawLine(start + QPointF(0, -8), start + QPointF(0, 8))
        corner = QPointF(start.x(), end.y())
        pen.setDashPattern([2.5, 2.5])
        painter.setPen(pen)
        painter.drawLine(start, corner)
        painter.drawLine(corner, end)
        down = abs(point.y - reference.y) / view.units_per_cm
        across = abs(point.x - reference.x) / view.units_per_cm
        side = 1 if end.x() < ACROSS / 2 else -1
        for length, at in (
            (down, QPointF((start.x() + (12 if side > 0 else -48)), (start.y() + end.y()) / 2 + 5)),
            (across, QPointF((corner.x() + end.x()) / 2 - 20, end.y() - 22)),
        ):
            if length >= 0.25:
                paint_text_with_halo(
                    painter, at, _centimetres(length), 14, roles.text, roles.surface
                )


def _centimetres(length: float) -> str:
    """Rounded to the half centimetre that a finger on skin can keep to."""
    return f"{round(length * 2) / 2:g}{NO_BREAK}cm"
