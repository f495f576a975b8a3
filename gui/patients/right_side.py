"""The right side of the patients' page: the chosen patient, a form, or who is due."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.patients.at_rest import AtRest
from gui.theme import Theme
from gui.widgets.mini_map import Miniatures
from gui.workspace import Workspace

if TYPE_CHECKING:  # imported with the first patient that is chosen
    from gui.patients.patient_form import PatientForm
    from gui.patients.patient_panel import PatientPanel


class RightSide(QStackedWidget):
    """One of its parts at a time; panel and form are made when first wanted."""

    session_chosen = Signal(int)
    start_wanted = Signal(int)
    print_wanted = Signal(int)
    page_wanted = Signal(int)
    edit_wanted = Signal()
    saved = Signal(int)
    opened = Signal(int)
    cancelled = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, miniatures: Miniatures) -> None:
        super().__init__()
        self._workspace, self._theme, self._miniatures = workspace, theme, miniatures
        self.at_rest = AtRest(workspace, theme)
        self.at_rest.patient_wanted.connect(self.page_wanted)
        self.addWidget(self.at_rest)

    @cached_property
    def panel(self) -> PatientPanel:
        """The chosen patient; made when one is first chosen, which the first paint needn't."""
        from gui.patients.patient_panel import PatientPanel

        made = PatientPanel(self._workspace, self._theme, self._miniatures)
        made.session_chosen.connect(self.session_chosen)
        made.start_wanted.connect(self.start_wanted)
        made.print_wanted.connect(self.print_wanted)
        made.edit_wanted.connect(self.edit_wanted)
        made.page_wanted.connect(self.page_wanted)
        self.addWidget(made)
        return made

    @cached_property
    def form(self) -> PatientForm:
        """The form of a patient; made when first wanted."""
        from gui.patients.patient_form import PatientForm

        made = PatientForm(self._workspace, self._theme)
        made.saved.connect(self.saved)
        made.opened.connect(self.opened)
        made.cancelled.connect(self.cancelled)
        self.addWidget(made)
        return made

    @property
    def is_at_rest(self) -> bool:
        """Whether nobody is chosen."""
        return self.currentWidget() is self.at_rest

    @property
    def shown_patient_id(self) -> int | None:
        """Whose panel is on show; None for nobody's."""
        if self._shows("panel") and self.panel.patient:
            return self.panel.patient.patient_id
        return None

    @property
    def shows_form(self) -> bool:
        """Whether the form is on show."""
        return self._shows("form")

    def _shows(self, part: str) -> bool:
        # Looked up where it lies once it is made: to ask for it would make it.
        made: QWidget | None = self.__dict__.get(part)
        return made is not None and made is self.currentWidget()
