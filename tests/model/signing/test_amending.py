"""Amendments stand beneath what was signed; a void session stays and counts no more."""

from datetime import timedelta

import pytest

from model.detail import Detail
from model.errors import (
    FinishedSessionError,
    InvalidValueError,
    SigningError,
)
from model.paths import DataFolder
from model.session import SessionState
from model.session_part import PartChange
from model.signature import AmendmentKind, Correction, Purpose
from model.store.database import connect
from tests.model.conftest import NOON, Practice, SetClock
from tests.model.signing.conftest import PIN
from tests.model.signing.desk import TABLES, Desk, refused, rows_of


@pytest.fixture
def desk(practice: Practice, clock: SetClock, quick: None) -> Desk:
    return Desk(practice, clock)


def test_amendments_stand_beneath_and_leave_the_original_as_it_was(
    desk: Desk, folder: DataFolder
) -> None:
    desk.sign()
    before = rows_of(folder, *TABLES, "signature")
    value = next(v for v in desk.signing.signed_values(desk.id) if v.label == "TE-L3: dose")
    assert value.as_signed == "5 U"
    dose = Correction(value.key, "whatever", value.as_signed, " 10 U ")
    desk.clock.pass_by(minutes=5)
    corrected = desk.signing.amend(
        desk.id, desk.second, PIN, corrections=[dose], reason="Read from the syringe"
    )
    added = desk.signing.amend(desk.id, desk.first, PIN, text="Seen again.", reason="Follow-up")
    assert (corrected.kind, added.kind) == (AmendmentKind.CORRECTION, AmendmentKind.ADDITION)
    assert corrected.corrections == (Correction(value.key, "TE-L3: dose", "5 U", "10 U"),)
    assert corrected.clinician_id == desk.second
    chart = desk.practice.chart()
    assert chart.amendments == (corrected, added)
    assert [(s.purpose, s.amendment) for s in chart.signatures[1:]] == [
        ("amendment", 1), ("amendment", 2)]  # fmt: skip
    after = rows_of(folder, *TABLES, "signature")
    assert after[:-1] == before[:-1]
    assert after[-1][:1] == before[-1]  # type: ignore[index]
    assert desk.signing.verify_all().in_order


def test_an_amendment_without_content_reason_or_pin_is_refused(
    desk: Desk, folder: DataFolder
) -> None:
    amend = desk.signing.amend
    said = refused(folder, SigningError, lambda: amend(1, 1, PIN, text="x", reason="y"))
    assert "Only a signed session" in said
    assert desk.signing.signed_values(desk.id) == ()
    desk.sign()
    key = desk.signing.signed_values(desk.id)[3].key
    for field, values in (
        ("text", {"reason": "y"}),
        ("reason", {"text": "x", "reason": " "}),
        ("text", {"text": "x" * 20_001, "reason": "y"}),
        ("corrections", {"corrections": [Correction("no/such", "l", "1", "2")], "reason": "y"}),
        ("corrections", {"corrections": [Correction(key, "l", "other", "2")], "reason": "y"}),
        ("corrections", {"corrections": [Correction(key, "l", "not given", " ")], "reason": "y"}),
        ("pin", {"text": "x", "reason": "y", "pin": "0000"}),
    ):
        with pytest.raises(InvalidValueError) as caught:
            amend(desk.id, desk.first, **{"pin": PIN, **values})  # type: ignore[arg-type]
        assert caught.value.field == field
    assert desk.practice.chart().amendments == ()


def test_a_void_session_stays_and_counts_no_more(desk: Desk, folder: DataFolder) -> None:
    desk.sign()
    patients, sessions = desk.store.patients, desk.store.sessions
    assert (patients.search("")[0].last_sites, patients.search("")[0].last_units) == (30, 155)
    later = desk.practice.start().session_id
    rows = rows_of(folder, *TABLES)
    with pytest.raises(InvalidValueError) as caught:
        desk.signing.void(desk.id, desk.first, PIN, "")
    assert caught.value.field == "reason"
    amendment = desk.signing.void(desk.id, desk.second, PIN, "Entered for another patient")
    assert desk.practice.chart().void == amendment
    assert rows_of(folder, *TABLES) == rows
    summary = next(s for s in sessions.of_patient(1) if s.session.session_id == desk.id)
    assert (summary.is_void, summary.signed_by, summary.sites_given) == (
        True, "Robin Okafor, MD", 30)  # fmt: skip
    assert sessions.get(later).number == 2
    sessions.discard_empty(later, NOON, desk.first)
    match = patients.search("")[0]
    assert (match.last_session_at, match.last_sites, match.last_units) == (None, 0, 0)
    assert desk.signing.verify_all().in_order


def test_a_void_session_takes_nothing_but_additions(desk: Desk, folder: DataFolder) -> None:
    desk.sign()
    value = desk.signing.signed_values(desk.id)[3]
    desk.signing.void(desk.id, desk.first, PIN, "Entered twice")
    dose = Correction(value.key, value.label, value.as_signed, "given")
    signing = desk.signing
    for act in (
        lambda: signing.void(desk.id, 1, PIN, "again"),
        lambda: signing.cosign(desk.id, 2, PIN),
        lambda: signing.sign(desk.id, 1, PIN),
        lambda: signing.amend(desk.id, 1, PIN, corrections=[dose], reason="r"),
    ):
        assert "nothing but additions" in refused(folder, SigningError, act)
    signing.amend(desk.id, desk.second, PIN, text="The patient was told.", reason="For the record")
    assert signing.verify(desk.id).agrees


@pytest.mark.parametrize("finished", [False, True])
def test_a_session_nobody_signed_is_declared_void_whole(
    desk: Desk, folder: DataFolder, finished: bool
) -> None:
    if finished:
        desk.store.sessions.finish(desk.id, NOON, desk.first)
    desk.signing.void(desk.id, desk.first, PIN, "Wrong patient")
    chart = desk.practice.chart()
    assert chart.session.state is SessionState.FINISHED
    assert [one.purpose for one in chart.signatures] == [Purpose.VOID]
    desk.signing.amend(desk.id, desk.second, PIN, text="Told.", reason="r")
    assert desk.signing.verify_all().in_order
    with pytest.raises(FinishedSessionError, match="signed"):
        desk.store.sessions.reopen(desk.id, NOON, desk.first)
    raw = connect(folder.records)
    raw.execute("DROP TRIGGER injection_update_open")
    raw.execute("UPDATE injection SET pain = 3 WHERE site_code = 'TE-L3'")
    raw.close()
    (found,) = desk.signing.verify(desk.id).disagreements
    assert found.words == "TE-L3: pain was signed as nothing and is now 3"


@pytest.mark.parametrize("typed", ["banana", "0 U", "-5", "500 U", "7.55 U", "5 mL", "1e2", "٥"])
@pytest.mark.parametrize("label", ["TE-L3: dose", "Discarded units 1: dose"])
def test_a_corrected_dose_is_a_dose(desk: Desk, label: str, typed: str) -> None:
    if label != "TE-L3: dose" and typed == "500 U":
        typed = "1001 U"
    desk.sign()
    value = next(v for v in desk.signing.signed_values(desk.id) if v.label == label)
    dose = Correction(value.key, value.label, value.as_signed, typed)
    with pytest.raises(InvalidValueError) as caught:
        desk.signing.amend(desk.id, desk.first, PIN, corrections=[dose], reason="syringe")
    assert caught.value.field == "corrections"


@pytest.mark.parametrize("typed", ["7.5", "7,5 u", "7.50 units", "7.5U"])
def test_a_corrected_dose_is_kept_as_charts_write_it(desk: Desk, typed: str) -> None:
    desk.sign()
    for label in ("TE-L3: dose", "Discarded units 1: dose"):
        value = next(v for v in desk.signing.signed_values(desk.id) if v.label == label)
        dose = Correction(value.key, value.label, value.as_signed, typed)
        (kept,) = desk.signing.amend(
            desk.id, desk.first, PIN, corrections=[dose], reason="syringe"
        ).corrections
        assert kept.amended == "7.5 U"


def test_later_sessions_know_that_values_were_corrected(desk: Desk) -> None:
    desk.sign()
    later = desk.practice.start(at=NOON + timedelta(days=90)).session_id
    past_of = desk.store.sessions.past_of
    desk.signing.amend(desk.id, desk.first, PIN, text="Called.", reason="Follow-up")
    assert [one.is_corrected for one in past_of(1, later)] == [False]
    value = next(v for v in desk.signing.signed_values(desk.id) if v.label == "TE-L3: dose")
    dose = Correction(value.key, value.label, value.as_signed, "50 U")
    desk.signing.amend(desk.id, desk.first, PIN, corrections=[dose], reason="syringe")
    assert [one.is_corrected for one in past_of(1, later)] == [True]


def test_a_corrected_value_counts_as_it_was_amended_and_the_chart_as_signed(desk: Desk) -> None:
    said = Detail(key="aftercare.next_due", value="2027-11-20", recorded_at=NOON)
    desk.practice.store.changes.apply(
        desk.id, [PartChange(None, said)], action="due", at=NOON, actor=desk.first
    )
    desk.sign()
    values = {value.key: value for value in desk.signing.signed_values(desk.id)}
    signed = values["detail/aftercare.next_due/value"]
    due = Correction(signed.key, signed.label, signed.as_signed, "20 Nov 2026")
    desk.signing.amend(desk.id, desk.first, PIN, corrections=[due], reason="The year was mistyped")
    database = desk.practice.store._database
    assert database.rows("SELECT due_on FROM patient_course") == [("2026-11-20",)]
    assert desk.practice.chart().detail(said.key) == said
    assert desk.signing.verify_all().in_order
