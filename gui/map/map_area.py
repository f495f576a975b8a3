"""All four views and the next site in one area; any view can be enlarged to work in."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.map.callout import Callout
from gui.map.callout_words import region_words, site_words
from gui.map.drawing import HeadDrawing
from gui.map.gestures import MapGestures
from gui.map.loupe import ACROSS, Loupe
from gui.map.map_view import MapView
from gui.map.placement import view_of
from gui.map.pointing import Pointing
from gui.map.sizes import MapSizes, sizes_for
from gui.overriding import override
from gui.theme import Theme
from gui.widgets.parts import button, icon_button, label
from gui.wording import tr
from model.head_map import Region
from model.injection import FreePlace
from model.session_chart import SessionChart, SiteRow

ORDER = ("front", "back", "right", "left")


class MapArea(QWidget):
    """Arranges the views by the size of the window, and tells what was clicked or asked."""

    site_clicked = Signal(str)
    site_asked = Signal(str)
    region_asked = Signal(str, str, QPointF)
    spot_asked = Signal(QPointF)  # global px, where there is neither site nor muscle
    site_focused = Signal(str)
    hovered = Signal(str)
    enlarged_changed = Signal(str)

    def __init__(self, drawing: HeadDrawing, theme: Theme, next_site: QWidget) -> None:
        super().__init__()
        self._theme, self._next_site = theme, next_site
        self.enlarged = ""
        self._chart: SessionChart | None = None
        self._number_choice = "auto"
        self._marks = {"next_code": "", "hovered_code": "", "chosen_code": ""}
        self.views = {name: MapView(drawing, name, theme) for name in ORDER}
        self._titles: dict[str, QLabel] = {}
        self._enlarge: dict[str, QPushButton] = {}
        for name, view in self.views.items():
            view.setParent(self)
            self._furnish(name, view)
        next_site.setParent(self)
        self.loupe = Loupe(drawing.views["back"], theme, self.views["back"])
        self.views["back"].zoomed.connect(self._update_loupe)
        self.all_views = button(tr("All four views"), key="", tip=tr("Back to all four views (0)"))
        self.all_views.setParent(self)
        self.all_views.clicked.connect(lambda: self.enlarge(""))
        self.all_views.hide()
        self.callout = Callout(self)
        self.pointing = Pointing(self.views, theme)

    def _furnish(self, name: str, view: MapView) -> None:
        title = label(view.drawing.view.title, "strong", wrap=True)
        title.setParent(view)
        enlarge = icon_button(
            self._theme, "enlarge", tr("Enlarge {view}").format(view=view.drawing.view.title)
        )
        enlarge.setParent(view)
        enlarge.clicked.connect(lambda _=False, wanted=name: self.enlarge(wanted))
        self._titles[name], self._enlarge[name] = title, enlarge
        view.site_pressed.connect(self.site_clicked)
        view.site_focused.connect(self.site_focused)
        gestures = MapGestures(view)
        gestures.site_clicked.connect(self.site_clicked)
        gestures.site_unclear.connect(lambda code: self._unclear_click(view, code))
        gestures.site_asked.connect(self.site_asked)
        gestures.region_asked.connect(self.region_asked)
        gestures.spot_asked.connect(self.spot_asked)
        gestures.site_hovered.connect(self._hover_site)
        gestures.region_hovered.connect(
            lambda region, at, hovered=view: self._hover_region(hovered, region, at)
        )

    # -- what is shown -------------------------------------------------------------------

    def show_chart(self, chart: SessionChart) -> None:
        """Show a chart anew."""
        self._chart = chart
        for view in self.views.values():
            view.show_chart(chart)
            view.redraw()
        self._update_loupe()

    def show_changed(self, chart: SessionChart, codes: Iterable[str]) -> None:
        """Repaint changed sites."""
        before, self._chart = self._chart, chart
        codes, rows = tuple(codes), chart.rows_by_code
        if (
            before is None
            or before.rows_by_code.keys() != rows.keys()
            or any(not self._holds(rows[code]) for code in codes)
        ):
            for view in self.views.values():
                view.show_chart(chart)
            return
        for view in self.views.values():
            view.show_changed(chart, view.rows.keys() & codes)
        if self.callout.isVisible() and self._marks["hovered_code"] in codes:
            self._hover_site(self._marks["hovered_code"])  # its state has changed

    def _holds(self, row: SiteRow) -> bool:
        """Whether a row's mark lies in the view that it was shown in."""
        view = self.view_with(row.code)
        return view_of(row, self.views["front"].head_map) == (view.name if view else "")

    def point_out(self, **marks: str) -> None:
        """Ring sites: next_code, hovered_code, chosen_code; those not named stay."""
        self._marks.update(marks)
        for view in self.views.values():
            view.point_out(**self._marks)
        self._update_loupe()

    def choose_numbers(self, choice: str) -> None:
        """Order numbers in the marks: auto (where there is room), always, never."""
        self._number_choice = choice
        self.arrange()

    def enlarge(self, name: str) -> None:
        """Work in one view; empty for all four."""
        self.enlarged = "" if name == self.enlarged else name
        for view in self.views.values():
            view.fit()
        self.arrange()
        self.enlarged_changed.emit(self.enlarged)

    def fit(self) -> None:
        """All four views, each as a whole."""
        self.enlarge("")

    def zoom_by(self, factor: float) -> None:
        """Zoom the enlarged view, or the one that holds the next site."""
        self.working_view().zoom_by(factor)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the view that zoom_by() zooms."""
        self.working_view().pan_by(dx, dy)

    def working_view(self) -> MapView:
        """The view that keys act on."""
        if self.enlarged:
            return self.views[self.enlarged]
        code = self._marks["next_code"]
        return self.view_with(code) or self.views["front"]

    def view_with(self, code: str) -> MapView | None:
        """The view that holds a site's mark."""
        return next((view for view in self.views.values() if code in view.rows), None)

    def place_under(self, where: QPointF) -> FreePlace | None:
        """The place under a global px; None where no view lies there."""
        for view in self.views.values():
            at = view.mapFromGlobal(where)
            if view.isVisible() and view.rect().contains(at.toPoint()):
                return view.place_at(at)
        return None

    def refresh_colours(self) -> None:
        """Draw everything in the colours now in force."""
        for view in self.views.values():
            view.redraw()
        self.loupe.update()

    def _unclear_click(self, view: MapView, code: str) -> None:
        """In a small companion left and right lie a few px apart: enlarge instead of guessing."""
        if self.enlarged and view.name != self.enlarged:
            self.enlarge(view.name)
        else:
            self.site_clicked.emit(code)

    # -- arrangement ---------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        return QSize(1056, 756)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Give every view its place and mark size."""
        sizes = sizes_for(self.window().width(), self._number_choice)
        self.all_views.setVisible(bool(self.enlarged))
        places = self._enlarged_places(sizes) if self.enlarged else self._four_places(sizes)
        for name, rect in places.items():
            widget = self._next_site if name == "next" else self.views[name]
            widget.setGeometry(rect)
        for name, view in self.views.items():
            working, companion = name == self.enlarged, bool(self.enlarged)
            diameter, numbers = sizes.marks(working=working, companion=companion)
            view.set_look(diameter, numbers, show_sides=working)
            side_view = name in ("right", "left")
            narrow = view.width() < 400 and side_view
            title = self._titles[name]
            title.setFixedWidth(90 if narrow else 220)
            # adjustSize() would take the height of a wider line.
            title.setFixedHeight(title.heightForWidth(title.width()))
            title.move(16 if view.width() > 260 else 12, 12)
            self._enlarge[name].move(view.width() - 46, 4)
            self._enlarge[name].setVisible(not working)
        self.all_views.adjustSize()
        right = self.views[self.enlarged].geometry().right() if self.enlarged else 0
        self.all_views.move(right - self.all_views.width() - 12, 12)
        self.all_views.raise_()
        self._update_loupe()
        self.update()

    def _four_places(self, sizes: MapSizes) -> dict[str, QRect]:
        width, height = self.width(), self.height()
        upper, front = round(height * sizes.upper_share), round(width * sizes.front_share)
        side = round(width * sizes.side_share)
        lower = upper + 1
        return {
            "front": QRect(0, 0, front, upper),
            "back": QRect(front + 1, 0, width - front - 1, upper),
            "right": QRect(0, lower, side, height - lower),
            "left": QRect(side + 1, lower, side, height - lower),
            "next": QRect(2 * side + 2, lower, width - 2 * side - 2, height - lower),
        }

    def _enlarged_places(self, sizes: MapSizes) -> dict[str, QRect]:
        width, height = self.width(), self.height()
        column = round(width * sizes.companion_share)
        working = round(height * sizes.working_share)
        places = {
            self.enlarged: QRect(column + 1, 0, width - column - 1, working),
            "next": QRect(column + 1, working + 1, width - column - 1, height - working - 1),
        }
        others = [name for name in ORDER if name != self.enlarged]
        each = (height - 2) // 3
        for index, name in enumerate(others):
            last = height - 2 * (each + 1) if index == 2 else each
            places[name] = QRect(0, index * (each + 1), column, last)
        return places

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines between the views are what shines through."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.roles.line))
        painter.end()

    # -- hover and loupe -----------------------------------------------------------------

    def _hover_site(self, code: str) -> None:
        self.point_out(hovered_code=code)
        self.hovered.emit(code)
        view = self.view_with(code)
        if not view or not self._chart:
            self.callout.hide()
            return
        first, second = site_words(self._chart, self._chart.rows_by_code[code])
        at = view.mapTo(self, view.point_px(code).toPoint())
        self.callout.say(first, second, QRect(at.x() - 16, at.y() - 16, 32, 32))

    def _hover_region(self, view: MapView, region: Region | None, at: QPointF) -> None:
        for other in self.views.values():
            other.hover_region(region if other is view else None)
        if region is None or self._chart is None:
            if not self._marks["hovered_code"]:
                self.callout.hide()
            return
        words = region_words(self._chart, region)
        if words is None:
            return
        where = view.mapTo(self, at.toPoint())
        self.callout.say(*words, QRect(where.x() - 12, where.y() - 12, 24, 24))

    def _update_loupe(self) -> None:
        back, code = self.views["back"], self._marks["next_code"]
        wide = self.window().width() >= 1366 and not self.enlarged and back.zoom == 1
        row = back.rows.get(code)
        if not wide or row is None or row.site is None or self._chart is None:
            self.loupe.hide()
            back.point_from(None)
            return
        at_right = back.point_px(code).x() > back.width() / 2
        x = back.width() - ACROSS - 14 if at_right else 14
        self.loupe.move(x, 42)
        self.loupe.look_at(self._chart, row, back.placement.scale)
        centre = QPointF(x + ACROSS / 2, 42 + ACROSS / 2)
        offset = back.point_px(code) - centre
        distance = max(1.0, (offset.x() ** 2 + offset.y() ** 2) ** 0.5)
        back.point_from(centre + offset * (ACROSS / 2 / distance))
