"""The table of measures: what is known stands in it, also where something else counts."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gui.history.measures.course_model import BENEATH, IS_NEAR
from gui.history.measures.follow_up_form import FollowUpForm
from model.outcome.diary_day import DiaryDay
from model.outcome.parts import OutcomeChange
from tests.gui.history.measures.desk import Desk
from tests.model.conftest import NOON


def test_a_count_of_the_diary_stands_greyed_where_what_was_told_near_it_counts(desk: Desk) -> None:
    tab = desk.open()
    days = (date(2026, 10, 1) + timedelta(days=n) for n in range(28))
    kept = tuple(
        OutcomeChange(
            None,
            DiaryDay(day=one, headache=one.day < 9, severity=0, acute=None, recorded_at=NOON),
        )
        for one in days
    )
    tab.records.perform("A diary", lambda _course: kept)
    model = tab.table.model
    (row,) = model.table.rows
    assert set(row.points) >= {"headache_days"}
    tab.add_follow_up()
    form = tab.form
    assert isinstance(form, FollowUpForm)
    form.on.set_text("1 Nov 2026")
    form.channel.choose("phone")
    form.values.by_code["headache_days"].set_text("11")
    form.save.click()
    assert [one.words for one in model.table.rows] == ["Telephone", "Diary"]
    cell = model.index(1, 0)
    assert cell.data() == "8\u00a0days"
    assert cell.data(IS_NEAR)
    assert not model.index(0, 0).data(IS_NEAR)
    assert str(cell.data(Qt.ItemDataRole.ToolTipRole)).endswith(
        "Headache days 8\u00a0days. 11\u00a0days told on 1\u00a0Nov\u00a02026 (Telephone)"
        " counts instead."
    )


def test_all_questionnaires_have_room_beside_a_form_in_a_small_window(desk: Desk) -> None:
    tab = desk.open()
    tab.add_follow_up()
    form = tab.form
    assert isinstance(form, FollowUpForm)
    form.channel.choose("phone")
    counts = {"headache_days": 12, "migraine_days": 7, "severe_days": 6, "acute_days": 4}
    totals = {"hit6": 57, "msq_restrictive": 40, "msq_preventive": 50, "msq_emotional": 55}
    told = counts | totals
    for code, value in told.items():
        form.values.by_code[code].set_text(str(value))
    form.save.click()
    view, cell = tab.table.view, tab.table.model.index(0, 4)
    assert len(tab.table.model.table.measures) == len(told)
    desk.pages.resize(1280, 800)
    tab.add_effect()
    QApplication.processEvents()
    assert view.horizontalScrollBar().maximum() == 0
    assert (cell.data(view.beneath), cell.data(BENEATH)) == ("substantial", "substantial impact")
    assert str(cell.data(Qt.ItemDataRole.ToolTipRole)).endswith("substantial impact")
    desk.pages.resize(1920, 1080)
    QApplication.processEvents()
    assert cell.data(view.beneath) == "substantial impact"
