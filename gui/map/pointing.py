"""Pointing at a place of the head: by mouse, finger or arrow keys, until it is taken or dropped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from gui.fonts import inter
from gui.map.marks import paint_move, paint_text_with_halo
from gui.map.placed_view import PlacedView
from gui.overriding import override
from gui.theme import Theme
from model.injection import FreePlace

STEP_CM, LONG_STEP_CM = 0.1, 1.0
RADIUS, ARM, WORDS = 10.0, 17.0, 15
ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
TAKE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is pointed at: in which views, from where, and what a place there would mean.

    says gives the words beside the pointer and whether the place would do.
    """

    prompt: str
    views: tuple[str, ...]
    start: FreePlace | None = None
    origin: FreePlace | None = None
    says: Callable[[FreePlace], tuple[str, bool]]


def paint_cross(painter: QPainter, at: QPointF, ink: str, halo: str) -> None:
    """A ring with four arms, readable over the drawing; its middle is the place."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((halo, 5.0), (ink, 2.4)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(at, RADIUS, RADIUS)
        for way in ARROWS.values():
            painter.drawLine(at + way * (RADIUS - 4), at + way * ARM)


class PointingLayer(QWidget):
    """Lies over one view while a place is pointed at; takes mouse and keys."""

    taken = Signal(FreePlace)
    dropped = Signal()

    def __init__(self, view: PlacedView, theme: Theme, task: Task) -> None:
        super().__init__(view)
        self._view, self._theme, self._task = view, theme, task
        self.place: FreePlace | None = task.start
        if task.start is None or task.start.view != view.name:
            self.place = None
        self.setAccessibleName(task.prompt)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setGeometry(view.rect())
        view.zoomed.connect(self.update)

    # -- mouse and keys ------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.dropped.emit()
        else:
            self._point_at(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._point_at(event.position())
            self._take()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.place = None
            self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif key in ARROWS:
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(ARROWS[key], LONG_STEP_CM if shifted else STEP_CM)
        elif key in TAKE_KEYS:
            if not event.isAutoRepeat():
                self._take()
        elif not Qt.Key.Key_F1 <= key <= Qt.Key.Key_F12:
            event.accept()  # a letter must not mark or skip a site meanwhile
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def _step(self, way: QPointF, centimetres: float) -> None:
        view = self._view.drawing.view
        at = self._view.px_of(self.place) if self.place else QPointF(self.rect().center())
        step = centimetres * view.units_per_cm * self._view.placement.scale
        self._point_at(at + way * step)

    def _point_at(self, at: QPointF) -> None:
        self.place = self._view.place_at(at)
        words, _ = self._task.says(self.place)
        self.setAccessibleDescription(words)
        self.update()

    def _take(self) -> None:
        if self.place is not None and self._task.says(self.place)[1]:
            self.taken.emit(self.place)

    # -- painting ------------------------------------------------------------------------

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        roles = self._theme.roles
        painter.setPen(QPen(QColor(roles.accent), 3))
        painter.drawRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        if self.hasFocus():
            self._paint_prompt(painter)
        if self.place is not None:
            self._paint_place(painter, self.place)
        painter.end()

    def _paint_prompt(self, painter: QPainter) -> None:
        roles, font = self._theme.roles, inter(WORDS, 600)
        width = self.width() - 40.0
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        metrics = QFontMetricsF(font)
        inside = metrics.boundingRect(QRectF(0, 0, width - 24, 200), flags, self._task.prompt)
        box = QRectF(0, 0, inside.width() + 24, inside.height() + 12)
        box.moveCenter(QPointF(self.width() / 2, 0))
        box.moveBottom(self.height() - 10.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(roles.accent))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(font)
        painter.setPen(QColor(roles.on_accent))
        painter.drawText(box.adjusted(12, 6, -12, -6), flags, self._task.prompt)

    def _paint_place(self, painter: QPainter, place: FreePlace) -> None:
        roles, at = self._theme.roles, self._view.px_of(place)
        words, fits = self._task.says(place)
        if self._task.origin and self._task.origin.view == place.view:
            paint_move(painter, self._view.px_of(self._task.origin), at, roles)
        paint_cross(painter, at, roles.accent if fits else roles.stop, roles.surface)
        if words:
            wide = QFontMetricsF(inter(WORDS, 600)).horizontalAdvance(words)
            x = at.x() + ARM + 6
            x = x if x + wide < self.width() - 8 else at.x() - ARM - 6 - wide
            base = QPointF(max(8.0, x), at.y() + 5)
            ink_name = roles.text if fits else roles.stop
            paint_text_with_halo(painter, base, words, WORDS, ink_name, roles.surface)


class PendingMark(QWidget):
    """Where a site will lie once the panel has been told the rest; never takes the mouse."""

    def __init__(self, view: PlacedView, theme: Theme, place: FreePlace) -> None:
        super().__init__(view)
        self._view, self._theme, self._place = view, theme, place
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(*(2 * [round(2 * ARM) + 8]))
        self.lie_at_place()
        view.zoomed.connect(self.lie_at_place)

    def lie_at_place(self) -> None:
        """Lie over the place, wherever the view now shows it."""
        at = self._view.px_of(self._place).toPoint()
        self.move(at - self.rect().center())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        roles = self._theme.roles
        paint_cross(painter, QPointF(self.rect().center()), roles.accent, roles.surface)
        painter.end()


class Pointing(QObject):
    """Starts and ends pointing; one layer over each view in which a place may lie."""

    ended = Signal()

    def __init__(self, views: Mapping[str, PlacedView], theme: Theme) -> None:
        super().__init__()
        self._views, self._theme = views, theme
        self.layers: dict[str, PointingLayer] = {}
        self._then: Callable[[FreePlace], None] | None = None
        self._pending: PendingMark | None = None
        for view in views.values():
            view.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether a place is being pointed at."""
        return bool(self.layers)

    def start(self, task: Task, then: Callable[[FreePlace], None]) -> None:
        """Ask for a place, which is handed on; Escape asks no more."""
        self.stop()
        self._then = then
        for name in task.views:
            layer = PointingLayer(self._views[name], self._theme, task)
            layer.taken.connect(self._taken)
            layer.dropped.connect(self.stop)
            layer.show()
            layer.raise_()
            self.layers[name] = layer
        first = task.start.view if task.start else task.views[0]
        self.layers[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, place: FreePlace | None) -> None:
        """Show where a site will lie; None for nowhere."""
        if self._pending:
            self._pending.hide()
            self._pending.deleteLater()
            self._pending = None
        if place:
            self._pending = PendingMark(self._views[place.view], self._theme, place)
            self._pending.show()

    def stop(self) -> None:
        """Ask no more."""
        if not self.layers:
            return
        layers, self.layers, self._then = list(self.layers.values()), {}, None
        for layer in layers:
            layer.hide()
            layer.deleteLater()
        self.ended.emit()

    def _taken(self, place: FreePlace) -> None:
        then = self._then
        self.stop()
        if then:
            then(place)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            for name, layer in self.layers.items():
                layer.setGeometry(self._views[name].rect())
            if self._pending:
                self._pending.lie_at_place()
        return False
