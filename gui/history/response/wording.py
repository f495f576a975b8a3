"""The verdict of a rule in words: on screen, on paper, and kept with a decision."""

from collections.abc import Iterator
from datetime import date, timedelta

from gui.history.response.figures import (
    change_words,
    counted,
    cycle_lines,
    measure_name,
    month_name,
    number_lines,
)
from gui.history.response.missing_words import missing_sentences
from gui.patients.wording import joined
from gui.wording import NO_BREAK, number, tr
from model.response.rule import (
    Compare,
    MonthsBelow,
    ResponseRule,
    ResponseRules,
    Threshold,
    TooLittle,
    chosen_rule,
    lost_choice,
)
from model.response.verdict import Verdict, VerdictState
from model.settings import Settings


def rule_words(rule: ResponseRule) -> str:
    """Which rule is meant."""
    return tr("Rule: {rule}").format(rule=rule.title)


def source_words(rule: ResponseRule) -> str:
    """Where a rule comes from, and how sure that is."""
    source = tr("Source: {source}").format(source=rule.source)
    if rule.certainty == "sourced":
        return f"{source}."
    return f"{source}; {tr('confirm before real use')}."


def lost_words(rules: ResponseRules, settings: Settings) -> str:
    """That the chosen rule is no longer there, and which stands in for it; else nothing."""
    lost = lost_choice(rules, settings)
    if not lost:
        return ""
    words = tr("The chosen rule {lost} is no longer there; {rule} stands in for it.")
    return words.format(lost=lost, rule=chosen_rule(rules, settings).title)


def asks_words(rule: ResponseRule) -> str:
    """What a rule asks of a responder, and from when on."""
    share = f"{NO_BREAK}%" if rule.kind is Threshold.PERCENT else ""
    least, most = rule.least_cycles, rule.most_cycles
    words = (
        tr("At least {amount} fewer {measure} than at the baseline, after {cycles}.")
        if rule.compare is Compare.BASELINE
        else tr(
            "At least {amount} fewer {measure} in the 4 weeks after a treatment than in the"
            " 4 weeks before the first, after {cycles}."
        )
    )
    cycles = tr("1 cycle") if most == 1 else tr("{n} cycles").format(n=most)
    if least < most:
        cycles = tr("{n} to {m} cycles").format(n=least, m=most)
    amount = f"{number(rule.amount)}{share}"
    return words.format(amount=amount, measure=measure_name(rule), cycles=cycles)


def title(verdict: Verdict) -> str:
    """The verdict in a few words."""
    stop = verdict.rule.too_little is TooLittle.STOP
    return {
        VerdictState.RESPONDER: tr("Responder"),
        VerdictState.NON_RESPONDER: tr("Criterion for stopping met")
        if stop
        else tr("Not a responder"),
        VerdictState.NOT_YET_ASSESSABLE: tr("Not yet assessable"),
        VerdictState.UNDECIDABLE: tr("Cannot be told yet"),
    }[verdict.state]


def second_words(second: MonthsBelow, rule: ResponseRule) -> str:
    """What the second criterion is, and what it advises."""
    row = (
        tr("Fewer than {days} in a month: {advice}.")
        if second.months == 1
        else tr("Fewer than {days} for at least {months} months in a row: {advice}.")
    )
    return row.format(days=counted(second.below, rule), months=second.months, advice=second.advice)


def criterion_words(second: MonthsBelow, rule: ResponseRule) -> str:
    """What the second criterion is, beside how many months it is met."""
    words = (
        tr("Fewer than {days} in a month")
        if second.months == 1
        else tr("Fewer than {days} for {months} months in a row")
    )
    return words.format(days=counted(second.below, rule), months=second.months)


def gap_words(verdict: Verdict) -> str:
    """Which month without a value broke the row, where it is too short; else nothing."""
    second = verdict.second
    if second is None or second.gap is None or second.is_met:
        return ""
    return tr("No value for {month}: the months in a row are counted from {next}.").format(
        month=month_name(second.gap), next=month_name(_month_after(second.gap))
    )


def _month_after(first_day: date) -> date:
    return (first_day + timedelta(days=31)).replace(day=1)


def wait_words(verdict: Verdict) -> str:
    """That a further cycle may be tried first; empty where it may not."""
    if not verdict.may_wait:
        return ""
    return tr("By this rule up to {most} cycles may be tried before that.").format(
        most=verdict.rule.most_cycles
    )


def short_words(verdict: Verdict) -> str:
    """The verdict in a line, for a list: Responder, 45 %."""
    words = title(verdict)
    if verdict.state in (VerdictState.RESPONDER, VerdictState.NON_RESPONDER):
        words = f"{words}, {change_words(verdict)}"
    if verdict.second and verdict.second.is_met:
        words = tr("{verdict}; second criterion met").format(verdict=words)
    return words


def response_lines(verdict: Verdict) -> list[str]:
    """All of it in plain lines, as a decision keeps it; the rule is named first."""
    lines = [_rule_and_source(verdict), title(verdict), *_numbers(verdict)]
    return [*lines, *_remarks(verdict)]


def response_paragraphs(verdict: Verdict) -> list[str]:
    """The same for paper, in as few lines as it takes."""
    numbers = joined(title(verdict), *_numbers(verdict))
    return [_rule_and_source(verdict), numbers, *_remarks(verdict)]


def _rule_and_source(verdict: Verdict) -> str:
    return f"{rule_words(verdict.rule)}. {source_words(verdict.rule)}"


def _numbers(verdict: Verdict) -> list[str]:
    return [f"{caption}: {figure}" for caption, figure in number_lines(verdict)]


def _remarks(verdict: Verdict) -> Iterator[str]:
    """Which cycles, the second criterion, and what is missing."""
    rule, second = verdict.rule, verdict.second
    told = (f"{on} ({value})" for on, value in cycle_lines(verdict))
    if verdict.cycles:
        yield tr("Cycles: {cycles}").format(cycles="; ".join(told))
    if verdict.may_wait:
        yield wait_words(verdict)
    if rule.second and second and second.is_met:
        said = second_words(rule.second, rule)
        yield tr("Second criterion met. {words}").format(words=said)
    if gap_words(verdict):
        yield gap_words(verdict)
    yield from missing_sentences(verdict)
