"""Backups: what there is, one more now, and going back to one, asked for in place."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gui.backup_thread import BackupThread
from gui.dialogs.page import Page, stacked
from gui.dialogs.records_check_panel import RecordsCheckPanel
from gui.overriding import override
from gui.patients.wording import breakable, joined
from gui.theme import Theme
from gui.widgets.parts import button, frame, label, row
from gui.widgets.row_button import RowButton
from gui.wording import NO_BREAK, clock_time, day, tr
from gui.workspace import Workspace
from model.store.backup import Backup, list_backups

KIB = 1024


class BackupsPage(Page):
    """Restoring is the window's; this page asks and names the file."""

    restore_wanted = Signal(Path)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(theme, tr("Backups"))
        self._workspace, self._theme = workspace, theme
        self.rows: list[RowButton] = []
        self._chosen: Path | None = None
        self._rows_column = QVBoxLayout()
        self._rows_column.setSpacing(6)
        self._make_parts()
        self._lay_out()
        self.fill()
        running = workspace.findChild(BackupThread)
        if isinstance(running, BackupThread):
            self._follow(running)

    def _make_parts(self) -> None:
        self.now = button(tr("Back up now"), "main")
        self.cancel = button(tr("Cancel"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Progress of the backup"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.said = label("", "second", wrap=True)
        self.said.hide()
        self.none = label(tr("No backups yet. Make the first one."), "second")
        self.from_file = button(tr("Restore from file…"))
        self.question = frame("notice")
        self.question_words = label("", "confirm", wrap=True)
        self.restore = button(tr("Restore this backup"))
        self.leave = button(tr("Leave everything as it is"))
        self.now.clicked.connect(self.back_up)
        self.from_file.clicked.connect(self._choose_file)
        self.restore.clicked.connect(self._restore)
        self.leave.clicked.connect(self._close_question)

    def _lay_out(self) -> None:
        asked = QVBoxLayout(self.question)
        asked.setContentsMargins(14, 12, 14, 12)
        asked.setSpacing(10)
        asked.addWidget(self.question_words)
        asked.addLayout(row(self.leave, self.restore, 1))
        self.question.hide()
        where = tr(
            "Backups are made when the program closes, too, and are thinned with age:"
            " all of the last day, then the newest of each of 7 days, 5 weeks and 24 months."
            " They lie in {folder}."
        ).format(folder=self._workspace.folder.backups)
        buttons = QWidget()
        buttons.setLayout(row(self.now, self.cancel, 1, self.from_file))
        self.section(
            tr("Keep a copy"), label(breakable(where), "second", wrap=True), buttons,
            stacked(self.bar, self.said),
        )  # fmt: skip
        self.column.addWidget(self.question)
        kept = QWidget()
        kept.setLayout(self._rows_column)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self.section(tr("Backups, newest first"), self.none, kept)
        records = self._workspace.folder.records
        self.section(tr("Are the records in order?"), RecordsCheckPanel(records))
        self.column.addStretch()
        self._show_running(False)

    def fill(self) -> None:
        """Show the backups in the folder."""
        for old in self.rows:
            self._rows_column.removeWidget(old)
            old.hide()
            old.deleteLater()
        backups = list_backups(self._workspace.folder.backups)
        self.rows = [self._make_row(backup) for backup in backups]
        for made in self.rows:
            self._rows_column.addWidget(made)
        self.none.setVisible(not backups)

    def _make_row(self, backup: Backup) -> RowButton:
        when = f"{day(backup.made_at)} {clock_time(backup.made_at)}"
        size = size_text(backup.bytes)
        name = tr("Restore the backup of {when}").format(when=joined(when, size))
        made = RowButton(self._theme, name, card=True)
        made.setToolTip(name)
        made.setCheckable(True)
        inside = QHBoxLayout(made)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(label(when, "strong"))
        inside.addStretch()
        inside.addWidget(label(size, "second"))
        inside.addSpacing(16)
        inside.addWidget(label(tr("Restore…"), "accent"))
        made.let_clicks_through()
        made.clicked.connect(lambda: self.ask(backup.path))
        made.setProperty("path", str(backup.path))
        return made

    def back_up(self) -> None:
        """Make a backup now; the page stays usable."""
        workspace = self._workspace
        thread = BackupThread(workspace, workspace.folder, workspace.clock())
        self._follow(thread)
        thread.start()

    def ask(self, path: Path) -> None:
        """Ask, in place, whether a file shall replace the records."""
        self._chosen = path
        for made in self.rows:
            made.setChecked(made.property("path") == str(path))
        records = self._workspace.folder.records
        words = tr(
            "Replace the records by {file}? Everything recorded after it was made will no longer"
            " be on the screen. The records as they are now are kept beside it, in {folder},"
            " in a file whose name begins with “replaced-”."
        ).format(file=path.name, folder=records.parent)
        self.question_words.setText(breakable(words))
        self.question.show()
        self.scroll_area.ensureWidgetVisible(self.question)
        self.leave.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.question.isVisibleTo(self):
            self._close_question()
        else:
            super().keyPressEvent(event)

    def _follow(self, thread: BackupThread) -> None:
        thread.progress.connect(self._progress)
        thread.ended.connect(self._ended)
        self.cancel.clicked.connect(thread.cancel)
        self._say(tr("Making a backup…"))
        self._show_running(True)

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _ended(self, problem: str) -> None:
        before = {str(made.property("path")) for made in self.rows}
        self._show_running(False)
        self.fill()
        made_one = {str(made.property("path")) for made in self.rows} - before
        words = tr("The backup is made and was opened to check it.")
        if not made_one:
            words = tr("No backup was made. The records are unchanged.")
        self._say(breakable(problem) or words)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()

    def _show_running(self, running: bool) -> None:
        had_focus = self.now.hasFocus() or self.cancel.hasFocus()
        self.now.setEnabled(not running)
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        if had_focus:
            (self.cancel if running else self.now).setFocus(Qt.FocusReason.OtherFocusReason)
        self.bar.setRange(0, 0 if running else 1)

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            tr("Restore from file"),
            str(self._workspace.folder.backups),
            tr("Backups (*.sqlite3)"),
        )
        if chosen:
            self.ask(Path(chosen))

    def _restore(self) -> None:
        if self._chosen:
            self.restore_wanted.emit(self._chosen)

    def _close_question(self) -> None:
        self._chosen = None
        self.question.hide()
        for made in self.rows:
            made.setChecked(False)
        self.now.setFocus()


def size_text(size: int) -> str:
    """A file's size, such as 1.2 MB."""
    if size < KIB * KIB:
        return f"{max(1, round(size / KIB))}{NO_BREAK}KB"
    return f"{size / KIB / KIB:.1f}{NO_BREAK}MB"
