"""Makes one backup beside the event loop, with progress and a way to cancel."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal

from gui import crash_log
from gui.overriding import override
from gui.wording import tr
from model.errors import HeadmapError
from model.paths import DataFolder
from model.store.backup import thin, write_backup


class _CancelledError(Exception):
    """Ends the copy between two pieces of it."""


class BackupThread(QThread):
    """Its parent outlives the page that began it; the end of the program cancels it."""

    progress = Signal(int, int)
    ended = Signal(str)
    """What went wrong; empty where nothing did."""

    def __init__(self, parent: QObject | None, folder: DataFolder, now: datetime) -> None:
        super().__init__(parent)
        self._folder, self._now = folder, now
        self._cancelled = False
        self.finished.connect(self.deleteLater)
        application = QCoreApplication.instance()
        if application:
            application.aboutToQuit.connect(self.stop)

    def cancel(self) -> None:
        """End as soon as the piece being copied is done; no file is left."""
        self._cancelled = True

    def stop(self) -> None:
        """Cancel, and wait until it has ended."""
        self.cancel()
        self.wait()

    @override
    def run(self) -> None:
        problem = ""
        try:
            write_backup(self._folder.records, self._folder.backups, self._now, self._tell)
            thin(self._folder.backups, self._now)
        except _CancelledError:
            problem = ""
        except (HeadmapError, OSError) as error:
            problem = str(error)
        except Exception as error:  # unheard, it would leave the closing window waiting for ever
            crash_log.write(self._folder.log, type(error), error.__traceback__)
            words = tr("No backup was made, for an unexpected reason ({reason}).")
            problem = words.format(reason=type(error).__name__)
        self.ended.emit(problem)

    def _tell(self, done: int, total: int) -> None:
        if self._cancelled:
            raise _CancelledError
        self.progress.emit(done, total)
