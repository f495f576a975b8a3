"""What was measured, told and went wrong between sessions."""

from gui.history.tab import Tab
from gui.overriding import override


class MeasuresTab(Tab):
    """What was measured, told and went wrong between sessions."""

    @override
    def show_course(self) -> None:
        pass
