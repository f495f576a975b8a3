"""The findings of a signed session, as they were kept with its signature."""

from model.judgement import Judgement, Verdict
from model.safety.finding import Finding, Place, Severity
from model.session_chart import SessionChart

SEVERITIES = {
    Verdict.OVERRIDDEN: Severity.STOP,
    Verdict.UNCONFIRMED: Severity.CONFIRM,
    Verdict.CONFIRMED: Severity.CONFIRM,
    Verdict.NOTED: Severity.NOTE,
}
JUDGED = (Verdict.OVERRIDDEN, Verdict.CONFIRMED)
SOURCE = "As it stood when the session was signed"


def recorded_findings(chart: SessionChart) -> tuple[Finding, ...]:
    """Stops first; what was said of each stands with it."""
    kept = [part for part in chart.parts.values() if isinstance(part, Judgement)]
    order = list(SEVERITIES)
    return tuple(map(_finding, sorted(kept, key=lambda j: (order.index(j.verdict), j.finding))))


def _finding(kept: Judgement) -> Finding:
    rule, _, subject = kept.finding.partition(":")
    return Finding(
        rule=rule,
        kind=rule,
        key=kept.finding,
        severity=SEVERITIES[kept.verdict],
        place=Place.REVIEW,
        title=kept.title,
        detail="",
        source=SOURCE,
        certainty="sourced",
        subject=subject,
        saw=kept.saw,
        judgement=kept if kept.verdict in JUDGED else None,
    )
