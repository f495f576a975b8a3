"""The backup that is made when the program closes, without holding up the window."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.backup_thread import BackupThread
from gui.widgets.parts import button, label
from gui.wording import tr
from gui.workspace import Workspace


class ClosingPage(QWidget):
    """Says that a backup is being made; a backup that failed is told before the window closes."""

    finished = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.words = label(tr("All marks are recorded. Making a backup…"), "heading")
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
        self._thread = BackupThread(
            QCoreApplication.instance(), workspace.folder, workspace.clock()
        )
        self._thread.progress.connect(self._progress)
        self._thread.ended.connect(self._done)

    def start(self) -> None:
        """Begin; finished is told when the window may close."""
        self._thread.start()

    def _progress(self, done: int, total: int) -> None:
        share = 100 * done // max(total, 1)
        words = tr("All marks are recorded. Making a backup… {n} %").format(n=share)
        self.words.setText(words)

    def _done(self, problem: str) -> None:
        self._thread.wait()
        if not problem:
            self.finished.emit()
            return
        self.words.setText(tr("All marks are recorded, but the backup could not be made."))
        self.problem.setText(problem)
        self.problem.show()
        self.close_button.show()
