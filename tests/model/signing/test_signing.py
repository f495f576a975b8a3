"""Sessions are signed, co-signed, amended and declared void; what is refused changes nothing."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from model.completeness import Missing
from model.errors import (
    FinishedSessionError,
    HeadmapError,
    InvalidValueError,
    NotFoundError,
    SigningError,
    WrongPinError,
)
from model.paths import DataFolder
from model.safety.finding import Place
from model.session import SessionState
from model.session_part import PartChange
from model.signature import Purpose
from model.use_cases.charting import give
from tests.model.conftest import NOON, Practice, SetClock
from tests.model.signing.conftest import PARTS, PIN
from tests.model.signing.desk import Desk, everything, refused
from tests.model.signing.plain import PlainSigning


@pytest.fixture
def desk(practice: Practice, clock: SetClock, quick: None) -> Desk:
    return Desk(practice, clock)


def test_a_signature_says_who_in_what_role_when_and_of_what(desk: Desk) -> None:
    signature = desk.signing.sign(desk.id, desk.first, PIN)
    chart = desk.store.chart(desk.id)
    assert chart.signatures == (signature,)
    assert chart.is_signed
    assert chart.session.state is SessionState.FINISHED
    assert chart.session.ended_at == signature.signed_at == NOON + timedelta(minutes=20)
    assert (signature.purpose, signature.name, signature.credentials, signature.number) == (
        Purpose.AUTHOR, "Robin Okafor", "MD", 1)  # fmt: skip
    text = json.loads(signature.text)
    assert text["version"] == 1
    assert len(text["record"]["injection"]) == 32
    assert text["record"]["patient"][0]["family_name"] == "Marlowe"
    assert text["record"]["protocol_version"][0]["sha256"] == chart.protocol.sha256
    finished, event = desk.store.audit.of("session", desk.id)[-2:]
    assert (finished.action, event.action) == ("session finished", "session signed")
    assert json.loads(event.after or "")["sha256"] == signature.sha256
    assert desk.signing.verify(desk.id).agrees


def test_the_canonical_text_is_json_with_sorted_keys_and_no_spaces(desk: Desk) -> None:
    text = desk.signing.sign(desk.id, desk.first, PIN).text
    again = json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert text == again


def test_a_signed_session_takes_no_change_from_anyone(desk: Desk, folder: DataFolder) -> None:
    desk.sign()
    sessions = desk.store.sessions

    def mark() -> None:
        changes = give(desk.store.chart(desk.id), "CO-L1", NOON)
        desk.store.changes.apply(desk.id, changes, action="x", at=NOON, actor=1)

    for act, said in (
        (mark, "finished"),
        (lambda: sessions.set_note(desk.id, "late", NOON, desk.first), "finished|signed"),
        (lambda: sessions.reopen(desk.id, NOON, desk.first), "Add an amendment"),
        (lambda: sessions.discard_empty(desk.id, NOON, desk.first), "Only an empty"),
    ):
        with pytest.raises(FinishedSessionError, match=said):
            act()
    assert desk.signing.verify(desk.id).agrees


@pytest.mark.parametrize(("pin", "kind"), [("0000", WrongPinError), ("", WrongPinError)])
def test_nothing_is_signed_with_a_wrong_pin(
    desk: Desk, folder: DataFolder, pin: str, kind: type[HeadmapError]
) -> None:
    with pytest.raises(kind):
        desk.signing.sign(desk.id, desk.first, pin)
    chart = desk.store.chart(desk.id)
    assert not chart.is_signed
    assert chart.session.state is SessionState.DRAFT


def test_what_cannot_be_signed_is_refused(desk: Desk, folder: DataFolder) -> None:
    empty = desk.practice.start().session_id
    carried = desk.practice.start().session_id
    part = replace(PARTS[2], carried_over=True)
    desk.store.changes.apply(
        carried, [PartChange(None, part)], action="carried", at=NOON, actor=desk.first
    )
    desk.sign()
    sign = desk.signing.sign
    assert "signed already" in refused(folder, SigningError, lambda: sign(desk.id, 1, PIN))
    for session_id in (empty, carried):
        said = refused(folder, SigningError, lambda id=session_id: sign(id, 1, PIN))  # type: ignore[misc]
        assert "nothing to sign" in said
    refused(folder, NotFoundError, lambda: sign(99, 1, PIN))
    desk.store.sessions.set_note(carried, "own", NOON, 1)
    refused(folder, NotFoundError, lambda: sign(carried, 99, PIN, "gaps"))


def test_over_a_gap_a_reason_is_needed_and_kept(desk: Desk, folder: DataFolder) -> None:
    session_id = desk.practice.start().session_id
    desk.store.sessions.set_note(session_id, "broken off", NOON, desk.first)
    assert list(desk.signing.gaps(session_id)) == [
        "31 planned sites are neither given nor marked not given"
    ]
    with pytest.raises(InvalidValueError, match="Say why you sign") as caught:
        desk.signing.sign(session_id, desk.first, PIN, " \u200b ")
    assert caught.value.field == "gap_reason"
    signature = desk.signing.sign(session_id, desk.first, PIN, "Patient felt faint")
    assert signature.gap_reason == "Patient felt faint"
    assert list(desk.signing.gaps(desk.id)) == []
    no_vial = Missing(place=Place.VIALS, code="no-vial", words="No vial")
    strict = PlainSigning(desk.store, desk.clock, no_vial)
    with pytest.raises(InvalidValueError):
        strict.sign(desk.id, desk.first, PIN)


def test_a_session_finished_earlier_is_signed_as_it_ended(desk: Desk) -> None:
    ended = desk.store.sessions.finish(desk.id, NOON, desk.first).ended_at
    desk.sign()
    assert desk.store.sessions.get(desk.id).ended_at == ended


def test_a_clock_set_back_keeps_nobody_from_signing(desk: Desk) -> None:
    desk.clock.now = NOON - timedelta(days=3)
    signature = desk.signing.sign(desk.id, desk.first, PIN)
    assert signature.signed_at == desk.clock.now
    session = desk.store.sessions.get(desk.id)
    assert session.ended_at == session.started_at
    desk.signing.amend(desk.id, desk.first, PIN, text="The clock was wrong.", reason="Clock")
    assert desk.signing.verify_all().in_order


def test_a_second_clinician_signs_once_beneath(desk: Desk, folder: DataFolder) -> None:
    cosign = desk.signing.cosign
    assert "author signs first" in refused(folder, SigningError, lambda: cosign(1, 2, PIN))
    desk.sign()
    with pytest.raises(InvalidValueError, match="another clinician") as caught:
        cosign(desk.id, desk.first, PIN)
    assert caught.value.field == "clinician"
    with pytest.raises(WrongPinError):
        cosign(desk.id, desk.second, "0000")
    signature = cosign(desk.id, desk.second, PIN)
    assert (signature.purpose, signature.number, signature.role) == ("cosigner", 2, "nurse")
    assert json.loads(signature.text)["signed_sha256"] == desk.practice.chart().signatures[0].sha256
    assert "already" in refused(folder, SigningError, lambda: cosign(desk.id, desk.second, PIN))
    assert desk.signing.verify(desk.id).agrees


def test_sessions_wait_for_the_second_signature_where_the_clinic_asks(desk: Desk) -> None:
    before = desk.practice.start().session_id
    desk.store.sessions.set_note(before, "before the setting", NOON, desk.first)
    desk.signing.sign(before, desk.first, PIN, "test")
    desk.cosignature("on")
    ids = []
    for minute in (2, 1):
        other = desk.practice.start(at=NOON + timedelta(minutes=minute)).session_id
        desk.store.sessions.set_note(other, "x", NOON, desk.first)
        assert desk.signing.sign(other, desk.first, PIN, "test").cosign_wanted
        ids.append(other)
    waiting = desk.signing.awaiting_cosignature()
    assert [one.session.session_id for one in waiting] == ids[::-1]
    assert all(one.awaits_cosignature for one in waiting)
    desk.cosignature("off")
    # Asked for when it was signed: it prints so, and waits whatever the setting says now.
    assert len(desk.signing.awaiting_cosignature()) == len(waiting)
    desk.signing.cosign(ids[0], desk.second, PIN)
    desk.signing.void(ids[1], desk.first, PIN, "Wrong patient")
    assert desk.signing.awaiting_cosignature() == []


def test_a_failed_write_leaves_the_session_unsigned(
    desk: Desk, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(desk.store.audit, "add", fails)
    for act in (desk.sign, lambda: desk.signing.void(desk.id, 1, PIN, "r")):
        before = everything(folder)
        with pytest.raises(RuntimeError):
            act()
        assert everything(folder) == before


def test_the_number_may_shift_where_an_empty_session_before_is_removed(desk: Desk) -> None:
    empty = desk.practice.start().session_id
    other = desk.practice.start().session_id
    desk.store.sessions.set_note(other, "x", NOON, desk.first)
    desk.signing.sign(other, desk.first, PIN, "test")
    desk.store.sessions.discard_empty(empty, NOON, desk.first)
    assert desk.store.sessions.get(other).number == 2
    assert desk.signing.verify(other).agrees
