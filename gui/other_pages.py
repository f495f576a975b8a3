"""The pages that stand under the home strip for a while: due, sums, lots, settings, help."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gui.home_pages import HomePage, make_home_page
from gui.home_strip import HomeStrip, HomeTab
from gui.theme import Theme
from gui.workspace import Workspace
from model.clinician import Clinician


class OtherPages(QWidget):
    """One of them at a time, over the patients; the page behind comes back when it is closed."""

    restore_wanted = Signal(Path)
    strip: HomeStrip

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme = workspace, theme
        self._other: QWidget | None = None
        self._shown_tab: HomeTab | None = HomeTab.PATIENTS
        self._states: dict[HomeTab, object] = {}
        self._return_to: HomeTab | None = None
        # From the outside in: a widget that moves into another is styled anew with all it holds.
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.home = QWidget(self._stack)
        self._body = QStackedWidget(self.home)

    @property
    def other(self) -> QWidget | None:
        """The page that lies over the patients."""
        return self._other

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

    def show_help(self) -> None:
        """Keys, gestures, words; a session stays open behind it."""
        from gui.dialogs.help_page import HelpPage

        if not isinstance(self._other, HelpPage):
            self._show_other(HelpPage(self._workspace, self._theme))

    def show_home(self, name: HomeTab) -> None:
        """A page of the practice by its tab; what is open behind is left for it."""
        if not self._leaves_what_is_open():
            return
        self._return_to = None
        if name is HomeTab.PATIENTS or self._workspace.clinician is None:
            self.show_patients()
            return
        if self._shown_tab is name:
            return
        page = make_home_page(name, self._workspace, self._theme)
        if name in self._states:
            page.restore(self._states[name])
        page.patient_wanted.connect(self.show_patient_page)
        page.session_wanted.connect(self.open_session)
        self._show_other(page, name)

    def show_due_list(self, group: str) -> None:
        """The list of those due, of one group by its name or of all."""
        from gui.due.due_page import DuePage

        self.show_home(HomeTab.DUE)
        if isinstance(self._other, DuePage):
            self._other.show_group(group)

    def _shows_typed_calls(self) -> bool:
        """Where something typed about a call is not noted, show it and say so, once."""
        from gui.due.typed_calls import typed_calls

        words = typed_calls(self._workspace).words_to_ask()
        if words:
            self.show_due_list("")
            self._workspace.failed.emit(words)
        return bool(words)

    # -- behind them ---------------------------------------------------------------------

    def _show_other(self, page: QWidget, tab: HomeTab | None = None) -> None:
        if not self._keeps_open_text():
            page.deleteLater()
            return
        behind = self._return_to or self._shown_tab
        self._drop_other()
        # A page without a tab, such as the help, gives way to the one that it was opened over.
        self._return_to = behind if tab is None else None
        self._other, self._shown_tab = page, tab
        closed = getattr(page, "closed", None)
        if closed is not None:
            closed.connect(self._close_other)
        self._body.addWidget(page)
        self._body.setCurrentWidget(page)
        self._stack.setCurrentWidget(self.home)
        self.strip.show_tab(tab)
        page.setFocus()

    def _close_other(self) -> None:
        self.show_patients()
        self._show_home_again()

    def _show_home_again(self) -> None:
        """Where the home is on the screen, the page of it that was there before."""
        behind, home = self._return_to, self._stack.currentWidget() is self.home
        if home and behind not in (None, HomeTab.PATIENTS) and self._other is None:
            self.show_home(behind)

    def _drop_other(self) -> None:
        other, self._other = self._other, None
        tab, self._shown_tab = self._shown_tab, HomeTab.PATIENTS
        if other:
            if isinstance(other, HomePage):
                if tab and other.kept_state is not None:
                    self._states[tab] = other.kept_state
                other.release()
            self._body.removeWidget(other)
            other.deleteLater()

    # -- of the pages that know patients and sessions ------------------------------------

    def show_patients(self) -> None:
        """Back to the patients, or to what is open."""
        raise NotImplementedError

    def show_patient_page(self, patient_id: int) -> None:
        """A patient's page."""
        raise NotImplementedError

    def open_session(self, session_id: int) -> None:
        """Show a session."""
        raise NotImplementedError

    def open_to_sign(self, session_id: int) -> None:
        """Show a session where it is signed."""
        raise NotImplementedError

    def _clinician_chosen(self, clinician: Clinician) -> None:
        raise NotImplementedError

    def _keeps_open_text(self) -> bool:
        """Put what is being typed into the file; False where that failed."""
        raise NotImplementedError

    def _leaves_what_is_open(self) -> bool:
        """Close the open session or patient's page; False where its text could not be kept."""
        raise NotImplementedError
