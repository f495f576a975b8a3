"""Each shipped rule at its edges: the reduction, the cycles, and what is missing."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from model.response.evaluate import evaluate
from model.response.facts import Reading, ResponseFacts
from model.response.verdict import Lack, Missing, VerdictState
from tests.model.response.worked import (
    EHF,
    FIRST,
    NICE,
    RULES,
    after,
    after_cycles,
    before,
    cycle,
    facts,
)

YES, NO = VerdictState.RESPONDER, VerdictState.NON_RESPONDER
NOT_YET, CANNOT = VerdictState.NOT_YET_ASSESSABLE, VerdictState.UNDECIDABLE
ALL = sorted(RULES)
PERCENT = ["nice-ta260", "ehf", "responder-50"]


@pytest.mark.parametrize(
    ("name", "baseline", "now", "state"),
    [
        ("nice-ta260", 20, 14, YES),  # exactly 30 %: only below 30 % is the criterion met
        ("nice-ta260", 20, "14.1", NO),
        ("nice-ta260", 20, 15, NO),
        ("nice-ta260", 28, "19.6", YES),  # exactly 30 % of a baseline of 28
        ("nice-ta260", 28, 20, NO),
        ("nice-ta260", 28, 0, YES),
        ("nice-ta260", 28, 28, NO),
        ("nice-ta260", 12, 13, NO),
        ("ehf", 20, 14, YES),
        ("ehf", 20, "14.1", NO),
        ("ehf", 28, "19.6", YES),
        ("ehf", 28, 20, NO),
        ("ehf", 12, 13, NO),
        ("responder-50", 20, 10, YES),
        ("responder-50", 20, 11, NO),
        ("responder-50", 28, 14, YES),
        ("responder-50", 28, 15, NO),
        ("responder-50", 12, 13, NO),
        ("payer-days", 12, 5, YES),  # exactly 7 fewer
        ("payer-days", 12, "5.1", NO),
        ("payer-days", 28, 21, YES),
        ("payer-days", 7, 0, YES),
        ("payer-days", 12, 13, NO),
        ("payer-hours", 200, 100, YES),
        ("payer-hours", 200, "100.1", NO),
        ("payer-hours", 672, 572, YES),
        ("payer-hours", 150, 160, NO),
    ],
)
def test_the_reduction_after_exactly_two_cycles(
    name: str, baseline: int, now: object, state: VerdictState
) -> None:
    verdict = after_cycles(RULES[name], baseline, [baseline, now])
    assert (verdict.state, verdict.cycles_counted) == (state, 2)
    assert verdict.now == after(1, now)
    assert verdict.reduction == baseline - Decimal(str(now))
    assert verdict.missing == ()


def test_the_share_is_exact_and_negative_where_the_value_rose() -> None:
    assert after_cycles(NICE, 20, [18, 14]).reduction_percent == 30
    assert after_cycles(NICE, 12, [12, 15]).reduction_percent == -25


@pytest.mark.parametrize("name", PERCENT)
def test_no_percentage_of_a_baseline_of_nothing(name: str) -> None:
    verdict = after_cycles(RULES[name], 0, [0, 3])
    assert (verdict.state, verdict.reduction_percent) == (CANNOT, None)
    assert [one.what for one in verdict.missing] == [Lack.BASELINE_ZERO]


@pytest.mark.parametrize(
    ("name", "baseline"), [("payer-days", 0), ("payer-days", 6), ("payer-hours", 99)]
)
def test_a_baseline_that_cannot_fall_so_far_decides_nothing(name: str, baseline: int) -> None:
    verdict = after_cycles(RULES[name], baseline, [baseline, 0])
    assert verdict.state is CANNOT
    assert [one.what for one in verdict.missing] == [Lack.BASELINE_TOO_LOW]


@pytest.mark.parametrize("name", ALL)
def test_without_a_baseline_the_numbers_stand_and_the_verdict_waits_for_it(name: str) -> None:
    verdict = after_cycles(RULES[name], None, [200, 100])
    assert (verdict.state, verdict.now, verdict.reduction) == (CANNOT, after(1, 100), None)
    assert [one.what for one in verdict.missing] == [Lack.BASELINE]


@pytest.mark.parametrize("name", ALL)
def test_one_cycle_is_too_few_and_its_reduction_is_told_all_the_same(name: str) -> None:
    verdict = after_cycles(RULES[name], 200, [10])
    assert (verdict.state, verdict.reduction, verdict.cycles_counted) == (NOT_YET, 190, 1)
    (lack,) = verdict.missing
    assert (lack.what, lack.count) == (Lack.CYCLES, 1)


@pytest.mark.parametrize("name", ALL)
def test_no_treatment_is_too_few(name: str) -> None:
    untreated = ResponseFacts(
        baseline=before(200),
        readings=(before(200), after(0, 5)),
        treatments=(),
        today=cycle(1),
    )
    verdict = evaluate(RULES[name], untreated)
    assert (verdict.state, verdict.now, verdict.cycles) == (NOT_YET, None, ())
    assert [one.what for one in verdict.missing] == [Lack.TREATMENT]


@pytest.mark.parametrize(("name", "wait"), [(n, 21 if n == "ehf" else 14) for n in ALL])
def test_a_value_missing_after_the_second_cycle(name: str, wait: int) -> None:
    rule = RULES[name]
    due = facts(before(200), after(0, 100), cycles=2, days_after=wait)
    verdict = evaluate(rule, due)
    (lack,) = verdict.missing
    assert (verdict.state, verdict.now) == (CANNOT, after(0, 100))
    assert (lack.what, lack.on) == (Lack.VALUE, cycle(1))
    early = replace(due, today=due.today - timedelta(days=1))
    verdict = evaluate(rule, early)
    (lack,) = verdict.missing
    assert verdict.state is NOT_YET
    assert (lack.what, lack.since) == (Lack.VALUE_TO_COME, due.today)


def test_a_cycle_without_a_value_is_not_counted_and_named() -> None:
    verdict = after_cycles(NICE, 20, [None, 10])
    assert (verdict.state, verdict.cycles_counted) == (CANNOT, 1)
    assert [(one.what, one.on) for one in verdict.missing] == [(Lack.VALUE, FIRST)]
    assert [one.on for one in verdict.cycles if one.value] == [cycle(1)]


def test_a_verdict_on_an_old_value_says_so() -> None:
    told = (after(0, 12), after(1, 10))
    verdict = evaluate(NICE, facts(before(20), *told, cycles=2, days_after=28 + 112))
    assert (verdict.state, verdict.missing) == (YES, ())
    late = evaluate(NICE, facts(before(20), *told, cycles=3, days_after=28 + 113 - 84))
    assert (late.state, late.now) == (YES, after(1, 10))
    assert late.missing == (Missing(Lack.OLD_VALUE, on=after(1, 10).on),)


@pytest.mark.parametrize(
    ("days", "period", "counts"),
    [
        (13, 28, False),
        (14, 28, True),
        (84, 28, True),
        (20, 90, False),
        (45, 90, True),
        (7, 7, False),
    ],
)
def test_from_when_on_a_value_is_an_effect(days: int, period: int, counts: bool) -> None:
    looked_at = facts(before(20), after(0, 10, days=days, period=period), cycles=1, days_after=90)
    assert evaluate(NICE, looked_at).cycles_counted == counts


def test_on_the_day_of_the_next_treatment_it_is_the_effect_of_the_one_before() -> None:
    at_sessions = facts(
        before(20), after(1, 12, days=0), after(2, 10, days=0), cycles=3, days_after=0
    )
    verdict = evaluate(NICE, at_sessions)
    assert [one.value.value if one.value else None for one in verdict.cycles] == [12, 10, None]
    assert (verdict.state, verdict.now) == (YES, after(2, 10, days=0))


def test_the_latest_value_of_the_last_cycle_counts() -> None:
    told = (after(0, 12), after(1, 8), after(1, 16, days=56), after(1, 9, days=13))
    assert evaluate(NICE, facts(before(20), *told)).now == after(1, 16, days=56)


def test_values_up_to_the_first_treatment_and_to_come_are_no_effect() -> None:
    early = Reading(FIRST, Decimal(2))
    late = after(0, 1, days=61)
    verdict = evaluate(NICE, facts(before(20), early, late, cycles=1, days_after=60))
    assert (verdict.now, verdict.cycles_counted) == (None, 0)


def test_treatments_close_together_are_one_cycle() -> None:
    top_up = FIRST + timedelta(days=7)
    seen = facts(before(20), after(0, 12, days=40), after(1, 10))
    verdict = evaluate(NICE, replace(seen, treatments=(FIRST, top_up, cycle(1))))
    assert (verdict.state, verdict.cycles_counted) == (YES, 2)


def test_treatments_before_a_later_baseline_are_not_held_against_it() -> None:
    later = Reading(cycle(1), Decimal(20))
    seen = facts(later, later, after(0, 18), after(1, 12), after(2, 10), cycles=3)
    verdict = evaluate(NICE, seen)
    assert [one.on for one in verdict.cycles] == [cycle(1), cycle(2)]
    assert (verdict.state, verdict.reduction_percent) == (YES, 50)


def test_other_periods_are_scaled_and_rounding_never_decides() -> None:
    """20 days in 30 against 14 in 30 are exactly 30 %, though neither is exact over 28 days."""
    base, now = (before(Decimal(days * 28) / 30, period=30) for days in (20, 14))
    seen = facts(base, after(0, 18), after(1, now.value, period=30))
    assert evaluate(NICE, seen).state is YES
    rough = facts(before("18.67", period=30), after(0, 18), after(1, "13.07", period=30))
    assert evaluate(NICE, rough).state is NO


@pytest.mark.parametrize(
    ("days", "period", "counts"),
    [
        (20, 28, False),
        (21, 28, True),
        (42, 28, True),
        (43, 28, False),
        (28, 20, False),
        (28, 36, False),
    ],
)
def test_the_four_weeks_after_a_treatment(days: int, period: int, counts: bool) -> None:
    seen = facts(before(20), after(0, 10, days=days, period=period), cycles=1)
    assert evaluate(EHF, seen).cycles_counted == counts


def test_of_several_months_the_one_nearest_to_four_weeks_after_counts() -> None:
    told = (after(0, 1, days=22), after(0, 2, days=27), after(0, 3, days=40), after(0, 4, days=80))
    assert evaluate(EHF, facts(before(20), *told, cycles=1)).now == after(0, 2, days=27)


def test_the_four_weeks_before_have_to_be_a_month() -> None:
    seen = facts(before(20, period=84), after(0, 10), after(1, 10))
    verdict = evaluate(EHF, seen)
    assert verdict.state is CANNOT
    assert [one.what for one in verdict.missing] == [Lack.BASELINE_PERIOD]
    assert evaluate(NICE, seen).state is YES


def test_a_third_cycle_may_be_waited_for_where_the_rule_says_two_to_three() -> None:
    two, three = after_cycles(EHF, 20, [19, 18]), after_cycles(EHF, 20, [19, 18, 18])
    assert (two.state, two.may_wait) == (NO, True)
    assert (three.state, three.may_wait) == (NO, False)
    assert after_cycles(NICE, 20, [19, 18]).may_wait is False
    assert after_cycles(EHF, 20, [19, 10]).may_wait is False


def test_who_stays_better_still_responds_by_the_four_weeks() -> None:
    assert after_cycles(EHF, 22, [12, 12, 12, 12]).state is YES


def test_a_day_before_all_calendars_is_no_trouble() -> None:
    seen = replace(facts(before(20), after(0, 10)), treatments=(date.min, *map(cycle, range(2))))
    assert evaluate(NICE, seen).cycles_counted == 1
