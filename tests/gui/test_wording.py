"""How figures, dates and states are written."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from gui import wording
from model.injection import Laterality
from tests.model.conftest import NOON


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("2.5"), "2.5"),
        (Decimal("5.0"), "5"),
        (Decimal(100), "100"),
        (Decimal("-4"), "−4"),
        (-45, "−45"),
        (0, "0"),
    ],
)
def test_figures_have_no_needless_zeros_and_a_real_minus(value: Decimal | int, text: str) -> None:
    assert wording.number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("0.1"), "0.1\u00a0mL"),
        (Decimal("0.05"), "0.05\u00a0mL"),
        (Decimal(3), "3.0\u00a0mL"),
        (Decimal(0), "0.0\u00a0mL"),
        (Decimal("2.40"), "2.4\u00a0mL"),
    ],
)
def test_volumes_have_a_decimal(value: Decimal, text: str) -> None:
    assert wording.millilitres(value) == text


def test_units_and_dates_do_not_break_across_lines() -> None:
    assert wording.units(Decimal(120)) == "120\u00a0U"
    assert wording.day(date(2026, 11, 20)) == "20\u00a0Nov\u00a02026"
    assert wording.weekday(date(2026, 11, 20)) == "Friday 20\u00a0Nov\u00a02026"


def test_moments_are_told_in_local_time() -> None:
    moment = datetime(2026, 11, 20, 10, 57, tzinfo=UTC)
    assert wording.clock_time(moment) == f"{moment.astimezone():%H:%M}"
    assert wording.day(NOON) == wording.day(NOON.astimezone().date())


def test_sides_are_words() -> None:
    assert [wording.side_name(side) for side in Laterality] == ["left", "midline", "right"]
