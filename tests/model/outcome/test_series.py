"""A measure over time: where its points come from, where its line breaks, what its baseline is."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from model.outcome.lists import OutcomeLists
from model.outcome.lists_file import load_outcome_lists
from model.outcome.measurement import Baseline
from model.outcome.series import Series, Source, series_of
from model.response.evaluate import evaluate
from model.response.facts import facts_of
from model.response.rules_file import load_response_rules
from tests.model.conftest import NOON
from tests.model.outcome.courses import FIRST, course, diary, told, treatment, void


@pytest.fixture(scope="module")
def lists() -> OutcomeLists:
    return load_outcome_lists()


def after(days: int) -> date:
    return FIRST + timedelta(days=days)


def values(series: Series) -> list[tuple[date, Decimal, Source]]:
    return [(point.on, point.value, point.source) for point in series.points]


def test_counts_of_any_period_are_scaled_to_28_days_and_say_how_they_were_counted(
    lists: OutcomeLists,
) -> None:
    one = course(
        [treatment(1, FIRST, headache_days=24, period=30)],
        told(1, after(56), "headache_days", 30, period=84),
    )
    series = series_of(one, lists.by_code["headache_days"], lists)
    assert values(series) == [
        (FIRST, Decimal(24 * 28) / 30, Source.SESSION),
        (after(56), Decimal(10), Source.CONTACT),
    ]
    assert [(p.counted, p.period_days) for p in series.points] == [(24, 30), (30, 84)]


def test_totals_of_questionnaires_are_never_scaled(lists: OutcomeLists) -> None:
    one = course([treatment(1, FIRST, hit6=66, period=84)])
    series = series_of(one, lists.by_code["hit6"], lists)
    assert values(series) == [(FIRST, Decimal(66), Source.SESSION)]


def test_a_void_session_counts_nothing(lists: OutcomeLists) -> None:
    one = course([void(treatment(1, FIRST, headache_days=22))])
    series = series_of(one, lists.by_code["headache_days"], lists)
    assert series.points == ()
    assert series.proposed is None
    assert series.latest is None


def test_what_was_told_counts_before_a_month_of_the_diary_that_ends_near_it(
    lists: OutcomeLists,
) -> None:
    months = diary(after(-28), [20, 18, 16, 12, 11])
    one = course([treatment(1, FIRST), treatment(2, after(90), headache_days=13)], months)
    series = series_of(one, lists.by_code["headache_days"], lists)
    assert values(series) == [
        (after(-1), Decimal(20), Source.DIARY),
        (after(27), Decimal(18), Source.DIARY),
        (after(55), Decimal(16), Source.DIARY),
        (after(90), Decimal(13), Source.SESSION),
        (after(111), Decimal(11), Source.DIARY),
    ]


def test_a_month_with_too_few_days_is_a_gap_and_no_point(lists: OutcomeLists) -> None:
    months = diary(after(-28), [20, 18, 5, 12], kept={2: 20, 3: 24})
    series = series_of(course([treatment(1, FIRST)], months), lists.by_code["headache_days"], lists)
    assert [point.on for point in series.points] == [after(-1), after(27), after(79)]
    assert series.points[2].value == Decimal(12 * 28) / 24
    assert series.breaks == {2}


def test_a_month_nobody_kept_breaks_the_line_though_a_session_tells_a_number(
    lists: OutcomeLists,
) -> None:
    months = diary(after(-28), [20, 18, None, None, 12])
    one = course([treatment(1, FIRST), treatment(2, after(84), headache_days=14)], months)
    series = series_of(one, lists.by_code["headache_days"], lists)
    assert [point.on for point in series.points] == [
        after(-1), after(27), after(84), after(111)]  # fmt: skip
    assert series.breaks == {2}


def test_sessions_alone_are_joined_unless_one_went_by_without_a_number(
    lists: OutcomeLists,
) -> None:
    sessions = [
        treatment(1, FIRST, headache_days=22),
        treatment(2, after(84), headache_days=18),
        treatment(3, after(100)),
        treatment(4, after(168), headache_days=15),
        treatment(5, after(168 + 113), headache_days=15),
    ]
    series = series_of(course(sessions), lists.by_code["headache_days"], lists)
    assert series.breaks == {2, 3}, "session 3 has no number; session 5 came 113 days later"


def test_the_last_value_up_to_the_first_treatment_is_proposed_as_the_baseline(
    lists: OutcomeLists,
) -> None:
    early = told(1, after(-60), "headache_days", 25)
    one = course([treatment(1, FIRST, headache_days=22), treatment(2, after(84))], early)
    series = series_of(one, lists.by_code["headache_days"], lists)
    assert series.proposed is not None
    assert (series.proposed.on, series.proposed.name) == (FIRST, "session:101")
    assert series.baseline_value is None, "proposed is not chosen"


def test_without_a_value_before_treatment_nothing_is_proposed(lists: OutcomeLists) -> None:
    late = told(1, after(30), "headache_days", 12)
    series = series_of(course([treatment(1, FIRST)], late), lists.by_code["headache_days"], lists)
    assert series.proposed is None


def test_a_chosen_baseline_stays_whatever_comes_later(lists: OutcomeLists) -> None:
    chosen = Baseline(
        measure="headache_days", value=Decimal(66), period_days=84, ends_on=after(-1),
        source="contact:1", clinician_id=1, recorded_at=NOON,
    )  # fmt: skip
    one = course([treatment(1, FIRST, headache_days=18)], [chosen])
    series = series_of(one, lists.by_code["headache_days"], lists)
    assert series.baseline_value == 22


def test_a_month_near_what_was_told_is_no_point_and_still_a_month_in_a_row(
    lists: OutcomeLists,
) -> None:
    months = diary(after(-28), [20] + [14] * 11)  # the last one's middle lies in October
    told_at = told(1, after(315), "headache_days", 13)  # and of this one in November
    one = course([treatment(1, FIRST)], [*months, *told_at])
    series = series_of(one, lists.by_code["headache_days"], lists)
    assert [point.on for point in series.near] == [after(307)]
    facts = facts_of(one, series, after(316))
    rule = load_response_rules().rules[0]
    assert evaluate(rule, facts).months_in_row == 11
    assert evaluate(rule, replace(facts, near=())).months_in_row == 1


def test_a_month_under_way_is_no_gap(lists: OutcomeLists) -> None:
    months = diary(after(-28), [20, 14, 5], kept={2: 10})
    one = course([treatment(1, FIRST), treatment(2, after(45), headache_days=13)], months)
    series = series_of(one, lists.by_code["headache_days"], lists)
    assert [point.on for point in series.points] == [after(-1), after(27), after(45)]
    assert series.breaks == frozenset()
