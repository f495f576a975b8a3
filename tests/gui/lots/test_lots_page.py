"""Typing a lot lists everybody who received it, to be opened, printed and saved."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui import saving
from gui.lots import lots_page
from gui.lots.lots_page import LotsPage
from gui.lots.wording import among_text, as_csv, rest_text, sums_text, use_row
from gui.reports.table_document import TableDocument
from gui.theme import Theme
from gui.workspace import Workspace
from model.lots import LotState
from model.session import Session
from model.session_part import PartChange
from model.use_cases.charting import give
from tests.model.conftest import NOON, a_patient
from tests.model.store.test_lots import VIAL, amend


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, theme: Theme) -> Iterator[LotsPage]:
    made = LotsPage(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1280, 724)
    made.show()
    yield made
    made.release()


def a_session(
    workspace: Workspace, family_name: str, lot: str, *, diluent_lot: str = ""
) -> Session:
    """A session with one vial and one site given from it."""
    store, actor = workspace.store, workspace.actor
    person = store.patients.add(a_patient(family_name, phone="555 0100"), NOON, actor)
    session = store.start_session(
        person.patient_id, actor, workspace.protocol, workspace.head_map, NOON
    )
    parts = [PartChange(None, replace(VIAL, lot=lot, diluent_lot=diluent_lot))]
    store.changes.apply(session.session_id, parts, action="t", at=NOON, actor=actor)
    given = give(store.chart(session.session_id), "TE-L1", NOON)
    store.changes.apply(session.session_id, given, action="t", at=NOON, actor=actor)
    return session


def texts(page: LotsPage) -> list[str]:
    return [str(page.view.rows.index(at, 0).data()) for at in range(page.view.rows.rowCount())]


def test_a_lot_lists_who_received_it_and_each_opens(
    qtbot: QtBot, workspace: Workspace, page: LotsPage
) -> None:
    assert "No session has a vial yet" in page.state.text()
    marlowe = a_session(workspace, "Marlowe", "C4417")
    page.ask()
    qtbot.waitUntil(lambda: "Type the lot" in page.state.text())
    solo = a_session(workspace, "Solo", "C4418")
    amend(workspace.store, solo, 1, ("vial/1/lot", "“C4418”", "C4417"))
    workspace.change_settings(replace(workspace.settings, recalled_lots="c4417"))
    assert not page.print_button.isVisible()
    page.search.setText("c44")
    qtbot.waitUntil(lambda: bool(page.received.uses))
    assert page.sums.text() == "2 patients · 2 sessions · 10\u00a0U given · 0\u00a0U discarded"
    assert page.among.text() == "Among them: 1 corrected lot"
    assert [made.text() for made in page.beginning.buttons] == ["C4417 · 2 vials", "C4418 · 1 vial"]
    assert page.warning.isVisible()
    assert "Vial 1: lot C4418 · corrected to C4417, recalled" in texts(page)[0]
    assert "Vial 1: lot C4417, recalled" in texts(page)[1]
    assert "555 0100" in texts(page)[1]
    assert texts(page)[1].endswith("nothing discarded yet")  # the session is open
    with qtbot.waitSignal(page.session_wanted) as opened:
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert opened.args == [solo.session_id]
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.patient_wanted) as wanted:
        QTest.keyClick(page.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [marlowe.patient_id]
    with qtbot.waitSignal(page.session_wanted) as opened:
        place = page.view.visualRect(page.view.rows.index(1, 0)).center()
        QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [marlowe.session_id]
    again = LotsPage(workspace, page.theme)
    qtbot.addWidget(again)
    again.restore(page.kept_state)
    qtbot.waitUntil(lambda: bool(again.received.uses))
    assert (again.search.text(), again.view.currentIndex().row()) == ("c44", 1)
    again.release()
    page.recalled.buttons[0].click()
    qtbot.waitUntil(lambda: page.received.typed == "c4417")
    page.search.setText("zz")
    qtbot.waitUntil(lambda: "No session has a vial" in page.state.text())
    assert not page.view.isVisible()
    assert not page.warning.isVisible()


def test_the_list_is_printed_and_saved(
    qtbot: QtBot,
    workspace: Workspace,
    page: LotsPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a_session(workspace, "=Marlowe", "C4417")
    page.show_lot("c4417")
    qtbot.waitUntil(lambda: bool(page.received.uses))
    previewed: list[TableDocument] = []
    monkeypatch.setattr(lots_page, "show_preview", lambda _page, made: previewed.append(made))
    page.print_button.click()
    assert previewed[0].title == "Who received lot c4417"
    assert previewed[0].page_count(previewed[0].paper) == 1
    path = tmp_path / "lot.csv"
    monkeypatch.setattr(saving, "asked_for_file", lambda *_: path)
    page.csv_button.click()
    head, line, _ = path.read_text(encoding="utf-8-sig").split("\n")
    assert head.startswith("family_name,given_names,born_on")
    assert line.startswith("'=Marlowe,Ada,1979-03-14,,555 0100,,1,2026-11-20,open,,1,C4417,,")


def test_a_recalled_diluent_stands_beside_a_corrected_lot_which_was_not_recalled(
    workspace: Workspace,
) -> None:
    session = a_session(workspace, "Marlowe", "C1", diluent_lot="D55")
    amend(workspace.store, session, 1, ("vial/1/lot", "“C1”", "C2"))
    settings = replace(workspace.settings, recalled_lots="d55")
    amend(workspace.store, session, 2, ("vial/1/diluent_lot", "D55", "D56"))
    (use,) = workspace.store.lots.received("d55").uses
    assert among_text([use]) == "Among them: 1 corrected lot · 1 corrected diluent"
    assert among_text([replace(use, lot_corrected_to=())]) == "Among them: 1 corrected diluent"
    use = replace(use, diluent_lot_corrected_to=())
    assert rest_text(use) == "0\u00a0U discarded"
    use = replace(use, state=LotState.OPEN)
    assert sums_text([use]).endswith("nothing discarded yet")
    assert as_csv([use]).splitlines()[1].endswith(",5,,0")
    assert rest_text(replace(use, units_discarded=Decimal(5))) == "5\u00a0U discarded"
    told = [line.text for line in use_row(use, "d55", settings).cells[3]]
    assert told == ["Vial 1: lot C1", "corrected to C2 · diluent D55, recalled"]
