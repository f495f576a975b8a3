"""The backup that is made when the program closes, without holding up the window."""

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.overriding import override
from gui.widgets.parts import button, label
from gui.wording import tr
from gui.workspace import Workspace
from model.errors import HeadmapError
from model.store.backup import thin, write_backup


class _Told(QObject):
    """Carries words from the worker's thread to the window's."""

    done = Signal(str)
    progress = Signal(int, int)


class BackupJob(QRunnable):
    """Writes one verified backup beside the event loop; tells "" or what went wrong."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setAutoDelete(False)  # whoever waits for it keeps it
        self.told = _Told()
        self._folder, self._now = workspace.folder, workspace.clock()

    @override
    def run(self) -> None:
        problem = ""
        try:
            write_backup(
                self._folder.records, self._folder.backups, self._now, self.told.progress.emit
            )
            thin(self._folder.backups, self._now)
        except (HeadmapError, OSError) as error:
            problem = str(error)
        self.told.done.emit(problem)


class ClosingPage(QWidget):
    """Says that a backup is being made; a backup that failed is told before the window closes."""

    finished = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.words = label(tr("Everything is recorded. Making a backup…"), "heading")
        self.problem = label("", "second", wrap=True)
        self.problem.setMaximumWidth(640)
        self.close_button = button(tr("Close all the same"), "main")
        self.close_button.clicked.connect(self.finished)
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.setSpacing(14)
        for widget in (self.words, self.problem, self.close_button):
            layout.addWidget(widget)
        self.problem.hide()
        self.close_button.hide()
        self._job = BackupJob(workspace)
        self._job.told.progress.connect(self._progress)
        self._job.told.done.connect(self._done)

    def start(self) -> None:
        """Begin; finished is told when the window may close."""
        QThreadPool.globalInstance().start(self._job)

    def _progress(self, done: int, total: int) -> None:
        share = 100 * done // max(total, 1)
        words = tr("Everything is recorded. Making a backup… {n} %").format(n=share)
        self.words.setText(words)

    def _done(self, problem: str) -> None:
        if not problem:
            self.finished.emit()
            return
        self.words.setText(tr("Everything is recorded, but the backup could not be made."))
        self.problem.setText(problem)
        self.problem.show()
        self.close_button.show()
