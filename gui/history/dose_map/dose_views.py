"""The four views and the legend in one area; arrow keys go from mark to mark."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.history.dose_map.dose_view import DoseView
from gui.history.dose_map.legend import Legend
from gui.history.dose_map.scene import Scene
from gui.history.dose_map.words import effect_title, effect_where, site_title, site_words
from gui.map.callout import Callout
from gui.map.drawing import HeadDrawing
from gui.overriding import override
from gui.theme import Theme
from gui.wording import tr

ORDER = ("front", "back", "right", "left")
FRONT_MARK, OTHER_MARK = 21.0, 19.0
FRONT_SHARE, UPPER_SHARE, SIDE_SHARE = 0.434, 0.603, 0.339
ONWARD = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class DoseViews(QWidget):
    """One stop of the Tab key; hovered or with the keyboard, a mark is told in a callout."""

    def __init__(self, drawing: HeadDrawing, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scene: Scene | None = None
        self._current = ""
        self._hovered = self._focused = ""
        self.setAccessibleName(tr("Units at each site, on the map"))
        self.views = {
            name: DoseView(drawing, name, theme, FRONT_MARK if name == "front" else OTHER_MARK)
            for name in ORDER
        }
        for view in self.views.values():
            view.setParent(self)
            view.site_hovered.connect(self._hover)
            view.letter_hovered.connect(self._hover_letter)
            view.site_focused.connect(self._focus)
        self.legend = Legend(theme)
        self.legend.setParent(self)
        self.callout = Callout(self)

    def show_scene(self, scene: Scene) -> None:
        """Show what was given, and the letters."""
        self._scene = scene
        self.callout.hide()
        for view in self.views.values():
            view.show_scene(scene)
        self.legend.show_scene(scene)
        if self._current not in scene.keys:
            self._current = scene.keys[0] if scene.keys else ""
        self._keep_one_stop()

    def refresh_theme(self) -> None:
        """Draw everything in the colours now in force."""
        for view in self.views.values():
            view.redraw()
        self.legend.update()
        self.update()

    def view_of(self, key: str) -> DoseView | None:
        """The view that holds a site's mark."""
        return next((view for view in self.views.values() if key in view.rows), None)

    # -- keyboard ------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = ONWARD.get(Qt.Key(event.key()))
        keys = self._scene.keys if self._scene else ()
        if way is None or event.modifiers() or self._current not in keys:
            super().keyPressEvent(event)
            return
        self._current = keys[(keys.index(self._current) + way) % len(keys)]
        self._keep_one_stop()
        view = self.view_of(self._current)
        if view:
            view.buttons[self._current].setFocus(Qt.FocusReason.TabFocusReason)

    def _keep_one_stop(self) -> None:
        """Tab reaches one mark and goes on from it to what follows the map."""
        for view in self.views.values():
            for key, made in view.buttons.items():
                here = key == self._current
                made.setFocusPolicy(Qt.FocusPolicy.TabFocus if here else Qt.FocusPolicy.NoFocus)

    def _focus(self, key: str) -> None:
        self._focused = key
        self._point_out()
        self._tell(key)

    # -- pointer -------------------------------------------------------------------------

    def _hover(self, key: str) -> None:
        if key != self._hovered:
            self._hovered = key
            self._point_out()
        self._tell(key)

    def _point_out(self) -> None:
        for view in self.views.values():
            view.point_out(hovered=self._hovered, focused=self._focused)

    def _tell(self, key: str) -> None:
        view, scene = self.view_of(key), self._scene
        if view is None or scene is None or view.picture is None:
            self.callout.hide()
            return
        site = scene.sums.by_key[key]
        at = view.mapTo(self, view.picture.circles[key].centre.toPoint())
        beside = QRect(at.x() - 16, at.y() - 16, 32, 32)
        self.callout.say(site_title(site, scene.protocol), site_words(site), beside)

    def _hover_letter(self, letter: str) -> None:
        scene = self._scene
        if scene is None:
            return
        self._hover("")
        one = next(found for found in scene.letters if found.letter == letter)
        view = self.views[one.view]
        place = next(p for p in view.picture.places if p.letter == letter) if view.picture else None
        if place:
            corner = view.mapTo(self, place.box.topLeft().toPoint())
            beside = QRect(corner, place.box.size().toSize())
            words = effect_where(one.place, scene.sums)
            self.callout.say(effect_title(one.place.effect), words, beside)

    # -- arrangement ---------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        return QSize(970, 718)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = self.width(), self.height()
        upper, front = round(height * UPPER_SHARE), round(width * FRONT_SHARE)
        side, lower = round(width * SIDE_SHARE), round(height * UPPER_SHARE) + 1
        places = {
            "front": QRect(0, 0, front, upper),
            "back": QRect(front + 1, 0, width - front - 1, upper),
            "right": QRect(0, lower, side, height - lower),
            "left": QRect(side + 1, lower, side, height - lower),
        }
        for name, place in places.items():
            self.views[name].setGeometry(place)
        start = 2 * side + 2
        self.legend.setGeometry(start, lower, width - start, height - lower)
        self.callout.hide()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines between the views are what shines through."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.roles.line))
        painter.end()
