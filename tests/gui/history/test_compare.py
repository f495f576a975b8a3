"""Two sessions compared: the list names what differs and nothing else, Escape leads back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.history.compare.pair import Pair, spoken_line
from gui.history.history_tab import HistoryTab
from gui.history.patient_page import PatientPage
from gui.theme import Theme
from gui.workspace import Workspace
from model.head_map import HeadMap
from model.session_chart import SessionChart
from model.use_cases import charting, placing
from tests.gui.history.treated import Treated, custom, dose, give, leave_out, vial
from tests.model.conftest import NOON
from tests.model.test_charting import a_chart, after
from tests.model.test_surface import at

WEEK = timedelta(weeks=1)
Key = Qt.Key
FIVE = Decimal(5)


def given(*codes: str, chart: SessionChart | None = None) -> SessionChart:
    chart = chart or a_chart()
    for code in codes:
        chart = after(chart, charting.give, code, NOON)
    return chart


def ended(chart: SessionChart) -> SessionChart:
    return replace(chart, session=replace(chart.session, ended_at=NOON))


def said(pair: Pair) -> list[str]:
    return [spoken_line(line).replace("\u00a0", " ") for line in pair.lines]


def test_each_difference_says_what_was_there_and_why_it_is_not(drawing: HeadMap) -> None:
    then = given("CO-L1", "CO-R1", "TE-L1", "TE-L2", "TE-L3")
    now = given("CO-R1", "TE-L1", "TE-L3", "FR-L1")
    now = after(now, charting.leave_out, "CO-L1", "", "Brow droop", NOON)
    now = after(now, charting.set_dose, "TE-L1", Decimal("7.5"), NOON)
    point = drawing.site("TE-L3").point
    temple, jaw = at(drawing, "left", point.x + 9, point.y), at(drawing, "left", 400, 380)
    added = placing.add_follow(now, drawing, "TE", temple, "", "Ear", NOON, given=True)
    now = charting.with_changes(now, added)
    added = placing.add_custom(now, drawing, jaw, "masseter", FIVE, "Pain", NOON, given=True)
    now = charting.with_changes(now, added)
    assert said(Pair(now=ended(now), then=then, head_map=drawing)) == [
        "CO-L1 Corrugator, left, then 5 U, now –, Not given now: Brow droop",
        "FR-L1 Frontalis, left, then –, now 5 U, Not charted then",
        "TE-L1 Temporalis, left, then 5 U, now 7.5 U, Dose +2.5 U",
        "TE-L2 Temporalis, left, then 5 U, now –, Not charted now",
        "TE-L5 Temporalis, left, then –, now 5 U, Added, follow-the-pain",
        "X1 masseter, left, then –, now 5 U, Added, left masseter",
    ]


def test_a_site_that_one_protocol_or_drawing_lacks_is_said_so(drawing: HeadMap) -> None:
    then, now = given("CO-L1", "TE-L1"), ended(given("TE-L1"))
    sites = tuple(site for site in now.protocol.sites if site.code != "CO-L1")
    newer = replace(now.protocol, sites=sites, name="Newer", sha256="other")
    now = replace(
        now, protocol=newer, session=replace(now.session, head_map_version_id=99, number=2)
    )
    views = tuple(
        replace(view, sites={code: site for code, site in view.sites.items() if code != "CO-L1"})
        for view in drawing.views
    )
    pair = Pair(now=now, then=then, head_map=replace(drawing, views=views))
    assert said(pair) == [
        "CO-L1 Corrugator, left, then 5 U, now –,"
        " Not in the protocol now (Newer) · not on this drawing",
    ]
    assert any("on different drawings" in note for note in pair.notes)


@pytest.fixture
def treated(workspace: Workspace) -> Treated:
    return Treated(workspace)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, treated: Treated) -> Iterator[PatientPage]:
    """The patient's page with its history, of three sessions."""
    jaw = at(treated.workspace.head_map, "right", 430, 390)
    treated.session(NOON - 24 * WEEK, vial(), give("CO-L1", "CO-R1", "TE-L1"))
    treated.session(
        NOON - 12 * WEEK, give("CO-R1", "TE-L1"), leave_out("CO-L1", "Brow droop"),
        custom(jaw, "masseter", treated.workspace),
    )  # fmt: skip
    treated.session(NOON, dose("TE-L1", "7.5"), give("TE-L1"), finished=False)
    menu = QMenu()
    page = PatientPage(treated.workspace, theme, menu, treated.patient.patient_id)
    qtbot.addWidget(page)
    qtbot.addWidget(menu)
    page.resize(1280, 800)
    page.show_tab(page.shown)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    page.release()


def press(page: PatientPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.window().focusWidget() or page, key)


def test_two_sessions_are_compared_by_keyboard_and_escape_leads_back_to_the_row(
    qtbot: QtBot, page: PatientPage
) -> None:
    tab = page.tab
    assert isinstance(tab, HistoryTab)
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    view = tab.timeline.view
    view.setFocus()
    press(page, Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Backtab)
    assert tab.timeline.head.compare.hasFocus()
    assert tab.timeline.head.compare.accessibleName() == "Compare sessions 1 and 2"
    press(page, Key.Key_Space)
    panel = tab.comparison
    assert panel is not None
    assert panel.isVisible()
    words = [line.replace("\u00a0", " ") for line in panel.card.lines]
    assert words == [
        "CO-L1 Corrugator, left, then 5 U, now –, Not given now: Brow droop",
        "X1 masseter, right, then –, now 5 U, Added, right masseter",
    ]
    sums = [tuple(value.replace("\u00a0", " ") for value in one) for one in panel.card.sums]
    assert sums == [
        ("Given", "15 U", "15 U"), ("Sites", "3 of 31", "2 of 31 +1"),
        ("Lot", "DEMO-C4417", "none noted"),
    ]  # fmt: skip
    assert not panel.grab().toImage().isNull()
    press(page, Key.Key_Escape)
    assert tab.comparison is None
    assert view.hasFocus()
    assert view.currentIndex().row() == 2
    qtbot.waitUntil(lambda: tab.cards.response is not None)
    card = tab.cards.response
    assert card is not None
    for focused in (card.form.reason.editor, page.strip.print_button):
        QTest.mouseClick(card.stop_button, Qt.MouseButton.LeftButton)
        assert card.form.isVisible()
        focused.setFocus()
        press(page, Key.Key_Escape)
        assert card.form.isHidden()
        assert card.stop_button.hasFocus()
    assert left == []
    press(page, Key.Key_Escape)
    assert left == [True]


def test_trend_and_response_come_behind_the_rows_and_nothing_is_wider_than_the_window(
    qtbot: QtBot, page: PatientPage
) -> None:
    tab = page.tab
    assert isinstance(tab, HistoryTab)
    qtbot.waitUntil(lambda: tab.cards.trend is not None and tab.cards.response is not None)
    for width in (1280, 1440):
        page.resize(width, 800)
        QCoreApplication.sendPostedEvents()
        assert tab.minimumSizeHint().width() <= width
        assert tab.overview.horizontalScrollBar().maximum() == 0
        assert tab.overview.verticalScrollBar().maximum() == 0
    QTest.mouseClick(tab.cards.choice.buttons["wear-off"], Qt.MouseButton.LeftButton)
    assert tab.cards.wear_off is not None
    assert tab.cards.wear_off.isVisible()
    told: list[str] = []
    page.records.workspace.failed.connect(told.append)
    assert tab.can_print
    page.print_page()
    no_diary = "No diary yet with days noted after a session. Import one under Measures."
    assert told == [f"There is nothing to print. {no_diary}"]


def test_sites_still_to_come_of_an_open_session_are_not_called_dropped(page: PatientPage) -> None:
    tab = page.tab
    assert isinstance(tab, HistoryTab)
    model = tab.timeline.model
    model.toggle(0)
    model.toggle(2)
    tab.timeline.head.compare.click()
    assert tab.comparison is not None
    assert "Session 3 is open: sites still to come count as planned." in tab.comparison.notes
    (changed,) = [line for line in tab.comparison.card.lines if line.startswith("TE-L1")]
    assert changed.endswith("Dose +2.5 U")
    assert not any("Not charted now" in line for line in tab.comparison.card.lines)
    tab.comparison.back.click()
    assert tab.comparison is None
