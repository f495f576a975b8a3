"""A patient whose units went to places one can add up by hand, on the dose map."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from gui.history.dose_map.dose_map_tab import DoseMapTab
from gui.history.records import CourseRecords
from gui.theme import Theme
from gui.workspace import Workspace
from tests.model.conftest import NOON, a_patient
from tests.model.outcome.dose_course import DoseCourse


@pytest.fixture
def course(workspace: Workspace) -> DoseCourse:
    """A patient without sessions yet."""
    patient = workspace.store.patients.add(
        a_patient(record_number="DEMO-00417"), NOON, workspace.actor
    )
    return DoseCourse(
        workspace.store, patient.patient_id, workspace.actor, workspace.protocol,
        workspace.head_map, NOON,
    )  # fmt: skip


@pytest.fixture
def tab(workspace: Workspace, theme: Theme, course: DoseCourse) -> Iterator[DoseMapTab]:
    """The tab, not told of the course yet."""
    records = CourseRecords(workspace, course.patient_id)
    made = DoseMapTab(records, theme)
    made.resize(1440, 824)
    made.show()
    yield made
    records.release()
    made.hide()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(tab: DoseMapTab) -> None:
    """Tell the tab what stands in the file now."""
    tab.records._show_record()
    tab.show_course()
