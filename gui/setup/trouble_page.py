"""Says why the records could not be opened, and what can be done."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from gui.theme import Theme, icon_pixmap
from gui.widgets.parts import button, label, row
from gui.wording import tr
from model.paths import DataFolder


class TroublePage(QWidget):
    """Shown instead of the practice; nothing of the file was changed."""

    retry_wanted = Signal()
    restore_wanted = Signal(Path)
    close_wanted = Signal()
    anew_wanted = Signal()

    def __init__(
        self, theme: Theme, problem: str, folder: DataFolder, *, anew: bool = False
    ) -> None:
        """`anew` offers to begin with empty records, for a folder that holds none."""
        super().__init__()
        self._folder = folder
        icon = QLabel()
        icon.setPixmap(icon_pixmap("stop", theme.roles.stop, 36))
        self.problem = label(problem, wrap=True)
        self.problem.setMaximumWidth(720)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where = label(tr("Records: {path}").format(path=folder.records), "label", wrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry = button(tr("Try again"), "main")
        self.restore = button(tr("Restore a backup…"))
        self.close_button = button(tr("Close Headmap"))
        self.anew = button(tr("Start anew here"))
        self.anew.setHidden(not anew)
        self.anew.clicked.connect(self.anew_wanted)
        self.retry.clicked.connect(self.retry_wanted)
        self.restore.clicked.connect(self._choose)
        self.close_button.clicked.connect(self.close_wanted)
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addWidget(icon)
        column.addWidget(label(tr("The records cannot be opened"), "title"))
        column.addWidget(self.problem)
        column.addWidget(where)
        column.addSpacing(10)
        buttons = (self.retry, self.restore, self.anew, self.close_button)
        column.addLayout(row(*buttons, 1, spacing=12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(64, 64, 64, 64)
        layout.addStretch(1)
        layout.addLayout(column)
        layout.addStretch(2)

    def _choose(self) -> None:
        start = self._folder.backups if self._folder.backups.exists() else self._folder.root
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Choose a backup"), str(start), tr("Headmap backups (*.sqlite3)")
        )
        if name:
            self.restore_wanted.emit(Path(name))
