"""Prepare on the screen: of a new patient, and of one who was here before."""

from datetime import timedelta

import pytest

from gui.session.place import PlaceName
from gui.session.prepare.prepare_place import PreparePlace
from gui.theme import Theme
from gui.workspace import Workspace
from model.answer import Answer, Group, Reply
from model.detail import Detail
from model.preventive import Outcome, Preventive
from model.session_part import PartChange
from tests.gui.session.charting import Charting
from tests.model.conftest import NOON, SetClock


@pytest.fixture
def place(charting: Charting) -> PreparePlace:
    """Prepare of the open session."""
    return shown(charting)


def shown(charting: Charting) -> PreparePlace:
    charting.page.go_to(PlaceName.PREPARE)
    charting.process()
    assert isinstance(charting.page.place, PreparePlace)
    return charting.page.place


@pytest.fixture
def again(charting: Charting, workspace: Workspace, theme: Theme, clock: SetClock) -> Charting:
    """The same patient 84 days later; what lasts was carried over."""
    parts = (
        Preventive(number=1, medicine="Topiramate", dose="100 mg", duration="4 months",
                   outcome=Outcome.NOT_TOLERATED, recorded_at=NOON),
        Preventive(number=2, medicine="Propranolol", outcome=Outcome.NOT_WORKED, recorded_at=NOON),
        Answer(group=Group.CHECK, code="anticoagulant", text="Anticoagulant", reply=Reply.YES,
               note="apixaban", recorded_at=NOON),
        Answer(group=Group.CHECK, code="consent", text="Consent", reply=Reply.YES,
               recorded_at=NOON),
        Detail(key="indication.diagnosis", value="G43.709", recorded_at=NOON),
        Detail(key="indication.aura", value="no", recorded_at=NOON),
        Detail(key="indication.headache_days", value="22", recorded_at=NOON),
        Detail(key="indication.hit6", value="66", recorded_at=NOON),
    )  # fmt: skip
    workspace.perform("last time", lambda _: tuple(PartChange(None, part) for part in parts))
    chart = workspace.chart
    assert chart
    charting.page.release()
    charting.page.close()
    charting.page.deleteLater()
    workspace.close_session()
    clock.now = NOON + timedelta(days=84)
    workspace.start_session(chart.patient.patient_id)
    charting.page = charting._opened()
    return charting
