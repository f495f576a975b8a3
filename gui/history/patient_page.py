"""A patient's page: the strip with its tabs, and the tab on show."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from gui.history.patient_strip import KEYS, PatientStrip, TabName
from gui.history.records import CourseRecords
from gui.history.tab import Tab
from gui.overriding import override
from gui.session.undo_actions import UndoActions
from gui.theme import Theme
from gui.widgets.parts import refresh_icons
from gui.workspace import Workspace


class PatientPage(QWidget):
    """Each tab is made when it is first shown, and told of every change while it is on show."""

    left = Signal()
    session_wanted = Signal(int)
    start_wanted = Signal(int)

    def __init__(self, workspace: Workspace, theme: Theme, menu: QMenu, patient_id: int) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self.records = CourseRecords(workspace, patient_id)
        self.strip = PatientStrip(workspace, theme, menu)
        self._stack = QStackedWidget()
        self.tabs: dict[TabName, Tab] = {}
        self._stale: set[TabName] = set()
        self.shown = TabName.HISTORY
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self._stack, 1)
        self.undo = UndoActions(self, self.records.undo_stack, self.strip)
        self.strip.left.connect(self.leave)
        self.strip.tab_wanted.connect(self.show_tab)
        self.strip.print_wanted.connect(self.print_page)
        self.records.changed.connect(self._course_changed)
        for name, key in KEYS.items():
            self._add_key(key, partial(self.show_tab, name))
        self._add_key("Ctrl+P", self.print_page)
        self._add_key("F10", self.strip.open_menu)
        for key in ("Escape", "Back"):
            self._add_key(key, self.step_out)

    @property
    def patient_id(self) -> int:
        """Whose page it is, by the number in the file."""
        return self.records.patient_id

    @property
    def tab(self) -> Tab | None:
        """The tab on show."""
        return self.tabs.get(self.shown)

    def show_tab(self, name: TabName) -> None:
        """Show a tab; the first one leaves the page for the session."""
        if not self.keep_typed():
            return
        if name is TabName.SESSION:
            self._to_session()
            return
        self.shown = name
        if name not in self.tabs:
            made = self._make(name)
            made.session_wanted.connect(self.session_wanted)
            made.tab_wanted.connect(self._tab_wanted)
            self.tabs[name] = made
            self._stale.add(name)
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self.tabs[name])
        self._show_course()

    def leave(self) -> None:
        """Back to the patients, once what is typed is kept."""
        if self.keep_typed():
            self.left.emit()

    def step_out(self) -> None:
        """Close what lies over the tab; where nothing does, leave."""
        if self.tab is None or not self.tab.step_out():
            self.leave()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.records.wake()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.records.sleep()

    def print_page(self) -> None:
        """Print the tab on show."""
        if self.tab and self.tab.can_print and self.keep_typed():
            self.tab.print_page()

    def keep_typed(self) -> bool:
        """Keep what is being typed; False where it could not be kept."""
        return self.tab is None or self.tab.keep_typed()

    def refresh_theme(self) -> None:
        """Draw again in the theme's colours."""
        refresh_icons(self, self._theme)
        for tab in self.tabs.values():
            tab.refresh_theme()
        self.update()

    def release(self) -> None:
        """Keep what is typed and ask nothing of the store any more; before the page goes."""
        self.keep_typed()
        for tab in self.tabs.values():
            tab.release()
        self.undo.release()
        self.records.release()

    def _make(self, name: TabName) -> Tab:
        if name is TabName.DOSE_MAP:
            from gui.history.dose_map.dose_map_tab import DoseMapTab

            return DoseMapTab(self.records, self._theme)
        if name is TabName.MEASURES:
            from gui.history.measures.measures_tab import MeasuresTab

            return MeasuresTab(self.records, self._theme)
        from gui.history.history_tab import HistoryTab

        return HistoryTab(self.records, self._theme)

    def _tab_wanted(self, wanted: str) -> None:
        name, _, wish = wanted.partition(":")
        self.show_tab(TabName(name))
        if wish and self.tab and self.shown is TabName(name):
            self.tab.ask(wish)

    def _course_changed(self) -> None:
        self._stale = set(self.tabs)
        self._show_course()

    def _show_course(self) -> None:
        """Tell the tab on show; the others are told when they are shown."""
        course = self.records.course
        self.strip.show_patient(course.patient)
        tab = self.tab
        if tab and self.shown in self._stale:
            self._stale.discard(self.shown)
            tab.show_course()
        self.strip.show_tab(
            self.shown,
            has_session=any(one.is_open for one in course.treatments),
            can_print=bool(tab and tab.can_print),
        )
        self.strip.tabs[TabName.SESSION].setEnabled(course.patient.archived_at is None)
        self.undo.show(finished=False)

    def _to_session(self) -> None:
        still_open = [one for one in self.records.course.treatments if one.is_open]
        if still_open:
            self.session_wanted.emit(still_open[-1].session_id)
        elif self.records.course.patient.archived_at is None:
            self.start_wanted.emit(self.patient_id)

    def _add_key(self, key: str, act: Callable[[], None]) -> None:
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(act)
