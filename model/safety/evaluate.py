"""The findings of a session, most severe first."""

from collections.abc import Iterator, Mapping

from model.safety.case import Case
from model.safety.finding import Finding, Severity
from model.safety.kind import Seen
from model.safety.kinds import KINDS
from model.safety.recorded import recorded_findings
from model.safety.rule import Rule
from model.safety.words import figure

ORDER = {severity: number for number, severity in enumerate(Severity)}


def findings(case: Case) -> tuple[Finding, ...]:
    """What the rules find: stops first, the settled behind the open, then in the file's order.

    A signed session tells what was found when it was signed.
    """
    if case.chart.keeps_findings:
        return recorded_findings(case.chart)
    found = [finding for rule in case.rules.rules for finding in _of_rule(case, rule)]
    return tuple(sorted(found, key=lambda f: (ORDER[f.severity], f.is_settled)))


def _of_rule(case: Case, rule: Rule) -> Iterator[Finding]:
    numbers = {name: figure(number) for name, number in rule.numbers.items()}
    for seen in KINDS[rule.kind].look(case, rule):
        shown = numbers | dict(seen.shown)
        key = f"{rule.name}:{seen.subject}" if seen.subject else rule.name
        saw = _saw(seen, shown)
        judgement = case.chart.judgement(key)
        holds = judgement and judgement.saw == saw
        yield Finding(
            rule=rule.name,
            kind=rule.kind,
            key=key,
            severity=seen.severity or rule.severity or Severity.CONFIRM,
            place=rule.place,
            title=rule.title.format_map(shown),
            detail=rule.detail.format_map(shown),
            lines=seen.lines,
            source=seen.source or rule.source,
            certainty=seen.certainty or rule.certainty,
            subject=seen.subject,
            site_codes=seen.site_codes,
            saw=saw,
            overridable=rule.overridable,
            judgement=judgement if holds else None,
        )


def _saw(seen: Seen, shown: Mapping[str, str]) -> str:
    """All figures without the rule's words: rewording a rule must not undo what was confirmed."""
    words = [f"{name}={value}" for name, value in sorted(shown.items())]
    return "; ".join([*words, seen.also_saw] if seen.also_saw else words)
