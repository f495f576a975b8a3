"""Confirming and overriding findings, each as the rows it changes."""

from collections.abc import Sequence
from datetime import datetime

from model.clinician import Clinician
from model.errors import InvalidValueError
from model.judgement import Judgement, Verdict
from model.safety.finding import Finding, Severity
from model.session_chart import SessionChart
from model.use_cases.keeping import Changes, keep, take_away


def confirm(chart: SessionChart, finding: Finding, clinician: Clinician, at: datetime) -> Changes:
    """The finding was seen; raises InvalidValueError for a stop, which asks for a reason."""
    if finding.severity is Severity.STOP:
        raise InvalidValueError("reason", "A stop is not confirmed: type why you go on.")
    if finding.is_settled:
        return ()
    return keep(chart, _judgement(finding, Verdict.CONFIRMED, "", clinician, at))


def override(
    chart: SessionChart, finding: Finding, reason: str, clinician: Clinician, at: datetime
) -> Changes:
    """Go on in spite of a stop; raises InvalidValueError without a reason.

    Also for what is no stop, and for a stop that has to be mended.
    """
    if finding.severity is not Severity.STOP:
        raise InvalidValueError("reason", "Only a stop is overridden; this is confirmed.")
    if not finding.overridable:
        raise InvalidValueError("reason", "No reason lets this pass: correct what is recorded.")
    return keep(chart, _judgement(finding, Verdict.OVERRIDDEN, reason, clinician, at))


def withdraw(chart: SessionChart, finding: Finding) -> Changes:
    """What was said of the finding goes."""
    return take_away(chart, (Judgement, finding.key))


def kept_with_signature(
    chart: SessionChart, findings: Sequence[Finding], clinician: Clinician, at: datetime
) -> Changes:
    """Findings that nobody judged, as they stand when the session is signed.

    From then on the record tells them itself: rules that change later change no signed chart.
    """
    changes: Changes = ()
    for finding in findings:
        if finding.judgement is None:
            noted = finding.severity is Severity.NOTE
            verdict = Verdict.NOTED if noted else Verdict.UNCONFIRMED
            changes += keep(chart, _judgement(finding, verdict, "", clinician, at))
    return changes


def _judgement(
    finding: Finding, verdict: Verdict, reason: str, clinician: Clinician, at: datetime
) -> Judgement:
    return Judgement(
        finding=finding.key,
        title=finding.title,
        verdict=verdict,
        saw=finding.saw,
        reason=reason,
        clinician_id=clinician.clinician_id,
        clinician_name=clinician.signature_name,
        at=at,
    )
