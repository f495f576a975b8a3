"""An open session on the screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from gui.theme import Theme
from gui.workspace import Workspace
from model.use_cases.charting import give
from model.use_cases.vials import add_vial
from tests.gui.session.charting import Charting, start_session
from tests.gui.session.reviewing import a_vial, review, settle, sign
from tests.model.conftest import NOON


@pytest.fixture
def charting(qapp: QApplication, workspace: Workspace, theme: Theme) -> Iterator[Charting]:
    """A session of 31 open sites; ends without a live timer, window or menu."""
    start_session(workspace)

    def process() -> None:
        qapp.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    made = Charting(workspace, theme, process)
    yield made
    made.release()
    assert qapp.topLevelWidgets() == []


@pytest.fixture
def given(charting: Charting) -> Charting:
    """All 31 sites given from one vial whose rest is discarded."""
    workspace = charting.workspace
    workspace.perform("vial added", lambda chart: add_vial(chart, a_vial(), NOON))
    for code in charting.codes:
        workspace.perform("given", lambda chart, code=code: give(chart, code, NOON))
    return charting


@pytest.fixture
def signed(given: Charting) -> Charting:
    place = review(given)
    settle(given, place)
    sign(given, place)
    return given
