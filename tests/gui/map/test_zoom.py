"""Wheel, pinch and keys zoom a view; the spot under the pointer stays where it is."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.map.placed_view import MOST_ZOOM, PlacedView
from tests.gui.session.charting import Charting, Key, NoModifier, offset


def wheel(view: PlacedView, at: QPointF, steps: int) -> None:
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton,
        NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def pinch(view: PlacedView, at: QPointF, value: float, kind: Qt.NativeGestureType) -> None:
    """As a touchpad tells it."""
    event = QNativeGestureEvent(
        kind, QPointingDevice.primaryPointingDevice(), 2, at, at, view.mapToGlobal(at), value,
        QPointF(), 1,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_the_wheel_zooms_about_the_pointer(charting: Charting) -> None:
    for view in charting.page.map_place.map_area.views.values():
        at = QPointF(view.width() * 0.4, view.height() * 0.45)
        spot = view.placement.to_view(at)
        wheel(view, at, 3)
        assert view.zoom > 1.5
        assert offset(view.placement.to_px(spot.x(), spot.y()), at) < 0.01
        wheel(view, at, -3)
        assert view.zoom == 1


def test_zoom_has_an_end_both_ways_and_something_stays_in_sight(charting: Charting) -> None:
    view = charting.page.map_place.map_area.views["front"]
    fit = view.placement
    wheel(view, QPointF(100, 100), 40)
    assert view.zoom == MOST_ZOOM
    view.pan_by(99_999, 99_999)
    crop = view.drawing.view.crop
    corner = view.placement.to_px(crop.x, crop.y)
    assert corner.x() < view.width()
    assert corner.y() < view.height()
    wheel(view, QPointF(100, 100), -80)
    assert view.zoom == 1
    assert view.placement == fit


def test_key_0_fits_every_view(charting: Charting) -> None:
    views = charting.page.map_place.map_area.views.values()
    fits = [view.placement for view in views]
    for view in views:
        wheel(view, QPointF(50, 50), 4)
    charting.press(Key.Key_0)
    assert [view.placement for view in views] == fits


def test_a_pinch_on_a_touchpad_zooms(charting: Charting) -> None:
    view = charting.page.map_place.map_area.views["front"]
    at = QPointF(200, 150)
    spot = view.placement.to_view(at)
    pinch(view, at, 0.5, Qt.NativeGestureType.ZoomNativeGesture)
    assert view.zoom == 1.5
    assert offset(view.placement.to_px(spot.x(), spot.y()), at) < 0.01
    pinch(view, at, 0.5, Qt.NativeGestureType.RotateNativeGesture)
    assert view.zoom == 1.5


def test_two_fingers_on_a_screen_zoom_and_mark_nothing(charting: Charting) -> None:
    view, at = charting.place_of("FR-L1")
    screen = QTest.createTouchDevice()
    first, second = at, at + QPoint(60, 0)
    touch = QTest.touchEvent(view, screen)
    touch.press(0, first, view).commit()
    touch.stationary(0).press(1, second, view).commit()
    for step in range(1, 9):
        apart = QPoint(8 * step, 0)
        touch.move(0, first - apart, view).move(1, second + apart, view).commit()
    touch.release(0, first - apart, view).release(1, second + apart, view).commit()
    charting.process()
    assert view.zoom > 1.5
    assert charting.rows == {}
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.site_list


def test_a_tap_with_one_finger_marks(charting: Charting) -> None:
    view, at = charting.place_of("FR-L1")
    screen = QTest.createTouchDevice()
    QTest.touchEvent(view, screen).press(0, at, view).commit()
    QTest.touchEvent(view, screen).release(0, at, view).commit()
    charting.process()
    assert charting.given() == {"FR-L1"}


def test_marks_keep_their_size_when_zoomed_and_are_hit(charting: Charting) -> None:
    view = charting.view_of("TE-L1")
    diameter = view.diameter
    for code in [code for code in charting.codes if code.startswith("TE-L")]:
        view.fit()
        view.zoom_by(2.5, view.point_px(code))
        assert view.diameter == diameter
        charting.click(code)
        assert code in charting.given()


def test_enlarging_a_view_fits_it(charting: Charting) -> None:
    view = charting.page.map_place.map_area.views["front"]
    view.zoom_by(2)
    charting.press(Key.Key_1)
    assert view.zoom == 1


def test_the_events_that_mean_nothing_go_on(charting: Charting) -> None:
    view = charting.page.map_place.map_area.views["front"]
    QApplication.sendEvent(view, QEvent(QEvent.Type.ToolTip))
    assert view.zoom == 1
