"""A step of undo that the disk refuses stays, and is the one that is done the next time."""

from typing import Any

import pytest

from model.errors import FullDiskError
from tests.gui.session.charting import CONTROL, SHIFT, Charting, Key

SITES = ["CO-L1", "CO-R1", "PR-M1"]


@pytest.fixture
def three_given(charting: Charting) -> Charting:
    for code in SITES:
        charting.click(code)
    return charting


def fill_disk(charting: Charting, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_values: object, **_named: Any) -> None:
        raise FullDiskError("The disk is full.")

    monkeypatch.setattr(charting.workspace.store.changes, "apply", refused)


def test_a_refused_undo_takes_back_the_same_site_later(
    three_given: Charting, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        fill_disk(three_given, full)
        three_given.press(Key.Key_Z, CONTROL)
        assert three_given.said == ["The disk is full."]
        assert three_given.given() == set(SITES)
        three_given.check_screen()
    assert three_given.workspace.undo_stack.undoText() == "PR-M1 given"
    three_given.press(Key.Key_Z, CONTROL)
    assert three_given.given() == {"CO-L1", "CO-R1"}
    three_given.check_screen()


def test_a_refused_redo_gives_the_same_site_later(
    three_given: Charting, monkeypatch: pytest.MonkeyPatch
) -> None:
    three_given.press(Key.Key_Z, CONTROL)
    with monkeypatch.context() as full:
        fill_disk(three_given, full)
        three_given.press(Key.Key_Z, CONTROL | SHIFT)
        assert three_given.given() == {"CO-L1", "CO-R1"}
    assert three_given.workspace.undo_stack.redoText() == "PR-M1 given"
    three_given.press(Key.Key_Z, CONTROL | SHIFT)
    assert three_given.given() == set(SITES)
    three_given.press(Key.Key_Z, CONTROL)
    assert three_given.given() == {"CO-L1", "CO-R1"}


def test_a_step_whose_rows_have_changed_goes(
    three_given: Charting, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, chart = three_given.workspace.store, three_given.workspace.chart
    assert chart is not None
    from model.use_cases.charting import clear

    session = chart.session.session_id
    store.changes.apply(
        session, clear(chart, "PR-M1"), action="x", at=three_given.workspace.clock(), actor=1
    )
    three_given.press(Key.Key_Z, CONTROL)
    assert "PR-M1" in three_given.said[0]
    assert three_given.workspace.undo_stack.undoText() == "CO-R1 given"
    three_given.check_screen()


def test_nothing_prints_while_a_note_cannot_be_kept(
    three_given: Charting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_values: object) -> None:
        raise FullDiskError("The disk is full.")

    asked: list[bool] = []
    page = three_given.page
    page.print_wanted.connect(lambda: asked.append(True))
    page.map_place.open_note()
    page.map_place.note_panel.text.setPlainText("Patient fainted after site 2.")
    with monkeypatch.context() as full:
        full.setattr(three_given.workspace.store.sessions, "set_note", refused)
        three_given.press(Key.Key_P, CONTROL)
        assert asked == []
        assert page.map_place.note_panel.isVisible()
    three_given.press(Key.Key_P, CONTROL)
    assert asked == [True]
