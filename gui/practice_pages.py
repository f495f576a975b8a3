"""The pages of an open practice: patients, a session, settings, backups, help."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gui.home_strip import HomeStrip
from gui.patients.patients_page import PatientsPage
from gui.practice_menu import PracticeMenu
from gui.theme import Theme
from gui.widgets.parts import refresh_icons
from gui.wording import tr
from gui.workspace import ChangeSet, Workspace
from model.clinician import Clinician
from model.errors import HeadmapError

if TYPE_CHECKING:  # imported with the first session that is opened
    from gui.session.session_page import SessionPage

PreviewAct = Literal["show_preview", "print_dialog", "save_pdf"]  # of gui/reports/preview.py


class PracticePages(QWidget):
    """Shows one page at a time; a session fills the window, the others stand under the strip."""

    quit_wanted = Signal()
    restore_wanted = Signal(Path)
    theme_wanted = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme = workspace, theme
        self.session_page: SessionPage | None = None
        self._other: QWidget | None = None
        self._warned = False
        self.menu = PracticeMenu(self, workspace)
        # From the outside in: a widget that moves into another is styled anew with all it holds.
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.home = QWidget(self._stack)
        self._body = QStackedWidget(self.home)
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
        self.strip.clinician_wanted.connect(self.choose_clinician)
        workspace.session_opened.connect(self._show_session)
        workspace.session_closed.connect(self._leave_session)
        workspace.records_changed.connect(self._records_changed)
        self._help = QShortcut(QKeySequence("F1"), self)
        self._help.activated.connect(self.show_help)

    # -- pages ---------------------------------------------------------------------------

    def fill(self) -> None:
        """Fill the patient list without its charts; after the first paint."""
        self.patients.fill(with_charts=False)

    def show_charts(self) -> None:
        """Put the charts into what was filled without them."""
        self.patients.open_sessions.show_charts()

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

    def choose_clinician(self) -> None:
        """Ask who is charting."""
        from gui.setup.clinician_page import ClinicianPage

        page = ClinicianPage(self._workspace, self._theme)
        page.chosen.connect(self._clinician_chosen)
        self._show_other(page)

    def show_settings(self) -> None:
        """The clinic's settings."""
        from gui.dialogs.settings_page import SettingsPage

        self._show_other(SettingsPage(self._workspace, self._theme))

    def show_stock(self) -> None:
        """Vials received, and what is left of them."""
        from gui.dialogs.stock_page import StockPage

        self._show_other(StockPage(self._workspace, self._theme))

    def show_backups(self) -> None:
        """Backups, and going back to one."""
        from gui.dialogs.backups_page import BackupsPage

        page = BackupsPage(self._workspace, self._theme)
        page.restore_wanted.connect(self.restore_wanted)
        self._show_other(page)

    def show_cosign_queue(self) -> None:
        """The sessions that wait for a second clinician's signature."""
        from gui.dialogs.cosign_queue_page import CosignQueuePage

        page = CosignQueuePage(self._workspace, self._theme)
        page.session_chosen.connect(self.open_to_sign)
        self._show_other(page)

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

    def show_help(self) -> None:
        """Keys, gestures, words; a session stays open behind it."""
        from gui.dialogs.help_page import HelpPage

        if not isinstance(self._other, HelpPage):
            self._show_other(HelpPage(self._workspace, self._theme))

    def show_patients(self) -> None:
        """Back to the patients, or to the open session where one is open."""
        if self._other:
            self._body.removeWidget(self._other)
            self._other.deleteLater()
            self._other = None
        if self._workspace.clinician is None:  # every change has somebody's name
            self.choose_clinician()
            return
        self._body.setCurrentWidget(self.patients)
        if self._workspace.chart and self.session_page:
            self._stack.setCurrentWidget(self.session_page)
        else:
            self._stack.setCurrentWidget(self.home)

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
        """Put text of the session into the file; False where that failed, the first time."""
        if self.session_page is None or self.session_page.keep_typed() or self._warned:
            return True
        self._warned = True
        self._workspace.failed.emit(
            tr(
                "What was typed last could not be kept; all marks are safe. Copy the text"
                " elsewhere, or close once more to leave without it."
            )
        )
        return False

    def ask_about_typed(self, then: Callable[[], None]) -> bool:
        """Where a patient's form holds text not kept yet, show it and ask; then goes on."""
        if not self.patients.has_unsaved_text:
            return False
        if self.session_page and not self.session_page.keep_typed():
            return True
        self._workspace.close_session()
        self.show_patients()
        self.patients.form.leave(then)
        return True

    def refresh_theme(self) -> None:
        """Draw everything in the colours now in force."""
        refresh_icons(self, self._theme)
        self.patients.refresh_theme()
        if self.session_page:
            self.session_page.refresh_theme()

    def release(self) -> None:
        """Keep what is being typed; before the pages go."""
        if self.session_page:
            self.session_page.release()
            self.session_page = None

    # -- behind them ---------------------------------------------------------------------

    def _show_other(self, page: QWidget) -> None:
        if self.session_page and not self.session_page.keep_typed():
            page.deleteLater()
            return
        if self._other:
            self._body.removeWidget(self._other)
            self._other.deleteLater()
        self._other = page
        closed = getattr(page, "closed", None)
        if closed is not None:
            closed.connect(self.show_patients)
        self._body.addWidget(page)
        self._body.setCurrentWidget(page)
        self._stack.setCurrentWidget(self.home)
        page.setFocus()

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
        self.session_page = page
        if self._workspace.chart:
            page.go_to(place_to_open_at(self._workspace.chart, self._workspace.place_states))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _leave_session(self) -> None:
        self._drop_session()
        self._stack.setCurrentWidget(self.home)
        self.patients.fill()

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
