"""An open session on the screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from gui.theme import Theme
from gui.workspace import Workspace
from tests.gui.session.charting import Charting, start_session


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
