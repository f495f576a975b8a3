"""One view of the dose map on the screen: what lies under the pointer or holds the keyboard."""

import math

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent

from gui.history.dose_map.scene import Scene
from gui.history.dose_map.view_picture import Sizes, ViewPicture
from gui.history.dose_map.words import site_title, site_words
from gui.map.drawing import HeadDrawing
from gui.map.placed_view import PlacedView
from gui.map.side_boxes import HALF, paint_side_boxes
from gui.map.site_button import SiteButton
from gui.overriding import override
from gui.theme import Theme
from gui.widgets.parts import label

MARGIN = 6
TITLE_AT = QPoint(16, 10)
NARROW = 400


class DoseView(PlacedView):
    """Each mark is a button for screen readers; the picture of the marks is painted."""

    site_hovered = Signal(str)
    letter_hovered = Signal(str)
    site_focused = Signal(str)
    """Empty when the keyboard has left."""

    def __init__(self, drawing: HeadDrawing, name: str, theme: Theme, diameter: float) -> None:
        super().__init__(drawing, name)
        self._theme, self._sizes = theme, Sizes(diameter=diameter)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setObjectName(f"dose-view-{name}")
        self.setAccessibleName(self.drawing.view.title)
        self.title = label(self.drawing.view.title, "strong", wrap=True)
        self.title.setParent(self)
        self.buttons: dict[str, SiteButton] = {}
        self.scene: Scene | None = None
        self.picture: ViewPicture | None = None
        self._hovered = self._focused = ""
        self._ground: QPixmap | None = None

    def show_scene(self, scene: Scene) -> None:
        """Show the marks and letters of this view."""
        self.scene = scene
        self.rows = scene.rows[self.name]
        for key in set(self.buttons) - set(self.rows):
            self.buttons.pop(key).deleteLater()
        for key in self.rows:
            made = self.buttons.get(key) or self._made_button(key)
            site = scene.sums.by_key[key]
            words = site_words(site, by=". ")
            made.setAccessibleName(f"{site_title(site, scene.protocol)}, {words}")
        self.redraw()

    def point_out(self, *, hovered: str, focused: str) -> None:
        """Lift the mark under the pointer, ring the one with the keyboard."""
        if (hovered, focused) != (self._hovered, self._focused):
            self._hovered, self._focused = hovered, focused
            self.update()

    @override
    def redraw(self) -> None:
        super().redraw()
        self._ground = None
        narrow = self.width() < NARROW and len(self.drawing.view.title) > 8
        self.title.setFixedWidth(80 if narrow else 220)
        self.title.setFixedHeight(self.title.heightForWidth(self.title.width()))
        self.title.move(TITLE_AT)
        if self.scene is None or self.width() < 60:
            return
        self.picture = ViewPicture(
            self.scene, self.name, self.placement, self._sizes,
            QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), self._fixtures(),
        )  # fmt: skip
        for key, circle in self.picture.circles.items():
            self.buttons[key].centre_at(circle.centre.x(), circle.centre.y())

    def _made_button(self, key: str) -> SiteButton:
        made = SiteButton(key, self)
        made.setCheckable(False)  # there is nothing to mark here
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.focused.connect(self.site_focused)
        made.installEventFilter(self)
        made.show()
        self.buttons[key] = made
        return made

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.site_focused.emit("")
        return super().eventFilter(watched, event)

    def _fixtures(self) -> list[QRectF]:
        """The title and the side boxes, which letters keep off."""
        found = [QRectF(self.title.geometry())]
        for side in self.drawing.view.laterality_labels:
            at = self.placement.to_px(side.point.x, side.point.y)
            x = min(max(at.x(), 20.0), self.width() - 20.0)
            y = min(at.y(), self.height() - 20.0)
            found.append(QRectF(x - HALF, y - HALF, 2 * HALF, 2 * HALF))
        return found

    @override
    def _distances(self, at: QPointF) -> list[tuple[float, str]]:
        """To the marks as they are painted, a little beside their places where they are near."""
        if self.picture is None:
            return []
        return [
            (math.dist(circle.centre.toTuple(), at.toTuple()), key)
            for key, circle in self.picture.circles.items()
        ]

    # -- pointer -------------------------------------------------------------------------

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        letter = self.picture.letter_at(at) if self.picture else None
        if letter:
            self.letter_hovered.emit(letter.letter)
        else:
            self.site_hovered.emit(self.nearest_site(at))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger has no pointer to hover with: it asks by touching."""
        self.mouseMoveEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.site_hovered.emit("")

    # -- painting ------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.redraw()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._ground is None or self._ground.devicePixelRatio() != self.devicePixelRatioF():
            self._ground = self._drawn()
        painter.drawPixmap(0, 0, self._ground)
        if self.picture:
            roles = self._theme.roles
            self.picture.paint_marks(painter, roles, hovered=self._hovered, focused=self._focused)
        painter.end()

    def _drawn(self) -> QPixmap:
        ratio, roles = self.devicePixelRatioF(), self._theme.roles
        whole = QSize(math.ceil(self.width() * ratio), math.ceil(self.height() * ratio))
        pixmap = QPixmap(whole)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(roles.surface))
        painter = QPainter(pixmap)
        if self.picture:
            self.picture.paint_ground(painter, roles)
        paint_side_boxes(
            painter, self.drawing.view, self.placement, self.size(), roles,
            whole=True, spelled=False,
        )  # fmt: skip
        painter.end()
        return pixmap
