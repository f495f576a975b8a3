"""What stands at the right while nobody is chosen: a sentence, then who is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from gui.patients.empty_states import NobodyChosen
from gui.theme import Theme
from gui.workspace import Workspace

if TYPE_CHECKING:  # imported once the list is painted
    from gui.due.due_card import DueCard


class AtRest(QStackedWidget):
    """The card of those due is made when it is first shown, which the first paint needn't."""

    patient_wanted = Signal(int)
    due_list_wanted = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self._is_empty_file = False
        self.sentence = NobodyChosen()
        self.due: DueCard | None = None
        self.addWidget(self.sentence)

    def say(self, *, is_empty_file: bool) -> None:
        """Tell whether there is anybody in the file at all."""
        self._is_empty_file = is_empty_file
        self.sentence.say(is_empty_file=is_empty_file)
        if is_empty_file:
            self.setCurrentWidget(self.sentence)

    def show_due(self) -> None:
        """Show who is due, as the file has it now."""
        if self._is_empty_file:
            return
        if self.due is None:
            from gui.due.due_card import DueCard

            self.due = DueCard(self._workspace, self._theme)
            self.due.patient_wanted.connect(self.patient_wanted)
            self.due.list_wanted.connect(self.due_list_wanted)
            self.addWidget(self.due)
        self.setCurrentWidget(self.due)
        self.due.fill()
