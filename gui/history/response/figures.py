"""The numbers of a verdict in words: each with its unit, none reading as what it is not."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from gui.wording import MONTHS, NO_BREAK, day, number, tr
from model.response.rule import ResponseRule, Threshold
from model.response.verdict import Cycle, SecondCriterion, Verdict, shown

Line = tuple[str, str]
WHOLE, TENTH = Decimal(1), Decimal("0.1")


def month_name(on: date) -> str:
    """A month such as Nov 2025, not broken across lines."""
    return f"{tr(MONTHS[on.month - 1])}{NO_BREAK}{on.year}"


def measure_name(rule: ResponseRule) -> str:
    """What a rule counts."""
    return {
        "headache_days": tr("headache days"),
        "migraine_days": tr("migraine days"),
        "headache_hours": tr("headache hours"),
    }[rule.measure]


def counted(value: Decimal, rule: ResponseRule, *, edge: Decimal | None = None) -> str:
    """A value per 28 days with its unit; edge is the number it is held against, if any."""
    figure = shown(value, step=TENTH, edge=edge)
    return f"{number(figure)}{NO_BREAK}{_unit(rule, one=figure == 1)}"


def number_lines(verdict: Verdict) -> tuple[Line, ...]:
    """What the verdict rests on: captions and figures."""
    return tuple(_number_lines(verdict))


def cycle_lines(verdict: Verdict) -> tuple[Line, ...]:
    """Each cycle by the day of its treatment, with the value that tells its effect."""
    return tuple((day(cycle.on), _cycle_words(cycle, verdict)) for cycle in verdict.cycles)


def change_words(verdict: Verdict) -> str:
    """The reduction as its rule counts it; a rise is said to be one."""
    rule, reduction = verdict.rule, verdict.reduction or Decimal()
    if rule.kind is Threshold.ABSOLUTE:
        words = counted(abs(reduction), rule, edge=rule.amount)
    else:
        percent = shown(verdict.reduction_percent or Decimal(), step=WHOLE, edge=rule.amount)
        words = f"{number(abs(percent))}{NO_BREAK}%"
    return tr("none, {change} more").format(change=words) if reduction < 0 else words


def _number_lines(verdict: Verdict) -> Iterator[Line]:
    rule, second = verdict.rule, verdict.second
    for caption, reading, edge in (
        (tr("Baseline, {month}"), verdict.baseline, None),
        (tr("Now, {month}"), verdict.now, rule.second.below if rule.second else None),
    ):
        if reading:
            figure = counted(reading.value, rule, edge=edge)
            yield caption.format(month=month_name(reading.on)), figure
    told = verdict.reduction if rule.kind is Threshold.ABSOLUTE else verdict.reduction_percent
    if told is not None:
        yield tr("Reduction"), f"{change_words(verdict)} ({_least(rule)})"
    least, most = rule.least_cycles, rule.most_cycles
    needed = str(least) if least == most else tr("{n} to {m}").format(n=least, m=most)
    cycles = tr("{n} (at least {needed})").format(n=verdict.cycles_counted, needed=needed)
    yield tr("Cycles counted"), cycles
    if rule.second and second:
        caption = tr("Below {days}").format(days=counted(rule.second.below, rule))
        yield caption, _row_words(second, verdict.today)


def _least(rule: ResponseRule) -> str:
    unit = "" if rule.kind is Threshold.ABSOLUTE else f"{NO_BREAK}%"
    return tr("at least {least}").format(least=f"{number(rule.amount)}{unit}")


def _row_words(second: SecondCriterion, today: date) -> str:
    if second.until is None:
        return tr("no month told")
    months = second.months_in_row
    words = {0: tr("not in the last month"), 1: tr("1 month")}.get(
        months, tr("{n} months in a row").format(n=months)
    )
    behind = (today.year - second.until.year) * 12 + today.month - second.until.month
    if behind > 1:  # the row is one of the past: nobody knows how it went on
        words = tr("{row} to {month}").format(row=words, month=month_name(second.until))
    return words


def _cycle_words(cycle: Cycle, verdict: Verdict) -> str:
    if cycle.value:
        value = counted(cycle.value.value, verdict.rule)
        return tr("{value} on {day}").format(value=value, day=day(cycle.value.on))
    early = (verdict.today - cycle.on).days < verdict.rule.counting.least_days_after
    return tr("too early to tell") if early else tr("no value, not counted")


def _unit(rule: ResponseRule, *, one: bool) -> str:
    if rule.measure == "headache_hours":
        return tr("hour") if one else tr("hours")
    if rule.measure == "migraine_days":
        return tr("migraine day") if one else tr("migraine days")
    return tr("day") if one else tr("days")
