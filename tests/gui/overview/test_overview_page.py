"""The practice in numbers on the screen: what the file holds, and the list behind each number."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.overview.overview_page import OverviewPage
from gui.theme import Theme
from gui.workspace import Workspace
from model.head_map import HeadMap
from tests.model.conftest import Practice
from tests.model.store.test_overviews import treat


@pytest.fixture
def page(
    qtbot: QtBot, workspace: Workspace, theme: Theme, drawing: HeadMap
) -> Iterator[OverviewPage]:
    practice = Practice(workspace.store, workspace.protocol, drawing)
    ada = practice.patient
    treat(practice, ada, date(2026, 3, 2), codes=("PR-M1",), left_out="FR-L2")
    treat(practice, ada, date(2026, 6, 1), codes=("PR-M1", "CO-L1"), thrown_away=40)
    treat(practice, ada, date(2025, 1, 7), codes=("PR-M1",))
    made = OverviewPage(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1280, 724)
    made.show()
    qtbot.waitUntil(lambda: bool(made.overview and made.overview.responses.is_known))
    yield made
    made.release()


def shown_list(qtbot: QtBot, page: OverviewPage, title: str) -> list[str]:
    qtbot.waitUntil(lambda: page.panel.isVisible() and title in page.panel.title.text())
    table = page.panel.table
    return [str(table.data(table.index(row, 1))) for row in range(table.rowCount())]


def test_numbers_are_those_of_the_last_365_days_and_open_their_lists(
    qtbot: QtBot, page: OverviewPage
) -> None:
    tiles = page.board.tiles
    assert tiles["sessions"].value.text() == "2"
    assert tiles["given"].value.text() == "15\u00a0U"
    assert tiles["given"].second.text() == "no price set in Settings"
    qtbot.mouseClick(tiles["discarded"], Qt.MouseButton.LeftButton)
    assert shown_list(qtbot, page, "Units discarded") == ["1\u00a0Jun\u00a02026"]
    qtbot.keyClick(page.panel.view, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert tiles["discarded"].hasFocus()
    tiles["patients"].setFocus()
    qtbot.keyClick(tiles["patients"], Qt.Key.Key_Return)
    assert shown_list(qtbot, page, "Patients") == ["1\u00a0Jun\u00a02026"]
    with qtbot.waitSignal(page.session_wanted):
        qtbot.keyClick(page.panel.view, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.patient_wanted):
        qtbot.mouseClick(page.panel.open_patient, Qt.MouseButton.LeftButton)


def test_a_bar_opens_its_list_by_mouse_and_by_key(qtbot: QtBot, page: OverviewPage) -> None:
    plot = page.board.departures
    box = plot.box_of(0)
    assert box.height() > 0
    assert plot.box_of(1).height() == 0
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert shown_list(qtbot, page, "Not given") == ["2\u00a0Mar\u00a02026"]
    bars = page.board.sessions
    bars.setFocus()
    march = next(n for n, bar in enumerate(bars.bars) if bar.name.startswith("Mar 2026"))
    for _ in range(march):
        qtbot.keyClick(bars, Qt.Key.Key_Right)
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert shown_list(qtbot, page, "Sessions of 1\u00a0Mar") == ["2\u00a0Mar\u00a02026"]


def test_another_period_is_added_up_and_a_wrong_one_is_said(
    qtbot: QtBot, page: OverviewPage
) -> None:
    period = page.period
    period.first.setText("1.1.2025")
    period.last.setText("31 Dec 2025")
    qtbot.keyClick(period.last, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.board.tiles["sessions"].value.text() == "1")
    period.last.setText("31 Feb 2025")
    qtbot.keyClick(period.last, Qt.Key.Key_Return)
    assert "no 31 Feb" in period.problem.text()
    assert page.board.tiles["sessions"].value.text() == "1"
    qtbot.mouseClick(period.usual.buttons["month"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "No session ended" in page.state.text())
    assert not page.print_button.isEnabled()


def test_numbers_and_lists_go_out_as_csv(
    qtbot: QtBot, page: OverviewPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal = tmp_path / "numbers.csv"
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _self: [str(goal)])
    qtbot.mouseClick(page.csv_button, Qt.MouseButton.LeftButton)
    text = goal.read_text(encoding="utf-8-sig")
    assert "2025-11-21,2026-11-20,all,,sessions,2," in text
    assert "2026-06-01,2026-06-30,step,,units_given,10,U" in text
    assert "Marlowe" not in text
    qtbot.mouseClick(page.board.tiles["sessions"], Qt.MouseButton.LeftButton)
    assert len(shown_list(qtbot, page, "Sessions")) == 2
    qtbot.mouseClick(page.panel.csv_button, Qt.MouseButton.LeftButton)
    assert goal.read_text(encoding="utf-8-sig").splitlines()[1].startswith('"Marlowe, Ada"')


def test_response_is_told_by_any_rule(qtbot: QtBot, page: OverviewPage) -> None:
    assert page.rule.currentText() == "NICE TA260"
    page.rule.setCurrentIndex(page.rule.findText("50 % responder"))
    qtbot.waitUntil(lambda: "50 %" in page.board.tiles["responders"].second.text())
