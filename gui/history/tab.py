"""What every tab of the patient's page can do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.history.records import CourseRecords
from gui.theme import Theme


class Tab(QWidget):
    """Shows one patient's course; made when it is first shown."""

    session_wanted = Signal(int)
    """Open this session, by its number in the file."""
    tab_wanted = Signal(str)
    """Show another tab of the page, by the name of its TabName; behind a colon what to ask it."""

    def __init__(self, records: CourseRecords, theme: Theme) -> None:
        super().__init__()
        self.records, self.theme = records, theme

    def show_course(self) -> None:
        """Show the course as it stands in the file now; called at first and after each change."""
        raise NotImplementedError

    def ask(self, wish: str) -> None:
        """Do what another tab wants of this one, such as "effect" of the measures."""

    def print_page(self) -> None:
        """Print what is on the tab, with a preview."""

    @property
    def can_print(self) -> bool:
        """Whether print_page does anything."""
        return type(self).print_page is not Tab.print_page

    def step_out(self) -> bool:
        """Close what lies over the tab, for Escape; False where nothing does."""
        return False

    def keep_typed(self) -> bool:
        """Keep what is being typed; False where it could not be kept and the tab has to stay."""
        return True

    def refresh_theme(self) -> None:
        """Draw again in the theme's colours."""
        self.update()

    def release(self) -> None:
        """Stop timers and threads; before the tab goes."""
