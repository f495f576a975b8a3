"""Trend, response and timeline of a patient."""

from gui.history.tab import Tab
from gui.overriding import override


class HistoryTab(Tab):
    """Trend, response and timeline of a patient."""

    @override
    def show_course(self) -> None:
        pass
