"""Patients who may be the one being typed, side by side with what was typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from gui.patients.wording import joined
from gui.widgets.parts import button, frame, label, row
from gui.wording import day, tr
from gui.workspace import Workspace
from model.patient import Patient, folded

MOST_SHOWN = 3


class Duplicates(QFrame):
    """Shown while typing; hidden where nobody is alike."""

    opened = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setProperty("kind", "notice")
        self.found: list[Patient] = []
        self._parts: list[QFrame] = []
        self.title = label("", "confirm", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 12, 10)
        self._column.setSpacing(8)
        self._column.addWidget(self.title)
        self.hide()

    def show_found(self, typed: Patient, born_known: bool, found: list[Patient]) -> None:
        """Compare what was typed with each of these; none hides the panel."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.found = [], found
        for other in found[:MOST_SHOWN]:
            part = self._comparison(typed, born_known, other)
            self._parts.append(part)
            self._column.addWidget(part)
        self.title.setText(
            tr("This may be somebody who is here already.")
            if len(found) == 1
            else tr("These {n} may be the same person.").format(n=len(found))
        )
        self.setVisible(bool(found))

    def _comparison(self, typed: Patient, born_known: bool, other: Patient) -> QFrame:
        made = frame("")
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        lines = [
            ("", tr("Typed"), tr("Here already")),
            (tr("Name"), typed.list_name, other.list_name),
            (tr("Born"), day(typed.born_on) if born_known else "", day(other.born_on)),
            (tr("Record number"), typed.record_number, other.record_number),
            (tr("Last session"), "", self._last_session(other)),
        ]
        for at, (caption, mine, theirs) in enumerate(lines):
            same = bool(at) and folded(mine) == folded(theirs)
            grid.addWidget(label(caption, "label"), at, 0)
            for column, text in ((1, mine), (2, theirs)):
                kind = "label" if at == 0 else "strong" if same else ""
                grid.addWidget(label(text, kind, wrap=True), at, column)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        open_this = button(tr("Open this one"))
        name = tr("Open {name}").format(name=joined(other.list_name, day(other.born_on)))
        open_this.setAccessibleName(name)
        open_this.setToolTip(tr("Show this patient instead of adding a new one"))
        open_this.clicked.connect(lambda: self.opened.emit(other.patient_id))
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)
        layout.addLayout(row(open_this, 1))
        return made

    def _last_session(self, patient: Patient) -> str:
        sessions = self._workspace.store.sessions.of_patient(patient.patient_id)
        return day(sessions[0].session.started_at) if sessions else tr("no session yet")
