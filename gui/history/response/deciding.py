"""Decisions and baselines as they are kept: with what the program had shown."""

from gui.history.response.wording import response_lines, short_words
from gui.workspace import Workspace
from model.outcome.decision import Choice, Decision
from model.outcome.measurement import Baseline
from model.outcome.series import Point
from model.response.rule import ResponseRule
from model.response.verdict import Verdict

LONGEST_SAW = 4000


def decision_of(workspace: Workspace, verdict: Verdict, choice: Choice, reason: str) -> Decision:
    """A decision on what stands on the screen, by the clinician who is signed in."""
    clinician = workspace.clinician
    if clinician is None:
        raise AssertionError("nobody is signed in")
    return Decision(
        number=0,
        choice=choice,
        reason=reason,
        rule=verdict.rule.title,
        verdict=short_words(verdict),
        saw="\n".join(response_lines(verdict))[:LONGEST_SAW],
        clinician_id=clinician.clinician_id,
        clinician_name=clinician.signature_name,
        recorded_at=workspace.clock(),
    )


def baseline_of(workspace: Workspace, rule: ResponseRule, point: Point) -> Baseline:
    """A value of the rule's measure as its baseline."""
    return Baseline(
        measure=rule.measure,
        value=point.counted,
        period_days=point.period_days,
        ends_on=point.on,
        source=point.name,
        clinician_id=workspace.actor,
        recorded_at=workspace.clock(),
    )
