"""A session whose protocol has a site that its drawing lacks is still shown and printed."""

from pathlib import Path

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.reports.page import Paper
from gui.reports.pdf import write_pdf
from gui.session.session_page import SessionPage
from gui.theme import Theme
from gui.workspace import Workspace
from model.protocol_file import parse_protocol
from tests.model.conftest import NOON, a_patient


def test_a_site_without_a_place_stays_in_list_and_on_paper(
    workspace: Workspace, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    source = workspace.protocol.source.replace("PR-M1", "PR-M9").replace('"preempt"', '"own"')
    own = parse_protocol(source, "own.toml")
    patient = workspace.store.patients.add(a_patient(), NOON, workspace.actor)
    session = workspace.store.start_session(
        patient.patient_id, workspace.actor, own, workspace.head_map, NOON
    )
    workspace.open_session(session.session_id)
    page = SessionPage(workspace, theme, QMenu())
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.grab()
    page.map_place.actions_at_sites.give("PR-M9")
    qtbot.wait(1)
    assert workspace.store.chart(session.session_id).tally.sites_given == 1
    assert page.map_place.totals.text_of("sites").startswith("1 of 31")
    assert write_pdf(workspace.chart_document(session.session_id), tmp_path / "c.pdf", Paper.A4)
    page.release()
