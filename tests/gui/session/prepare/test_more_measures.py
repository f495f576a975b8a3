"""The further measures of a session: folded away, counted over a stated period."""

from PySide6.QtTest import QTest

from gui.session.prepare.prepare_place import PreparePlace
from model.use_cases.keeping import set_detail
from tests.gui.session.charting import LEFT, Charting, Key
from tests.gui.session.prepare.conftest import shown
from tests.gui.session.prepare.test_indication import type_in, value


def test_counts_follow_the_period_that_is_stated(charting: Charting, place: PreparePlace) -> None:
    card = place.indication
    assert not card.more.is_open
    QTest.mouseClick(card.more.fold, LEFT)
    assert card.more.is_open
    assert card.fields["period_days"].text == "28"
    type_in(charting, place, "headache_days", "29")
    charting.press(Key.Key_Tab)
    assert card.fields["headache_days"].error == "Enter a number from 0 to 28."
    card.fields["period_days"].editor.selectAll()
    type_in(charting, place, "period_days", "84")
    charting.press(Key.Key_Tab)
    assert value(charting, "period_days") == "84"
    assert card.fields["headache_days"].editor.suffix == "of 84"  # type: ignore[attr-defined]
    assert card.beside.text() == "now, over 84 days"
    assert card.fields["headache_days"].text == "29"  # what was typed stayed
    assert card.fields["headache_days"].keep()
    assert place.effect.cells["headache_days"][1].text() == "9.7"
    card.fields["period_days"].editor.selectAll()
    type_in(charting, place, "period_days", "28")
    charting.press(Key.Key_Tab)
    refused = "29 was counted already. Change that number first."
    assert card.fields["period_days"].error == refused
    assert value(charting, "period_days") == "84"
    QTest.mouseClick(card.more.fold, LEFT)
    assert card.more.is_open  # what cannot be kept is not folded away


def test_totals_say_what_they_mean_and_open_the_fold_by_themselves(
    again: Charting,
) -> None:
    again.workspace.perform(
        "midas", lambda chart: set_detail(chart, "indication.midas", "21", again.workspace.clock())
    )
    place = shown(again)
    card = place.indication
    assert card.more.is_open
    assert (card.fields["midas"].text, card.fields["midas"].note) == ("21", "grade IV")
    for name, typed, kept in (("global_change", "-2", "-2"), ("wear_off_week", "0", "0")):
        type_in(again, place, name, typed)
        again.press(Key.Key_Tab)
        assert value(again, name) == kept
    assert card.fields["global_change"].text == "−2"
    assert card.fields["wear_off_week"].note == "not noticed"
    QTest.mouseClick(card.more.fold, LEFT)
    assert not card.more.is_open
