"""Adds or changes a patient, in the place of the right panel; no dialog."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.overriding import override
from gui.patients.duplicates import Duplicates
from gui.patients.patient_fields import PatientFields
from gui.patients.wording import today_of
from gui.theme import Theme
from gui.widgets.key_cap import CapButton
from gui.widgets.parts import button, frame, label, row
from gui.wording import tr
from gui.workspace import ChangeSet, Workspace
from model.dates import read_day
from model.errors import HeadmapError, InvalidValueError
from model.patient import Patient

SIDE = 20
PAUSE_MS = 120


class PatientForm(QFrame):
    """What was typed is never lost silently: leaving asks in place, errors keep it."""

    saved = Signal(int)
    cancelled = Signal()
    opened = Signal(int)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._patient: Patient | None = None
        self._clean: tuple[str, ...] = ()
        self._then: Callable[[], None] = self.cancelled.emit
        self.setProperty("kind", "panel")
        self.title = label("", "heading")
        self.duplicates = Duplicates(workspace)
        self.fields = PatientFields(theme, self.duplicates)
        self.save = CapButton(theme, tr("Add patient"), key="Ctrl+Return")
        self.cancel = button(tr("Cancel"), tip=tr("Cancel (Esc)"))
        self.question = self._make_question()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look_for_duplicates)
        self._lay_out()
        self.fields.edited.connect(self._pause.start)
        self.duplicates.opened.connect(self._open_instead)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self._cancel)

    def _make_question(self) -> QFrame:
        made = frame("notice")
        column = QVBoxLayout(made)
        column.setContentsMargins(14, 10, 12, 10)
        column.addWidget(label(tr("Throw away what was typed?"), "confirm", wrap=True))
        self.keep = button(tr("Keep typing"))
        self.throw_away = button(tr("Throw away"))
        self.keep.clicked.connect(self._keep)
        self.throw_away.clicked.connect(self._throw_away)
        column.addLayout(row(self.keep, self.throw_away, 1))
        made.hide()
        return made

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("form_body")
        body.setStyleSheet("#form_body { background: transparent; }")
        column = QVBoxLayout(body)
        column.setContentsMargins(SIDE, 6, SIDE, 16)
        column.setSpacing(14)
        column.addWidget(self.fields)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        self._scroll = scroll
        head = row(self.title)
        head.setContentsMargins(SIDE, 18, SIDE, 8)
        foot = QVBoxLayout()
        foot.setContentsMargins(SIDE, 12, SIDE, 14)
        foot.setSpacing(10)
        foot.addWidget(self.question)
        buttons = row(self.save, self.cancel)
        buttons.setStretch(0, 1)
        foot.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        layout.addWidget(frame("rule"))
        layout.addLayout(foot)

    @property
    def is_changed(self) -> bool:
        """Whether anything stands here that is not in the file."""
        return self.fields.state() != self._clean

    def add_new(self, typed: str = "") -> None:
        """Empty fields for a new patient; what was typed in the search is taken over."""
        self._begin(None, tr("New patient"))
        for name, text in taken_over(typed).items():
            self.fields.by_name[name].set_text(text)
        self.look_for_duplicates()
        empty = (name for name in ("family_name", "given_names", "born_on"))
        first = next((n for n in empty if not self.fields.by_name[n].text), "record_number")
        self.fields.by_name[first].editor.setFocus()

    def change(self, patient: Patient) -> None:
        """The fields of a patient who is in the file."""
        self._begin(patient, tr("Change patient"))
        self.fields.by_name["family_name"].editor.setFocus()

    def leave(self, then: Callable[[], None]) -> None:
        """Go on with something else; asks first where something would be lost."""
        if not self.is_changed:
            then()
            return
        self._then = then
        self.question.show()
        self.keep.setFocus()

    def look_for_duplicates(self) -> None:
        """Show who may be the same person as the one typed so far."""
        self._pause.stop()
        born = self.fields.day_typed()
        typed = self.fields.patient(self._patient_id, born or date.min)
        found = []
        if (born and typed.family_name.strip()) or typed.record_number.strip():
            found = self._workspace.store.patients.likely_duplicates(typed)
        self.duplicates.show_found(typed, born is not None, found)
        if self._patient is None:
            self.save.set_words(tr("Add all the same") if found else tr("Add patient"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()

    @property
    def _patient_id(self) -> int:
        return self._patient.patient_id if self._patient else 0

    def _begin(self, patient: Patient | None, title: str) -> None:
        self._patient = patient
        self.fields.today = today_of(self._workspace)
        self.fields.show_patient(patient)
        self._clean = self.fields.state()
        self.title.setText(title)
        self.save.set_words(tr("Keep changes") if patient else tr("Add patient"))
        self.question.hide()
        self.duplicates.show_found(self.fields.patient(0, date.min), False, [])
        self._scroll.verticalScrollBar().setValue(0)
        self._pause.stop()

    def _save(self) -> None:
        self._pause.stop()
        try:
            patient = self.fields.read(self._patient_id)
            kept = self._write(patient)
        except InvalidValueError as error:
            self.fields.show_error(error)
            return
        except HeadmapError as error:
            self._workspace.report(error)
            return
        self._clean = self.fields.state()
        self.question.hide()
        self.saved.emit(kept.patient_id)
        self._workspace.records_changed.emit(ChangeSet(patients=True))

    def _write(self, patient: Patient) -> Patient:
        patients, workspace = self._workspace.store.patients, self._workspace
        if self._patient is None:
            return patients.add(patient, workspace.clock(), workspace.actor)
        return patients.change(patient, workspace.clock(), workspace.actor)

    def _cancel(self) -> None:
        if self.question.isVisible():
            self._keep()
        else:
            self.leave(self.cancelled.emit)

    def _open_instead(self, patient_id: int) -> None:
        more = ("phone", "email", "allergies", "notes")
        if any(self.fields.by_name[name].text.strip() for name in more):
            self.leave(lambda: self.opened.emit(patient_id))
        else:
            self.opened.emit(patient_id)

    def _keep(self) -> None:
        self.question.hide()
        self.fields.by_name["family_name"].editor.setFocus()

    def _throw_away(self) -> None:
        self.question.hide()
        self._clean = self.fields.state()
        self._then()


def taken_over(typed: str) -> dict[str, str]:
    """The fields that searched words fill: a date, a record number or a name."""
    text = " ".join(typed.split())
    if not text:
        return {}
    try:
        read_day(text)
    except InvalidValueError:
        pass
    else:
        return {"born_on": text}
    if any(letter.isdigit() for letter in text):
        return {"record_number": text}
    if "," in text:
        family, _, given = text.partition(",")
        return {"family_name": family.strip(), "given_names": given.strip()}
    given, _, family = text.rpartition(" ")
    return {"family_name": family, "given_names": given}
