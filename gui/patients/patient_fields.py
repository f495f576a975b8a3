"""The fields of a patient's form, and the patient that they make."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.patients.wording import DOT, age
from gui.theme import Theme
from gui.widgets.field import Field
from gui.widgets.parts import button, label, row
from gui.wording import day, tr
from model.dates import read_day
from model.errors import InvalidValueError
from model.patient import LONGEST_ALLERGIES, Patient, Sex

LONGEST_NOTES = 4000


class PatientFields(QWidget):
    """Reads and shows a patient; a wrong field says below itself what to mend."""

    edited = Signal()

    def __init__(self, theme: Theme, beneath_identity: QWidget) -> None:
        super().__init__()
        self.today = date.max
        self.by_name: dict[str, Field] = {
            "family_name": Field(theme, tr("Family name")),
            "given_names": Field(theme, tr("Given names")),
            "born_on": Field(
                theme, tr("Date of birth"), hint=tr("for example 14 Mar 1979"), longest=40
            ),
            "record_number": Field(theme, tr("Record number"), longest=60),
            "phone": Field(theme, tr("Phone"), longest=60),
            "email": Field(theme, tr("E-mail")),
            "allergies": _allergies(theme),
            "notes": Field(theme, tr("Notes"), lines=3),
        }
        sexes = [
            (Sex.FEMALE, tr("Female")),
            (Sex.MALE, tr("Male")),
            (Sex.OTHER, tr("Other")),
            (Sex.UNKNOWN, tr("Not recorded")),
        ]
        self.sex = {sex: _choice(words) for sex, words in sexes}
        self.allergy = {
            key: _choice(words)
            for key, words in (
                ("unasked", tr("Not asked")),
                ("none", tr("No known allergies")),
                ("text", tr("Allergies…")),
            )
        }
        self._groups = [_group(self.sex.values()), _group(self.allergy.values())]
        self._lay_out(beneath_identity)
        for field in self.by_name.values():
            field.edited.connect(self.edited)
        for group in self._groups:
            group.buttonClicked.connect(self._chosen)
        self.by_name["born_on"].edited.connect(self._tell_day)

    def _lay_out(self, beneath_identity: QWidget) -> None:
        fields = self.by_name
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for pair in (("family_name", "given_names"), ("born_on", "record_number")):
            layout.addLayout(_side_by_side(*(fields[name] for name in pair)))
        # Beneath what it is about: the field being typed in must not move.
        layout.addWidget(beneath_identity)
        layout.addLayout(_side_by_side(fields["phone"], fields["email"]))
        for caption, choices in (
            (tr("Sex as recorded"), list(self.sex.values())),
            (tr("Allergies"), list(self.allergy.values())),
        ):
            block = QVBoxLayout()
            block.setSpacing(4)
            block.addWidget(label(caption, "label"))
            block.addLayout(row(*choices, spacing=6))
            layout.addLayout(block)
            for choice in choices:
                choice.setAccessibleName(f"{caption}: {choice.text()}")
        layout.addWidget(fields["allergies"])
        layout.addWidget(fields["notes"])

    def show_patient(self, patient: Patient | None) -> None:
        """Fill the fields, or empty them for None."""
        texts = dict.fromkeys(self.by_name, "")
        if patient:
            texts |= {
                "family_name": patient.family_name,
                "given_names": patient.given_names,
                "born_on": day(patient.born_on).replace("\u00a0", " "),
                "record_number": patient.record_number,
                "phone": patient.phone,
                "email": patient.email,
                "allergies": patient.allergies or "",
                "notes": patient.notes,
            }
        for name, text in texts.items():
            self.by_name[name].set_text(text)
            self.by_name[name].show_error("")
        self.sex[patient.sex if patient else Sex.UNKNOWN].setChecked(True)
        allergies = patient.allergies if patient else None
        chosen = "unasked" if allergies is None else "text" if allergies else "none"
        self.allergy[chosen].setChecked(True)
        self.by_name["allergies"].setVisible(chosen == "text")

    def state(self) -> tuple[str, ...]:
        """All that was typed and chosen, to tell whether anything changed."""
        choices = [*self.sex.values(), *self.allergy.values()]
        marks = (str(choice.isChecked()) for choice in choices)
        return (*(field.text for field in self.by_name.values()), *marks)

    def day_typed(self) -> date | None:
        """The date of birth, where it can be read."""
        try:
            return read_day(self.by_name["born_on"].text)
        except InvalidValueError:
            return None

    def patient(self, patient_id: int, born_on: date) -> Patient:
        """What is typed, as a patient; unchecked."""
        text = {name: field.text for name, field in self.by_name.items()}
        allergies: str | None = text["allergies"]
        if self.allergy["unasked"].isChecked():
            allergies = None
        elif self.allergy["none"].isChecked():
            allergies = ""
        return Patient(
            patient_id=patient_id,
            family_name=text["family_name"],
            given_names=text["given_names"],
            born_on=born_on,
            sex=next((sex for sex, made in self.sex.items() if made.isChecked()), Sex.UNKNOWN),
            record_number=text["record_number"],
            phone=text["phone"],
            email=text["email"],
            notes=text["notes"],
            allergies=allergies,
        )

    def read(self, patient_id: int) -> Patient:
        """What is typed, as a patient; raises InvalidValueError for what cannot be read."""
        if not self.by_name["family_name"].text.strip():
            raise InvalidValueError("family_name", tr("Enter the family name."))
        patient = self.patient(patient_id, read_day(self.by_name["born_on"].text))
        if self.allergy["text"].isChecked() and not (patient.allergies or "").strip():
            raise InvalidValueError("allergies", tr("Say what the allergy is."))
        if len(patient.notes) > LONGEST_NOTES:
            most = tr("At most {n} characters fit here.").format(n=LONGEST_NOTES)
            raise InvalidValueError("notes", most)
        return patient

    def show_error(self, error: InvalidValueError) -> None:
        """Say it under the field it is about, and go there."""
        field = self.by_name.get(error.field, self.by_name["family_name"])
        field.show_error(str(error))
        field.editor.setFocus()

    def _chosen(self) -> None:
        text = self.allergy["text"]
        self.by_name["allergies"].setVisible(text.isChecked())
        if text.isChecked() and self.sender() is self._groups[1]:
            self.by_name["allergies"].editor.setFocus()
        self.edited.emit()

    def _tell_day(self) -> None:
        born = self.day_typed()
        field = self.by_name["born_on"]
        if born is None or born > self.today:
            field.show_note("")
            return
        years = self.patient(0, born).age_on(self.today)
        field.show_note(f"{day(born)}{DOT}{age(years)}")


def _allergies(theme: Theme) -> Field:
    hint = tr("for example latex")
    return Field(theme, tr("Allergies in words"), hint=hint, longest=LONGEST_ALLERGIES)


def _choice(words: str) -> QPushButton:
    made = button(words, "choice")
    made.setCheckable(True)
    return made


def _group(choices: Iterable[QPushButton]) -> QButtonGroup:
    made = QButtonGroup()
    for choice in choices:
        made.addButton(choice)
    return made


def _side_by_side(*fields: Field) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(12)
    for field in fields:
        made.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return made
