"""The second criterion of a rule: so many calendar months in a row below a number."""

from datetime import date
from decimal import Decimal

from model.response.facts import GRAIN, ResponseFacts
from model.response.rule import ResponseRule
from model.response.verdict import SecondCriterion


def second_criterion(
    rule: ResponseRule, facts: ResponseFacts, first_treatment: date
) -> SecondCriterion | None:
    """The months since the first treatment, counted back from the last one measured.

    A value over a month belongs to the calendar month of its middle day, of two in a month the
    higher one counts, and a month without one ends the row.
    """
    wanted = rule.second
    if wanted is None:
        return None
    months = _months(rule, facts, first_treatment)
    if not months:
        return SecondCriterion(0, None, None, is_met=False)
    last, first = max(months), min(months)
    at = last
    while at in months and wanted.below - months[at] > GRAIN:
        at -= 1
    in_row = last - at
    gap = _first_day(at) if first < at < last and at not in months else None
    return SecondCriterion(in_row, _first_day(last), gap, is_met=in_row >= wanted.months)


def _months(rule: ResponseRule, facts: ResponseFacts, first_treatment: date) -> dict[int, Decimal]:
    """The highest value of each measured month, by the months since the year 0."""
    least, most = rule.counting.month_least_days, rule.counting.month_most_days
    first, last = first_treatment.toordinal(), facts.today
    months: dict[int, Decimal] = {}
    for reading in (*facts.readings, *facts.near):
        if not least <= reading.period_days <= most or reading.on > last:
            continue
        middle = reading.on.toordinal() - reading.period_days // 2  # its middle day, in numbers
        if middle >= first:
            day = date.fromordinal(middle)
            month = 12 * day.year + day.month - 1
            value = months.get(month)
            if value is None or reading.value > value:
                months[month] = reading.value
    return months


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
