"""A signed chart prints alike, whatever becomes of the clinic's lists and of earlier sessions."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from gui.judged import Judged
from gui.reports.page import Paper
from gui.reports.pdf import write_pdf
from gui.reports.words import identity
from gui.reports.words.indication import preventives_section
from gui.workspace import Workspace
from model.answer import Group, Reply
from model.outcome.measurement import Baseline
from model.outcome.parts import OutcomeChange
from model.paths import RESOURCES
from model.safety.finding import Severity
from model.session_chart import SessionChart
from model.session_part import Changes
from model.signing import pin as pin_module
from model.use_cases.aftercare import tell_advice
from model.use_cases.charting import give
from model.use_cases.judging import override
from model.use_cases.keeping import set_detail
from model.use_cases.placing import set_event
from model.use_cases.preparing import answer_check, set_count, set_period
from model.use_cases.printing import Background, background_of
from model.use_cases.signing import Signing
from model.use_cases.vials import add_vial, discard_rest
from tests.gui.reports.conftest import text_of
from tests.gui.session.charting import start_session
from tests.gui.session.reviewing import a_vial
from tests.model.conftest import NOON, SetClock

PIN = "4711"


@pytest.fixture
def signing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Signing:
    monkeypatch.setattr(pin_module, "MEMORY_KIB", 8)
    monkeypatch.setattr(pin_module, "PASSES", 1)
    workspace.change_settings(replace(workspace.settings, billing="yes"))
    made = Signing(
        workspace.store,
        workspace.clock,
        lambda chart, at: replace(workspace.judged.case(chart), now=at),
    )
    made.set_pin(workspace.actor, PIN)
    return made


def chart_session(workspace: Workspace, codes: Sequence[str], headache_days: str) -> int:
    """Sites given, and of everything that lists name a little; most is left unsaid."""
    at, practice = workspace.clock(), workspace.practice

    consent, right, infection = practice.questions[:3]
    vial = replace(a_vial(), made_up_at=at, expires_on=at.date() + timedelta(days=90))
    workspace.perform("vial", lambda chart: add_vial(chart, vial, at))
    for code in codes:
        workspace.perform("given", lambda chart, code=code: give(chart, code, at))
    for question, reply in ((consent, Reply.YES), (right, Reply.YES), (infection, Reply.NO)):
        workspace.perform("asked", lambda c, q=question, r=reply: answer_check(c, q, r, at))
    for advice in practice.advice[:2]:
        workspace.perform("told", lambda c, one=advice: tell_advice(c, one, at, told=True))
    event = practice.site_events[0].code
    workspace.perform("event", lambda chart: set_event(chart, codes[0], event, at, on=True))
    for key, value in (
        ("indication.headache_days", headache_days),
        ("indication.diagnosis", practice.diagnoses[0].code),
        ("aftercare.tolerance", practice.tolerances[0].code),
    ):
        workspace.perform(key, lambda c, k=key, v=value: set_detail(c, k, v, at))
    workspace.perform("discard", lambda chart: discard_rest(chart, "Single-dose", at, now=at))
    who = workspace.clinician
    assert workspace.chart
    assert who
    for one in workspace.findings:
        if one.severity is Severity.STOP:
            workspace.perform("stop", lambda c, f=one: override(c, f, "by telephone", who, at))
    return workspace.chart.session.session_id


def printed(workspace: Workspace, session_id: int, path: Path) -> str:
    write_pdf(workspace.chart_document(session_id), path, Paper.A4)
    return text_of(pypdf.PdfReader(path))


def change_every_file(workspace: Workspace) -> None:
    """Other words, codes, weeks and order, one question and one advice more."""
    folder = workspace.folder
    for name in ("checks", "preparation", "aftercare", "billing"):
        text = (RESOURCES / "practice" / f"{name}.toml").read_text(encoding="utf-8")
        text = re.sub(r'^(text|words) = "', r'\1 = "Changed ', text, flags=re.MULTILINE)
        text = text.replace("weeks = 2", "weeks = 3").replace("J0585", "J9999")
        text = text.replace('code = "64615"', 'code = "99999"').replace('"JW"', '"XX"')
        if name == "checks":
            first, *questions = text.split("[[question]]")
            kept = questions[0].replace('code = "consent"', 'code = "added"', 1)
            text = "[[question]]".join([first, kept, *questions])
        if name == "aftercare":
            text += '\n[[advice]]\ncode = "added"\ntext = "Added advice"\n'
        folder.practice.mkdir(parents=True, exist_ok=True)
        (folder.practice / f"{name}.toml").write_text(text, encoding="utf-8")
    rules = (RESOURCES / "rules" / "findings.toml").read_text(encoding="utf-8")
    folder.rules.mkdir(parents=True, exist_ok=True)
    changed = rules.replace('title = "', 'title = "changed ')
    (folder.rules / "findings.toml").write_text(changed, encoding="utf-8")
    workspace.judged = Judged(workspace)
    assert not workspace.practice.problems
    assert not workspace.judged.rules.problems


def test_a_signed_chart_prints_the_same_after_all_around_it_has_changed(
    workspace: Workspace, signing: Signing, clock: SetClock, fonts: None, tmp_path: Path
) -> None:
    patient_id = start_session(workspace).patient_id
    first = chart_session(workspace, ["FR-L1", "FR-R1"], "20")
    signing.sign(first, workspace.actor, PIN, "test")
    clock.pass_by(days=84)
    workspace.start_session(patient_id)
    second = chart_session(workspace, ["FR-L1", "TE-L1"], "10")
    signing.sign(second, workspace.actor, PIN, "test")
    before = printed(workspace, second, tmp_path / "before.pdf")
    for said in ("20 before", "not said", "Not asked", "J0585", "Difference from last time"):
        assert said in before
    signing.void(first, workspace.actor, PIN, "wrong patient")
    change_every_file(workspace)
    choose_baseline(workspace, patient_id, "28")
    assert printed(workspace, second, tmp_path / "after.pdf") == before


def choose_baseline(workspace: Workspace, patient_id: int, value: str) -> None:
    """As the patient's page does it, for the day of the first session."""
    chosen = Baseline(measure="headache_days", value=Decimal(value), period_days=28,
                      ends_on=NOON.date(), source="contact:1", clinician_id=workspace.actor,
                      recorded_at=NOON)  # fmt: skip
    workspace.store.outcomes.apply(
        patient_id, [OutcomeChange(None, chosen)], action="test", at=NOON, actor=workspace.actor
    )


def test_the_baseline_chosen_by_then_prints_and_days_over_another_period_say_so(
    workspace: Workspace, signing: Signing, clock: SetClock, fonts: None, tmp_path: Path
) -> None:
    patient_id = start_session(workspace).patient_id
    signing.sign(chart_session(workspace, ["FR-L1"], "20"), workspace.actor, PIN, "test")
    choose_baseline(workspace, patient_id, "24")
    clock.pass_by(days=84)
    workspace.start_session(patient_id)
    second = chart_session(workspace, ["FR-L1"], "28")
    at = workspace.clock()
    for act, typed in ((set_period, "84"), (set_acute, "40")):
        workspace.perform("counted", lambda c, act=act, typed=typed: act(c, typed, at))
    said = [*identity.indication_fields(*chart_and_background(workspace, second))]
    days = next(field for field in said if field.label == "Headache days of 28")
    assert days.value == "24 before, 9.3 now, −61\u00a0%"
    assert days.second.startswith("28\u00a0in\u00a084\u00a0days, baseline 20")
    signing.sign(second, workspace.actor, PIN, "test")
    chart, background = chart_and_background(workspace, second)
    assert [*identity.indication_fields(chart, background)] == said
    preventives = preventives_section(chart)
    assert preventives
    assert "Acute medicine on 40 of 84 days" in str(preventives)


def set_acute(chart: SessionChart, typed: str, at: datetime) -> Changes:
    return set_count(chart, "indication.acute_days", typed, at)


def chart_and_background(workspace: Workspace, session_id: int) -> tuple[SessionChart, Background]:
    case = workspace.judged.case(workspace.store.chart(session_id))
    return case.chart, background_of(workspace.store, case, workspace.head_map)


def test_the_record_holds_what_was_not_asked_and_not_said(
    workspace: Workspace, signing: Signing
) -> None:
    session_id = start_session(workspace).session_id
    chart_session(workspace, ["FR-L1"], "20")
    signing.sign(session_id, workspace.actor, PIN, "test")
    chart, practice = workspace.store.chart(session_id), workspace.practice
    checks, advice = chart.answers(Group.CHECK), chart.answers(Group.ADVICE)
    assert checks["pregnancy"].reply is Reply.NOT_ASKED
    assert {one.code for one in practice.questions} == set(checks)
    assert [advice[one.code].reply for one in practice.advice[:3]] == ["yes", "yes", "no"]
    assert advice[practice.advice[2].code].text == practice.advice[2].text
    assert not [one for one in signing.signed_values(session_id) if "kept" in one.key]
