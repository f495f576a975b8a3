"""One field finds everything; the page says how it understood what was typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.search.search_page import PAGE, SearchPage
from gui.search.wording import passage
from gui.theme import Theme
from gui.widgets.row_list import Heading, More, Row
from gui.workspace import Workspace
from model.outcome.adverse_effect import AdverseEffect
from model.outcome.parts import OutcomeChange
from model.session import Session
from model.session_part import PartChange
from model.use_cases.charting import leave_out
from tests.model.conftest import NOON, a_patient
from tests.model.store.test_lots import VIAL

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, theme: Theme) -> Iterator[SearchPage]:
    made = SearchPage(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1280, 724)
    made.show()
    yield made
    made.release()


@pytest.fixture
def session(workspace: Workspace) -> Session:
    """Of Marlowe: a lot, a departure, a note; then an adverse effect."""
    store, actor = workspace.store, workspace.actor
    person = store.patients.add(a_patient("Marlowe", record_number="D7"), NOON, actor)
    made = store.start_session(
        person.patient_id, actor, workspace.protocol, workspace.head_map, NOON
    )
    out = leave_out(store.chart(made.session_id), "FR-L2", "wish", "Patient’s wish", NOON)
    store.changes.apply(
        made.session_id, [PartChange(None, VIAL), *out], action="t", at=NOON, actor=actor
    )
    store.sessions.set_note(made.session_id, "Came late.\nNéck pain afterwards", NOON, actor)
    effect = AdverseEffect(
        number=1, effect="lid-ptosis", text="Eyelid droop", note="pain free", clinician_id=actor,
        session_id=made.session_id, recorded_at=NOON,
    )  # fmt: skip
    store.outcomes.apply(
        person.patient_id, [OutcomeChange(None, effect)], action="t", at=NOON, actor=actor
    )
    return store.sessions.finish(made.session_id, NOON, actor)


def headings(page: SearchPage) -> list[str]:
    return [item.text for item in page.view.rows.items if isinstance(item, Heading)]


def search(qtbot: QtBot, page: SearchPage, typed: str) -> None:
    page.search.setText(typed)
    page.ask()
    qtbot.waitUntil(lambda: not page._reader.is_busy)


def test_what_is_typed_is_understood_and_each_row_opens(
    qtbot: QtBot, page: SearchPage, session: Session
) -> None:
    page.search.setText("pain")
    qtbot.waitUntil(lambda: headings(page) == ["Notes and reasons", "Adverse effects"])
    assert page.understood_rest.text() == "Understood as words “pain”"
    row = page.view.rows.items[1]
    assert isinstance(row, Row)
    assert row.cells[2][0].text == "Came late. Néck pain afterwards"
    assert row.cells[2][0].spans == [(16, 20)]
    with qtbot.waitSignal(page.session_wanted) as opened:
        QTest.keyClick(page.search, Key.Key_Return)
    assert opened.args == [session.session_id]
    assert page.view.rows.rowCount() == 4  # the effect stands in one of the two groups
    QTest.keyClick(page.search, Key.Key_Down)  # past the heading between
    with qtbot.waitSignal(page.patient_wanted) as wanted:
        QTest.keyClick(page.search, Key.Key_Return)
    assert wanted.args == [session.patient_id]
    search(qtbot, page, "fr-l2 Nov 2026 c4417 marlowe")
    assert [made.text() for made in page.understood.buttons] == [
        "departure at FR-L2", "1\u00a0Nov\u00a02026 – 30\u00a0Nov\u00a02026", "lot c4417"
    ]  # fmt: skip
    assert headings(page) == ["Patients", "Sessions"]
    row = page.view.rows.items[-1]
    assert isinstance(row, Row)
    assert row.cells[2][0].text.endswith(" · FR-L2 not given")
    page.understood.buttons[2].click()
    qtbot.waitUntil(lambda: "c4417 marlowe" in page.understood_rest.text())
    assert "Nothing in the records" in page.state.text()
    page.again.click()
    qtbot.waitUntil(lambda: headings(page) == ["Patients", "Sessions"])
    search(qtbot, page, "14.3.1979")
    assert headings(page) == ["Patients"]


def test_choices_narrow_what_is_typed(qtbot: QtBot, page: SearchPage, session: Session) -> None:
    filters = page.filters
    filters.effect.setCurrentIndex(filters.effect.findData("lid-ptosis"))
    page.ask()
    qtbot.waitUntil(lambda: headings(page) == ["Sessions", "Adverse effects"])
    assert "adverse effect: Eyelid droop" in page.understood_rest.text()
    filters.first.setText("Dec 2026")
    page.ask()
    qtbot.waitUntil(lambda: headings(page) == [])
    filters.first.setText("foo")
    assert filters.error.text().startswith("“foo” is no date")
    page.filters.clear_button.click()
    qtbot.waitUntil(page.examples.isVisible)
    assert filters.is_empty
    assert not filters.error.isVisible()
    assert session.session_id


def test_the_rest_of_many_is_shown_when_asked(
    qtbot: QtBot, workspace: Workspace, page: SearchPage
) -> None:
    assert "There are no patients yet" in page.state.text()
    assert not page.examples.isVisible()
    with workspace.store.transaction():
        for place in range(PAGE + 7):
            workspace.store.patients.add(a_patient(f"Solo {place}"), NOON, workspace.actor)
    search(qtbot, page, "")
    assert page.examples.isVisible()
    search(qtbot, page, "solo")
    assert page.view.rows.items[0] == Heading("Patients", str(PAGE + 7))
    more = page.view.rows.items[-1]
    assert isinstance(more, More)
    assert more.text == "Show more, 7 are left"
    page.view.step(PAGE)
    page.view.open_current()
    assert page.view.rows.rowCount() == PAGE + 8
    assert isinstance(page.view.rows.items[page.view.currentIndex().row()], Row)
    opened = page.view.place
    search(qtbot, page, "solo")  # the records changed, say
    assert page.view.place == opened
    again = SearchPage(workspace, page.theme)
    qtbot.addWidget(again)
    page.filters.first.setText("foo")
    again.restore(page.kept_state)
    again.resize(page.size())
    again.show()
    qtbot.waitUntil(lambda: bool(again.view.rows.rowCount()))
    assert (again.search.text(), again.filters.first.text()) == ("solo", "foo")
    assert again.view.place == opened
    assert again.view.viewport().rect().contains(again.view.visualRect(again.view.currentIndex()))
    search(qtbot, again, "solo 1")
    assert again.view.currentIndex().row() == 1
    again.release()


def test_a_long_text_is_shown_around_the_word() -> None:
    text = "Start " + "and so on " * 40 + "the néedle bent " + "and on " * 40
    first, second = passage(text, ["needle"])
    assert first.startswith("…")
    assert "the néedle bent" in first
    assert second.endswith("…")
    assert passage("short", ["needle"]) == ["short"]
    assert passage("", ["needle"]) == []
