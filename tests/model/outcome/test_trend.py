"""What a plot of a measure shows: runs, gaps, sessions, levels, checkpoints, its scale."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from model.outcome.axis import axis_of
from model.outcome.course import Course, Treatment
from model.outcome.levels import levels_of, shown_baseline
from model.outcome.lists_file import load_outcome_lists
from model.outcome.measurement import Baseline
from model.outcome.parts import OutcomePart
from model.outcome.series import Series, series_of
from model.outcome.trend import Trend, trend_of
from model.paths import RESOURCES
from model.session import SessionState
from tests.model.conftest import NOON
from tests.model.outcome.courses import FIRST, course, diary, told, treatment, void

LISTS = load_outcome_lists(RESOURCES / "practice")
CYCLE = timedelta(days=84)
SECOND, THIRD = FIRST + CYCLE, FIRST + 2 * CYCLE


def still_open(one: Treatment) -> Treatment:
    session = replace(one.summary.session, state=SessionState.DRAFT)
    return replace(one, summary=replace(one.summary, session=session))


def chosen(measure: str, value: str, period: int | None = 28) -> Baseline:
    return Baseline(
        measure=measure, value=Decimal(value), period_days=period, ends_on=FIRST,
        source="session:101", clinician_id=1, recorded_at=NOON,
    )  # fmt: skip


def series(held: Course, code: str = "headache_days") -> Series:
    return series_of(held, LISTS.by_code[code], LISTS)


def trend(held: Course, code: str = "headache_days") -> Trend:
    return trend_of(held, series(held, code), [12, 2, 4])


def counted(*parts: OutcomePart, **values: float) -> Course:
    return course([treatment(1, FIRST, **values)], parts)


def test_a_chosen_baseline_has_its_levels() -> None:
    held = series(counted(chosen("headache_days", "22"), headache_days=20))
    baseline = shown_baseline(held)
    assert baseline is not None
    assert (baseline.value, baseline.chosen) == (Decimal(22), True)
    assert [(one.percent, one.value) for one in levels_of(held)] == [
        (30, Decimal("15.4")),
        (50, Decimal(11)),
    ]


def test_a_baseline_over_another_period_is_scaled_before_its_levels() -> None:
    held = series(counted(chosen("headache_days", "11", 14), headache_days=20))
    assert [one.value for one in levels_of(held)] == [Decimal("15.4"), Decimal(11)]


def test_a_proposed_baseline_is_shown_as_such_and_has_no_levels() -> None:
    held = series(counted(headache_days=20))
    baseline = shown_baseline(held)
    assert baseline is not None
    assert (baseline.value, baseline.chosen) == (Decimal(20), False)
    assert levels_of(held) == ()
    assert shown_baseline(series(counted())) is None


@pytest.mark.parametrize(
    ("code", "value"),
    [("headache_days", "0"), ("hit6", "66"), ("msq_emotional", "40"), ("global_change", "2")],
)
def test_without_less_being_better_from_zero_there_are_no_levels(code: str, value: str) -> None:
    period = 28 if code == "headache_days" else None
    assert levels_of(series(counted(chosen(code, value, period), **{code: 50}), code)) == ()


@pytest.mark.parametrize(
    ("code", "highest", "ticks"),
    [
        ("headache_days", 12, (0, 7, 14, 21, 28)),
        ("hit6", 66, (36, 42, 48, 54, 60, 66, 72, 78)),
        ("msq_emotional", 40, (0, 20, 40, 60, 80, 100)),
        ("global_change", 1, (-3, -2, -1, 0, 1, 2, 3)),
        ("midas", 71, (0, 20, 40, 60, 80)),
        ("headache_hours", 0, (0, 2, 4, 6, 8, 10)),
        ("headache_hours", 672, (0, 200, 400, 600, 800)),
    ],
)
def test_a_scale_is_read_easily(code: str, highest: int, ticks: tuple[int, ...]) -> None:
    assert axis_of(LISTS.by_code[code], Decimal(highest)).ticks == ticks


def test_every_scale_holds_its_values_whatever_a_clinic_measures() -> None:
    for least, most in ((0, 11), (0, 97), (1, 8), (0, 270), (-100, 100), (0, 1), (5, 5000)):
        measure = replace(LISTS.by_code["hit6"], least=least, most=most)
        for highest in {least, (least + most) // 2, most}:
            axis = axis_of(measure, Decimal(highest))
            assert axis.least <= least
            assert axis.most >= highest
            assert axis.ticks[-1] == axis.most
            assert len(axis.ticks) <= 12


def test_runs_end_at_a_session_without_a_number() -> None:
    held = course(
        [treatment(1, FIRST, headache_days=22), treatment(2, SECOND)],
        [*told(1, SECOND - timedelta(30), "headache_days", 15),
         *told(2, SECOND + timedelta(30), "headache_days", 12)],
    )  # fmt: skip
    shown = trend(held)
    assert [[point.value for point in run] for run in shown.runs] == [[22, 15], [12]]
    assert [(gap.after, gap.before, gap.diary) for gap in shown.gaps] == [
        (SECOND - timedelta(30), SECOND + timedelta(30), False)
    ]


def test_a_month_without_a_diary_is_told_as_such() -> None:
    shown = trend(course([treatment(1, FIRST)], diary(FIRST, [12, None, 10])))
    assert [len(run) for run in shown.runs] == [1, 1]
    assert [gap.diary for gap in shown.gaps] == [True]


def test_void_sessions_are_not_drawn_and_open_ones_are() -> None:
    held = course(
        [
            treatment(1, FIRST, headache_days=20),
            void(treatment(2, SECOND)),
            still_open(treatment(3, THIRD, given=False)),
        ]
    )
    assert [(one.number, one.units, one.is_open) for one in trend(held).sessions] == [
        (1, Decimal(155), False),
        (3, Decimal(0), True),
    ]


def test_checkpoints_follow_the_last_treatment_that_is_done() -> None:
    held = course(
        [
            treatment(1, FIRST, headache_days=20),
            treatment(2, SECOND),
            still_open(treatment(3, THIRD)),
        ]
    )
    shown = trend(held)
    assert [(one.weeks, one.on) for one in shown.checkpoints] == [
        (weeks, SECOND + timedelta(weeks=weeks)) for weeks in (2, 4, 12)
    ]
    assert trend(course([], told(1, FIRST, "headache_days", 20))).checkpoints == ()


def test_all_that_is_drawn_lies_within_its_days() -> None:
    held = course([treatment(1, FIRST)], told(1, date(2025, 12, 1), "headache_days", 20))
    assert trend(held).days == (date(2025, 12, 1), FIRST + timedelta(weeks=12))
