"""The one window: a page at a time, a bar for problems above it."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from gui.overriding import override
from gui.theme import Theme
from model.paths import RESOURCES

if TYPE_CHECKING:  # a window is painted before the pages and the records are even imported
    from gui.practice_pages import PracticePages
    from gui.widgets.failure_bar import FailureBar
    from gui.workspace import Workspace

SMALLEST = QSize(1024, 700)
ICON_MS = 500


class MainWindow(QMainWindow):
    """Holds the page on show; no patient's name ever stands in its title."""

    first_painted = Signal()
    close_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setWindowTitle("Headmap")
        self.setMinimumSize(SMALLEST)
        self._stack = QStackedWidget()
        self.pages: PracticePages | None = None
        self._painted = self._may_close = False
        centre = QWidget()
        self._column = layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(centre)
        self._full_screen = QShortcut(QKeySequence("F11"), self)
        self._full_screen.activated.connect(self._toggle_full_screen)
        self.first_painted.connect(lambda: QTimer.singleShot(ICON_MS, self, self._set_icon))

    @cached_property
    def failures(self) -> "FailureBar":
        """The bar for problems, made with the first of them."""
        from gui.widgets.failure_bar import FailureBar

        made = FailureBar(self.theme)
        self._column.insertWidget(0, made)
        return made

    def say(self, problem: str) -> None:
        """Show what went wrong above the page."""
        self.failures.say(problem)

    def tell(self, words: str) -> None:
        """Show what went well above the page."""
        self.failures.say(words, problem=False)

    def show_page(self, page: QWidget) -> None:
        """Show a page of its own, such as the first run."""
        self._clear()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def current_page(self) -> QWidget | None:
        """The page on show."""
        return self._stack.currentWidget()

    def show_practice(self, workspace: "Workspace") -> "PracticePages":
        """Show a practice, from who is charting or the patients on."""
        from gui.practice_pages import PracticePages

        self._clear()
        title = "Headmap – demonstration" if workspace.demonstration else "Headmap"
        self.setWindowTitle(title)
        self.pages = PracticePages(workspace, self.theme, self._stack)
        workspace.failed.connect(self.say)
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

    def _set_icon(self) -> None:
        # Reading SVG costs a tenth of the first paint: nobody's list waits for it.
        self.setWindowIcon(QIcon(str(RESOURCES / "headmap_icon.svg")))

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
