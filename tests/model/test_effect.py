"""The effect of the earlier sessions in numbers."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from model.detail import Detail
from model.effect import Effect, effects
from model.outcome.measurement import Baseline
from model.session_chart import SessionChart
from model.session_part import by_id
from tests.model.conftest import NOON, Practice


@pytest.fixture
def chart(practice: Practice) -> SessionChart:
    return practice.chart()


def with_values(chart: SessionChart, number: int, **values: int) -> SessionChart:
    """The same as the patient's session of a number, with measures."""
    session = replace(
        chart.session, session_id=number, started_at=NOON + timedelta(days=84 * number)
    )
    parts = [
        Detail(key=f"indication.{key}", value=str(value), recorded_at=NOON)
        for key, value in values.items()
    ]
    return replace(chart, session=session, parts=by_id(parts))


def one(
    measure: str, chart: SessionChart, *earlier: SessionChart, chosen: Baseline | None = None
) -> Effect:
    found = effects(chart, earlier, [chosen] if chosen else [])
    return next(e for e in found if e.measure == measure)


def a_baseline(ends_on: date, source: str = "contact:1", value: int = 60) -> Baseline:
    return Baseline(measure="headache_days", value=Decimal(value), period_days=84, ends_on=ends_on,
                    source=source, clinician_id=1, recorded_at=NOON)  # fmt: skip


def test_each_measure_has_the_baseline_of_its_first_session(chart: SessionChart) -> None:
    first = with_values(chart, 1, headache_days=22)
    second = with_values(chart, 2, headache_days=15, hit6=66)
    now = with_values(chart, 3, headache_days=12, hit6=57, migraine_days=7)
    days = one("headache_days", now, second, first)
    assert (days.baseline, days.now, days.change, days.percent) == (22, 12, -10, -45)
    assert days.baseline_on == date(2027, 2, 12)
    points = one("hit6", now, second, first)
    assert (points.baseline, points.now, points.change, points.percent) == (66, 57, -9, None)


def test_what_is_missing_is_missing_and_never_zero(chart: SessionChart) -> None:
    first = with_values(chart, 1, headache_days=22)
    now = with_values(chart, 2, migraine_days=7)
    days, migraine = one("headache_days", now, first), one("migraine_days", now, first)
    assert (days.now, days.change, days.percent) == (None, None, None)
    assert (migraine.baseline, migraine.change, migraine.percent) == (None, None, None)
    assert one("hit6", now, first) == Effect(measure="hit6")


def test_nothing_at_all_is_a_change_and_nothing_of_nothing_is_no_share(chart: SessionChart) -> None:
    gone = one("headache_days", with_values(chart, 2, headache_days=0),
               with_values(chart, 1, headache_days=20))  # fmt: skip
    assert (gone.change, gone.percent) == (-20, -100)
    none = one("headache_days", with_values(chart, 2, headache_days=3),
               with_values(chart, 1, headache_days=0))  # fmt: skip
    assert (none.change, none.percent) == (3, None)


@pytest.mark.parametrize(
    ("baseline", "now", "percent"),
    [(8, 7, -13), (8, 9, 13), (16, 15, -6), (3, 2, -33), (3, 1, -67), (20, 20, 0), (200, 199, -1)],
)
def test_half_a_percent_is_rounded_up(baseline: int, now: int, percent: int) -> None:
    made = Effect(measure="headache_days", baseline=Decimal(baseline), now=Decimal(now))
    assert made.percent == percent


def test_neither_the_session_itself_nor_a_later_one_is_its_baseline(chart: SessionChart) -> None:
    now = with_values(chart, 2, headache_days=12)
    later = with_values(chart, 3, headache_days=28)
    assert one("headache_days", now, now, later).baseline is None


def test_days_are_scaled_to_28_by_the_period_of_their_own_session(chart: SessionChart) -> None:
    first = with_values(chart, 1, headache_days=66, migraine_days=28, hit6=66, period_days=84)
    now = with_values(chart, 2, headache_days=11, migraine_days=7, hit6=57)
    found = {e.measure: (e.baseline, e.now, e.percent) for e in effects(now, [first])}
    assert found["headache_days"] == (22, 11, -50)
    assert found["hit6"] == (66, 57, None)  # a total has no period
    assert found["migraine_days"][2] == -25  # of 9 1/3, not of what is read of it


def test_a_chosen_baseline_counts_before_the_first_session_does(chart: SessionChart) -> None:
    first, now = with_values(chart, 1, headache_days=28), with_values(chart, 2, headache_days=5)
    told = one("headache_days", now, first, chosen=a_baseline(date(2026, 10, 1)))
    assert (told.baseline, told.baseline_on, told.percent) == (20, date(2026, 10, 1), -75)
    points = one("hit6", now, first, chosen=a_baseline(date(2026, 10, 1)))
    assert points.baseline is None


def test_a_session_is_not_held_against_itself_or_a_later_day(chart: SessionChart) -> None:
    now = with_values(chart, 1, headache_days=28)
    own = a_baseline(now.session.started_at.date(), source="session:1")
    assert one("headache_days", now, chosen=own).baseline is None
    assert one("headache_days", now, chosen=a_baseline(date(2028, 1, 1))).baseline is None


@pytest.mark.parametrize("spoilt", [0, -5])
def test_a_period_put_there_from_outside_scales_nothing(chart: SessionChart, spoilt: int) -> None:
    assert (
        one("headache_days", with_values(chart, 1, headache_days=12, period_days=spoilt)).now == 12
    )
