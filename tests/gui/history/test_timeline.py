"""The timeline: a row a session, its chart read when it is in sight, open and compare."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.history.history_tab import HistoryTab
from gui.history.timeline.columns import columns_of
from gui.map.drawing import drawing_of
from gui.theme import Theme
from gui.workspace import ChangeSet, Workspace
from model.injection import Laterality
from model.outcome.adverse_effect import AdverseEffect, EffectSeverity
from model.session import Session
from model.signature import Amendment, AmendmentKind, Correction
from model.store.store import Store
from model.use_cases.measuring import add_effect
from tests.gui.history.treated import Treated, dose, give, headache_days, leave_out, vial
from tests.gui.signed import PIN, Sign, outside
from tests.model.conftest import NOON

LEFT, Key, NoModifier = Qt.MouseButton.LeftButton, Qt.Key, Qt.KeyboardModifier.NoModifier
Shown = Callable[[Treated], HistoryTab]
WEEK = timedelta(weeks=1)


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Iterator[Shown]:
    """The tab of a patient on the screen; it asks the store for nothing once it is gone."""
    made: list[HistoryTab] = []

    def show(treated: Treated) -> HistoryTab:
        tab = HistoryTab(treated.records(), theme)
        qtbot.addWidget(tab)
        tab.resize(1440, 824)
        tab.show_course()
        with qtbot.waitActive(tab):
            tab.show()
            tab.activateWindow()
        made.append(tab)
        return tab

    yield show
    for tab in made:
        tab.release()
        tab.records.release()


def settled(qtbot: QtBot, tab: HistoryTab) -> None:
    """Wait until the rows in sight have their charts and signatures."""
    timeline = tab.timeline
    qtbot.waitUntil(lambda: not (timeline.charts.is_busy or timeline.checks.is_busy))


def test_the_drawing_is_cut_view_by_view_before_the_first_chart_is_painted(
    qtbot: QtBot, workspace: Workspace, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.map.drawing._drawings", {})
    treated = Treated(workspace)
    treated.session(NOON, give("CO-L1"))
    tab = shown(treated)
    views = drawing_of(workspace.head_map).views.values()
    steps: list[int] = []
    charts = tab.timeline.charts
    charts.read.connect(lambda _one: steps.append(sum(view.is_cut for view in views)))
    qtbot.waitUntil(lambda: bool(steps))
    settled(qtbot, tab)
    assert steps == [4]


def said(tab: HistoryTab, place: int) -> str:
    model = tab.timeline.model
    return str(model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole)).replace(
        "\u00a0", " "
    )


def click(tab: HistoryTab, place: int, *, on_check: bool = False) -> None:
    view = tab.timeline.view
    box = view.visualRect(view.model().index(place, 0))
    left, width = columns_of(box.width()).check
    x = left + width // 2 if on_check else 60
    QTest.mouseClick(view.viewport(), LEFT, NoModifier, QPoint(x, box.center().y()))


def test_each_session_says_what_was_done_and_what_came_of_it(
    qtbot: QtBot, workspace: Workspace, sign: Sign, shown: Shown
) -> None:
    treated = Treated(workspace)
    first = treated.session(
        NOON - 36 * WEEK, headache_days(22), vial(), give("CO-L1", "CO-R1", "TE-L1")
    )
    void = treated.session(NOON - 24 * WEEK, give("CO-L1"))
    treated.session(
        NOON - 12 * WEEK, headache_days(12), dose("TE-L1", "7.5"), give("CO-R1", "TE-L1"),
        leave_out("CO-L1", "Brow droop"),
    )  # fmt: skip
    today = treated.session(NOON, give("CO-L1"), finished=False)
    signing = sign(first)
    signing.void(void.session_id, workspace.actor, PIN, "Wrong patient")
    treated.choose_baseline(first, 22)
    droop = AdverseEffect(
        number=1, effect="brow-ptosis", text="Brow droop", lasted_days=21, site_code="FR-L2",
        severity=EffectSeverity.MILD, session_id=first.session_id, laterality=Laterality.LEFT,
        clinician_id=workspace.actor, recorded_at=NOON,
    )  # fmt: skip
    tab = shown(treated)
    tab.records.perform("Adverse effect", lambda course: add_effect(course, droop))
    tab.show_course()
    settled(qtbot, tab)
    newest, third, second, oldest = (said(tab, place) for place in range(4))
    assert newest.startswith("Session 4 · 20 Nov 2026 · Open today · 5 U · 1 of 31 · None · ")
    assert "not noted at this session" in newest
    assert third == (
        "Session 3 · 28 Aug 2026 · Not signed · 12.5 U · 2 of 31"
        " · CO-L1 not given · TE-L1 7.5 U"
        " · 12 headache days in 28, counted up to 28 Aug 2026. −45.5 % against the baseline."
    )
    assert " · Void · 5 U · 1 of 31 · None · Void: not held" in second
    assert oldest == (
        "Session 1 · 13 Mar 2026 · Signed R. Okafor · 15 U · 3 of 31 · Lot DEMO-C4417"
        " · No departures · Brow droop left, mild, 3 weeks (FR-L2)"
        " · 22 headache days in 28, counted up to 13 Mar 2026. This is the baseline."
    )
    with outside(workspace) as execute:
        execute(f"UPDATE session SET note = 'other' WHERE id = {first.session_id}")
    tab.show_course()
    settled(qtbot, tab)
    assert "Changed after signing, Signed R. Okafor" in said(tab, 3)
    assert not tab.grab().toImage().isNull()
    wanted: list[int] = []
    tab.session_wanted.connect(wanted.append)
    click(tab, 0)
    assert wanted == [today.session_id]
    click(tab, 1, on_check=True)
    assert wanted == [today.session_id]
    assert tab.timeline.model.checked != []


def test_a_count_corrected_after_signing_counts_as_corrected_and_says_so(
    workspace: Workspace, shown: Shown
) -> None:
    treated = Treated(workspace)
    correct_to(workspace, treated.session(NOON, headache_days(2)), "20")
    tab = shown(treated)
    corrected = tab.timeline.model.rows[0].count
    assert (corrected.count, corrected.beneath) == ("20", "corrected")
    assert "20 Nov 2026 (corrected after signing, signed as 2)." in said(tab, 0)


def correct_to(workspace: Workspace, session: Session, days: str) -> None:
    """Amend the headache days of a session that said 2."""
    corrected = Correction("detail/indication.headache_days/value", "Headache days", "“2”", days)
    amendment = Amendment(
        number=1, kind=AmendmentKind.CORRECTION, corrections=(corrected,), reason="Mistyped",
        clinician_id=workspace.actor, at=NOON,
    )  # fmt: skip
    with workspace.store.transaction():
        workspace.store.signatures.add_amendment(session.session_id, amendment)


def test_without_a_baseline_a_dash_says_where_one_is_chosen(
    qtbot: QtBot, workspace: Workspace, shown: Shown
) -> None:
    treated = Treated(workspace)
    treated.session(NOON, headache_days(12))
    tab = shown(treated)
    words = tab.timeline.model.rows[0].count
    assert (words.count, words.change, words.beneath) == ("12", "–", "no baseline chosen")
    assert "choose one under Measures" in said(tab, 0)
    assert not tab.timeline.head.compare.isEnabled()
    assert "nothing to compare it with" in tab.timeline.head.compare.toolTip()


def test_before_the_first_session_there_is_the_way_to_it(
    workspace: Workspace, shown: Shown
) -> None:
    tab = shown(Treated(workspace))
    assert tab.timeline.sentence.text() == "No sessions yet. Start the first one."
    wanted: list[str] = []
    tab.tab_wanted.connect(wanted.append)
    QTest.mouseClick(tab.timeline.start, LEFT)
    assert wanted == ["session"]


def test_of_80_sessions_only_charts_in_sight_are_read(
    qtbot: QtBot, workspace: Workspace, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    treated = Treated(workspace)
    with workspace.store.transaction():
        ids = [treated.session(NOON - n * 12 * WEEK).session_id for n in range(80)]
    read: list[int] = []
    chart_of = Store.chart

    def counted(store: Store, session_id: int) -> object:
        read.append(session_id)
        return chart_of(store, session_id)

    monkeypatch.setattr(Store, "chart", counted)
    tab = shown(treated)
    assert len(tab.timeline.model.rows) == 80
    settled(qtbot, tab)
    in_sight = -(-tab.timeline.view.viewport().height() // 79)
    assert read == ids[:in_sight]
    tab.timeline.view.scrollToBottom()
    settled(qtbot, tab)
    assert set(read[in_sight:]) == set(ids[-in_sight:])
    assert len(read) == 2 * in_sight
    tab.hide()
    treated.session(NOON + WEEK)
    workspace.records_changed.emit(ChangeSet(session_id=81))
    tab.show_course()
    assert not tab.timeline.charts.is_busy  # hidden, it asks the store for nothing
    assert len(tab.timeline.model.rows) == 80
    tab.show()
    assert len(tab.timeline.model.rows) == 81


def test_a_record_another_program_spoilt_keeps_no_row_from_the_list(
    qtbot: QtBot, workspace: Workspace, shown: Shown
) -> None:
    treated = Treated(workspace)
    spoilt = treated.session(NOON - WEEK, give("CO-L1"))
    treated.session(NOON, give("CO-L1"))
    with outside(workspace) as execute:
        changed = "UPDATE injection SET recorded_at = 9000000000000000000 WHERE session_id = "
        execute(f"{changed}{spoilt.session_id}")
    tab = shown(treated)
    settled(qtbot, tab)
    assert "cannot be read" in said(tab, 1)
    assert "1 of 31" in said(tab, 0)
    told: list[str] = []
    workspace.failed.connect(told.append)
    tab.timeline.model.toggle(0)
    tab.timeline.model.toggle(1)
    tab.timeline.head.compare.click()
    assert tab.comparison is None
    assert "changed by another program" in told[0]


def test_by_keyboard_alone_two_are_chosen_a_third_drops_the_first_and_enter_opens(
    qtbot: QtBot, workspace: Workspace, shown: Shown
) -> None:
    treated = Treated(workspace)
    ids = [treated.session(NOON - n * WEEK).session_id for n in range(3)]
    tab = shown(treated)
    view, model = tab.timeline.view, tab.timeline.model
    view.setFocus()
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Space):
        QTest.keyClick(view, key)
    assert model.checked == ids[1:]
    assert "chosen for comparison" in said(tab, 2)
    QTest.keyClick(view, Key.Key_Space)
    assert model.checked == ids[1:2]
    wanted: list[int] = []
    tab.session_wanted.connect(wanted.append)
    QTest.keyClick(view, Key.Key_Up)
    QTest.keyClick(view, Key.Key_Return)
    assert wanted == [ids[1]]
