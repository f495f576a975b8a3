"""What the tests of the patients' page share: people, sessions, the page on the screen."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from gui.patients.patients_page import PatientsPage
from gui.theme import Theme
from gui.workspace import Workspace
from model.patient import Patient
from model.session import Session
from model.use_cases import charting
from tests.model.conftest import NOON, a_patient

AddPatient = Callable[..., Patient]
AddSession = Callable[..., Session]


@pytest.fixture
def add_patient(workspace: Workspace) -> AddPatient:
    """Keep a patient: family name, given names, values."""

    def add(family: str, given: str = "", **values: object) -> Patient:
        values.setdefault("born_on", date(1979, 3, 14))
        return workspace.store.patients.add(
            a_patient(family, given, **values), NOON, workspace.actor
        )

    return add


@pytest.fixture
def add_session(workspace: Workspace) -> AddSession:
    """Keep a session of a patient with so many given sites, finished or open."""

    def add(
        patient: Patient,
        *,
        given: int = 0,
        left_out: str = "",
        at: datetime = NOON,
        finished: bool = True,
    ) -> Session:
        store, actor = workspace.store, workspace.actor
        session = store.start_session(
            patient.patient_id, actor, workspace.protocol, workspace.head_map, at
        )
        chart = store.chart(session.session_id)
        for site in workspace.protocol.sites[:given]:
            rows = charting.give(chart, site.code, at)
            if site.code == left_out:
                rows = charting.leave_out(chart, site.code, "wish", "Patient’s wish", at)
            store.changes.apply(session.session_id, rows, action="test", at=at, actor=actor)
        return store.sessions.finish(session.session_id, at, actor) if finished else session

    return add


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, theme: Theme) -> PatientsPage:
    """The page, not filled yet."""
    made = PatientsPage(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1440, 824)
    return made


@pytest.fixture
def shown(qtbot: QtBot, page: PatientsPage) -> Callable[[], PatientsPage]:
    """Fill the page with what is in the file and show it."""

    def show() -> PatientsPage:
        page.fill()
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return show
