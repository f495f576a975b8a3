"""The chosen patient: who it is, what to know, and the sessions, newest first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.patients.session_list import SessionList
from gui.patients.wording import (
    allergy_text,
    born_and_age,
    breakable,
    joined,
    sessions_text,
    sex_name,
    today_of,
)
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.key_cap import CapButton
from gui.widgets.mini_map import Miniatures
from gui.widgets.parts import button, frame, label, set_kind
from gui.wording import day, tr
from gui.workspace import ChangeSet, Workspace
from model.errors import HeadmapError
from model.patient import Patient
from model.session import SessionState, SessionSummary

SIDE = 20
MAIN_KEY = "Ctrl+Return"


class PatientPanel(QFrame):
    """One patient; its main button starts a session or goes on with the open one."""

    session_chosen = Signal(int)
    start_wanted = Signal(int)
    edit_wanted = Signal(int)
    print_wanted = Signal(int)
    page_wanted = Signal(int)

    def __init__(self, workspace: Workspace, theme: Theme, miniatures: Miniatures) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self.setProperty("kind", "panel")
        self.patient: Patient | None = None
        self.draft: SessionSummary | None = None
        self._make_identity()
        self.main = CapButton(theme, tr("Start session"), key=MAIN_KEY)
        self.another = button(tr("Start another session"), "link")
        self.sessions_title = label(tr("Sessions"), "strong")
        self.no_sessions = label(tr("No sessions yet. Start the first one."), "second", wrap=True)
        self.sessions = SessionList(workspace, theme, miniatures)
        self._lay_out()
        self.main.clicked.connect(self.main_action)
        self.another.clicked.connect(self._start)
        self.edit.clicked.connect(self._edit)
        self.history.clicked.connect(self._show_page)
        self.archive.clicked.connect(self._archive)
        self.sessions.session_chosen.connect(self.session_chosen)
        self.sessions.print_wanted.connect(self.print_wanted)

    def _make_identity(self) -> None:
        self.name = label("", "name", wrap=True)
        self.born = label("", wrap=True)
        self.number = label("", "second", wrap=True)
        self.allergy = frame("notice")
        self.allergy_words = label("", "confirm", wrap=True)
        inside = QHBoxLayout(self.allergy)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(10)
        inside.addWidget(IconLabel(self._theme, "confirm", "confirm"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.allergy_words, 1)
        self.no_allergy = label("", "second", wrap=True)
        self.contact = label("", "second", wrap=True)
        self.contact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notes = label("", wrap=True)
        self.archived = label("", "confirm", wrap=True)
        self.stopped = label("", "confirm", wrap=True)
        self.history = button(
            tr("History"), "link", tip=tr("Trend, dose map and measures of this patient")
        )
        self.edit = button(tr("Edit"), "link", tip=tr("Change name, birthday, allergies…"))
        self.archive = button(tr("Archive"), "link")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(SIDE, 2, SIDE, 16)
        words.setSpacing(4)
        for part in (self.born, self.number, self.archived, self.stopped, self.allergy,
                     self.no_allergy):  # fmt: skip
            words.addWidget(part)
        words.insertSpacing(words.indexOf(self.allergy), 6)
        words.addSpacing(6)
        words.addWidget(self.contact)
        words.addWidget(self.notes)
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 12, 14, 0)
        head.setSpacing(2)
        head.addWidget(self.name, 1)
        for link in (self.history, self.edit, self.archive):
            head.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        sessions = QVBoxLayout()
        sessions.setContentsMargins(SIDE, 14, SIDE, 10)
        sessions.addWidget(self.sessions_title)
        sessions.addWidget(self.no_sessions)
        self._put_together(head, words, sessions)

    def _put_together(self, head: QHBoxLayout, words: QVBoxLayout, sessions: QVBoxLayout) -> None:
        body = QWidget()
        body.setObjectName("patient_body")
        body.setStyleSheet("#patient_body { background: transparent; }")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(words)
        column.addWidget(frame("rule"))
        column.addLayout(sessions)
        column.addWidget(self.sessions)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(frame("rule"))
        foot = QVBoxLayout()
        foot.setContentsMargins(SIDE, 14, SIDE, 14)
        foot.setSpacing(4)
        foot.addWidget(self.main)
        foot.addWidget(self.another, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(foot)

    def show_patient(self, patient_id: int) -> None:
        """Show a patient as the file has it now."""
        patient = self._workspace.store.patients.get(patient_id)
        sessions = self._workspace.store.sessions.of_patient(patient_id)
        self.patient = patient
        drafts = [s for s in sessions if s.session.state is SessionState.DRAFT]
        self.draft = drafts[0] if drafts else None
        self.name.setText(breakable(patient.list_name))
        born = born_and_age(patient, today_of(self._workspace))
        self.born.setText(joined(born, sex_name(patient.sex)))
        _show(self.number, patient.record_number)
        _show(self.contact, joined(patient.phone, patient.email))
        _show(self.notes, patient.notes)
        self._show_allergies(patient)
        self._show_archived(patient)
        self._show_stopped(patient_id)
        self.no_sessions.setVisible(not sessions)
        self.sessions.fill(sessions)
        self.sessions_title.setText(sessions_text(sessions))
        self.sessions_title.setVisible(bool(sessions))
        self.main.set_words(tr("Continue session") if self.draft else tr("Start session"))
        self.another.setVisible(self.draft is not None)

    def main_action(self) -> None:
        """Start a session, or go on with the open one."""
        if self.patient is None or self.patient.archived_at:
            return
        if self.draft:
            self.session_chosen.emit(self.draft.session.session_id)
        else:
            self._start()

    def set_accent(self, accent: bool) -> None:
        """Whether its main button is the next thing to do on the screen."""
        set_kind(self.main, "main" if accent else "plain")

    def _show_allergies(self, patient: Patient) -> None:
        text = allergy_text(patient)
        self.allergy.setVisible(bool(patient.allergies))
        self.no_allergy.setVisible(not patient.allergies)
        self.allergy_words.setText(breakable(text))
        self.no_allergy.setText(text)

    def _show_archived(self, patient: Patient) -> None:
        gone = patient.archived_at
        when = day(gone) if gone else ""
        said = tr("Archived on {day}. All records are kept.").format(day=when)
        _show(self.archived, said if gone else "")
        words = tr("Take back") if gone else tr("Archive")
        self.archive.setText(words)
        self.archive.setAccessibleName(words)
        self.archive.setToolTip(
            tr("Put the patient back into the list")
            if gone
            else tr("Take the patient out of the list; all records are kept")
        )
        self.main.setEnabled(gone is None)
        self.another.setEnabled(gone is None)

    def _show_stopped(self, patient_id: int) -> None:
        """Where the last decision was to stop: nobody calls this patient, and that is seen here."""
        from model.outcome.decision import Choice, Decision

        decisions = self._workspace.store.outcomes.of(patient_id, Decision)
        last = decisions[-1] if decisions else None
        words = ""
        if isinstance(last, Decision) and last.choice is Choice.STOP:
            said = tr("Treatment stopped on {day}, {who}: {reason}")
            words = said.format(
                day=day(last.recorded_at), who=last.clinician_name, reason=last.reason
            )
        _show(self.stopped, words)

    def _start(self) -> None:
        if self.patient:
            self.start_wanted.emit(self.patient.patient_id)

    def _show_page(self) -> None:
        if self.patient:
            self.page_wanted.emit(self.patient.patient_id)

    def _edit(self) -> None:
        if self.patient:
            self.edit_wanted.emit(self.patient.patient_id)

    def _archive(self) -> None:
        if self.patient is None:
            return
        workspace, patient = self._workspace, self.patient
        try:
            workspace.store.patients.archive(
                patient.patient_id,
                patient.archived_at is None,
                workspace.clock(),
                workspace.actor,
            )
        except HeadmapError as error:
            workspace.report(error)
            return
        self.show_patient(patient.patient_id)
        workspace.records_changed.emit(ChangeSet(patients=True))


def _show(part: QLabel, text: str) -> None:
    part.setText(breakable(text))
    part.setVisible(bool(text))
