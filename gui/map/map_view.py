"""One view of the head with its sites: paints the cached drawing and the marks over it."""

import math
from collections.abc import Collection

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
)

from gui.colour import mixed
from gui.fonts import inter_metrics
from gui.map.drawing import HeadDrawing, muscle_colour, paint_region_codes
from gui.map.label_places import Words, place_labels, with_halo
from gui.map.marks import (
    NEXT_RADIUS,
    REACH,
    MarkLook,
    colour_of,
    label_of,
    paint_mark,
    paint_move,
    paint_text_with_halo,
    reach_without_rings,
    words_beside,
)
from gui.map.placed_view import PlacedView
from gui.map.placement import view_of
from gui.map.side_boxes import paint_side_boxes
from gui.map.site_button import SiteButton
from gui.overriding import override
from gui.theme import Theme
from model.head_map import Region
from model.session_chart import SessionChart

LABEL_PIXELS = 14


class MapView(PlacedView):
    """A view that shows rows of the chart; MapGestures gives it mouse and touch."""

    site_pressed = Signal(str)  # by key or screen reader
    site_focused = Signal(str)

    def __init__(self, drawing: HeadDrawing, name: str, theme: Theme) -> None:
        super().__init__(drawing, name)
        self.theme = theme
        self.setMouseTracking(True)
        # The cached drawing covers all of it: nothing behind it is painted for a mark.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setObjectName(f"view-{name}")
        self.setAccessibleName(self.drawing.view.title)
        self.chart: SessionChart | None = None
        self.buttons: dict[str, SiteButton] = {}
        self.diameter, self.number_pixels, self.show_sides = 20.0, 13.0, True
        self.next_code = self.hovered_code = self.chosen_code = ""
        self.hovered_region: Region | None = None
        self.pointer_from: QPointF | None = None  # where the loupe's line to the next site starts
        self._cache: QPixmap | None = None
        self._label_rects: dict[str, QRectF] = {}
        self._unsaid: set[str] = set()

    # -- what is shown -------------------------------------------------------------------

    def show_chart(self, chart: SessionChart) -> None:
        """Show a chart anew: its rows of this view, one button each."""
        self.chart = chart
        self.rows = {
            row.code: row for row in chart.rows if view_of(row, self.head_map) == self.name
        }
        for code in set(self.buttons) - set(self.rows):
            self.buttons.pop(code).deleteLater()
        for code, row in self.rows.items():
            if code not in self.buttons:
                self.buttons[code] = self._made_button(code)
            self.buttons[code].show_row(row, chart.protocol)
        self._place_buttons()
        self.update()

    def _made_button(self, code: str) -> SiteButton:
        made = SiteButton(code, self)
        made.clicked.connect(lambda: self.site_pressed.emit(code))
        made.focused.connect(self.site_focused)
        made.show()
        return made

    def show_changed(self, chart: SessionChart, codes: Collection[str]) -> None:
        """Take changed rows of this view and repaint only their places."""
        self.chart = chart
        worded = False
        for code in codes:
            before, after = self.rows[code], chart.rows_by_code[code]
            self.rows[code] = after
            self.buttons[code].show_state(after)
            self._unsaid.add(code)
            if before.place != after.place:
                self._place_buttons()
                self.update()
            self.update(self._disc_rect(code))  # its rings stay as they are
            worded |= words_beside(before) != words_beside(after)
        if worded:
            self._update_labels()

    def say_changed(self) -> None:
        """Words for a screen reader at sites that changed; behind the repaint."""
        if self.chart:
            for code in self._unsaid & self.buttons.keys():
                self.buttons[code].show_words(self.rows[code], self.chart.protocol)
        self._unsaid.clear()

    def _update_labels(self) -> None:
        labels, self._label_rects = self._label_rects, self._label_places()
        for code in labels.keys() | self._label_rects.keys():
            before, after = labels.get(code), self._label_rects.get(code)
            if before != after:  # a label may also make room for a new one
                for rect in filter(None, (before, after)):
                    self.update(with_halo(rect))

    def set_look(self, diameter: float, number_pixels: float, *, show_sides: bool) -> None:
        """Mark sizes in px; whether sides are spelled out beside L and R."""
        wanted = (diameter, number_pixels, show_sides)
        if wanted != (self.diameter, self.number_pixels, self.show_sides):
            self.diameter, self.number_pixels, self.show_sides = wanted
            self.redraw()

    def point_out(self, *, next_code: str, hovered_code: str, chosen_code: str) -> None:
        """Ring the next, hovered and chosen site; repaints the old and the new places."""
        old = (self.next_code, self.hovered_code, self.chosen_code)
        new = (next_code, hovered_code, chosen_code)
        if old == new:
            return
        for codes in (old, new):  # each time with the reach that the marks have then
            self.next_code, self.hovered_code, self.chosen_code = codes
            for code in self.rows.keys() & codes:
                self.update(self._mark_rect(code))

    def point_from(self, start: QPointF | None) -> None:
        """Draw a line to the next site from the loupe's edge; None for no line."""
        if start != self.pointer_from:
            self.pointer_from = start
            self.update()

    def hover_region(self, region: Region | None) -> None:
        """Lift a region out by its edge."""
        if region is not self.hovered_region:
            self.hovered_region = region
            self.update()

    @override
    def redraw(self) -> None:
        super().redraw()
        self._cache = None
        self._place_buttons()

    def _place_buttons(self) -> None:
        for code, button in self.buttons.items():
            at = self.point_px(code)
            button.centre_at(at.x(), at.y())
        self._label_rects = self._label_places()

    def _mark_rect(self, code: str) -> QRect:
        ringed = code in (self.next_code, self.hovered_code, self.chosen_code)
        rect = self._rect_around(code, REACH) if ringed else self._disc_rect(code)
        standard = self.standard_px(code)
        if standard:
            rect |= QRectF(standard.x() - 8, standard.y() - 8, 16, 16).toAlignedRect()
        return rect

    def _disc_rect(self, code: str) -> QRect:
        diameter = 2 * NEXT_RADIUS if code == self.next_code else self.diameter
        return self._rect_around(code, reach_without_rings(diameter, self.number_pixels))

    def _rect_around(self, code: str, reach: float) -> QRect:
        x, y = self._xy(code)
        return QRectF(x - reach, y - reach, 2 * reach, 2 * reach).toAlignedRect()

    def _label_places(self) -> dict[str, QRectF]:
        words = [
            Words(code, self.point_px(code), words_beside(row), below_first=not label_of(row))
            for code, row in self.rows.items()
        ]
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        return place_labels(words, self.diameter / 2, inter_metrics(LABEL_PIXELS, 600), box)

    # -- painting ------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.redraw()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._cache is None or self._cache.devicePixelRatio() != self.devicePixelRatioF():
            self._cache = self._drawn()
        ratio = self._cache.devicePixelRatio()
        target = event.rect()
        source = QRectF(target.x() * ratio, target.y() * ratio,
                        target.width() * ratio, target.height() * ratio)  # fmt: skip
        painter.drawPixmap(QRectF(target), self._cache, source)
        self._paint_hovered_region(painter)
        self._paint_pointer(painter)
        self._paint_marks(painter, event.region())
        painter.end()

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        whole = QSize(math.ceil(self.width() * ratio), math.ceil(self.height() * ratio))
        pixmap = QPixmap(whole)
        pixmap.setDevicePixelRatio(ratio)
        roles = self.theme.roles
        pixmap.fill(QColor(roles.surface))
        painter = QPainter(pixmap)
        painter.setTransform(self._placement.transform(), combine=True)
        if self.chart:
            protocol = self.chart.protocol
            self.drawing.paint(painter, roles, protocol.muscles_by_code)
            paint_region_codes(
                painter, self.drawing.view, protocol, roles, 14, self._placement.scale
            )
        painter.resetTransform()
        paint_side_boxes(
            painter, self.drawing.view, self._placement, self.size(), roles,
            whole=self.zoom == 1, spelled=self.show_sides and self.zoom == 1,
        )  # fmt: skip
        painter.end()
        return pixmap

    def _paint_hovered_region(self, painter: QPainter) -> None:
        region = self.hovered_region
        if region is None or self.chart is None:
            return
        muscle = self.chart.protocol.muscles_by_code.get(region.muscle)
        shape = next((r for r in self.drawing.regions if r.region is region), None)
        if muscle is None or shape is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._placement.transform(), combine=True)
        roles = self.theme.roles
        pen = QPen(QColor(mixed(muscle_colour(muscle, roles), roles.d_ink, 0.72)), 2.6)
        pen.setCosmetic(True)
        painter.strokePath(shape.path, pen)
        painter.restore()

    def _paint_pointer(self, painter: QPainter) -> None:
        if self.pointer_from and self.next_code in self.rows:
            pen = QPen(QColor(self.theme.roles.accent), 1.6)
            pen.setDashPattern([2, 2.5])
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen)
            painter.drawLine(self.pointer_from, self.point_px(self.next_code))

    def _paint_marks(self, painter: QPainter, dirty: QRegion) -> None:
        if self.chart is None:
            return
        # The next site goes first so that its soft disc never hides a neighbour; the others keep
        # their order, for only some of them are painted anew.
        first_to_last = sorted(
            self.rows, key=lambda code: (code != self.next_code, code == self.hovered_code)
        )
        dirtied = [code for code in first_to_last if dirty.intersects(self._mark_rect(code))]
        for code in dirtied:
            standard = self.standard_px(code)
            if standard:
                paint_move(painter, standard, self.point_px(code), self.theme.roles)
        for code in dirtied:
            self._paint_mark(painter, code, self.point_px(code))
        roles = self.theme.roles
        for code, rect in self._label_rects.items():
            if dirty.intersects(with_halo(rect)):
                metrics = inter_metrics(LABEL_PIXELS, 600)
                base = QPointF(rect.x(), rect.y() + metrics.ascent())
                paint_text_with_halo(
                    painter, base, words_beside(self.rows[code]), LABEL_PIXELS, roles.text,
                    roles.surface,
                )  # fmt: skip

    def _paint_mark(self, painter: QPainter, code: str, at: QPointF) -> None:
        row, roles = self.rows[code], self.theme.roles
        if self.chart is None:
            return
        look = MarkLook(
            diameter=self.diameter,
            number_pixels=self.number_pixels,
            is_next=code == self.next_code,
            is_hovered=code == self.hovered_code,
            is_chosen=code == self.chosen_code,
        )
        paint_mark(painter, at, row, colour_of(row, self.chart.protocol, roles), roles, look)
