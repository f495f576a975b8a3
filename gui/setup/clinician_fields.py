"""Name, credentials and role of a clinician."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.field import Field
from gui.wording import tr
from model.clinician import Clinician, checked_clinician
from model.errors import InvalidValueError


class ClinicianFields(QWidget):
    """Three fields; read() gives the clinician or marks the field to mend."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.name = Field(theme, tr("Name"))
        self.credentials = Field(theme, tr("Credentials"), hint=tr("such as MD"), longest=60)
        self.role = Field(theme, tr("Role"), hint=tr("for example neurologist"), longest=100)
        self.setFocusProxy(self.name)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.name, 7, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.credentials, 3, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(first)
        layout.addWidget(self.role)
        for field in (self.name, self.credentials, self.role):
            field.edited.connect(self.edited)

    def show_clinician(self, clinician: Clinician | None) -> None:
        """Fill the fields, or empty them for None."""
        self.name.set_text(clinician.name if clinician else "")
        self.credentials.set_text(clinician.credentials if clinician else "")
        self.role.set_text(clinician.role if clinician else "")
        self.name.show_error("")

    def read(self, clinician_id: int = 0) -> Clinician | None:
        """What is typed; None where the name is missing, which is then said under it."""
        typed = Clinician(
            clinician_id=clinician_id,
            name=self.name.text,
            credentials=self.credentials.text,
            role=self.role.text,
        )
        try:
            return checked_clinician(typed)
        except InvalidValueError as error:
            self.name.show_error(str(error))
            self.name.editor.setFocus()
            return None
