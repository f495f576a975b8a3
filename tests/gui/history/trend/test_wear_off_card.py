"""How the effect wears off, on the screen: a line a cycle, their mean, the twelfth week."""

from datetime import timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.history.trend.wear_off_card import WearOffCard
from gui.history.trend.wear_off_signs import sign_path
from tests.gui.history.trend.conftest import Shown
from tests.gui.history.trend.stories import SECOND, THIRD
from tests.model.outcome.courses import FIRST, course, diary, told, treatment


def test_cycles_are_thin_and_their_mean_is_thick_and_read_first(shown: Shown) -> None:
    treated = [treatment(number, on) for number, on in ((1, FIRST), (2, SECOND))]
    noticed = told(1, THIRD, "wear_off_week", 10)
    card = shown(WearOffCard, course(treated, [*diary(FIRST, [14, 7, 0, 28, 28, 28]), *noticed]))
    assert isinstance(card, WearOffCard)
    plot = card.plot
    assert plot is not None
    assert len(plot.cycle_curves) == 2
    widths = [curve.opts["pen"].widthF() for curve in (*plot.cycle_curves, *plot.mean_curves)]
    assert widths == [1.2, 1.2, 3.5]
    mean = card.shown.mean
    assert list(plot.mean_curves[0].getData()[1]) == [
        pytest.approx(float(mean[week])) for week in sorted(mean)
    ]
    assert {one.text for one in plot.words()} >= {"12 weeks", "Mean", "Session 1", "Session 2"}
    assert plot.accessibleName() == "Headache days by week after the injection, 2 cycles"
    assert card.readout.text() == "The patient noticed it in week 10 after session 2."
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert card.readout.text().startswith("Mean of the cycles · Week 1: 7 headache days")


def test_a_week_without_a_diary_breaks_the_line_and_one_cycle_has_no_mean(shown: Shown) -> None:
    days = diary(FIRST, [14, None, 7])
    card = shown(WearOffCard, course([treatment(1, FIRST)], days))
    assert isinstance(card, WearOffCard)
    assert card.plot is not None
    assert len(card.plot.cycle_curves) == 2
    assert card.plot.mean_curves == []
    assert "Mean" not in {one.text for one in card.plot.words()}


def test_every_name_stands_whole_beside_the_lines_however_long_they_are(shown: Shown) -> None:
    treated = [treatment(1, FIRST), treatment(2, FIRST + timedelta(150))]
    card = shown(WearOffCard, course(treated, diary(FIRST, [10] * 10)))
    assert isinstance(card, WearOffCard)
    assert card.plot is not None
    assert card.plot.item.ctrlMenu.parent() is card.plot, "no window outlives the plot"
    assert max(card.shown.mean) == 16
    words = {one.text: one.box for one in card.plot.words()}
    names = [words[name] for name in ("Session 1", "Session 2", "Mean")]
    for box in names:
        assert card.plot.frame.box.right() < box.left()
        assert box.right() <= card.plot.width()
    assert not any(one.intersects(other) for one, other in combinations(names, 2))
    first, second = card.shown.cycles
    assert sign_path(first, card.shown) != sign_path(second, card.shown)


def test_without_a_diary_the_card_says_how_to_bring_one(shown: Shown) -> None:
    card = shown(WearOffCard, course([treatment(1, FIRST)]))
    assert card.plot is None
    assert card.empty_words.isVisible()
    assert "Import one under Measures" in card.empty_words.text()
    assert card.empty_button.isVisible()
