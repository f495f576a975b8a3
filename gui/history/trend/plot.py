"""A plot on the screen: drawn by pyqtgraph, read by mouse and keys, zoomed without being lost.

Importing this imports pyqtgraph and numpy: see plot_import.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen

from gui.fonts import inter
from gui.history.trend.frame import Frame, Letters, Word, heights, paint_words
from gui.overriding import override
from gui.theme import Theme

REACH, LINE_REACH = 40.0, 12.0  # px
RING = 11.0
ZOOM = 0.7
STEP_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Spot:
    """Something to be read: a point, or with y None an upright line.

    Its words are made when it is read: those of all points would hold the window.
    """

    x: float
    y: float | None
    tell: Callable[[], str]

    @property
    def words(self) -> str:
        """What is read."""
        return self.tell()


class Plot(pg.PlotWidget):
    """Its level axis is zoomed and moved within limits, its upright one stands still."""

    read = Signal(str)
    """What the mouse or the keys are at, in words; empty for nothing."""

    def __init__(self, theme: Theme, foot: pg.AxisItem, *, above: int):
        super().__init__(axisItems={"bottom": foot}, enableMenu=False, antialias=True)  # type: ignore[no-untyped-call]
        self._theme, self.letters = theme, Letters()
        self.item = cast(Any, self.plotItem)
        self.setAntialiasing(True)  # type: ignore[no-untyped-call]
        self.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.item.hideButtons()
        # pyqtgraph makes it without a parent: as a window of its own it would outlive the plot.
        menu = self.item.ctrlMenu
        menu.setParent(self, menu.windowFlags())
        self.box: pg.ViewBox = self.item.vb
        self.box.setMouseEnabled(x=True, y=False)
        self.box.disableAutoRange()
        self._above = above
        self.spots: tuple[Spot, ...] = ()
        self.spot: Spot | None = None
        self._whole, self._heights, self._foot = (0.0, 1.0), (0.0, 1.0), 0.0
        self._by_keys = False
        self.setMouseTracking(True)
        self.sigRangeChanged.connect(self._range_changed)
        self.box.sigResized.connect(self._take_heights)

    # -- what is drawn -------------------------------------------------------------------

    def words(self) -> list[Word]:
        """The words in and around the box, as they are painted now."""
        raise NotImplementedError

    @property
    def frame(self) -> Frame:
        """The box as it lies in the widget, and what it shows."""
        (x_from, x_to), (y_from, y_to) = self.box.viewRange()
        box = self.box.mapRectToScene(self.box.rect())
        return Frame(QRectF(box), (x_from, x_to), (y_from, y_to))

    def begin(
        self,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        least: float,
        at_first: tuple[float, float],
        foot: float = 0.0,
    ) -> None:
        """Clear all and take these ranges; least is as near as can be zoomed to.

        Beneath the upright range foot px stay free.
        What was zoomed to stays where the range does; else at_first is shown.
        """
        keep = None if self._whole != x_range else self.box.viewRange()[0]
        self.item.clear()
        self.setBackground(self._theme.roles.surface)  # type: ignore[no-untyped-call]
        self._whole, self._heights, self._foot = x_range, y_range, foot
        first, last = x_range
        self.box.setLimits(
            xMin=first, xMax=last, minXRange=min(least, last - first), maxXRange=last - first
        )
        self.show_range(*(keep or at_first))
        self._take_heights()
        self.show_spot(None)

    def keep_free_at_right(self, width: float) -> None:
        """Leave so much room for words beside the box, and what is needed above it."""
        self.item.layout.setContentsMargins(0, self._above, width, 0)

    def dress(self, side: str, ticks: list[tuple[float, str]] | None = None) -> None:
        """Give an axis the type and colours of the look, and ticks where they are given."""
        axis, roles = self.item.getAxis(side), self._theme.roles
        axis.setStyle(tickFont=inter(self.letters.label), tickTextOffset=8)
        axis.setTextPen(roles.text_2)
        axis.setPen(pg.mkPen(roles.line_strong if side == "bottom" else None))
        axis.setTickPen(pg.mkPen(roles.line_strong))
        if ticks is not None:
            axis.setStyle(tickLength=0)
            axis.setTickPen(pg.mkPen(roles.surface))  # of no length, it would be a dot
            axis.setTicks([ticks])

    def level(self, height: float, pen: QPen) -> pg.InfiniteLine:
        """A level line over the whole width."""
        made = pg.InfiniteLine(pos=height, angle=0, pen=pen)
        self.item.addItem(made)
        return made

    # -- reading -------------------------------------------------------------------------

    def show_spot(self, spot: Spot | None) -> None:
        """Mark what is read and tell its words."""
        self.spot = spot
        words = spot.words if spot else ""
        self.viewport().setToolTip(words)
        self.setAccessibleDescription(words)
        self.read.emit(words)
        self.viewport().update()

    def nearest(self, place: QPointF) -> Spot | None:
        """What lies nearest to a place of the widget: points first, lines close by."""
        frame = self.frame
        seen = [spot for spot in self.spots if frame.shows(spot.x)]
        points = [
            (away, spot)
            for spot in seen
            if spot.y is not None and (away := _distance(frame.at(spot.x, spot.y), place)) <= REACH
        ]
        lines = [
            (abs(frame.x(spot.x) - place.x()), spot)
            for spot in seen
            if spot.y is None and abs(frame.x(spot.x) - place.x()) <= LINE_REACH
        ]
        found = points or lines
        return min(found, key=lambda one: one[0])[1] if found else None

    def step(self, by: int) -> None:
        """Read the next point or the one before; the first step reads the last point."""
        points = [spot for spot in self.spots if spot.y is not None]
        if not points:
            return
        if self.spot in points:
            place = min(max(points.index(self.spot) + by, 0), len(points) - 1)
        else:
            place = len(points) - 1 if by < 0 else 0
        self.bring_into_view(points[place].x)
        self.show_spot(points[place])

    def bring_into_view(self, x: float) -> None:
        """Move the box so far that a value of the level axis lies in it."""
        first, last = self.box.viewRange()[0]
        if not first <= x <= last:
            half = (last - first) / 2
            self.show_range(x - half, x + half)

    # -- zoom ----------------------------------------------------------------------------

    def show_range(self, first: float, last: float) -> None:
        """Show this part of the level axis, or what lies nearest to it within the limits."""
        self.box.setXRange(first, last, padding=0)

    def zoom(self, factor: float) -> None:
        """Show a share of the width, about what is read or else the middle."""
        first, last = self.box.viewRange()[0]
        centre = self.spot.x if self.spot else (first + last) / 2
        half = (last - first) * factor / 2
        self.show_range(centre - half, centre + half)

    def fit(self) -> None:
        """Show all of it."""
        self.show_range(*self._whole)

    # -- events --------------------------------------------------------------------------

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)  # type: ignore[no-untyped-call]
        if event.buttons() == Qt.MouseButton.NoButton:
            found = self.nearest(event.position())
            if found != self.spot:
                self.show_spot(found)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)  # type: ignore[no-untyped-call]
        if not self.hasFocus():
            self.show_spot(None)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        points = [spot for spot in self.spots if spot.y is not None]
        if key in STEP_KEYS:
            self.step(STEP_KEYS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and points:
            self.bring_into_view((chosen := points[0 if key == Qt.Key.Key_Home else -1]).x)
            self.show_spot(chosen)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            event.ignore()

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        roles, frame = self._theme.roles, self.frame
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_over(painter, frame)
        paint_words(painter, self.words(), self.letters, roles)
        if self.spot and frame.shows(self.spot.x):
            painter.setPen(QPen(QColor(roles.accent), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if self.spot.y is not None:
                painter.drawEllipse(frame.at(self.spot.x, self.spot.y), RING, RING)
        if self.hasFocus() and self._by_keys:
            painter.setPen(QPen(QColor(roles.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 6, 6)

    def paint_over(self, painter: QPainter, frame: Frame) -> None:
        """Paint what is no line and no point, in px of the widget."""

    def _take_heights(self) -> None:
        shown = heights(*self._heights, self.frame.box.height(), self._foot)
        self.box.setYRange(*shown, padding=0)

    def _range_changed(self) -> None:
        self.viewport().update()


def _distance(one: QPointF, other: QPointF) -> float:
    return float(((one.x() - other.x()) ** 2 + (one.y() - other.y()) ** 2) ** 0.5)
