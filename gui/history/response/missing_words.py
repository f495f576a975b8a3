"""What is missing for a verdict, as sentences that say how to mend it."""

from collections.abc import Sequence

from gui.history.response.figures import counted, measure_name
from gui.wording import day, number, tr
from model.response.facts import Reading
from model.response.rule import Compare, ResponseRule
from model.response.verdict import Lack, Missing, Verdict

NAMED = 3  # days of treatments; the latest ones are named, older ones counted
# What is entered under Measures; the rest mends itself with time.
TO_ENTER = frozenset(
    {Lack.BASELINE, Lack.BASELINE_PERIOD, Lack.BASELINE_STALE, Lack.VALUE, Lack.OLD_VALUE}
)


def missing_sentences(verdict: Verdict) -> list[str]:
    """A sentence for each thing that is missing, those of several treatments in one."""
    said = [_sentence(verdict, one) for one in verdict.missing if one.what is not Lack.VALUE]
    values = [one for one in verdict.missing if one.what is Lack.VALUE]
    if values:
        said.append(_values(verdict, values))
    return said


def can_be_entered(verdict: Verdict) -> bool:
    """Whether anything of it is entered under Measures."""
    return any(one.what in TO_ENTER for one in verdict.missing)


def _sentence(verdict: Verdict, one: Missing) -> str:
    rule = verdict.rule
    match one.what:
        case Lack.TREATMENT:
            since = tr("No treatment was given since the baseline.")
            words = since if verdict.baseline else tr("No treatment was given yet.")
        case Lack.BASELINE:
            words = tr("No baseline of the {measure} is chosen.").format(measure=measure_name(rule))
        case Lack.CYCLES:
            several = tr("{n} more treatment cycles are needed.").format(n=one.count)
            words = tr("1 more treatment cycle is needed.") if one.count == 1 else several
        case Lack.VALUE_TO_COME if one.on and one.since:
            words = tr("The {measure} after the treatment of {day} tell from {since} on.").format(
                measure=measure_name(rule), day=day(one.on), since=day(one.since)
            )
        case Lack.OLD_VALUE if one.on:
            weeks = (verdict.today - one.on).days // 7
            words = tr("The latest value that counts is {weeks} weeks old, of {day}.").format(
                weeks=weeks, day=day(one.on)
            )
        case _:
            words = _of_baseline(rule, verdict.baseline, one)
    return words


def _of_baseline(rule: ResponseRule, baseline: Reading | None, one: Missing) -> str:
    if baseline is None:
        raise AssertionError(f"{one.what} without a baseline")
    if one.what is Lack.BASELINE_STALE:
        return tr(
            "The value that the baseline was taken from was changed or declared void since:"
            " choose another baseline, with the reason."
        )
    if one.what is Lack.BASELINE_ZERO:
        return tr("The baseline is 0: no percentage of it can be told.")
    if one.what is Lack.BASELINE_TOO_LOW:
        value = counted(baseline.value, rule, edge=rule.amount)
        words = tr("The baseline is {value}: it cannot fall by {amount}.")
        return words.format(value=value, amount=number(rule.amount))
    words = tr("The baseline was counted over {n} days; this rule compares 4 weeks with 4 weeks.")
    return words.format(n=baseline.period_days)


def _values(verdict: Verdict, missing: Sequence[Missing]) -> str:
    days = [day(one.on) for one in missing if one.on]
    named = ", ".join(days[-NAMED:])
    if len(days) > NAMED:
        named = tr("{days} and {n} before").format(days=named, n=len(days) - NAMED)
    one = len(days) == 1
    if verdict.rule.compare is Compare.FOUR_WEEKS:
        words = (
            tr("The {measure} of the 4 weeks after the treatment of {days} are missing.")
            if one
            else tr("The {measure} of the 4 weeks after the treatments of {days} are missing.")
        )
    else:
        words = (
            tr("The {measure} after the treatment of {days} are missing.")
            if one
            else tr("The {measure} after the treatments of {days} are missing.")
        )
    return words.format(measure=measure_name(verdict.rule), days=named)
