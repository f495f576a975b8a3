"""Mouse, wheel, pinch and long press on a view, told as what they mean."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

from gui.map.placed_view import ZOOM_STEP, PlacedView
from gui.overriding import override

LONG_PRESS_MS = 500
DRAG_PX = 10.0


class MapGestures(QObject):
    """Watches one view; a click goes to the nearest site, a drag pans, a long press asks."""

    site_clicked = Signal(str)
    site_unclear = Signal(str)  # a click between sites too near to tell apart
    site_asked = Signal(str)
    region_asked = Signal(str, str, QPointF)  # muscle, laterality, global px
    spot_asked = Signal(QPointF)  # global px of neither a site nor a muscle
    site_hovered = Signal(str)
    region_hovered = Signal(object, QPointF)  # Region or None, px in the view

    def __init__(self, view: PlacedView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPointF | None = None
        self._dragging = self._asked = False
        self._timer = QTimer(self, singleShot=True, interval=LONG_PRESS_MS)
        self._timer.timeout.connect(self._long_press)
        view.grabGesture(Qt.GestureType.PinchGesture)
        view.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QWheelEvent):
            steps = event.angleDelta().y() / 120
            self._view.zoom_by(ZOOM_STEP**steps, event.position())
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._view.zoom_by(1 + event.value(), event.position())
                return True
            return False
        if kind == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            return self._pinch(event)
        if kind == QEvent.Type.Leave:
            self.site_hovered.emit("")
            self.region_hovered.emit(None, QPointF())
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, at = event.type(), event.position()
        if kind == QEvent.Type.MouseButtonDblClick:
            return True  # the second of two quick clicks would take back the mark of the first
        if kind == QEvent.Type.MouseButtonPress:
            if event.button() == Qt.MouseButton.LeftButton:
                self._pressed, self._dragging, self._asked = at, False, False
                self._timer.start()
            elif event.button() == Qt.MouseButton.RightButton:
                self._ask(at)
        elif kind == QEvent.Type.MouseMove:
            self._move(at)
        elif kind == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            self._release()
        else:
            return False
        return True

    def _move(self, at: QPointF) -> None:
        if self._pressed is None:
            code = self._view.nearest_site(at)
            self.site_hovered.emit(code)
            self.region_hovered.emit(None if code else self._view.region_at(at), at)
            return
        offset = at - self._pressed
        if not self._dragging and offset.manhattanLength() > DRAG_PX:
            self._dragging = True
            self._timer.stop()
        if self._dragging and self._view.zoom > 1:
            self._view.pan_by(offset.x(), offset.y())
            self._pressed = at

    def _release(self) -> None:
        self._timer.stop()
        at, self._pressed = self._pressed, None
        if at is None or self._dragging or self._asked:
            return
        code = self._view.nearest_site(at)
        if code:
            clear = self._view.tells_apart(at)
            (self.site_clicked if clear else self.site_unclear).emit(code)

    def _long_press(self) -> None:
        if self._pressed is not None and not self._dragging:
            self._asked = True
            self._ask(self._pressed)

    def _ask(self, at: QPointF) -> None:
        code = self._view.nearest_site(at)
        region = self._view.region_at(at)
        if code:
            self.site_asked.emit(code)
            return
        where = self._view.mapToGlobal(at)
        if region:
            self.region_asked.emit(region.muscle, region.laterality, where)
        else:
            self.spot_asked.emit(where)

    def _pinch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        self._timer.stop()
        self._pressed = None
        about = self._view.mapFromGlobal(pinch.centerPoint())
        self._view.zoom_by(pinch.scaleFactor(), QPointF(about))
        event.accept(pinch)
        return True
