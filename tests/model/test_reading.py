"""Amounts, expiries and moments are read as people type them, or refused in words."""

import contextlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from model.errors import InvalidValueError
from model.reading import read_amount, read_count, read_expiry, read_moment

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("2", "2"), (" 2,5 ", "2.5"), ("2.50 mL", "2.50"), ("0", "0"), ("-2", "-2"), ("−2", "-2")],
)
def test_an_amount_has_a_point_or_a_comma(typed: str, amount: str) -> None:
    assert read_amount(typed, "diluent_ml", "mL") == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    ["", "two", "2 U", "1,000.5", "2..5", "2\n5", "NaN", "1e3", "٢", "2🙂", "\u202e2", "2\x005"],
)
def test_what_is_no_amount_is_said(typed: str) -> None:
    with pytest.raises(InvalidValueError, match="Enter a number") as caught:
        read_amount(typed, "diluent_ml", "mL")
    assert caught.value.field == "diluent_ml"


def test_a_count_is_whole() -> None:
    assert read_count(" 12 ", "vials", "vials") == 12
    for typed in ("", "-1", "1.5", "1,5", "x", "٣", "123456"):
        with pytest.raises(InvalidValueError, match="how many vials"):
            read_count(typed, "vials", "vials")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("30 Jun 2028", (2028, 6, 30)),
        ("06/2028", (2028, 6, 30)),
        ("6.28", (2028, 6, 30)),
        ("2028-06", (2028, 6, 30)),
        ("2028-06-12", (2028, 6, 12)),
        ("Feb 2028", (2028, 2, 29)),
        ("SEPT 2028", (2028, 9, 30)),
        ("12.06.2028", (2028, 6, 12)),
    ],
)
def test_an_expiry_may_be_a_month(typed: str, day: tuple[int, int, int]) -> None:
    assert read_expiry(typed) == date(*day)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "printed on the box"),
        ("soon", "whole date"),
        ("13/2028", "no month 13"),
        ("31 Jun 2028", "no 31 Jun"),
        ("30 Jun 28", "four figures"),
        ("Foo 2028", "whole date"),
        ("06/0000", "printed on the box"),
        ("06/2028🙂", "whole date"),
    ],
)
def test_what_is_no_expiry_is_said(typed: str, words: str) -> None:
    with pytest.raises(InvalidValueError, match=words) as caught:
        read_expiry(typed)
    assert caught.value.field == "expires_on"


@pytest.mark.parametrize(
    "typed", ["9:30", "0930", "09.30 ", "09:30\u00a020 Nov 2026", "930, 20.11.2026"]
)
def test_a_moment_is_todays_unless_it_says_another_day(typed: str) -> None:
    local = datetime.combine(TODAY, datetime.min.time().replace(hour=9, minute=30))
    assert read_moment(typed, "made_up_at", TODAY) == local.astimezone(UTC)


@pytest.mark.parametrize(
    "typed", ["", "soon", "25:00", "9:60", "-9:30", "09:30 someday", "9:30 1.1.0001", "٩:٣٠"]
)
def test_what_is_no_moment_is_said(typed: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        read_moment(typed, "made_up_at", TODAY)
    assert caught.value.field == "made_up_at"


@given(st.text(max_size=30) | st.text("0123456789.,:/- \n", max_size=20))
@example("01 0001")
def test_nothing_typed_does_more_than_be_refused(typed: str) -> None:
    readers: list[Callable[[], object]] = [
        lambda: read_amount(typed, "f", "mL"),
        lambda: read_count(typed, "f", "vials"),
        lambda: read_expiry(typed, "f"),
        lambda: read_moment(typed, "f", TODAY),
    ]
    for read in readers:
        with contextlib.suppress(InvalidValueError):
            read()
