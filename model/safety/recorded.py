"""The findings of a signed session, as they were kept with its signature."""

from model.judgement import Judgement, Severity, Verdict
from model.safety.finding import Finding, Place
from model.session_chart import SessionChart

JUDGED = (Verdict.OVERRIDDEN, Verdict.CONFIRMED)
SOURCE = "As it stood when the session was signed"


def recorded_findings(chart: SessionChart) -> tuple[Finding, ...]:
    """Stops first; what was said of each stands with it."""
    kept = [part for part in chart.parts.values() if isinstance(part, Judgement)]
    order = list(Severity)
    found = map(_finding, sorted(kept, key=lambda one: one.finding))
    return tuple(sorted(found, key=lambda f: (order.index(f.severity), f.is_settled)))


def _finding(kept: Judgement) -> Finding:
    rule, _, subject = kept.finding.partition(":")
    return Finding(
        rule=rule,
        kind=rule,
        key=kept.finding,
        severity=kept.severity,
        place=Place.REVIEW,
        title=kept.title,
        detail="",
        source=SOURCE,
        certainty="sourced",
        subject=subject,
        saw=kept.saw,
        judgement=kept if kept.verdict in JUDGED else None,
    )
