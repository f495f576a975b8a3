"""A call noted from the list of those due."""

from datetime import date, timedelta

import pytest

from model.errors import InvalidValueError
from model.outcome.contact import Result, checked_contact
from model.use_cases.recalling import booking, call
from tests.model.conftest import NOON


@pytest.mark.parametrize("result", [Result.CALLED, Result.LEFT_MESSAGE, Result.DECLINED])
def test_a_call_is_a_contact_of_today(result: Result) -> None:
    made = call(result, "rings again", channel="phone", at=NOON, actor=1)
    assert checked_contact(made) == made
    assert (made.on, made.result, made.note) == (date(2026, 11, 20), result, "rings again")


@pytest.mark.parametrize(
    ("typed", "kept"), [("", ""), ("9:15", "09:15"), ("14.30", "14:30"), ("0905", "09:05")]
)
def test_a_booking_has_a_day_and_perhaps_a_time(typed: str, kept: str) -> None:
    made = booking("23.11.2026", typed, "", channel="phone", at=NOON, actor=1)
    assert checked_contact(made) == made
    assert (made.booked_on, made.booked_time) == (date(2026, 11, 23), kept)


def test_a_session_may_be_booked_for_today() -> None:
    made = booking("20 Nov 2026", "16:00", "", channel="phone", at=NOON, actor=1)
    assert made.booked_on == NOON.date()


@pytest.mark.parametrize(
    ("day", "time", "field"),
    [
        ("", "9:15", "booked_on"),
        ("soon", "", "booked_on"),
        ("19 Nov 2026", "", "booked_on"),
        ("23 Nov 2026", "25:00", "booked_time"),
        ("23 Nov 2026", "at noon", "booked_time"),
    ],
)
def test_what_cannot_be_booked_is_said_beside_its_field(day: str, time: str, field: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        booking(day, time, "", channel="phone", at=NOON + timedelta(minutes=1), actor=1)
    assert refused.value.field == field
