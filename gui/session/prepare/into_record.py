"""Writes allergies said in the session into the patient's record too, by one press."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from gui.wording import tr
from gui.workspace import ChangeSet, Workspace
from model import allergies
from model.errors import HeadmapError
from model.session_chart import SessionChart


class IntoRecord(QPushButton):
    """Seen only while the two differ; the next session begins with what the record says."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(tr("Write these allergies into the patient’s record too"))
        self._workspace = workspace
        self.setProperty("kind", "link")
        self.setAccessibleName(self.text())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._write)
        self.hide()

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show or hide as the file has it."""
        self.setVisible(enabled and allergies.differ(chart))
        recorded = allergies.in_words(chart.patient.allergies)
        self.setToolTip(tr("The patient’s record says: {words}").format(words=recorded))

    def _write(self) -> None:
        workspace, chart = self._workspace, self._workspace.chart
        if chart is None or not allergies.differ(chart):
            return
        try:
            patient = workspace.store.patients.get(chart.patient.patient_id)
            said = replace(patient, allergies=allergies.of_session(chart))
            workspace.store.patients.change(said, workspace.clock(), workspace.actor)
        except HeadmapError as error:
            workspace.report(error)
            return
        workspace.show_record()
        workspace.records_changed.emit(ChangeSet(patients=True))
