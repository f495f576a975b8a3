"""The place Vials of an open session, on the screen."""

import pytest

from gui.session.place import PlaceName
from gui.session.vials.vials_place import VialsPlace
from gui.workspace import Workspace
from model.injection import State
from model.session_chart import SessionChart
from model.use_cases import charting as charts
from tests.gui.session.charting import Charting
from tests.gui.session.vials.showing import opened


@pytest.fixture
def place(charting: Charting) -> VialsPlace:
    """Gone to from the map, with no vial entered yet."""
    charting.page.go_to(PlaceName.VIALS)
    charting.process()
    return opened(charting)


@pytest.fixture
def given_all(workspace: Workspace, charting: Charting) -> SessionChart:
    """Every site is given, from no vial yet."""
    assert workspace.chart
    for muscle in workspace.chart.protocol.muscles:
        workspace.perform(
            "all given",
            lambda chart, code=muscle.code: charts.give_muscle(
                chart, code, None, workspace.clock()
            ),
        )
    assert all(row.state is State.GIVEN for row in charting.file.rows)
    return charting.file
