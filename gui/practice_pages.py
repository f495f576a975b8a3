"""The pages of an open practice: patients, a session, settings, backups, help."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.home_strip import KEYS, HomeStrip, HomeTab
from gui.other_pages import OtherPages
from gui.overriding import override
from gui.patients.patients_page import PatientsPage
from gui.practice_menu import PracticeMenu
from gui.theme import Theme
from gui.widgets.parts import refresh_icons
from gui.wording import tr
from gui.workspace import ChangeSet, Workspace
from model.clinician import Clinician
from model.errors import HeadmapError

if TYPE_CHECKING:  # imported with the first session or patient that is opened
    from gui.history.patient_page import PatientPage
    from gui.session.session_page import SessionPage

WARNED_FOR = timedelta(minutes=1)  # what is typed later is asked about anew
PreviewAct = Literal["show_preview", "print_dialog", "save_pdf"]  # of gui/reports/preview.py


class PracticePages(OtherPages):
    """Shows one page at a time; a session fills the window, the others stand under the strip."""

    quit_wanted = Signal()
    theme_wanted = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(workspace, theme, parent)
        self.session_page: SessionPage | None = None
        self.patient_page: PatientPage | None = None
        self._warned_at: datetime | None = None
        self.menu = PracticeMenu(self, workspace)
        self.strip = HomeStrip(workspace, theme, self.menu, self.home)
        self.patients = PatientsPage(workspace, theme, self._body)
        self._body.addWidget(self.patients)
        home = QVBoxLayout(self.home)
        home.setContentsMargins(0, 0, 0, 0)
        home.setSpacing(0)
        home.addWidget(self.strip)
        home.addWidget(self._body, 1)
        self._stack.addWidget(self.home)
        self.patients.session_chosen.connect(self.open_session)
        self.patients.start_wanted.connect(lambda who: self._switch(workspace.start_session, who))
        self.patients.print_wanted.connect(self.print_session)
        self.patients.cosign_queue_wanted.connect(self.show_cosign_queue)
        self.patients.patient_page_wanted.connect(self.show_patient_page)
        self.patients.due_list_wanted.connect(self.show_due_list)
        self.strip.clinician_wanted.connect(self.choose_clinician)
        self.strip.tab_wanted.connect(self.show_home)
        self.strip.show_tab(HomeTab.PATIENTS)
        workspace.session_opened.connect(self._show_session)
        workspace.session_closed.connect(self._leave_session)
        workspace.records_changed.connect(self._records_changed)
        self._help = QShortcut(QKeySequence("F1"), self)
        self._help.activated.connect(self.show_help)
        for name, key in KEYS.items():
            made = QShortcut(QKeySequence(key), self.home)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(partial(self.show_home, name))

    # -- pages ---------------------------------------------------------------------------

    def fill(self) -> None:
        """Fill the patient list without its charts; after the first paint."""
        self.patients.fill(with_charts=False)

    def show_charts(self) -> None:
        """Put the charts into what was filled without them."""
        self.patients.open_sessions.show_charts()

    def show_due(self) -> None:
        """Put those due beside the list."""
        self.patients.nothing_chosen.show_due()

    @override
    def open_session(self, session_id: int) -> None:
        """Show a session; what is being typed in another one goes to that one first."""
        self._switch(self._workspace.open_session, session_id)

    def _switch(self, act: Callable[[int], None], number: int) -> None:
        if self.session_page:
            if not self.session_page.keep_typed():
                return
            # Its panels write to the open session: they must be gone before that is another.
            self._workspace.close_session()
        self._try(act, number)

    @override
    def open_to_sign(self, session_id: int) -> None:
        """Show a session where it is signed."""
        from model.safety.finding import Place

        self.open_session(session_id)
        if self.session_page:
            self.session_page.go_to(Place.REVIEW)
            self.show_patients()

    def declare_void(self) -> None:
        """Ask in Review why the open session was entered in error."""
        from gui.session.review.review_place import ReviewPlace
        from model.safety.finding import Place

        page = self.session_page
        if page and page.keep_typed():
            page.go_to(Place.REVIEW)
            if isinstance(page.place, ReviewPlace):
                page.place.declare_void()

    @override
    def show_patients(self) -> None:
        """Back to the patients, or to the session or patient's page that is open."""
        self._drop_other()
        if self._workspace.clinician is None:  # every change has somebody's name
            self.choose_clinician()
            return
        self._body.setCurrentWidget(self.patients)
        self.strip.show_tab(HomeTab.PATIENTS)
        session = self.session_page if self._workspace.chart else None
        self._stack.setCurrentWidget(session or self.patient_page or self.home)

    @override
    def show_patient_page(self, patient_id: int) -> None:
        """A patient's history, dose map and measures."""
        if not self._leaves_what_is_open():
            return
        self._try(self._make_patient_page, patient_id)

    def _make_patient_page(self, patient_id: int) -> None:
        from gui.history.patient_page import PatientPage

        page = PatientPage(self._workspace, self._theme, self.menu, patient_id)
        page.left.connect(self._leave_patient_page)
        page.session_wanted.connect(self.open_session)
        page.start_wanted.connect(lambda who: self._switch(self._workspace.start_session, who))
        self.patient_page = page
        page.show_tab(page.shown)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _leave_patient_page(self) -> None:
        self._drop_patient_page()
        self._stack.setCurrentWidget(self.session_page or self.home)
        self._show_home_again()

    def _drop_patient_page(self) -> None:
        page, self.patient_page = self.patient_page, None
        if page:
            page.release()
            self._stack.removeWidget(page)
            page.deleteLater()

    def print_session(self, session_id: int) -> None:
        """Preview of a session's chart, from which it is printed or saved as PDF."""
        self.print_chart(session_id, "show_preview")

    def print_chart(self, session_id: int, act: PreviewAct) -> None:
        """Do one of the acts of gui/reports/preview.py with the chart as it is in the file."""
        from gui.reports import preview

        if self.session_page and not self.session_page.keep_typed():
            return
        workspace = self._workspace
        self._try(lambda: getattr(preview, act)(self, workspace.chart_document(session_id)))

    def keeps_typed(self) -> bool:
        """Keep what is typed; False where that failed, and True a second time soon after."""
        now, before = self._workspace.clock(), self._warned_at
        if self._keeps_open_text() or (before and now - before < WARNED_FOR):
            return True
        self._warned_at = now
        words = tr(
            "What was typed last could not be kept; all marks are safe. Copy the text"
            " elsewhere, or close once more to leave without it."
        )
        if self._stack.currentWidget() is self.patient_page:
            words = tr(
                "A form on this page holds what is not kept yet. Keep it or throw it away, or"
                " close once more to leave without it."
            )
        self._workspace.failed.emit(words)
        return False

    def ask_about_typed(self, then: Callable[[], None]) -> bool:
        """Where a call or a patient's form holds text not kept yet, show it; then goes on."""
        if self._shows_typed_calls():
            return True
        if not self.patients.has_unsaved_text:
            return False
        if self.session_page and not self.session_page.keep_typed():
            return True
        self._workspace.close_session()
        self.show_patients()
        self._stack.setCurrentWidget(self.home)  # a patient's page would hide the question
        self.patients.form.leave(then)
        return True

    def refresh_theme(self) -> None:
        """Draw everything in the colours now in force."""
        refresh_icons(self, self._theme)
        self.patients.refresh_theme()
        for page in (self.session_page, self.patient_page):
            if page:
                page.refresh_theme()

    def release(self) -> None:
        """Keep what is being typed; before the pages go."""
        self._drop_other()
        if self.session_page:
            self.session_page.release()
            self.session_page = None
        if self.patient_page:
            self.patient_page.release()
            self.patient_page = None

    # -- behind them ---------------------------------------------------------------------

    @override
    def _keeps_open_text(self) -> bool:
        for page in (self.session_page, self.patient_page):
            if page and not page.keep_typed():
                # It asks, or says what is wrong, where the text is: that has to be seen.
                self._drop_other()
                self._body.setCurrentWidget(self.patients)
                self.strip.show_tab(HomeTab.PATIENTS)
                self._stack.setCurrentWidget(page)
                return False
        return True

    @override
    def _leaves_what_is_open(self) -> bool:
        if not self._keeps_open_text():
            return False
        if self._workspace.chart:
            self._workspace.close_session()
        self._drop_patient_page()
        return True

    @override
    def _clinician_chosen(self, clinician: Clinician) -> None:
        self._workspace.sign_in(clinician)
        self.show_patients()

    def _show_session(self) -> None:
        from gui.session.session_page import SessionPage
        from model.opening import place_to_open_at

        self._drop_session()
        page = SessionPage(self._workspace, self._theme, self.menu)
        page.left.connect(self._workspace.close_session)
        page.print_wanted.connect(lambda: self._with_open_document("show_preview"))
        page.pdf_wanted.connect(lambda: self._with_open_document("save_pdf"))
        page.patient_page_wanted.connect(self.show_patient_page)
        self.session_page = page
        if self._workspace.chart:
            page.go_to(place_to_open_at(self._workspace.chart, self._workspace.place_states))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _leave_session(self) -> None:
        self._drop_session()
        self._stack.setCurrentWidget(self.patient_page or self.home)
        self.patients.fill()
        self._show_home_again()

    def _drop_session(self) -> None:
        if self.session_page:
            self.session_page.release()
            self._stack.removeWidget(self.session_page)
            self.session_page.deleteLater()
            self.session_page = None

    def _with_open_document(self, act: PreviewAct) -> None:
        chart = self._workspace.chart
        if chart:
            self.print_chart(chart.session.session_id, act)

    def _records_changed(self, changes: ChangeSet) -> None:
        if changes.settings:
            self.theme_wanted.emit(self._workspace.settings.theme)

    def _try(self, act: Callable[..., object], *values: object) -> None:
        try:
            act(*values)
        except HeadmapError as error:
            self._workspace.report(error)
