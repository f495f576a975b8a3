"""What the tests of the measures share."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.theme import Theme
from gui.workspace import Workspace
from tests.gui.history.measures.desk import Desk


@pytest.fixture
def desk(workspace: Workspace, theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(workspace, theme, qtbot)
    yield made
    made.pages.release()
