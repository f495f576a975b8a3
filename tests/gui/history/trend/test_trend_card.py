"""The trend on the screen: what is drawn, read by mouse and keys, zoomed, compared."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.history.trend.plot_export import svg_of
from gui.history.trend.trend_card import TrendCard
from gui.history.trend.trend_plot import TrendPlot
from gui.theme import Theme
from gui.wording import day
from model.corrected import Corrected
from tests.gui.history.trend.conftest import Shown
from tests.gui.history.trend.stories import SECOND, THIRD, story
from tests.model.outcome.courses import FIRST, course, treatment

Key = Qt.Key


def said(text: str) -> str:
    return text.replace("\u00a0", " ")


def drawn(card: TrendCard) -> TrendPlot:
    assert card.plot is not None
    return card.plot


def words(card: TrendCard) -> list[str]:
    return [said(one.text) for one in drawn(card).words()]


def at(card: TrendCard, on: date, value: float) -> QPoint:
    """The place of a value in the plot's viewport."""
    return drawn(card).frame.at(on.toordinal(), value).toPoint()


@pytest.fixture
def card(shown: Shown) -> TrendCard:
    made = shown(TrendCard, story())
    assert isinstance(made, TrendCard)
    return made


def test_the_series_is_drawn_with_its_gap_its_sessions_and_its_levels(card: TrendCard) -> None:
    plot = drawn(card)
    assert [list(curve.getData()[1]) for curve in plot.curves] == [
        [22, 15],
        [pytest.approx(11 * 28 / 24), 12],
    ]
    rings = plot.points[0].points()
    assert len(rings) == 4
    fills = [point.brush().color().name() for point in rings]
    assert fills == ["#ffffff"] * 3 + ["#14202a"], "the last one alone is filled"
    done, is_open = plot.session_lines
    assert set(done.getData()[0]) == {FIRST.toordinal(), SECOND.toordinal()}, "not the void one"
    assert set(is_open.getData()[0]) == {THIRD.toordinal()}
    styles = [line.opts["pen"].style() for line in plot.session_lines]
    assert styles == [Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine]
    assert [line.value() for line in plot.level_lines] == [22, pytest.approx(15.4), 11]
    levels = ["Baseline 22", "−30 %: 15.4", "−50 %: 11"]
    sessions = ["155 U", "155 U", "open"]
    assert sorted(words(card)) == sorted([*levels, *sessions, "no number", "2", "4", "12 wk", "12"])
    sizes = {one.text: one.pixels for one in plot.words()}
    assert sizes["12"] == 22
    assert min(sizes.values()) >= 14
    assert plot.accessibleName() == (
        f"Headache days per 28 days, 4 values, last 12 on {day(THIRD)}"
    )


def test_the_readout_says_what_was_corrected_after_signing(shown: Shown) -> None:
    one = treatment(1, FIRST, headache_days=20)
    corrected = {"headache_days": Corrected("indication.headache_days", "2", "20", "20")}
    card = shown(TrendCard, course([replace(one, corrected=corrected)]))
    assert isinstance(card, TrendCard)
    QTest.keyClick(drawn(card), Key.Key_End)
    assert said(card.readout.text()) == (
        f"{said(day(FIRST))} · 20 of 28 days · told at a session"
        " · corrected after signing, signed as 2"
    )


def test_mouse_and_keys_read_the_same_values(card: TrendCard, qtbot: QtBot) -> None:
    plot = drawn(card)
    told = FIRST.fromordinal(THIRD.toordinal() - 50)
    near = at(card, told, 11 * 28 / 24) + QPoint(18, 20)
    QTest.mouseMove(plot.viewport(), near)
    by_mouse = said(card.readout.text())
    assert by_mouse == f"{said(day(told))} · 12.8 of 28 days · counted 11 of 24 days · follow-up"
    assert said(plot.viewport().toolTip()) == by_mouse
    plot.setFocus()
    QTest.keyClick(plot, Key.Key_End)
    assert "12 of 28 days" in said(card.readout.text())
    QTest.keyClick(plot, Key.Key_Left)
    assert said(card.readout.text()) == by_mouse == said(plot.accessibleDescription())
    QTest.keyClick(plot, Key.Key_Right)
    QTest.keyClick(plot, Key.Key_Right)
    assert "12 of 28 days · told at a session" in said(card.readout.text()), "the last one stays"
    QTest.keyClick(plot, Key.Key_Home)
    assert "22 of 28 days" in said(card.readout.text())
    line = QPoint(round(plot.frame.x(SECOND.toordinal())) + 3, round(plot.frame.box.top()) + 2)
    QTest.mouseMove(plot.viewport(), line)
    assert said(card.readout.text()) == f"{said(day(SECOND))} · Session 3 · 155 U"
    empty = QPoint(round(plot.frame.x(SECOND.toordinal())) - 50, round(plot.frame.box.top()) + 2)
    QTest.mouseMove(plot.viewport(), empty)
    assert card.readout.text() == card.hint()


def test_the_plot_is_zoomed_and_moved_and_never_lost(card: TrendCard) -> None:
    plot = drawn(card)
    whole = plot.frame.x_range
    card.in_button.click()
    assert width(plot) == pytest.approx((whole[1] - whole[0]) * 0.7)
    plot.setFocus()
    QTest.keyClick(plot, Key.Key_Minus)
    assert plot.frame.x_range == pytest.approx(whole)
    turn_wheel(plot, 120)
    assert width(plot) < whole[1] - whole[0]
    assert plot.frame.y_range == drawn(card).frame.y_range
    for _ in range(30):
        card.in_button.click()
    assert width(plot) == pytest.approx(56), "no nearer than that"
    for _ in range(30):
        turn_wheel(plot, -120)
    assert plot.frame.x_range == pytest.approx(whole)
    card.in_button.click()
    card.in_button.click()
    start = plot.frame.box.center().toPoint()
    drag(plot, start, start + QPoint(5000, 300))
    assert plot.frame.x_range[0] == pytest.approx(whole[0])
    assert width(plot) == pytest.approx((whole[1] - whole[0]) * 0.49)
    assert card.span == plot.frame.x_range, "paper and pictures show what the screen does"
    assert b">open<" not in svg_of(card.picture())
    card.fit_button.click()
    assert plot.frame.x_range == pytest.approx(whole)
    assert b">open<" in svg_of(card.picture())


def width(plot: TrendPlot) -> float:
    first, last = plot.frame.x_range
    return last - first


def turn_wheel(plot: TrendPlot, by: int) -> None:
    place = plot.frame.box.center()
    event = QWheelEvent(
        place, QPointF(plot.viewport().mapToGlobal(place.toPoint())), QPoint(), QPoint(0, by),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(plot.viewport(), event)


def drag(plot: TrendPlot, start: QPoint, end: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(plot.viewport(), left, Qt.KeyboardModifier.NoModifier, start)
    for share in (0.1, 0.5, 1.0):
        QTest.mouseMove(plot.viewport(), start + (end - start) * share)
    QTest.mouseRelease(plot.viewport(), left, Qt.KeyboardModifier.NoModifier, end)


def test_two_measures_are_told_apart_by_more_than_colour(card: TrendCard) -> None:
    card.compare_menu.aboutToShow.emit()
    offered = {action.text(): action for action in card.compare_menu.actions()}
    assert offered["MIDAS total (no values yet)"].isCheckable()
    offered["HIT-6 total (3 values)"].trigger()
    plot = drawn(card)
    second, first = plot.points
    assert (first.opts["symbol"], second.opts["symbol"]) == ("o", "d")
    styles = [curve.opts["pen"].style() for curve in plot.curves]
    assert styles == [Qt.PenStyle.DashLine, Qt.PenStyle.SolidLine, Qt.PenStyle.SolidLine]
    assert second.getData()[1][0] == pytest.approx((66 - 36) / (78 - 36) * 28)
    assert plot.item.getAxis("right").isVisible()
    assert card.legend.isVisible()
    assert "HIT-6 total, 3 values" in plot.accessibleName()
    plot.setFocus()
    QTest.keyClick(plot, Key.Key_Home)
    QTest.keyClick(plot, Key.Key_Right)
    assert "HIT-6: 66 · severe impact" in said(card.readout.text())
    card.measure_buttons["hit6"].click()
    assert card.second_code == ""
    assert card.title.text() == "HIT-6 total"
    assert not plot.item.getAxis("right").isVisible()
    assert [said(text) for text in words(card) if "Not" in text] == ["Not chosen: 66"]


def test_a_measure_without_values_says_where_they_are_entered(
    card: TrendCard, qtbot: QtBot
) -> None:
    card.more_menu.aboutToShow.emit()
    offered = {action.text(): action for action in card.more_menu.actions()}
    offered["Days with acute medicine (no values yet)"].trigger()
    assert card.more_button.isChecked()
    assert card.more_button.text() == "Acute medicine"
    assert card.empty_words.text() == (
        "No days with acute medicine yet. They are entered in Prepare at a session, "
        "or as a follow-up under Measures."
    )
    assert not card.foot.isVisible()
    assert card.document() is None
    with qtbot.waitSignal(card.measures_wanted):
        card.empty_button.click()
    card.measure_buttons["headache_days"].click()
    assert card.pages.currentWidget() is card.plot


def test_light_and_dark_are_drawn_in_their_own_colours(
    card: TrendCard, theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    for name in ("light", "dark"):
        theme.choose(name, qapp)
        card.refresh_theme()
        image = drawn(card).grab().toImage()
        corner, baseline = QPoint(3, 3), at(card, SECOND, 22) + QPoint(20, 0)
        assert image.pixelColor(corner) == QColor(theme.roles.surface)
        near = [image.pixelColor(baseline + QPoint(0, dy)) for dy in (-1, 0, 1)]
        assert any(_close(colour, theme.roles.text) for colour in near), name
    theme.choose("light", qapp)


def _close(colour: QColor, role: str) -> bool:
    wanted = QColor(role)
    parts = ((colour.red(), wanted.red()), (colour.blue(), wanted.blue()))
    return all(abs(one - other) < 60 for one, other in parts)


def test_a_patient_without_numbers_and_sessions_has_a_card_all_the_same(
    shown: Shown, qtbot: QtBot
) -> None:
    made = shown(TrendCard, course([]))
    assert isinstance(made, TrendCard)
    assert made.plot is None
    assert made.empty_words.isVisible()
    made.records.course = story(baseline=False)
    made.records._series = {}
    made.show_course()
    qtbot.waitUntil(lambda: made.plot is not None and made.plot.isVisible())
    assert "Not chosen: 22" in words(made)
    assert not [text for text in words(made) if "%" in text]


def test_of_a_long_course_the_end_is_shown_first(shown: Shown) -> None:
    sessions = [
        treatment(n, FIRST - timedelta(84 * (40 - n)), headache_days=20 - n / 4) for n in range(41)
    ]
    made = shown(TrendCard, course(sessions))
    assert isinstance(made, TrendCard)
    plot = drawn(made)
    assert width(plot) == pytest.approx(1000)
    assert plot.frame.shows(FIRST.toordinal())
    plot.setFocus()
    QTest.keyClick(plot, Key.Key_Home)
    assert "20 of 28 days" in said(made.readout.text())
    assert plot.frame.shows(sessions[0].day.toordinal()), "what is read is brought into sight"
    made.fit_button.click()
    assert width(plot) > 3000
