"""Confirming and overriding findings, each as the rows it changes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from model.clinician import Clinician
from model.errors import InvalidValueError
from model.judgement import Judgement, Verdict
from model.safety.finding import Finding, Severity
from model.session_chart import SessionChart
from model.session_part import Changes
from model.use_cases.keeping import keep, take_away


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
    """Makes the judgements those of exactly these findings, as the session is signed.

    From then on the record tells them itself: rules that change later change no signed chart.
    What was said of a finding that is gone, or that had other figures then, stays in the audit.
    """
    keys = {finding.key for finding in findings}
    changes: Changes = ()
    for part_id, part in chart.parts.items():
        if isinstance(part, Judgement) and part.finding not in keys:
            changes += take_away(chart, part_id)
    for finding in findings:
        changes += keep(chart, _as_signed(finding, clinician, at))
    return changes


def as_ended(shown: Sequence[Finding], ended: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of the session once it has ended, with what was said of those shown.

    A draft counts the sites still open as if they were given; what was said of the larger sum
    holds for what was given.
    """
    said = {one.key: one.judgement for one in shown if one.judgement and one.is_settled}
    return tuple(
        replace(one, judgement=replace(held, title=one.title, saw=one.saw))
        if one.judgement is None and (held := said.get(one.key))
        else one
        for one in ended
    )


def _as_signed(finding: Finding, clinician: Clinician, at: datetime) -> Judgement:
    """What was said of a finding if that settles it, else that nothing did."""
    if finding.judgement and finding.is_settled:
        return replace(finding.judgement, severity=finding.severity)
    verdict = Verdict.NOTED if finding.severity is Severity.NOTE else Verdict.UNCONFIRMED
    return _judgement(finding, verdict, "", clinician, at)


def _judgement(
    finding: Finding, verdict: Verdict, reason: str, clinician: Clinician, at: datetime
) -> Judgement:
    return Judgement(
        finding=finding.key,
        title=finding.title,
        severity=finding.severity,
        verdict=verdict,
        saw=finding.saw,
        reason=reason,
        clinician_id=clinician.clinician_id,
        clinician_name=clinician.signature_name,
        at=at,
    )
