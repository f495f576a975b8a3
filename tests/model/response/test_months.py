"""The second criterion: months in a row below 15 or 10 days, gaps in the months, figures shown."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from model.response.evaluate import evaluate
from model.response.facts import Reading
from model.response.verdict import SecondCriterion, Verdict, VerdictState, shown
from tests.model.response.worked import EHF, FIRST, NICE, RULES, after, before, facts, in_months


def second(verdict: Verdict) -> SecondCriterion:
    assert verdict.second is not None
    return verdict.second


@pytest.mark.parametrize(
    ("name", "values", "in_row", "is_met"),
    [
        ("nice-ta260", (14, 14, 14), 3, True),
        ("nice-ta260", (14, 14, 15), 0, False),  # 15 days are not fewer than 15
        ("nice-ta260", (15, 14, 14), 2, False),
        ("nice-ta260", (14, "14.9", 14), 3, True),
        ("nice-ta260", (20, 16, 14, 12, 10), 3, True),
        ("nice-ta260", (0, 0, 0), 3, True),
        ("nice-ta260", (28, 28, 28), 0, False),
        ("ehf", (9, 9, 9), 3, True),
        ("ehf", (9, 9, 10), 0, False),
        ("ehf", (10, 9, 9), 2, False),
        ("ehf", (14, 14, 14), 0, False),
    ],
)
def test_months_in_a_row(name: str, values: tuple[object, ...], in_row: int, is_met: bool) -> None:
    verdict = in_months(*values, rule=RULES[name])
    assert (verdict.months_in_row, second(verdict).is_met) == (in_row, is_met)
    assert second(verdict).gap is None


def test_a_month_without_a_value_breaks_the_row_and_is_named() -> None:
    verdict = in_months(14, 14, None, 14, 14)
    assert second(verdict) == SecondCriterion(2, date(2026, 5, 1), date(2026, 3, 1), is_met=False)
    whole = second(in_months(14, None, 14, 14, 14))
    assert (whole.months_in_row, whole.gap, whole.is_met) == (3, date(2026, 2, 1), True)


def test_a_high_month_ends_the_row_without_a_gap() -> None:
    assert second(in_months(14, 20, 14, 14)).gap is None


def test_of_two_values_in_a_month_the_higher_one_counts() -> None:
    told = [after(0, 14, days=d) for d in (28, 56, 84)]
    low = evaluate(NICE, facts(before(22), *told, cycles=1, days_after=90))
    assert low.months_in_row == 3
    high = Reading(told[-1].on - timedelta(days=4), Decimal(16))
    verdict = evaluate(NICE, facts(before(22), *told, high, cycles=1, days_after=90))
    assert verdict.months_in_row == 0


@pytest.mark.parametrize(("period", "in_row"), [(20, 0), (21, 3), (35, 3), (36, 0), (84, 0)])
def test_over_how_many_days_a_month_is_counted(period: int, in_row: int) -> None:
    told = (after(0, 14, days=d, period=period) for d in (40, 70, 100))
    verdict = evaluate(NICE, facts(before(22), *told, cycles=1, days_after=100))
    assert verdict.months_in_row == in_row


def test_months_before_the_first_treatment_and_to_come_are_none() -> None:
    """The last of these lies mostly before the treatment, by its middle day."""
    told = [Reading(FIRST - timedelta(days=d), Decimal(9)) for d in (57, 29, 1, -13)]
    late = after(0, 9, days=91)
    verdict = evaluate(NICE, facts(before(22), *told, late, cycles=1, days_after=90))
    assert second(verdict) == SecondCriterion(0, None, None, is_met=False)


def test_the_two_criteria_are_told_apart_where_they_point_to_different_ways() -> None:
    """As in the pictures: 45 % fewer, and yet six months below 15 days."""
    days = (54, 82, 110, 138, 166, 194)
    told = [after(0, v, days=d) for d, v in zip(days, (11, 12, 14, 10, 10, 12), strict=True)]
    verdict = evaluate(NICE, facts(before(22), *told, cycles=3))
    assert verdict.state is VerdictState.RESPONDER
    assert second(verdict).months_in_row == 6
    assert second(verdict).is_met
    without = evaluate(NICE, facts(None, *told, cycles=3))
    assert second(without).is_met  # it needs no baseline


def test_a_rule_without_a_second_criterion_has_none() -> None:
    assert in_months(5, 5, 5, rule=RULES["responder-50"]).second is None
    assert in_months(5, 5, 5, rule=RULES["responder-50"]).months_in_row == 0
    assert evaluate(EHF, facts(before(22), cycles=0)).second is None


@pytest.mark.parametrize(
    ("value", "step", "edge", "reads"),
    [
        ("45.4545", "1", "30", "45"),
        ("29.6", "1", "30", "29.6"),
        ("29.9996", "1", "30", "29.9"),
        ("30", "1", "30", "30"),
        ("29.6", "1", "50", "30"),
        ("-24.6", "1", "30", "-25"),
        ("14.97", "0.1", "15", "14.97"),
        ("14.999", "0.1", "15", "14.99"),
        ("18.6667", "0.1", "15", "18.7"),
        ("18.6333", "0.1", None, "18.6"),
        ("29.6", "1", None, "30"),
    ],
)
def test_a_figure_never_reads_as_if_it_reached_what_it_does_not(
    value: str, step: str, edge: str | None, reads: str
) -> None:
    held = None if edge is None else Decimal(edge)
    assert shown(Decimal(value), step=Decimal(step), edge=held) == Decimal(reads)
