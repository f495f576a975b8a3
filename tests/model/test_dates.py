"""Dates as people type them: the day first, and never a guess that is not shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.dates import read_day
from model.errors import InvalidValueError

BORN = date(1979, 3, 14)


@pytest.mark.parametrize(
    "typed",
    [
        "14 Mar 1979", "14 March 1979", "14 MARCH 1979", "14mar1979",
        "14.3.1979", "14.03.1979", "14. 3. 1979", "14/03/1979", "14-3-1979", "14 3 1979",
        "1979-03-14", "1979/3/14", "14031979", "March 14, 1979", "Mar 14 1979", "  14  Mar  1979 ",
        "14.3.1979.", "14 Mar, 1979",
    ],
)  # fmt: skip
def test_ways_to_type_one_day(typed: str) -> None:
    assert read_day(typed) == BORN


def test_a_date_that_could_be_read_two_ways_is_day_first() -> None:
    assert read_day("03/04/1979") == date(1979, 4, 3)


@pytest.mark.parametrize("typed", ["1 sept 2001", "1 Sep 2001", "1 September 2001"])
def test_september_has_three_short_forms(typed: str) -> None:
    assert read_day(typed) == date(2001, 9, 1)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Enter a date"),
        ("   ", "Enter a date"),
        ("03/25/1979", "no month 25"),
        ("30 Feb 1979", "no 30 Feb 1979"),
        ("29.2.1979", "no 29 Feb 1979"),
        ("14.3.79", "four figures"),
        ("14.3.19799", "four figures"),
        ("0.3.1979", "no 0 Mar"),
        ("14 Foo 1979", "not a month"),
        ("14 m 1979", "not a month"),
        ("14.3.", "not a whole date"),
        ("14 Mar", "not a whole date"),
        ("hello", "not a whole date"),
        ("1979", "not a whole date"),
        ("14.3.0000", "no 14 Mar 0000"),
        ("１４.３.１９７９x", "not a whole date"),
    ],
)
def test_what_is_no_date_is_told_in_words(typed: str, says: str) -> None:
    with pytest.raises(InvalidValueError, match=says) as caught:
        read_day(typed)
    assert caught.value.field == "born_on"


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_is_read_back_from_every_form(day: date) -> None:
    for typed in (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%d%m%Y}",
        f"{day.day} {day:%b} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
    ):
        assert read_day(typed) == day, typed


@given(st.text(max_size=30))
def test_any_text_gives_a_date_or_a_reason(typed: str) -> None:
    try:
        answer: object = read_day(typed)
    except InvalidValueError as error:
        answer = error.reason
    assert answer
