"""What the rules find is settled and kept with the signature, whoever asks for one."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from model.errors import ConflictError, SigningError
from model.judgement import Judgement, Verdict
from model.paths import DataFolder
from model.safety.case import Case
from model.safety.evaluate import findings
from model.safety.finding import Severity
from model.session import SessionState
from model.session_chart import SessionChart
from model.session_part import PartChange
from model.signature import Correction
from model.store.database import connect
from model.use_cases.charting import set_note
from model.use_cases.judging import confirm, override
from model.use_cases.signing import Signing
from tests.model.conftest import NOON, Practice, SetClock
from tests.model.safety.cases import a_case
from tests.model.signing.conftest import PARTS, PIN, drop_triggers
from tests.model.signing.desk import Desk, refused


class RuledDesk(Desk):
    """Signs by the shipped rules; the second session was broken off before the first site."""

    def __init__(self, practice: Practice, clock: SetClock) -> None:
        super().__init__(practice, clock)
        self.signing = Signing(practice.store, clock, self.case)
        self.broken_off = practice.start().session_id
        practice.store.sessions.set_note(self.broken_off, "felt faint", NOON, self.first)

    def case(self, chart: SessionChart, at: datetime) -> Case:
        past = self.store.sessions.past_of(1, chart.session.session_id)
        return a_case(chart, past=past, now=at)

    def settle(self) -> None:
        """Override every stop and confirm the rest; then what was a stop is no finding more."""
        chart = self.store.chart(self.broken_off)
        clinician = self.practice.clinician
        for finding in findings(self.case(chart, self.clock())):
            if finding.severity is Severity.STOP:
                changes = override(chart, finding, "by telephone", clinician, NOON)
            else:
                changes = confirm(chart, finding, clinician, NOON)
            self.store.changes.apply(
                self.broken_off, changes, action="judged", at=NOON, actor=self.first
            )

    def kept(self, session_id: int) -> list[Judgement]:
        parts = self.store.chart(session_id).parts.values()
        return [part for part in parts if isinstance(part, Judgement)]


@pytest.fixture
def desk(practice: Practice, clock: SetClock, quick: None) -> RuledDesk:
    return RuledDesk(practice, clock)


def test_the_model_itself_refuses_vials_that_do_not_add_up_and_open_stops(
    desk: RuledDesk, folder: DataFolder
) -> None:
    sign = desk.signing.sign
    said = refused(folder, SigningError, lambda: sign(desk.id, desk.first, PIN, "whatever"))
    assert "given from no vial" in said
    said = refused(folder, SigningError, lambda: sign(desk.broken_off, 1, PIN, "whatever"))
    assert "Stop: " in said
    with pytest.raises(SigningError, match="Stop: "):
        desk.signing.gaps(desk.broken_off)
    unlooked = Signing(desk.store, desk.clock)
    refused(folder, SigningError, lambda: unlooked.sign(desk.id, desk.first, PIN, "whatever"))


@pytest.mark.parametrize("finished", [False, True])
def test_exactly_the_findings_of_the_signature_are_kept(desk: RuledDesk, finished: bool) -> None:
    desk.settle()
    stale = PARTS[-1]  # an override of an interval that no rule finds any more
    sessions, session_id = desk.store.sessions, desk.broken_off
    desk.store.changes.apply(
        session_id, [PartChange(None, stale)], action="stale", at=NOON, actor=desk.first
    )
    ended = sessions.finish(session_id, NOON, desk.first).ended_at if finished else None
    if finished:  # by an end the open sites count no more, which asks for another look
        sessions.reopen(session_id, NOON, desk.first)
        desk.settle()
        sessions.finish(session_id, NOON, desk.first)
    chart = desk.store.chart(session_id)
    over = replace(chart.session, state=SessionState.FINISHED, ended_at=NOON)
    meant = findings(desk.case(replace(chart, session=over), desk.clock()))
    desk.signing.sign(session_id, desk.first, PIN, "felt faint")
    assert {(one.finding, one.saw) for one in desk.kept(session_id)} == {
        (one.key, one.saw) for one in meant
    }
    assert stale not in desk.kept(session_id)
    session = sessions.get(session_id)
    assert session.state is SessionState.FINISHED
    assert not finished or session.ended_at == ended
    assert desk.signing.verify_all().in_order


@pytest.mark.parametrize("finished", [False, True])
def test_a_session_declared_void_unsigned_keeps_its_findings(
    desk: RuledDesk, finished: bool
) -> None:
    if finished:
        desk.store.sessions.finish(desk.broken_off, NOON, desk.first)
    desk.signing.void(desk.broken_off, desk.first, PIN, "Wrong patient")
    kept = {(one.severity, one.verdict) for one in desk.kept(desk.broken_off)}
    assert (Severity.STOP, Verdict.UNCONFIRMED) in kept
    chart = desk.store.chart(desk.broken_off)
    told = findings(desk.case(chart, NOON + timedelta(days=900)))
    assert {one.key for one in told} == {one.finding for one in desk.kept(desk.broken_off)}
    assert any(one.severity is Severity.STOP and not one.is_settled for one in told)
    assert desk.signing.verify_all().in_order


def test_findings_are_computed_where_none_were_kept(desk: RuledDesk) -> None:
    desk.signing.void(desk.broken_off, desk.first, PIN, "Wrong patient")
    chart = desk.store.chart(desk.broken_off)
    beneath = replace(chart, signatures=(replace(chart.signatures[0], purpose="amendment"),))
    assert any(one.lines or one.detail for one in findings(desk.case(beneath, NOON)))


def test_who_signs_charted_nothing(desk: RuledDesk) -> None:
    desk.settle()
    desk.store.sessions.finish(desk.broken_off, NOON, desk.first)
    desk.signing.sign(desk.broken_off, desk.second, PIN, "felt faint")
    assert [one.clinician_id for one in desk.store.also_charted(desk.broken_off)] == []


def test_nobody_signs_another_state_than_the_screen_showed(
    practice: Practice, clock: SetClock, quick: None, folder: DataFolder
) -> None:
    desk = Desk(practice, clock)
    signing, shown = desk.signing, practice.chart()
    noted = set_note(shown, "TE-L3", "bled", NOON)
    desk.store.changes.apply(desk.id, noted, action="note", at=NOON, actor=desk.second)
    for act in (
        lambda: signing.sign(desk.id, 1, PIN, shown=shown),
        lambda: signing.void(desk.id, 1, PIN, "Wrong patient", shown=shown),
    ):
        assert "changed elsewhere" in refused(folder, ConflictError, act)
    shown = practice.chart()
    practice.start()
    signing.sign(desk.id, desk.first, PIN, shown=shown)
    cosign = signing.cosign
    said = refused(folder, ConflictError, lambda: cosign(desk.id, desk.second, PIN, shown=shown))
    assert "Nothing was signed" in said
    cosign(desk.id, desk.second, PIN, shown=practice.chart())


def changed_outside(folder: DataFolder, deed: str) -> None:
    raw = connect(folder.records, durable=False)
    drop_triggers(raw)
    raw.execute(deed)
    raw.close()


def test_nobody_signs_beneath_what_the_author_did_not_sign(
    practice: Practice, clock: SetClock, quick: None, folder: DataFolder
) -> None:
    desk = Desk(practice, clock)
    desk.sign()
    changed_outside(folder, "UPDATE injection SET dose_tenths = 75 WHERE site_code = 'TE-L3'")
    said = refused(folder, SigningError, lambda: desk.signing.cosign(desk.id, desk.second, PIN))
    assert "TE-L3: dose was signed as 5 U and is now 7.5 U" in said


def test_corrections_of_what_nobody_can_read_are_refused(
    practice: Practice, clock: SetClock, quick: None, folder: DataFolder
) -> None:
    desk = Desk(practice, clock)
    desk.sign()
    value = next(v for v in desk.signing.signed_values(desk.id) if v.label == "TE-L3: dose")
    dose = Correction(value.key, value.label, value.as_signed, "10 U")
    changed_outside(folder, "UPDATE signature SET canonical = x'00'")

    def amend() -> object:
        return desk.signing.amend(
            desk.id, 1, PIN, text="Read wrongly.", corrections=[dose], reason="syringe"
        )

    assert "cannot be read" in refused(folder, SigningError, amend)
