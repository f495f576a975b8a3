"""The mark on what was carried over from the last session: it asks for a confirmation."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from gui.theme import Theme
from gui.wording import NO_BREAK, tr
from gui.workspace import Workspace
from model.session_chart import SessionChart
from model.session_part import PartId
from model.use_cases.preparing import confirm_part

CAPTION = 20  # px: of the line over a field, with or without a mark in it


class CarriedMark(QPushButton):
    """Stands beside a field as long as its value waits; one press confirms that value alone."""

    def __init__(self, workspace: Workspace, theme: Theme, part_id: PartId, what: str) -> None:
        super().__init__(f"{NO_BREAK}{tr('Confirm')}")
        self._workspace, self._part_id, self._what = workspace, part_id, what
        self.setProperty("kind", "quiet")
        self.setProperty("icon_name", "carried")
        self.setIcon(theme.icon("carried"))
        self.setIconSize(QSize(16, 16))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = tr("{what}: carried over from the last session. Confirm").format(what=what)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.clicked.connect(self._confirm)
        self.setFixedHeight(CAPTION)
        self.hide()

    def show_chart(self, chart: SessionChart, *, enabled: bool = True) -> None:
        """Show or hide the mark as the file has it."""
        self.setVisible(bool(getattr(chart.parts.get(self._part_id), "carried_over", False)))
        self.setEnabled(enabled)

    def _confirm(self) -> None:
        at = self._workspace.clock()
        self._workspace.perform(
            tr("{what} confirmed").format(what=self._what),
            lambda chart: confirm_part(chart, self._part_id, at),
        )
