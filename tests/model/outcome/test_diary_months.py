"""Months of 28 days at their edges: the day of the session, thin ones, what was not noted."""

from datetime import date, timedelta
from decimal import Decimal

from model.outcome.diary_day import DiaryDay
from model.outcome.diary_months import diary_months
from model.outcome.lists_file import load_outcome_lists
from model.outcome.series import series_of
from tests.model.conftest import NOON
from tests.model.outcome.courses import course, diary, treatment

NEW_YEAR = date(2026, 1, 8)


def noted(day: date, severity: int | None = 2, acute: bool | None = False) -> DiaryDay:
    """A day with a headache."""
    return DiaryDay(day=day, headache=True, severity=severity, acute=acute, recorded_at=NOON)


def test_the_day_of_the_session_begins_the_month_after_the_one_before_treatment() -> None:
    days = [noted(NEW_YEAR + timedelta(days=n)) for n in (-29, -28, -1, 0, 27, 28)]
    months = diary_months(days, NEW_YEAR)
    assert [(month.ends_on, month.days_kept) for month in months] == [
        (date(2025, 12, 10), 1),
        (date(2026, 1, 7), 2),
        (date(2026, 2, 4), 2),
        (date(2026, 2, 5), 1),  # under way: as far as it is known
    ]


def test_a_cycle_of_84_days_over_the_new_year_holds_three_whole_months() -> None:
    first = date(2025, 12, 1)
    days = [noted(first + timedelta(days=n)) for n in range(84)]
    months = diary_months(days, first)
    assert [month.days_kept for month in months] == [28, 28, 28]
    assert months[-1].ends_on == first + timedelta(days=83)


def test_without_a_session_months_count_back_from_the_last_day() -> None:
    days = [noted(NEW_YEAR + timedelta(days=n)) for n in range(30)]
    months = diary_months(days, None)
    assert [(m.ends_on, m.days_kept) for m in months] == [
        (NEW_YEAR + timedelta(days=1), 2),
        (NEW_YEAR + timedelta(days=29), 28),
    ]
    assert diary_months([], NEW_YEAR) == ()


def test_a_headache_of_unknown_severity_leaves_the_severe_days_unknown() -> None:
    (month,) = diary_months([noted(NEW_YEAR), noted(NEW_YEAR + timedelta(days=1), None)], None)
    assert (month.headache_days, month.severe_days) == (2, None)
    quiet = DiaryDay(day=NEW_YEAR + timedelta(days=2), headache=False, recorded_at=NOON)
    (month,) = diary_months([noted(NEW_YEAR, 1), quiet], None)
    assert (month.headache_days, month.severe_days) == (1, 0)


def test_medicine_not_noted_on_any_one_day_leaves_its_days_unknown() -> None:
    second = NEW_YEAR + timedelta(days=1)
    (month,) = diary_months([noted(NEW_YEAR, acute=True), noted(second, acute=None)], None)
    assert month.acute_days is None
    (month,) = diary_months([noted(NEW_YEAR, acute=True), noted(second)], None)
    assert month.acute_days == 1


def test_a_thin_month_is_no_point_of_the_series_and_unknown_severity_none_either() -> None:
    lists = load_outcome_lists()
    parts = diary(NEW_YEAR - timedelta(days=28), [20, 10, 8], kept={1: 20, 2: 21})
    third = NEW_YEAR + timedelta(days=28)
    parts.append(noted(third, None))  # the first of its days, now without a severity
    one = course([treatment(1, NEW_YEAR)], {part.day: part for part in parts}.values())  # type: ignore[union-attr]
    headache = series_of(one, lists.by_code["headache_days"], lists)
    assert [(p.on, p.value) for p in headache.points] == [
        (NEW_YEAR - timedelta(days=1), 20),
        (NEW_YEAR + timedelta(days=48), Decimal(8 * 28) / 21),
    ]
    assert headache.proposed == headache.points[0]
    severe = series_of(one, lists.by_code["severe_days"], lists)
    assert [p.on for p in severe.points] == [NEW_YEAR - timedelta(days=1)]


def test_a_month_under_way_ends_on_the_last_day_that_was_noted() -> None:
    days = [noted(NEW_YEAR + timedelta(days=n)) for n in range(24)]
    (month,) = diary_months(days, NEW_YEAR)
    assert (month.ends_on, month.days_kept) == (NEW_YEAR + timedelta(days=23), 24)
