"""The one window: a page at a time, a bar for problems above it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from gui.overriding import override
from gui.practice_pages import PracticePages
from gui.theme import Theme
from gui.widgets.failure_bar import FailureBar
from gui.workspace import Workspace
from model.paths import RESOURCES

SMALLEST = QSize(1024, 700)


class MainWindow(QMainWindow):
    """Holds the page on show; no patient's name ever stands in its title."""

    first_painted = Signal()
    close_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWindowTitle("Headmap")
        self.setWindowIcon(QIcon(str(RESOURCES / "icons" / "headmap.svg")))
        self.setMinimumSize(SMALLEST)
        self.failures = FailureBar(theme)
        self._stack = QStackedWidget()
        self.pages: PracticePages | None = None
        self._painted = self._may_close = False
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.failures)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(centre)
        self._full_screen = QShortcut(QKeySequence("F11"), self)
        self._full_screen.activated.connect(self._toggle_full_screen)

    def show_page(self, page: QWidget) -> None:
        """Show a page of its own, such as the first run."""
        self._clear()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def current_page(self) -> QWidget | None:
        """The page on show."""
        return self._stack.currentWidget()

    def show_practice(self, workspace: Workspace) -> PracticePages:
        """Show a practice, from who is charting or the patients on."""
        self._clear()
        title = "Headmap – demonstration" if workspace.demonstration else "Headmap"
        self.setWindowTitle(title)
        self.pages = PracticePages(workspace, self._theme)
        workspace.failed.connect(self.failures.say)
        self._stack.addWidget(self.pages)
        self._stack.setCurrentWidget(self.pages)
        return self.pages

    def leave_practice(self) -> None:
        """Keep what is being typed, and show nothing of the practice any more."""
        if self.pages:
            self.pages.release()
        self._clear()

    def close_for_good(self) -> None:
        """Close without asking again: all is kept and backed up."""
        self._may_close = True
        self.close()

    def _clear(self) -> None:
        self.pages = None
        while page := self._stack.currentWidget():
            self._stack.removeWidget(page)
            page.deleteLater()

    def _toggle_full_screen(self) -> None:
        change: Callable[[], None] = self.showNormal if self.isFullScreen() else self.showFullScreen
        change()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()
            self.close_wanted.emit()
