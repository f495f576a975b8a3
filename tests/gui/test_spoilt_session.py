"""An old session that another program spoilt keeps nobody from starting and charting a new one."""

import pytest
from PySide6.QtWidgets import QApplication

from gui.session.place import PlaceName
from gui.theme import Theme
from gui.workspace import Workspace
from model.answer import Group, Reply
from model.use_cases.charting import give
from model.use_cases.preparing import answer_check
from tests.gui.session.charting import Charting, start_session
from tests.gui.signed import outside
from tests.model.conftest import SetClock


@pytest.fixture
def said(workspace: Workspace, clock: SetClock) -> list[str]:
    """A third session is begun after a second that nobody can read; what was said of it."""
    patient_id = start_session(workspace).patient_id
    question = workspace.practice.questions_by_code["anticoagulant"]
    at = clock()
    workspace.perform("yes", lambda chart: answer_check(chart, question, Reply.YES, at))
    clock.pass_by(days=84)
    workspace.start_session(patient_id)
    spoilt = workspace.chart
    assert spoilt
    workspace.perform("given", lambda chart: give(chart, "FR-L1", clock()))
    workspace.close_session()
    with outside(workspace) as execute:
        changed = "UPDATE answer SET recorded_at = 9000000000000000000 WHERE session_id = "
        execute(f"{changed}{spoilt.session.session_id}")
    clock.pass_by(days=84)
    told: list[str] = []
    workspace.failed.connect(told.append)
    workspace.start_session(patient_id)
    return told


def test_a_spoilt_session_is_skipped_and_said(workspace: Workspace, said: list[str]) -> None:
    assert workspace.chart
    assert workspace.chart.session.number == 3
    assert "anticoagulant" in workspace.chart.answers(Group.CHECK)
    (words,) = said
    assert words.startswith("Session 2 of this patient cannot be read")


def test_every_place_of_the_session_after_it_opens_and_it_prints(
    workspace: Workspace, theme: Theme, said: list[str], qapp: QApplication
) -> None:
    charting = Charting(workspace, theme, qapp.processEvents)
    for place in PlaceName:
        charting.page.go_to(place)
        qapp.processEvents()
        assert charting.page.place_name is place
    assert workspace.chart
    assert workspace.chart_document(workspace.chart.session.session_id)
    charting.release()
