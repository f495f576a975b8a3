"""The next session's day and the session's clock."""

import pytest
from PySide6.QtTest import QTest

from gui.session.aftercare.aftercare_place import AftercarePlace
from gui.session.place import PlaceName
from gui.wording import clock_time
from model.due import due_reason, next_due
from model.session_clock import reasons, times
from tests.gui.session.charting import CONTROL, LEFT, Charting, Key
from tests.model.conftest import NOON, SetClock

# -- next session ----------------------------------------------------------------------------


def test_twelve_weeks_are_proposed_and_nothing_is_written(
    charting: Charting, place: AftercarePlace
) -> None:
    assert place.due.due.text == "12 Feb 2027"
    assert place.due.due.weekday.text() == "Friday"
    assert place.due.beside.text() == "12 weeks, 84 days"
    assert not place.due.reason.isVisible()
    assert place.due.line.lines == (
        "2: Fri 4\u00a0Dec\u00a02026. Call: has it begun?",
        "4: Fri 18\u00a0Dec\u00a02026. Call: effect, side effects",
        "12: Fri 12\u00a0Feb\u00a02027. Next session, wear-off asked",
    )
    assert charting.file.parts == {}


def test_a_week_later_by_a_press(charting: Charting, place: AftercarePlace) -> None:
    QTest.mouseClick(place.due.due.more, LEFT)
    assert next_due(charting.file).isoformat() == "2027-02-19"
    assert place.due.beside.text() == "13 weeks, 91 days"
    assert place.due.line.lines[-1].startswith("13: Fri 19")
    QTest.mouseClick(place.due.due.less, LEFT)
    assert charting.file.parts == {}
    charting.press(Key.Key_Z, CONTROL)
    assert place.due.due.text == "19 Feb 2027"


def test_earlier_waits_for_its_reason(charting: Charting, place: AftercarePlace) -> None:
    card = place.due
    QTest.mouseClick(card.due.less, LEFT)
    assert card.due.text == "5 Feb 2027"
    assert card.due.error == "Say why it is earlier than the interval."
    assert card.reason.isVisible()
    assert charting.file.parts == {}
    card.reason.editor.setFocus()
    charting.type("wears off after nine weeks")
    charting.press(Key.Key_Tab)
    assert next_due(charting.file).isoformat() == "2027-02-05"
    assert due_reason(charting.file) == "wears off after nine weeks"
    assert card.due.error == ""
    card.due.editor.setText("12.2.2027")
    assert card.due.keep()
    assert charting.file.parts == {}
    assert not card.reason.isVisible()


def test_an_early_day_without_its_reason_holds_one_back_once(
    charting: Charting, place: AftercarePlace
) -> None:
    QTest.mouseClick(place.due.due.less, LEFT)
    charting.page.go_to(PlaceName.MAP)
    assert charting.page.place is place
    charting.page.go_to(PlaceName.MAP)
    assert charting.page.place_name is PlaceName.MAP
    assert charting.file.parts == {}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("soon", "whole date"),
        ("-5", "whole date"),
        ("0", "whole date"),
        ("12.2.27", "four figures"),
        ("31 Feb 2027", "There is no 31 Feb 2027"),
        ("19 Nov 2026", "after this one"),
        ("12 Feb 2072", "Check the year"),
        ("12 Feb\u202e 2027", "whole date"),
        ("🙂", "whole date"),
        ("9" * 300, "whole date"),
    ],
)
def test_a_day_that_cannot_be_stays_with_its_message(
    charting: Charting, place: AftercarePlace, typed: str, words: str
) -> None:
    field = place.due.due
    field.editor.setFocus()
    field.editor.setText(typed)
    charting.press(Key.Key_Tab)
    assert words in field.error
    assert field.text == typed
    assert charting.file.parts == {}


def test_a_reason_too_long_stays(charting: Charting, place: AftercarePlace) -> None:
    QTest.mouseClick(place.due.due.less, LEFT)
    place.due.reason.editor.setText("x" * 501)
    assert not place.due.reason.keep()
    assert place.due.reason.error == "At most 500 characters fit here."
    assert charting.file.parts == {}


# -- clock -----------------------------------------------------------------------------------


@pytest.fixture
def charted(charting: Charting, clock: SetClock) -> Charting:
    """Begun at noon, two sites at 9 and 26 minutes, now 40 minutes later."""
    for minutes, code in ((9, "TE-L1"), (17, "TE-L2")):
        clock.pass_by(minutes=minutes)
        charting.page.map_place.actions_at_sites.give(code)
    clock.pass_by(minutes=14)
    return charting


@pytest.fixture
def after(charted: Charting) -> AftercarePlace:
    charted.page.go_to(PlaceName.AFTERCARE)
    charted.process()
    assert isinstance(charted.page.place, AftercarePlace)
    return charted.page.place


def noon(minutes: int) -> str:
    from datetime import timedelta

    return clock_time(NOON + timedelta(minutes=minutes))


def shown(place: AftercarePlace) -> list[str]:
    return [made.text() for made in place.clock.values.values()]


def test_the_clock_shows_what_was_recorded(charted: Charting, after: AftercarePlace) -> None:
    assert shown(after) == [noon(0), noon(9), noon(26), "–"]
    assert after.tolerance.observed.caption.text() == f"Observed, from {noon(26)}"


def test_a_time_is_corrected_with_a_reason(charted: Charting, after: AftercarePlace) -> None:
    card = after.clock
    QTest.mouseClick(card.change_button, LEFT)
    assert card.fields["started"].editor.hasFocus()
    card.fields["first"].editor.setFocus()
    card.fields["first"].set_text(noon(5))
    charted.press(Key.Key_Tab)
    assert card.reason.error == "Say why the time is changed."
    assert reasons(charted.file) == {}
    card.reason.editor.setFocus()
    charted.type("marked late")
    charted.press(Key.Key_Tab)
    assert reasons(charted.file) == {"first": "marked late"}
    held = times(charted.file).first
    assert held
    assert clock_time(held) == noon(5)
    assert charted.actions()[-1] == f"Session clock: First {noon(5)}"
    QTest.mouseClick(card.change_button, LEFT)
    assert shown(after)[1] == noon(5)
    assert card.told.text() == f"First: recorded {noon(9)}. marked late"
    QTest.mouseClick(card.back_button, LEFT)
    assert reasons(charted.file) == {}
    assert shown(after)[1] == noon(9)


@pytest.mark.parametrize(
    ("which", "typed", "words"),
    [
        ("first", "soon", "such as 10:42"),
        ("first", "", "such as 10:42"),
        ("first", "-9:05", "such as 10:42"),
        ("first", "24:00", "such as 10:42"),
        ("first", "9:05\u202e", "such as 10:42"),
        ("first", "🙂" * 40, "such as 10:42"),
        ("first", "00:01", "cannot lie before the start"),
        ("ended", "23:59", "still to come"),
    ],
)
def test_a_time_that_cannot_be_stays_with_its_message(
    charted: Charting, after: AftercarePlace, which: str, typed: str, words: str
) -> None:
    card = after.clock
    QTest.mouseClick(card.change_button, LEFT)
    card.reason.set_text("why not")
    card.fields[which].set_text(typed)
    assert not card.keep()
    assert words in card.fields[which].error
    assert card.fields[which].text == typed
    assert reasons(charted.file) == {}
    assert charted.said == []


def test_what_cannot_be_kept_holds_one_back_once(charted: Charting, after: AftercarePlace) -> None:
    QTest.mouseClick(after.clock.change_button, LEFT)
    after.clock.fields["last"].set_text("later")
    charted.page.go_to(PlaceName.MAP)
    assert charted.page.place is after
    assert after.clock.fields["last"].editor.hasFocus()
    charted.page.go_to(PlaceName.MAP)
    assert charted.page.place_name is PlaceName.MAP
