"""Doses are exact: whole tenths of a unit, nothing rounded on the way."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.dose import from_tenths, to_tenths, trimmed, volume_ml
from model.errors import InvalidValueError


@given(st.integers(1, 2000))
def test_every_dose_survives_the_table(tenths: int) -> None:
    assert to_tenths(from_tenths(tenths)) == tenths


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_any_number_is_kept_exactly_or_refused(number: Decimal) -> None:
    tenths = None
    with suppress(InvalidValueError):
        tenths = to_tenths(number)
    assert tenths is None or from_tenths(tenths) == number


@pytest.mark.parametrize(
    "number",
    [
        *("0", "-5", "200.1", "2.55", "NaN", "sNaN", "Infinity", "-Infinity", "9E+999999", "1E-30"),
        "5.0000000000000000000000000000000000001",
    ],
)
def test_an_impossible_dose_is_refused(number: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        to_tenths(Decimal(number))
    assert caught.value.field == "dose_units"


@pytest.mark.parametrize(
    ("number", "text"),
    [("5.0", "5"), ("2.50", "2.5"), ("200", "200"), ("1E+2", "100"), ("0.0", "0")],
)
def test_numbers_are_shown_without_needless_zeros(number: str, text: str) -> None:
    assert str(trimmed(Decimal(number))) == text


def test_the_volume_of_the_full_plan() -> None:
    assert volume_ml(Decimal(155), Decimal(50)) == Decimal("3.1")
    assert volume_ml(Decimal("2.5"), Decimal(50)) == Decimal("0.05")
