"""Worked examples: a baseline, treatments every 12 weeks, a value 4 weeks after each."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from model.response.evaluate import evaluate
from model.response.facts import Reading, ResponseFacts
from model.response.rule import ResponseRule
from model.response.rules_file import load_response_rules
from model.response.verdict import Verdict

FIRST = date(2026, 1, 5)
RULES = {rule.name: rule for rule in load_response_rules().rules}
NICE, EHF = RULES["nice-ta260"], RULES["ehf"]


def cycle(number: int) -> date:
    """The day of a treatment, 0 the first."""
    return FIRST + timedelta(days=84 * number)


def after(number: int, value: object, *, days: int = 28, period: int = 28) -> Reading:
    """A value scaled to 28 days so many days after a treatment."""
    return Reading(cycle(number) + timedelta(days=days), Decimal(str(value)), period)


def before(value: object, *, period: int = 28) -> Reading:
    """A baseline up to the day before the first treatment."""
    return Reading(FIRST - timedelta(days=1), Decimal(str(value)), period)


def facts(
    baseline: Reading | None,
    *readings: Reading,
    cycles: int = 2,
    days_after: int = 60,
) -> ResponseFacts:
    """So many treatments, looked at so many days after the last of them."""
    return ResponseFacts(
        baseline=baseline,
        readings=tuple(sorted(readings, key=lambda one: one.on)),
        treatments=tuple(cycle(number) for number in range(cycles)),
        today=cycle(max(cycles - 1, 0)) + timedelta(days=days_after),
    )


def after_cycles(rule: ResponseRule, baseline: object, values: Sequence[object]) -> Verdict:
    """The verdict where each value was counted 4 weeks after its treatment; None for no value."""
    readings = [after(n, value) for n, value in enumerate(values) if value is not None]
    start = None if baseline is None else before(baseline)
    return evaluate(rule, facts(start, *readings, cycles=len(values)))


def in_months(*values: object, rule: ResponseRule = NICE) -> Verdict:
    """The verdict on months of 28 days one after another; None for a month without a value."""
    days = range(28, 28 * len(values) + 28, 28)
    told = [after(0, v, days=d) for d, v in zip(days, values, strict=True) if v is not None]
    last = 28 * len(values)
    return evaluate(rule, facts(before(22), *told, cycles=1, days_after=last))
