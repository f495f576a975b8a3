"""The whole list of those due: filters, weeks, paper and files."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.due import due_page, output
from gui.due.due_page import DuePage
from gui.due.output import calendar_days
from gui.reports.table_document import TableDocument
from gui.theme import Theme
from gui.workspace import Workspace
from model.outcome.contact import Result
from model.recall import Group, RecallRow
from model.use_cases.recalling import call
from tests.gui.patients.conftest import AddPatient, AddSession
from tests.model.conftest import NOON


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, theme: Theme, due: dict[str, int]) -> DuePage:
    made = DuePage(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1280, 724)
    made.show()
    qtbot.waitUntil(lambda: bool(made.rows.rows))
    return made


def names(page: DuePage) -> list[str]:
    return [made.row.family_name for made in page.rows.rows]


def test_groups_and_weeks_are_chosen(
    page: DuePage, due: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert names(page) == ["Teller", "Bright", "Voss", "Sunday", "Ito", "Long"]
    found: dict[str, list[str]] = {}
    for name, made in page.filter.segments.buttons.items():
        made.click()
        found[made.text()] = names(page)
        assert page.filter.before.isVisible() == (name == "week")
    assert found == {
        "All": ["Teller", "Bright", "Voss", "Sunday", "Ito", "Long"],
        "Left open 0": [],
        "Overdue 2": ["Teller", "Bright"],
        "This week 2": ["Voss", "Sunday"],
        "Checkpoint 1": ["Ito"],
        "Never back 1": ["Long"],
        "Booked 0": [],
    }
    page.show_group("week")
    page.filter.after.click()
    assert names(page) == []
    assert page.rows.empty.text() == "Nobody is due in this week."
    assert not page.csv.isEnabled()
    page.filter.after.click()
    assert names(page) == ["Later"]
    assert page.filter.named_week.text() == "Week of 30\u00a0Nov\u00a02026"
    page.filter.before.click()
    page.filter.this_week.click()
    assert names(page) == ["Voss", "Sunday"]
    monkeypatch.setattr(due_page, "AT_ONCE", 2)
    page.show_group("")
    assert names(page) == ["Teller", "Bright"]
    page.rows.more.click()
    assert names(page) == ["Teller", "Bright", "Voss", "Sunday"]
    page.rows.more.click()
    assert not page.rows.more.isVisible()


def test_a_name_opens_the_patient_and_a_change_elsewhere_is_shown(
    qtbot: QtBot, page: DuePage, workspace: Workspace, due: dict[str, int]
) -> None:
    with qtbot.waitSignal(page.patient_wanted) as wanted:
        page.rows.rows[2].name.click()
    assert wanted.args == [due["Voss"]]
    contact = call(Result.CALLED, "", channel="phone", at=NOON, actor=workspace.actor)
    page.hide()
    page.noting.note(due["Ito"], "Ito, Ada", contact)
    page.show()
    qtbot.waitUntil(lambda: "Ito" not in names(page))
    page.release()


def test_the_list_is_printed_and_written(
    page: DuePage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    saved: dict[str, str] = {}
    printed: list[TableDocument] = []

    def save(_parent: QWidget, _workspace: Workspace, name: str, text: str, _kinds: str) -> Path:
        saved[name] = text
        return Path(name)

    monkeypatch.setattr(output, "save_text", save)
    monkeypatch.setattr(output, "show_preview", lambda _parent, document: printed.append(document))
    monkeypatch.setattr(due_page, "AT_ONCE", 2)  # what is written is not what is on the screen
    page.show_group("")
    page.csv.click()
    page.calendar.click()
    page.print.click()
    table = saved["headmap-due.csv"].split("\r\n")
    assert table[0].startswith("group,patient,date of birth,record number,telephone")
    assert len(table) == 8
    assert table[1] == (
        'overdue,"Teller, Ada",1979-03-14,DEMO-100,555-0100,a@example.org,'
        "2026-08-12,2026-11-04,,16,,,,,"
    )
    assert table[5].split(",")[9:11] == ["4", ""]
    calendar = saved["headmap-due.ics"]
    assert calendar.count("BEGIN:VEVENT") == 6
    assert "SUMMARY:Session due: A.T. DEMO-100\r\n" in calendar
    assert "SUMMARY:4 weeks check: A.I. DEMO-28\r\n" in calendar
    assert "DTSTART;VALUE=DATE:20261122\r\n" in calendar
    assert not any(word in calendar for word in ("Teller", "Ada", "1979", "555", "example"))
    page.calendar.click()
    assert saved["headmap-due.ics"] == calendar  # the same again: nothing is doubled
    (document,) = printed
    assert document.title == "Due"
    assert document._rows[0][:3] == ("Teller, Ada\n14\u00a0Mar\u00a01979", "DEMO-100", "555-0100")
    assert len(document._rows) == 6
    assert document._lines == (
        "week of 16\u00a0Nov\u00a02026"
        " · Left open: 0 · Overdue: 2 · This week: 2 · Checkpoint: 1 · Never back: 1 · Booked: 0",
    )
    page.show_group("overdue")
    page.csv.click()
    assert len(saved["headmap-due.csv"].split("\r\n")) == 4
    page.show_group("")
    monkeypatch.setattr(output, "MOST", 1)
    with qtbot.waitSignal(workspace.failed) as told:
        page.csv.click()
    assert told.args == [
        "Only the first 1 are in this list of: Overdue, This week. All others are in it."
    ]
    groups = [line.split(",")[0] for line in saved["headmap-due.csv"].split("\r\n")[1:-1]]
    assert groups == ["overdue", "week", "checkpoint", "never_back"]
    page.print.click()
    assert "Overdue: more than 1, these are the first · This week: more" in printed[-1]._lines[0]


def test_a_session_left_open_leads_to_it_and_into_no_calendar(
    qtbot: QtBot,
    page: DuePage,
    add_patient: AddPatient,
    add_session: AddSession,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written: list[str] = []
    monkeypatch.setattr(output, "save_text", lambda *values: written.append(values[3]))
    printed: list[TableDocument] = []
    monkeypatch.setattr(output, "show_preview", lambda _parent, document: printed.append(document))
    yesterday = NOON - timedelta(days=8)
    opened = add_session(add_patient("Forgotten"), given=3, at=yesterday, finished=False)
    page.show_group("")
    row = page.rows.rows[0]
    assert (row.row.group, row.badge.text()) == (Group.LEFT_OPEN, "Open\u00a08\u00a0days")
    assert "Session of 12\u00a0Nov · 15\u00a0U given, not ended" in row.name.accessibleName()
    assert not row.call.isVisible()
    assert not row.book.isVisible()
    with qtbot.waitSignal(page.session_wanted) as wanted:
        row.name.click()
    assert wanted.args == [opened.session_id]
    page.csv.click()
    page.calendar.click()
    page.print.click()
    assert written[0].split("\r\n")[1].startswith("left_open,Forgotten,")
    assert written[0].split("\r\n")[1].endswith(",2026-11-12,,,8,,,,,15")
    assert written[1].count("BEGIN:VEVENT") == 6
    assert "Left open: 1 · Overdue: 2" in printed[0]._lines[0]
    assert printed[0]._rows[0][3:] == (
        "12\u00a0Nov\u00a02026", "12\u00a0Nov\u00a02026\nOpen 8 days", "15\u00a0U given, not ended",
    )  # fmt: skip
    page.show_group("left_open")
    assert names(page) == ["Forgotten"]
    assert not page.calendar.isEnabled()
    add_session(add_patient("Forgotten too"), given=1, at=yesterday, finished=False)
    monkeypatch.setattr(due_page, "AT_ONCE", 1)
    page.show_group("")
    assert names(page) == ["Forgotten"]
    assert page.calendar.isEnabled()  # for those further down


def test_a_booked_day_takes_the_place_of_the_due_one_in_a_calendar() -> None:
    due = RecallRow(
        group=Group.OVERDUE, patient_id=1, family_name="Marlowe", given_names="Ada",
        born_on=date(1979, 3, 14), record_number="DEMO-1", phone="", email="", last_session_id=7,
        last_on=date(2026, 8, 25), due_on=date(2026, 11, 17), booked_on=date(2026, 12, 1),
        booked_time="09:30",
    )  # fmt: skip
    (before,) = calendar_days([due])
    (after,) = calendar_days([replace(due, group=Group.BOOKED)])
    assert before.uid == after.uid, "a second import moves the day"
    assert (after.day, after.summary) == (date(2026, 12, 1), "Session booked 09:30: A.M. DEMO-1")
