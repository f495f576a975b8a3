"""The screen of one session: the strip above, and one of its five places."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout

from gui.overriding import override
from gui.session.afterwards import Afterwards
from gui.session.map_place import MapPlace
from gui.session.place import Place, PlaceName
from gui.session.quiet_page import QuietPage
from gui.session.scan_guard import ScanGuard
from gui.session.session_sizes import sizes_for
from gui.session.session_strip import SessionStrip
from gui.session.undo_actions import UndoActions
from gui.theme import Theme
from gui.widgets.parts import refresh_icons
from gui.workspace import ChangeSet, Workspace

PLACE_KEYS = dict(
    zip((Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6),
        PlaceName, strict=True)
)  # fmt: skip


class SessionPage(QuietPage):
    """Every place shows the workspace's chart; a place is made when it is first gone to."""

    left = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()
    patient_page_wanted = Signal(int)

    def __init__(self, workspace: Workspace, theme: Theme, more_menu: QMenu) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self.strip = SessionStrip(workspace, theme, more_menu)
        self.map_place = MapPlace(workspace, theme)
        self._places: dict[PlaceName, Place] = {PlaceName.MAP: self.map_place}
        self.stack = QStackedWidget()
        self.stack.addWidget(self.map_place)
        self.undo = UndoActions(self, workspace.undo_stack, self.strip)
        self.undo.done_at.connect(self.map_place.cursor_at.move_to)
        self._rest = Afterwards(self, self._show_rest)
        self._scans = ScanGuard(self, lambda: self.place_name is not PlaceName.VIALS, self._scanned)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self.stack, 1)
        self._connect()
        self._rest.now()

    def _connect(self) -> None:
        self._workspace.records_changed.connect(self._records_changed)
        self._connect_place(self.map_place)
        self.strip.left.connect(self.leave)
        self.strip.place_wanted.connect(self.go_to)
        self.strip.print_wanted.connect(self.want_print)

    # -- places --------------------------------------------------------------------------

    @property
    def place_name(self) -> PlaceName:
        """The place on the screen."""
        return next(name for name, place in self._places.items() if place is self.place)

    @property
    def place(self) -> Place:
        """The place on the screen, as the widget."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Place)
        return shown

    def go_to(self, name: PlaceName) -> None:
        """Show a place, once the one before has kept what was typed there."""
        if not self.place.keep_typed():
            return
        place = self.place_of(name)
        place.show_chart()
        self.stack.setCurrentWidget(place)
        self._rest.now()
        place.arrive()

    def _scanned(self, typed: str) -> None:
        """A box was scanned elsewhere than in Vials: read it there."""
        if self.finished:
            return
        from gui.session.vials.vials_place import VialsPlace

        self.go_to(PlaceName.VIALS)
        place = self.place
        if isinstance(place, VialsPlace):
            place.take_scan(typed)

    def place_of(self, name: PlaceName) -> Place:
        """A place, made where it was not gone to before."""
        if name not in self._places:
            place = _made(name, self._workspace, self._theme)
            self._connect_place(place)
            self._places[name] = place
            self.stack.addWidget(place)
        return self._places[name]

    def _connect_place(self, place: Place) -> None:
        place.go_on.connect(self.go_to)
        place.left.connect(self.leave)
        place.print_wanted.connect(self.want_print)
        place.history_wanted.connect(self._want_patient_page)

    # -- what is shown -------------------------------------------------------------------

    def _records_changed(self, changes: ChangeSet) -> None:
        chart = self._workspace.chart
        if chart is None:
            return
        if changes.settings or changes.session_id == chart.session.session_id:
            self.place.show_changed(changes)
            self._rest.ask()

    def _show_rest(self) -> None:
        """What follows from any change, once the change itself is on the screen."""
        if self._workspace.chart:
            self.strip.show_session(self.place_name)
            self.undo.show(finished=self.finished)

    def refresh_theme(self) -> None:
        """Draw everything in the colours now in force."""
        refresh_icons(self, self._theme)
        self.strip.update()
        for place in self._places.values():
            place.refresh_theme()

    @property
    def finished(self) -> bool:
        """Whether the session takes no more changes."""
        chart = self._workspace.chart
        return chart is None or chart.session.ended_at is not None

    # -- what holds for every place ------------------------------------------------------

    def want_print(self) -> None:
        """Ask for the printed chart, once it holds all that the screen shows."""
        if self.place.keep_typed():
            self.print_wanted.emit()

    def want_pdf(self) -> None:
        """The same as a file."""
        if self.place.keep_typed():
            self.pdf_wanted.emit()

    def keep_typed(self) -> bool:
        """Put text that waits for a pause into the file now; False where it could not be kept."""
        places = self._places.values()
        return self.place.keep_typed() and all(place.may_be_left() for place in places)

    def _want_patient_page(self) -> None:
        chart = self._workspace.chart
        if chart and self.keep_typed():
            self.patient_page_wanted.emit(chart.patient.patient_id)

    def leave(self) -> None:
        """Back to the patients."""
        if self.keep_typed():
            self.left.emit()

    def step_out(self) -> None:
        """Out of what is open over the place, else out of the session."""
        if not self.place.step_out():
            self.leave()

    def release(self) -> None:
        """Keep what was typed and hear no more of the records; before the page goes."""
        self.place.keep_typed()
        self._scans.release()
        self._workspace.records_changed.disconnect(self._records_changed)
        for place in self._places.values():
            place.release()
        self.undo.release()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._meaning(event)
        if act:
            act()
        elif not self.place.press(event):
            super().keyPressEvent(event)

    def _meaning(self, event: QKeyEvent) -> Callable[[], None] | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if modifiers == Qt.KeyboardModifier.NoModifier:
            if key in PLACE_KEYS:
                return lambda: self.go_to(PLACE_KEYS[key])
            return {Qt.Key.Key_Escape: self.step_out, Qt.Key.Key_F10: self.strip.open_menu}.get(key)
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            return {
                Qt.Key.Key_P: self.want_print,
                Qt.Key.Key_S: self.want_pdf,
                Qt.Key.Key_Return: self._to_review,
                Qt.Key.Key_Enter: self._to_review,
            }.get(key)
        return None

    def _to_review(self) -> None:
        self.go_to(PlaceName.REVIEW)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.place.arrive()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.setFixedHeight(sizes_for(self.window().width()).strip)
        self.strip.show_session(self.place_name)


def _made(name: PlaceName, workspace: Workspace, theme: Theme) -> Place:
    """A place, with its module read only now: the first paint does without."""
    if name is PlaceName.PREPARE:
        from gui.session.prepare.prepare_place import PreparePlace

        return PreparePlace(workspace, theme)
    if name is PlaceName.VIALS:
        from gui.session.vials.vials_place import VialsPlace

        return VialsPlace(workspace, theme)
    if name is PlaceName.AFTERCARE:
        from gui.session.aftercare.aftercare_place import AftercarePlace

        return AftercarePlace(workspace, theme)
    if name is PlaceName.REVIEW:
        from gui.session.review.review_place import ReviewPlace

        return ReviewPlace(workspace, theme)
    raise NotImplementedError(name)
