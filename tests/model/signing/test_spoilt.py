"""Nonsense put into the file stops no check; what was not signed may change."""

import sqlite3
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from model.errors import UnreadableRecordError
from model.paths import DataFolder
from model.store import audit
from model.use_cases.signing import Signing
from tests.model.conftest import NOON
from tests.model.signing.conftest import SIGNED, drop_triggers
from tests.model.signing.test_tampering import NOW_IS_SIGNING, named, verified


@pytest.mark.parametrize(
    "after", ["nonsense", "[]", '{"number": [1]}', '{"number": "1", "purpose": []}']
)
def test_an_event_that_says_nonsense_stops_no_check(
    signed_folder: DataFolder, outside: sqlite3.Connection, after: str
) -> None:
    drop_triggers(outside)
    outside.execute(f"UPDATE audit_event SET after = ? WHERE {NOW_IS_SIGNING}", (after,))
    assert named(verified(signed_folder)[0], "Signature 1")


@pytest.mark.parametrize(
    "text",
    [b"", b"no json", b"[1]", b'{"version":2}', b'{"version":1,"signature":{},"record":[]}',
     b'{"version":1,"signature":{},"record":{"vial":[1]}}', b"\xff"],
)  # fmt: skip
def test_a_signed_text_that_is_none_stops_no_check(
    signed_folder: DataFolder, outside: sqlite3.Connection, text: bytes
) -> None:
    drop_triggers(outside)
    outside.execute("UPDATE signature SET canonical = ? WHERE number = 1", (zlib.compress(text),))
    words = [one.words for one in verified(signed_folder)[0].disagreements]
    assert "Signature 1: the text that was signed cannot be read" in words


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("UPDATE injection SET note = CAST(x'ff' AS TEXT) WHERE site_code = 'TE-L1'", "\\xff"),
        ("UPDATE session SET started_at = 1000000000000000000", "1000000000000000000"),
        ("UPDATE session SET note = note || replace(hex(zeroblob(400)), '0', 'y')", "yyy…"),
        ("UPDATE patient SET id = 7 WHERE id = 1", "The patient: was signed and is no longer"),
    ],
)
def test_values_that_no_screen_could_show_are_named_all_the_same(
    signed_folder: DataFolder, outside: sqlite3.Connection, deed: str, said: str
) -> None:
    drop_triggers(outside)
    outside.execute(deed)
    found, _ = verified(signed_folder)
    assert any(said in one.words for one in found.disagreements)


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE clinician SET name = 'Robin Married', credentials = 'PA', role = 'nurse'",
        "UPDATE clinician SET pin_hash = NULL",
        "UPDATE patient SET phone = '0441', notes = 'calls back'",
        "UPDATE session SET note = 'another session' WHERE id = 2",
        "DELETE FROM session WHERE id = 2",
    ],
)
def test_what_was_not_signed_may_change(
    signed_folder: DataFolder, outside: sqlite3.Connection, deed: str
) -> None:
    outside.execute(deed)
    assert verified(signed_folder)[0].agrees


@pytest.mark.parametrize(
    ("deed", "name"),
    [
        ("DROP TRIGGER vial_update_open", "vial_update_open"),
        ("CREATE TRIGGER mine AFTER INSERT ON stock BEGIN SELECT 1; END", "mine"),
    ],
)
def test_a_lock_that_was_taken_off_is_told(
    signing: Signing, outside: sqlite3.Connection, deed: str, name: str
) -> None:
    outside.execute(deed)
    report = signing.verify_all()
    assert report.guards_amiss == (name,)
    assert not report.in_order


def test_progress_is_told_and_a_cancelled_check_says_so(signing: Signing) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    assert signing.verify_all(tell).complete
    assert told[0] == (0, signing.store.audit.count())
    assert told[-1] == (0, 1)
    report = signing.verify_all(None, lambda: True)
    assert not report.complete
    assert not report.in_order

    asked: list[int] = []
    after_two: Callable[[], bool] = lambda: len(asked) > 1 or asked.append(1) is not None  # noqa: E731
    assert signing.verify_all(None, after_two).sessions == 1


def test_a_chart_is_shown_though_its_corrections_were_spoilt(
    signing: Signing, outside: sqlite3.Connection
) -> None:
    drop_triggers(outside)
    outside.execute("UPDATE amendment SET corrections = 'nonsense'")
    outside.execute("UPDATE signature SET canonical = x'00' WHERE number = 3")
    chart = signing.store.chart(SIGNED)
    assert chart.amendments[0].corrections == ()
    assert chart.signatures[2].text == ""
    assert named(signing.verify(SIGNED), "Signature 3")


def test_events_cut_off_in_the_middle_are_found_piece_by_piece(
    signing: Signing, outside: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "EVENTS_AT_A_TIME", 3)
    assert signing.store.audit.first_broken() is None
    drop_triggers(outside)
    outside.execute("DELETE FROM audit_event WHERE id = 7")
    assert signing.store.audit.first_broken() == 7


def test_without_the_author_s_signature_nothing_can_be_corrected(
    signing: Signing, outside: sqlite3.Connection
) -> None:
    drop_triggers(outside)
    outside.execute("DELETE FROM signature WHERE number < 3")
    assert signing.signed_values(SIGNED) == ()


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("born_on = '1980-01-02'", "date of birth was signed as “1979-03-14” and is now"),
        ("record_number = 'X-1'", "record number was signed as"),
        ("allergies = 'latex'", "allergies was signed as nothing and is now “latex”"),
        ("given_names = 'Zoe'", "given names was signed as"),
    ],
)
def test_a_patient_changed_past_the_audit_is_named(
    signing: Signing, outside: sqlite3.Connection, deed: str, said: str
) -> None:
    assert signing.verify(SIGNED).agrees  # the given names were corrected since, by the program
    outside.execute(f"UPDATE patient SET {deed} WHERE id = 1")
    found = signing.verify(SIGNED)
    assert named(found, "The patient")
    assert any(said in one.words for one in found.disagreements)


def test_a_patient_corrected_in_the_program_still_agrees(signing: Signing) -> None:
    patients = signing.store.patients
    patient = replace(
        patients.get(1), born_on=date(1980, 1, 2), record_number="X-1", allergies="latex"
    )
    patients.change(patient, NOON, 1)
    patients.archive(1, archived=True, at=NOON, actor=1)
    assert signing.verify(SIGNED).agrees
    assert signing.verify_all().in_order


@pytest.mark.parametrize(
    ("key", "value"),
    [("indication.headache_days", "abc"), ("indication.hours_a_day", "3,5"),
     ("aftercare.next_due", "soon"), ("no.such_key", "1")],
)  # fmt: skip
def test_a_value_that_is_none_makes_the_record_unreadable_and_is_named(
    signing: Signing, outside: sqlite3.Connection, key: str, value: str
) -> None:
    drop_triggers(outside)
    outside.execute("UPDATE detail SET key = ?, value = ?", (key, value))
    with pytest.raises(UnreadableRecordError, match="Check the records"):
        signing.store.chart(SIGNED)
    assert not signing.verify(SIGNED).agrees
