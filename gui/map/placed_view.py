"""A view that knows where its sites lie, and zooms and pans."""

import math

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtWidgets import QWidget

from gui.map.drawing import HeadDrawing, ViewDrawing
from gui.map.placement import Placement, fitted, point_of
from model.head_map import Point, Region
from model.injection import FreePlace
from model.session_chart import SiteRow

MOST_ZOOM, ZOOM_STEP = 6.0, 1.2
NEAREST = 22.0  # px: a click means the nearest site within this reach
CLEARLY = 8.0  # px by which the next nearest must be further away in a small view


class PlacedView(QWidget):
    """The geometry of one view on the screen; painting is left to the class above."""

    zoomed = Signal()

    def __init__(self, drawing: HeadDrawing, name: str) -> None:
        super().__init__()
        self.drawing: ViewDrawing = drawing.views[name]
        self.head_map, self.name = drawing.head_map, name
        self.rows: dict[str, SiteRow] = {}
        self.zoom = 1.0
        self._placement = Placement(1, 0, 0)
        self._shift = QPointF()
        # Every repaint asks where every mark lies; the answer holds until the placement changes.
        self._points: dict[tuple[str, FreePlace | None], tuple[float, float]] = {}

    @property
    def placement(self) -> Placement:
        """Where the view's units lie in this widget now."""
        return self._placement

    def point_px(self, code: str) -> QPointF:
        """The middle of a site's mark in px of this widget."""
        return QPointF(*self._xy(code))

    def _xy(self, code: str) -> tuple[float, float]:
        row = self.rows[code]
        key = (code, row.place)
        if key not in self._points:
            point = point_of(row, self.head_map)
            placed = self._placement.to_px(point.x(), point.y())
            self._points[key] = (placed.x(), placed.y())
        return self._points[key]

    def _distances(self, at: QPointF) -> list[tuple[float, str]]:
        """How far in px each site lies from a point."""
        here = (at.x(), at.y())
        return [(math.dist(self._xy(code), here), code) for code in self.rows]

    def standard_px(self, code: str) -> QPointF | None:
        """Where a moved site belongs in px of this widget; None where it was not moved."""
        if self.rows[code].moved_mm is None:
            return None
        point = self.drawing.view.sites[code]
        return self._placement.to_px(point.x, point.y)

    def place_at(self, at: QPointF) -> FreePlace:
        """The place under a px, in the form in which it is kept."""
        point = self._placement.to_view(at)
        share = self.drawing.view.normalised(Point(point.x(), point.y()))
        return FreePlace(self.name, share.x, share.y)

    def px_of(self, place: FreePlace) -> QPointF:
        """Where a place of this view lies in px of this widget."""
        point = self.drawing.view.placed(place.x, place.y)
        return self._placement.to_px(point.x, point.y)

    def nearest_site(self, at: QPointF, reach: float = NEAREST) -> str:
        """The code of the nearest site within reach in px; empty where there is none."""
        distance, code = min(self._distances(at), default=(math.inf, ""))
        return code if distance <= reach else ""

    def tells_apart(self, at: QPointF) -> bool:
        """Whether a click is meant for one site: the next nearest is clearly further away."""
        distances = sorted(self._distances(at))
        return len(distances) < 2 or distances[1][0] - distances[0][0] >= CLEARLY

    def region_at(self, at: QPointF) -> Region | None:
        """The muscle region under a px."""
        return self.drawing.region_at(self._placement.to_view(at))

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom about a px (the middle by default); never smaller than the fit."""
        zoom = min(MOST_ZOOM, max(1.0, self.zoom * factor))
        if zoom == 1.0:
            self.fit()
            return
        about = about or QPointF(self.width() / 2, self.height() / 2)
        placed = self._placement.zoomed(zoom / self.zoom, about)
        self.zoom = zoom
        self._keep_shift(placed)
        self.redraw()
        self.zoomed.emit()

    def pan_by(self, dx: float, dy: float) -> None:
        """Move a zoomed drawing by px; some of it always stays in sight."""
        if self.zoom > 1.0:
            self._keep_shift(self._placement.moved(dx, dy))
            self.redraw()

    def fit(self) -> None:
        """Back to the whole view."""
        self.zoom, self._shift = 1.0, QPointF()
        self.redraw()
        self.zoomed.emit()

    def redraw(self) -> None:
        """Lay everything anew: size, place or colours have changed."""
        self._placement = self._place()
        self._points.clear()
        self.update()

    def _place(self) -> Placement:
        box = QRectF(self.rect()).adjusted(0, 4, 0, 0)
        fit = fitted(self.drawing.view, box)
        zoomed = fit.zoomed(self.zoom, box.center())
        return zoomed.moved(self._shift.x(), self._shift.y())

    def _keep_shift(self, placed: Placement) -> None:
        centred = fitted(self.drawing.view, QRectF(self.rect()).adjusted(0, 4, 0, 0)).zoomed(
            self.zoom, QRectF(self.rect()).adjusted(0, 4, 0, 0).center()
        )
        limit_x = self.width() * (self.zoom - 1) / 2 + 20
        limit_y = self.height() * (self.zoom - 1) / 2 + 20
        self._shift = QPointF(
            max(-limit_x, min(limit_x, placed.x - centred.x)),
            max(-limit_y, min(limit_y, placed.y - centred.y)),
        )
