"""Opens and closes practices in the window: first run, demonstration, restore, backup."""

from contextlib import suppress
from os.path import lexists
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from gui import crash_log
from gui.first_fill import FirstFill
from gui.main_window import MainWindow
from gui.theme import Theme
from gui.wording import tr
from gui.workspace import Workspace
from model.clinician import Clinician
from model.clock import Clock, system_clock
from model.errors import HeadmapError
from model.paths import RESOURCES, DataFolder, remember_folder
from model.settings import Settings
from model.store.store import open_store


class Program(QObject):
    """One window and the practice open in it."""

    def __init__(
        self,
        application: QApplication,
        folder: DataFolder,
        *,
        demonstration: bool = False,
        theme_name: str = "",
        clock: Clock = system_clock,
        window: MainWindow | None = None,
    ) -> None:
        """window is one on the screen already, in the colours of its theme."""
        super().__init__()
        self._application, self._clock = application, clock
        self.folder, self.demonstration = folder, demonstration
        self._theme_name = theme_name
        if window is None:
            theme = Theme()
            theme.choose(theme_name or "system", application)
            window = MainWindow(theme)
        self.window, self.theme = window, window.theme
        self.window.close_wanted.connect(self.close)
        self.workspace: Workspace | None = None
        self._closing = False
        self._chosen_theme = theme_name or "system"
        application.styleHints().colorSchemeChanged.connect(self._system_scheme_changed)
        crash_log.install(folder.log, self.window.say)

    def start(self) -> None:
        """Show the window: the practice where there is one, else the first run."""
        if self.demonstration:
            self.open_demonstration()
        elif lexists(self.folder.records):
            self.open_folder(self.folder)
        else:
            self._start_without_records()

    def _start_without_records(self) -> None:
        from gui.setup.missing_records import missing_records

        if missing := missing_records(self.folder):
            self._show_trouble(self.folder, missing, anew=True)
        else:
            self.first_run()

    def open_folder(self, folder: DataFolder) -> None:
        """Open a practice's records; what keeps it from opening is shown in words."""
        try:
            self._open(folder)
        except HeadmapError as error:
            self._could_not_open(folder, error)

    def open_demonstration(self) -> None:
        """Open the made-up practice, which lies in a folder of its own."""
        from model.demonstration import make_demonstration

        folder = self.folder.demonstration()
        self.demonstration = True  # also for trying again, should it fail
        try:
            self._open(make_demonstration(self.folder, self._clock))
        except HeadmapError as error:
            self._could_not_open(folder, error)

    def first_run(self) -> None:
        """Ask for the clinic and the first clinician; nothing is written before."""
        from gui.setup.first_run_page import FirstRunPage
        from model.head_map import load as load_head_map
        from model.protocol_catalogue import load_catalogue

        protocol = next(iter(load_catalogue(None).protocols.values()))
        head_map = load_head_map(RESOURCES / "head_map.svg")
        page = FirstRunPage(self.theme, head_map, protocol, self.folder.root)
        page.done.connect(self._set_up)
        page.folder_wanted.connect(self._choose_folder)
        page.demonstration_wanted.connect(self.open_demonstration)
        page.restore_wanted.connect(self.restore)
        self.window.show_page(page)

    def restore(self, backup: Path, folder: DataFolder | None = None) -> None:
        """Put a backup in the place of the records, which are kept beside it.

        folder is the one that could not be opened; by default the one that is open.
        """
        from model.store.backup import restore

        if folder is None:
            folder = self.workspace.folder if self.workspace else self.folder
        self._close_practice()
        try:
            kept = restore(backup, folder.records, self._clock())
        except (HeadmapError, OSError) as error:
            self.window.say(str(error))
        else:
            words = tr("The backup is restored.")
            if kept:
                more = tr("The replaced file is kept as {file} in {folder}.")
                words = f"{words} {more.format(file=kept.name, folder=folder.root)}"
            self.window.tell(words)
        self._try_again(folder)

    def close(self) -> None:
        """Keep all, back up, and end; a form with typed text asks first."""
        if self.workspace is None:
            self.window.close_for_good()
            return
        if self._closing:
            return
        pages = self.window.pages
        if pages and not pages.keeps_typed():
            return
        if pages and pages.ask_about_typed(self._close_now):
            return
        self._close_now()

    def _close_now(self) -> None:
        from gui.closing import ClosingPage

        workspace = self.workspace
        if workspace is None or self._closing:
            return
        self._closing = True
        self.window.leave_practice()
        page = ClosingPage(workspace)
        page.finished.connect(self._closed)
        self.window.show_page(page)
        page.start()

    # -- behind them ---------------------------------------------------------------------

    def _open(self, folder: DataFolder) -> None:
        interrupted = folder.running_mark.exists()
        store = open_store(folder, self._clock)
        try:
            folder.running_mark.touch()
            workspace = Workspace(
                store, folder, clock=self._clock, demonstration=self.demonstration
            )
        except BaseException:
            store.close()  # else a second try would find the records locked by the first
            raise
        workspace.was_interrupted = interrupted
        self.workspace = workspace
        self._apply_theme(self._theme_name or workspace.settings.theme)
        pages = self.window.show_practice(workspace)
        pages.quit_wanted.connect(self.close)
        pages.restore_wanted.connect(self.restore)
        pages.theme_wanted.connect(self._apply_theme)
        workspace.clinician_changed.connect(self._remember_clinician)
        self._sign_in(workspace)
        filling = FirstFill(workspace, pages, is_open=lambda: self.workspace is workspace)
        filling.told.connect(self.window.say)
        filling.broken.connect(lambda error: self._could_not_open(folder, error))
        # The list is read once the window is on the screen.
        if self.window.isVisible():
            QTimer.singleShot(0, filling, filling.fill)
        else:
            self.window.first_painted.connect(lambda: QTimer.singleShot(0, filling, filling.fill))

    def _sign_in(self, workspace: Workspace) -> None:
        clinicians = workspace.store.clinicians.all()
        if len(clinicians) == 1:
            workspace.sign_in(clinicians[0])
        elif self.window.pages:
            self.window.pages.choose_clinician()

    def _remember_clinician(self) -> None:
        from dataclasses import replace

        workspace = self.workspace
        if workspace and workspace.clinician:
            last = str(workspace.clinician.clinician_id)
            if workspace.settings.last_clinician_id != last:
                workspace.change_settings(replace(workspace.settings, last_clinician_id=last))

    def _apply_theme(self, name: str) -> None:
        name = self._theme_name or name
        if name != self._chosen_theme:
            self._chosen_theme = name
            self.theme.choose(name, self._application)
            if self.window.pages:
                self.window.pages.refresh_theme()

    def _system_scheme_changed(self) -> None:
        if self._chosen_theme == "system":
            self._chosen_theme = ""
            self._apply_theme("system")

    def _set_up(self, clinic_name: str, clinician: Clinician) -> None:
        try:
            store = open_store(self.folder, self._clock)
            try:
                now = self._clock()
                added = store.clinicians.add(clinician, now, None)
                store.settings.set(Settings(clinic_name=clinic_name), now, added.clinician_id)
            finally:
                store.close()
        except HeadmapError as error:
            self.window.say(str(error))
            return
        self.window.failures.hide()
        self.open_folder(self.folder)

    def _choose_folder(self, root: Path) -> None:
        from gui.setup.first_run_page import FirstRunPage

        self.folder = DataFolder(root)
        page = self.window.current_page()
        if isinstance(page, FirstRunPage):
            page.show_folder(root)
        try:
            remember_folder(root)
        except OSError:
            self.window.say(
                tr(
                    "The choice of the folder could not be kept:"
                    " it counts until the program is closed."
                )
            )
        if self.folder.records.exists():
            self.open_folder(self.folder)

    def _could_not_open(self, folder: DataFolder, error: HeadmapError) -> None:
        self._close_practice()  # where it was open already, it would lock itself out
        self._show_trouble(folder, str(error))

    def _show_trouble(self, folder: DataFolder, problem: str, *, anew: bool = False) -> None:
        from gui.setup.trouble_page import TroublePage

        page = TroublePage(self.theme, problem, folder, anew=anew)
        page.retry_wanted.connect(
            self.open_demonstration if self.demonstration else lambda: self._try_again(folder)
        )
        page.restore_wanted.connect(lambda backup: self.restore(backup, folder))
        page.anew_wanted.connect(self.first_run)
        page.close_wanted.connect(self.window.close_for_good)
        self.window.show_page(page)

    def _try_again(self, folder: DataFolder) -> None:
        """Open records that are there; none are made where they are missing."""
        if lexists(folder.records):
            self.open_folder(folder)
        else:
            self.start()

    def _close_practice(self) -> None:
        workspace, self.workspace = self.workspace, None
        self.window.leave_practice()
        if workspace:
            from gui.backup_thread import BackupThread
            from gui.reading_thread import ReadingThread

            # A thread that is deleted while it runs ends the program.
            for copying in workspace.findChildren(BackupThread):
                copying.stop()
            for reading in workspace.findChildren(ReadingThread):
                reading.stop()
            workspace.store.close()
            # Not left to Python: taking its undo stacks apart in whatever order ends the program.
            workspace.deleteLater()
            with suppress(OSError):  # something else may lie there under its name
                workspace.folder.running_mark.unlink(missing_ok=True)

    def _closed(self) -> None:
        self._close_practice()
        self.window.close_for_good()
