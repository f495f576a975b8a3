"""A session's page on the screen, driven by mouse and keys, beside what is in its file."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from gui.map.map_view import MapView
from gui.session.place import PlaceName
from gui.session.session_page import SessionPage
from gui.session.site_list_delegate import LINE_ROLE
from gui.session.site_list_rows import ListLine
from gui.theme import Theme
from gui.workspace import Workspace
from model.injection import Injection, State
from model.session import Session
from model.session_chart import SessionChart
from tests.model.conftest import NOON, a_patient

Key, NoModifier = Qt.Key, Qt.KeyboardModifier.NoModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Charting:
    """An open session in a window of 1440 by 900."""

    def __init__(self, workspace: Workspace, theme: Theme, process: Callable[[], None]) -> None:
        self.workspace, self.theme, self.process = workspace, theme, process
        self.said: list[str] = []
        workspace.failed.connect(self.said.append)
        self.menu = QMenu()
        self.page = self._opened()

    def _opened(self) -> SessionPage:
        page = SessionPage(self.workspace, self.theme, self.menu)
        page.go_to(PlaceName.MAP)
        page.resize(1440, 900)
        page.show()
        page.activateWindow()
        QTest.qWaitForWindowActive(page)
        return page

    # -- screen --------------------------------------------------------------------------

    def resize(self, width: int, height: int) -> None:
        self.page.resize(width, height)
        self.process()

    def view_of(self, code: str) -> MapView:
        return next(v for v in self.page.map_place.map_area.views.values() if code in v.rows)

    def place_of(self, code: str) -> tuple[MapView, QPoint]:
        """Where a site lies: its place in the drawing, put on the screen by the view's crop."""
        view = self.view_of(code)
        return view, view.point_px(code).toPoint()

    def click(self, code: str, button: Qt.MouseButton = LEFT) -> None:
        view, at = self.place_of(code)
        QTest.mouseClick(view, button, NoModifier, at)
        self.process()

    def hover(self, code: str) -> None:
        view, at = self.place_of(code)
        QTest.mouseMove(view, at + QPoint(3, 3))
        QTest.mouseMove(view, at)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NoModifier) -> None:
        self.process()
        QTest.keyClick(self.page.window().focusWidget() or self.page, key, modifiers)
        self.process()

    def finish(self) -> None:
        """End the session without a signature, as older records were."""
        if self.page.map_place.close_panel():
            self.workspace.finish_session()
        self.process()

    def open_again(self) -> None:
        """Take changes again in a session that ended without a signature."""
        self.workspace.reopen_session()
        self.process()

    def type(self, text: str) -> None:
        self.process()
        QTest.keyClicks(self.page.window().focusWidget() or self.page, text)
        self.process()

    def picture(self, view: MapView) -> QImage:
        return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    # -- list ----------------------------------------------------------------------------

    def line(self, key: str) -> ListLine:
        index = self.page.map_place.site_list.index_of(key)
        assert index.isValid(), f"{key} is not in the list"
        found = index.data(LINE_ROLE)
        assert isinstance(found, ListLine)
        return found

    def keys_in_list(self) -> list[str]:
        return [line.key for line in self.page.map_place.site_list.model.lines]

    def click_line(self, key: str, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseClick(*self._line_place(key, button))

    def hover_line(self, key: str) -> None:
        viewport, _, _, at = self._line_place(key, LEFT)
        QTest.mouseMove(viewport, at + QPoint(5, 3))
        QTest.mouseMove(viewport, at)

    def _line_place(
        self, key: str, button: Qt.MouseButton
    ) -> tuple[QWidget, Qt.MouseButton, Qt.KeyboardModifier, QPoint]:
        listed = self.page.map_place.site_list
        index = listed.index_of(key)
        assert index.isValid(), f"{key} is not in the list"
        listed.view.scrollTo(index)
        at = listed.view.visualRect(index).center()
        return listed.view.viewport(), button, NoModifier, at

    # -- record --------------------------------------------------------------------------

    @property
    def session_id(self) -> int:
        assert self.workspace.chart
        return self.workspace.chart.session.session_id

    @property
    def file(self) -> SessionChart:
        """The session as it stands in the file."""
        return self.workspace.store.chart(self.session_id)

    @property
    def rows(self) -> dict[str, Injection]:
        return self.workspace.store.injections.of(self.session_id)

    @property
    def codes(self) -> list[str]:
        return [site.code for site in self.file.protocol.sites]

    def given(self) -> set[str]:
        return {code for code, row in self.rows.items() if row.state is State.GIVEN}

    def actions(self) -> list[str]:
        """What the audit says was done to the session, the first first."""
        events = self.workspace.store.audit.of("session", self.session_id)
        return [event.action for event in events]

    def check_screen(self) -> None:
        """Map, list and totals show what is in the file."""
        chart = self.file
        assert self.workspace.chart == chart
        shown = {
            c: r for v in self.page.map_place.map_area.views.values() for c, r in v.rows.items()
        }
        assert shown == dict(chart.rows_by_code)
        for view in self.page.map_place.map_area.views.values():
            for code, button in view.buttons.items():
                assert button.isChecked() == (chart.rows_by_code[code].state is State.GIVEN), code
        for line in self.page.map_place.site_list.model.lines:
            if line.row:
                assert line.row == chart.rows_by_code[line.key]

    def release(self) -> None:
        self.page.release()
        self.page.close()
        self.page.deleteLater()
        self.menu.deleteLater()
        self.workspace.failed.disconnect(self.said.append)
        self.process()


def start_session(workspace: Workspace) -> Session:
    """One patient, one session, opened."""
    patient = workspace.store.patients.add(a_patient(), NOON, workspace.actor)
    workspace.start_session(patient.patient_id)
    assert workspace.chart
    return workspace.chart.session


def offset(a: QPointF, b: QPointF) -> float:
    """The distance of two points."""
    apart = a - b
    return float((apart.x() ** 2 + apart.y() ** 2) ** 0.5)
