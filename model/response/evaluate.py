"""Holds the facts of a patient against a rule of response; decides nothing."""

from bisect import bisect_left
from datetime import date, timedelta
from decimal import Decimal

from model.response.facts import GRAIN, Reading, ResponseFacts
from model.response.months import second_criterion
from model.response.rule import Compare, ResponseRule, Threshold
from model.response.verdict import Cycle, Lack, Missing, Verdict, VerdictState

BEST_AFTER = 28  # days: of the months after a treatment the one ending nearest to this


def evaluate(rule: ResponseRule, facts: ResponseFacts) -> Verdict:
    """The verdict of one rule; the facts are those of the rule's measure."""
    baseline = facts.baseline
    # Treatments from before the baseline are no part of what is held against it.
    begin = baseline.middle if baseline else date.min
    treated = [day for day in facts.treatments if begin <= day <= facts.today]
    cycles = _cycles(rule, facts, treated)
    counted = [cycle for cycle in cycles if cycle.value]
    now = counted[-1].value if counted else None
    reduction = percent = None
    if baseline and now:
        reduction = baseline.value - now.value
        percent = reduction * 100 / baseline.value if baseline.value else None
    state, missing = _state(rule, facts, cycles, reduction)
    if not facts.baseline_stands:
        missing.insert(0, Missing(Lack.BASELINE_STALE))
    return Verdict(
        rule=rule,
        state=state,
        baseline=baseline,
        now=now,
        reduction=reduction,
        reduction_percent=percent,
        cycles=tuple(cycles),
        second=second_criterion(rule, facts, treated[0]) if rule.second and treated else None,
        missing=tuple(missing),
        today=facts.today,
        may_wait=state is VerdictState.NON_RESPONDER and len(counted) < rule.most_cycles,
    )


def _cycles(rule: ResponseRule, facts: ResponseFacts, treated: list[date]) -> list[Cycle]:
    """Each cycle with the value that tells its effect.

    A value belongs to the last treatment before its day: on the day of the next one it is the
    effect of the one before.
    """
    if not treated:
        return []
    apart = rule.counting.least_days_after
    firsts, lasts = [treated[0]], [treated[0]]
    for day in treated[1:]:
        if (day - lasts[-1]).days < apart:
            lasts[-1] = day
        else:
            firsts.append(day)
            lasts.append(day)
    values: list[Reading | None] = [None] * len(firsts)
    off = [0] * len(firsts)  # days between the end of the value kept and the best end
    begin = max(firsts[0], facts.baseline.on) if facts.baseline else firsts[0]
    four_weeks = rule.compare is Compare.FOUR_WEEKS
    for reading in facts.readings:
        if not begin < reading.on <= facts.today:
            continue
        place = bisect_left(firsts, reading.on) - 1
        after = (reading.on - lasts[place]).days
        if not _tells(rule, reading.period_days, after):
            continue
        away = abs(after - BEST_AFTER) if four_weeks else 0
        if values[place] is None or away <= off[place]:
            values[place], off[place] = reading, away
    return [Cycle(last, value) for last, value in zip(lasts, values, strict=True)]


def _tells(rule: ResponseRule, period_days: int, after: int) -> bool:
    """Whether a value so many days after a treatment is late enough to be its effect."""
    counting = rule.counting
    if rule.compare is Compare.FOUR_WEEKS:
        is_month = counting.month_least_days <= period_days <= counting.month_most_days
        return is_month and counting.four_weeks_from <= after <= counting.four_weeks_to
    # What was counted mostly before the treatment is no effect of it either.
    return after >= counting.least_days_after and after >= period_days // 2


def _state(
    rule: ResponseRule, facts: ResponseFacts, cycles: list[Cycle], reduction: Decimal | None
) -> tuple[VerdictState, list[Missing]]:
    """What the numbers amount to, and what is missing."""
    missing = _lacks_of_baseline(rule, facts)
    if not cycles:
        missing.append(Missing(Lack.TREATMENT))
        return VerdictState.NOT_YET_ASSESSABLE, missing
    counted = sum(cycle.value is not None for cycle in cycles)
    if counted < rule.least_cycles:
        unmeasured = [_value_after(rule, facts, c) for c in cycles if c.value is None]
        due = sum(one.what is Lack.VALUE for one in unmeasured)
        missing += unmeasured
        if len(cycles) < rule.least_cycles:
            missing.append(Missing(Lack.CYCLES, count=rule.least_cycles - len(cycles)))
        enough = counted + due >= rule.least_cycles
        state = VerdictState.UNDECIDABLE if enough else VerdictState.NOT_YET_ASSESSABLE
        return state, missing
    undecidable = bool(missing)
    value = next(cycle.value for cycle in reversed(cycles) if cycle.value)
    if (facts.today - value.on).days > rule.counting.old_after_days:
        missing.append(Missing(Lack.OLD_VALUE, on=value.on))
    if undecidable or reduction is None:
        return VerdictState.UNDECIDABLE, missing
    reached = _needed(rule, facts) - reduction <= GRAIN
    return (VerdictState.RESPONDER if reached else VerdictState.NON_RESPONDER), missing


def _needed(rule: ResponseRule, facts: ResponseFacts) -> Decimal:
    """The least reduction of a responder per 28 days."""
    if rule.kind is Threshold.ABSOLUTE or facts.baseline is None:
        return rule.amount
    return facts.baseline.value * rule.amount / 100


def _lacks_of_baseline(rule: ResponseRule, facts: ResponseFacts) -> list[Missing]:
    baseline, counting = facts.baseline, rule.counting
    if baseline is None:
        return [Missing(Lack.BASELINE)]
    if rule.kind is Threshold.PERCENT and not baseline.value:
        return [Missing(Lack.BASELINE_ZERO)]
    if rule.kind is Threshold.ABSOLUTE and rule.amount - baseline.value > GRAIN:
        return [Missing(Lack.BASELINE_TOO_LOW)]
    is_month = counting.month_least_days <= baseline.period_days <= counting.month_most_days
    if rule.compare is Compare.FOUR_WEEKS and not is_month:
        return [Missing(Lack.BASELINE_PERIOD)]
    return []


def _value_after(rule: ResponseRule, facts: ResponseFacts, cycle: Cycle) -> Missing:
    """What of a cycle is missing, and from which day on it can be known."""
    counting = rule.counting
    four_weeks = rule.compare is Compare.FOUR_WEEKS
    wait = counting.four_weeks_from if four_weeks else counting.least_days_after
    since = cycle.on + timedelta(days=wait)
    what = Lack.VALUE if since <= facts.today else Lack.VALUE_TO_COME
    return Missing(what, on=cycle.on, since=since)
