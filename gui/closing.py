"""The backup that is made when the program closes, without holding up the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.main_window import MainWindow
from gui.overriding import override
from gui.widgets.parts import button, label
from gui.wording import tr
from gui.workspace import Workspace
from model.errors import HeadmapError
from model.store.backup import thin, write_backup


class _Told(QObject):
    done = Signal(str)
    progress = Signal(int, int)


class BackupJob(QRunnable):
    """Writes one verified backup beside the event loop; tells "" or what went wrong."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.told = _Told()
        self._folder, self._now = workspace.folder, workspace.clock()

    @override
    def run(self) -> None:
        try:
            write_backup(
                self._folder.records, self._folder.backups, self._now, self.told.progress.emit
            )
            thin(self._folder.backups, self._now)
        except (HeadmapError, OSError) as error:
            self.told.done.emit(str(error))
        else:
            self.told.done.emit("")


def back_up_then(window: MainWindow, workspace: Workspace, finish: Callable[[], None]) -> None:
    """Make the backup, then finish; a backup that failed is told before the window closes."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
    words = label(tr("Everything is recorded. Making today’s backup…"), "heading")
    layout.addWidget(words)
    window.show_page(page)
    job = BackupJob(workspace)

    def progress(done: int, total: int) -> None:
        share = 100 * done // max(total, 1)
        words.setText(tr("Everything is recorded. Making today’s backup… {n} %").format(n=share))

    def done(problem: str) -> None:
        if not problem:
            finish()
            return
        words.setText(tr("Everything is recorded, but the backup could not be made."))
        layout.addWidget(label(problem, "second", wrap=True))
        close = button(tr("Close all the same"), "main")
        close.clicked.connect(finish)
        layout.addWidget(close)

    job.told.progress.connect(progress)
    job.told.done.connect(done)
    QThreadPool.globalInstance().start(job)
