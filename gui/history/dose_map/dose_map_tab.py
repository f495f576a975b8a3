"""Units at each site over all sessions, adverse effects beside."""

from gui.history.tab import Tab
from gui.overriding import override


class DoseMapTab(Tab):
    """Units at each site over all sessions, adverse effects beside."""

    @override
    def show_course(self) -> None:
        pass
