"""The patients' page: search and list at the left, the chosen patient or a form at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.overriding import override
from gui.patients.found_list import FoundList
from gui.patients.key_line import KeyLine
from gui.patients.left_side import left_side, waiting_for_cosignature, waiting_text
from gui.patients.open_sessions import OpenSessions
from gui.patients.right_side import RightSide
from gui.patients.search_field import SearchField
from gui.theme import Theme
from gui.widgets.key_cap import CapButton
from gui.widgets.mini_map import Miniatures
from gui.widgets.parts import button, refresh_icons, row
from gui.wording import tr
from gui.workspace import ChangeSet, Workspace

if TYPE_CHECKING:  # imported with the first patient that is chosen
    from gui.patients.patient_form import PatientForm
    from gui.patients.patient_panel import PatientPanel

TYPING_PAUSE_MS = 40
NEW_KEY, PAGE_KEY = "Ctrl+N", "F3"
NARROW, WIDE = 1366, 1700


class PatientsPage(QWidget):
    """The first page; fill() once it is on the screen.

    One accent fill: the main button of form or patient where shown, else that of the first open
    session, else of the empty list.
    """

    session_chosen = Signal(int)
    start_wanted = Signal(int)
    print_wanted = Signal(int)
    cosign_queue_wanted = Signal()
    patient_page_wanted = Signal(int)
    due_list_wanted = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme = workspace, theme
        self._filled = self._stale = False
        miniatures = Miniatures.of_practice(workspace, theme)
        self.search = SearchField(theme)
        self.new = CapButton(theme, tr("New patient"), kind="plain", icon="plus")
        self.new.setToolTip(tr("New patient (Ctrl+N)"))
        self.new.setStyleSheet("QPushButton { min-height: 53px; }")
        self.open_sessions = OpenSessions(workspace, theme, miniatures)
        self.waiting = button("", "link", tip=tr("Show them"))
        self.list = FoundList(workspace, theme, miniatures)
        self.right = RightSide(workspace, theme, miniatures)
        self.nothing_chosen = self.right.at_rest
        self.foot = KeyLine(theme)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._lay_out()
        self._connect()

    @property
    def panel(self) -> "PatientPanel":
        """The chosen patient."""
        return self.right.panel

    @property
    def form(self) -> "PatientForm":
        """The form of a patient."""
        return self.right.form

    @property
    def shown_patient_id(self) -> int | None:
        """Whose panel stands at the right; None for nobody's."""
        return self.right.shown_patient_id

    @property
    def shows_form(self) -> bool:
        """Whether the form stands at the right."""
        return self.right.shows_form

    def fill(self, *, with_charts: bool = True) -> None:
        """Read the file and show it; to be called after the first paint.

        Without charts the cards of open sessions wait for open_sessions.show_charts(), and those
        due for nothing_chosen.show_due().
        """
        self._filled, self._stale = True, False
        drafts = self._workspace.store.sessions.open_drafts()
        self.open_sessions.fill(drafts, with_charts=with_charts)
        self._show_waiting()
        self._search_now()
        if with_charts:
            self.nothing_chosen.show_due()
        if self.shown_patient_id is not None:
            self.panel.show_patient(self.shown_patient_id)
        self._place_accent()

    def open_patient(self, patient_id: int) -> None:
        """Show a patient at the right; a form with typed text there asks first."""
        if self.shows_form:
            self.form.leave(lambda: self._show_patient(patient_id))
        else:
            self._show_patient(patient_id)

    def new_patient(self) -> None:
        """Show an empty form; what was searched in vain is taken over."""
        if self.shows_form:
            self.form.leave(self._show_new)
        else:
            self._show_new()

    @property
    def has_unsaved_text(self) -> bool:
        """Whether a form holds typed text that is not in the file."""
        return self.shows_form and self.form.is_changed

    def refresh_theme(self) -> None:
        """Draw again in the theme's colours."""
        refresh_icons(self, self._theme)
        self.fill()
        self.update()

    def _connect(self) -> None:
        self._pause.timeout.connect(self._typed)
        self.search.textChanged.connect(self._pause.start)
        self.search.stepped.connect(self._step)
        self.search.entered.connect(self._enter)
        self.new.clicked.connect(self.new_patient)
        self.list.new_wanted.connect(self.new_patient)
        self.list.opened.connect(self.open_patient)
        self.list.view.entered_by_key.connect(self._enter)
        self.list.filled.connect(self._listed)
        self.open_sessions.continue_wanted.connect(self.session_chosen)
        self.waiting.clicked.connect(self.cosign_queue_wanted)
        self._connect_right()
        self._workspace.records_changed.connect(self._records_changed)
        for key, act in ((NEW_KEY, self.new_patient), (PAGE_KEY, self._show_page)):
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    def _show_page(self) -> None:
        chosen = self.list.current
        if chosen:
            self.patient_page_wanted.emit(chosen.patient.patient_id)

    def _connect_right(self) -> None:
        right = self.right
        right.session_chosen.connect(self.session_chosen)
        right.start_wanted.connect(self.start_wanted)
        right.print_wanted.connect(self.print_wanted)
        right.page_wanted.connect(self.patient_page_wanted)
        right.edit_wanted.connect(self._edit)
        right.saved.connect(self._saved)
        right.opened.connect(self._show_patient)
        right.cancelled.connect(self._form_left)
        right.at_rest.due_list_wanted.connect(self.due_list_wanted)

    def _lay_out(self) -> None:
        cards = (self.open_sessions, self.waiting)
        left = left_side(row(self.search, self.new, spacing=12), cards, self.list, self.foot)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(left, 1)
        self._layout.addWidget(self.right)

    def _show_waiting(self) -> None:
        words = waiting_text(waiting_for_cosignature(self._workspace))
        self.waiting.setText(words)
        self.waiting.setAccessibleName(words)
        self.waiting.setVisible(bool(words))

    def _show_patient(self, patient_id: int) -> None:
        self.panel.show_patient(patient_id)
        self._show_right(self.panel)
        if self.list.model.row_of(patient_id) is not None:
            self.list.choose(patient_id)
        if not self.search.hasFocus() and not self.list.view.hasFocus():
            self.search.setFocus()

    def _show_new(self) -> None:
        nobody = self.list.model.rowCount() == 0
        self._show_right(self.form)
        self.form.add_new(self.search.text() if nobody else "")

    def _edit(self) -> None:
        if self.panel.patient:
            self._show_right(self.form)
            self.form.change(self.panel.patient)

    def _saved(self, patient_id: int) -> None:
        self._show_right(self.panel)
        self.panel.show_patient(patient_id)
        self.search.clear()
        self._search_now()
        self.list.choose(patient_id)
        self.search.setFocus()

    def _form_left(self) -> None:
        self._show_right(self.panel if self.panel.patient else self.nothing_chosen)
        self.search.setFocus()

    def _show_right(self, page: QWidget) -> None:
        self.right.setCurrentWidget(page)
        self._place_accent()

    def _place_accent(self) -> None:
        at_right = not self.right.is_at_rest
        self.open_sessions.set_accent(not at_right)
        nobody = not at_right and not self.open_sessions.cards
        for empty in (self.list.none_yet, self.list.no_match):
            empty.set_accent(nobody)

    def _typed(self) -> None:
        self._search_now()
        self._close_another_panel()

    def _close_another_panel(self) -> None:
        """Never one patient chosen in the list and another one's main button beside it."""
        chosen = self.list.current.patient.patient_id if self.list.current else None
        if self.shown_patient_id not in (None, chosen):
            self._show_right(self.nothing_chosen)

    def _search_now(self) -> None:
        self._pause.stop()
        self.list.search(self.search.text())

    def _listed(self) -> None:
        had_focus = self.window().focusWidget() in (None, self.search)
        self.search.setEnabled(not self.list.is_empty_file)
        if self.list.is_empty_file and had_focus:
            self.list.none_yet.new.setFocus()
        self.new.setVisible(not self.list.is_empty_file)
        self.foot.setVisible(not self.list.is_empty_file)
        self.nothing_chosen.say(is_empty_file=self.list.is_empty_file)

    def _step(self, rows: int) -> None:
        if self._pause.isActive():
            self._search_now()
        self.list.view.step(rows)
        self._close_another_panel()

    def _enter(self, begin: bool) -> None:
        if self._pause.isActive():
            self._typed()
        chosen = self.list.current
        if chosen is None:
            if self.search.text().strip() or self.list.is_empty_file:
                self.new_patient()
            return
        wanted = chosen.patient.patient_id
        begin = begin or self.shown_patient_id == wanted
        if self.shown_patient_id != wanted:
            self.open_patient(wanted)
        if begin and self.shown_patient_id == wanted:  # not where a form asked about its text
            self.panel.main_action()

    def _records_changed(self, changes: ChangeSet) -> None:
        # Before the first fill() there is nothing to keep up to date, and a window to paint.
        if changes.session_id is not None or changes.patients or changes.settings:
            self._stale = self._filled
        if self._stale and self.isVisible():
            self.fill()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.fill()
        if not self.shows_form:
            self.search.setFocus()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Nothing may ask the store once the page is off the screen: it may be closed by then.
        self._stale = self._stale or self._pause.isActive()
        self._pause.stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width()
        gap = 12 if width < NARROW else 16 if width < WIDE else 20
        self._layout.setContentsMargins(gap, gap, gap, gap)
        self._layout.setSpacing(gap)
        self.right.setFixedWidth(488 if width < NARROW else 560 if width < WIDE else 680)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if text.strip() and text.isprintable() and not event.modifiers() & command:
            self.search.setFocus()
            self.search.insert(text)
        else:
            super().keyPressEvent(event)
