"""Follow-ups, each as one change of a patient's course."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from model.errors import InvalidValueError
from model.outcome.contact import Contact
from model.outcome.lists import OutcomeLists
from model.outcome.measurement import Measurement
from model.outcome.parts import reversed_changes
from model.outcome.series import series_of
from model.use_cases import measuring
from model.use_cases.keeping import set_detail
from tests.model.conftest import NOON
from tests.model.course_desk import DAY, Desk, desk, lists

__all__ = ["desk", "lists"]  # fixtures of another file


# -- follow-ups ------------------------------------------------------------------------------


def test_a_follow_up_is_a_contact_with_its_measurements_and_goes_as_one(desk: Desk) -> None:
    changes = desk.follow_up(period=84, headache_days="36", hit6="57")
    desk.write(changes)
    course = desk.course
    assert [one.number for one in course.contacts] == [1]
    told = {one.measure: one for one in course.measurements}
    assert set(told) == {"headache_days", "hit6"}  # a measure left empty makes no row
    days = told["headache_days"]
    assert (int(days.value), days.period_days, days.ends_on, days.contact) == (36, 84, DAY, 1)
    assert told["hit6"].period_days is None
    point = series_of(course, desk.lists.by_code["headache_days"], desk.lists).latest
    assert point
    assert (int(point.counted), int(point.value)) == (36, 12)
    desk.write(reversed_changes(changes))
    assert (desk.course.contacts, desk.course.measurements) == ((), ())


def test_a_changed_follow_up_keeps_adds_and_drops_its_measurements(desk: Desk) -> None:
    desk.write(desk.follow_up(headache_days="12", hit6="57"))
    before = {one.measure: one.number for one in desk.course.measurements}
    contact = replace(desk.course.contacts[0], on=DAY - timedelta(days=1), note="by her husband")
    values = desk.typed({"headache_days": "13", "migraine_days": "7"})
    values[desk.lists.by_code["hit6"]] = None
    desk.write(measuring.change_follow_up(desk.course, contact, values, 28))
    course = desk.course
    assert [(c.on, c.note) for c in course.contacts] == [(date(2026, 11, 19), "by her husband")]
    told = {one.measure: one for one in course.measurements}
    assert set(told) == {"headache_days", "migraine_days"}
    assert told["headache_days"].number == before["headache_days"]
    assert {one.ends_on for one in told.values()} == {date(2026, 11, 19)}
    again = measuring.change_follow_up(
        course, replace(contact, recorded_at=NOON + timedelta(hours=1)), values, 28
    )
    assert again == ()  # nothing but the time differs


def test_a_measure_that_the_list_no_longer_has_stays_with_its_contact(desk: Desk) -> None:
    desk.write(desk.follow_up(headache_days="12", midas="21"))
    earlier = replace(desk.course.contacts[0], on=DAY - timedelta(days=3))
    shorter = desk.typed({"headache_days": "12"})
    desk.write(measuring.change_follow_up(desk.course, earlier, shorter, 28))
    held = {one.measure: one.ends_on for one in desk.course.measurements}
    assert held == {"headache_days": earlier.on, "midas": earlier.on}


@pytest.mark.parametrize(
    ("code", "typed", "period", "said"),
    [
        ("headache_days", "29", 28, "0 to 28, as many as 28 days"),
        ("headache_days", "8", 7, "0 to 7, as many as 7 days"),
        ("headache_hours", "168.5", 7, "0 to 168"),
        ("headache_days", "-1", 28, "0 to 28"),
        ("headache_days", "12.5", 28, "no decimals"),
        ("headache_hours", "12.25", 28, "at most one decimal"),
        ("hit6", "35", 366, "36 to 78."),
        ("hit6", "79", 366, "36 to 78."),
        ("midas", "271", 28, "0 to 270."),
        ("msq_emotional", "100.5", 28, "0 to 100."),
        ("global_change", "-4", 28, "−3 to 3."),
        ("wear_off_week", "53", 28, "0 to 52."),
        ("hit6", "sixty", 28, "36 to 78."),
        ("hit6", "6e1", 28, "36 to 78."),
        ("hit6", "٦٠", 28, "36 to 78."),
    ],
)
def test_a_value_outside_its_bounds_is_refused_in_words(
    lists: OutcomeLists, code: str, typed: str, period: int, said: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        measuring.read_value(lists.by_code[code], typed, period)
    assert refused.value.field == code
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("code", "typed", "period", "value"),
    [
        ("headache_days", "84", 84, 84),
        ("headache_days", " 0 ", 1, 0),
        ("headache_hours", "2016,0", 84, 2016),
        ("hit6", "36", 28, 36),
        ("midas", "270", 28, 270),
        ("global_change", "−3", 28, -3),
        ("global_change", "-0", 28, 0),
    ],
)
def test_a_value_at_its_bounds_is_taken(
    lists: OutcomeLists, code: str, typed: str, period: int, value: int
) -> None:
    assert measuring.read_value(lists.by_code[code], typed, period) == value


def test_an_empty_field_is_missing_and_never_zero(lists: OutcomeLists) -> None:
    assert measuring.read_value(lists.by_code["hit6"], "  ", 28) is None


@pytest.mark.parametrize("period", [0, 367])
def test_a_period_is_of_1_to_366_days(desk: Desk, period: int) -> None:
    with pytest.raises(InvalidValueError) as refused:
        desk.follow_up(period=period, hit6="57")
    assert refused.value.field == "period_days"


@pytest.mark.parametrize("part", ["migraine_days", "severe_days"])
def test_a_part_of_the_headache_days_is_at_most_as_many(desk: Desk, part: str) -> None:
    with pytest.raises(InvalidValueError, match="Of 30 headache days, 60 cannot be m") as refused:
        desk.follow_up(period=84, **{"headache_days": "30", part: "60"})
    assert refused.value.field == part
    assert desk.follow_up(period=84, **{part: "60"})  # nobody knows of how many
    desk.write(desk.follow_up(period=84, **{"headache_days": "30", part: "30"}))
    values = desk.typed({"headache_days": "29", part: "30"})
    with pytest.raises(InvalidValueError, match="Of 29 headache days, 30 cannot be m"):
        measuring.change_follow_up(desk.course, desk.course.contacts[0], values, 84)


def test_the_same_measure_twice_on_a_day_is_refused_with_the_entry_there_is(desk: Desk) -> None:
    desk.write(desk.follow_up(headache_days="12"))
    with pytest.raises(InvalidValueError) as refused:
        desk.follow_up(headache_days="14")
    assert refused.value.field == "headache_days"
    assert str(refused.value) == "Another follow-up of this day has 12 already. Change that one."
    desk.write(desk.follow_up(hit6="57"))  # another measure of that day is no doubt
    desk.write(desk.follow_up(on=DAY - timedelta(days=1), headache_days="14"))
    assert len(desk.course.measurements) == 3


def test_what_a_session_of_the_day_holds_is_not_told_again(desk: Desk) -> None:
    chart = desk.practice.chart()
    changes = set_detail(chart, "indication.headache_days", "15", NOON)
    desk.practice.store.changes.apply(
        chart.session.session_id, changes, action="test", at=NOON, actor=desk.practice.actor
    )
    with pytest.raises(InvalidValueError, match="Session 1 of this day has 15 already"):
        desk.follow_up(headache_days="14")


def test_a_day_to_come_and_no_channel_are_refused(desk: Desk) -> None:
    with pytest.raises(InvalidValueError) as refused:
        desk.follow_up(on=DAY + timedelta(days=1))
    assert refused.value.field == "on"
    contact = replace(desk.contact(), channel="")
    with pytest.raises(InvalidValueError) as refused:
        measuring.add_follow_up(desk.course, contact, {}, 28)
    assert refused.value.field == "channel"


def test_measurements_go_with_their_contact_and_no_other(desk: Desk) -> None:
    desk.write(desk.follow_up(headache_days="12"))
    desk.write(desk.follow_up(on=DAY - timedelta(days=30), headache_days="14"))
    gone = next(one for one in desk.course.contacts if one.on == DAY)
    desk.write(measuring.take_away(desk.course, gone))
    assert [type(part) for part in desk.course.parts.values()] == [Contact, Measurement]
