"""Every column of a signed session changed from outside is noticed, and named."""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from model.paths import DataFolder
from model.signing.verification import Verification
from model.store.database import connect, open_for_reading
from model.store.store import Store, open_store
from model.use_cases.signing import Signing
from tests.model.conftest import SetClock
from tests.model.signing.conftest import SIGNED, drop_triggers
from tests.model.signing.plain import PlainSigning

NOW_IS_SIGNING = "id = (SELECT min(id) FROM audit_event WHERE action = 'session signed')"
# Which row of each table is changed, and what the check calls it.
ROWS = {
    "session": ("id = 1", "The session"),
    "injection": ("session_id = 1 AND site_code = 'TE-L1'", "TE-L1"),
    "vial": ("session_id = 1", "Vial 1"),
    "discard": ("session_id = 1", "Discarded units 1"),
    "answer": ("session_id = 1", "Answer: Consent given"),
    "detail": ("session_id = 1", "Indication: headache days"),
    "preventive": ("session_id = 1", "Preventive: topiramate"),
    "judgement": ("session_id = 1", "Finding: interval 77 days"),
    "amendment": ("session_id = 1", "Amendment 1"),
    "signature": ("session_id = 1 AND number = 1", "Signature 1"),
    "protocol_version": ("id = 1", "The protocol kept with the session"),
    "head_map_version": ("id = 1", "The drawing kept with the session"),
    "audit_event": (NOW_IS_SIGNING, "Signature 1|Event \\d+ of the audit"),
}


def columns() -> list[tuple[str, str]]:
    """Every column of every one of these tables, from the kept text of the tables themselves."""
    schema = (Path(__file__).parents[1] / "store" / "schema.sql").read_text(encoding="utf-8")
    raw = sqlite3.connect(":memory:")
    for statement in re.findall(r"CREATE TABLE .*?;\n\n", schema, re.DOTALL):
        raw.execute(statement)
    names = [(t, row[1]) for t in ROWS for row in raw.execute(f"PRAGMA table_info({t})")]

    raw.close()
    return names


def changed(kind: str, value: object) -> object:
    """Another value of the same type, whatever the rules of the table say."""
    match kind, value:
        case "BLOB", bytes():
            return value[:-1] + bytes([value[-1] ^ 1])
        case "INTEGER", _:
            return (value or 0) + 1000  # type: ignore[operator]
        case "REAL", _:
            return 0.25
    return f"{value or ''}x"


def change(outside: sqlite3.Connection, table: str, column: str) -> None:
    """Change one value of one row."""
    where = ROWS[table][0]
    kinds = {row[1]: row[2] for row in outside.execute(f"PRAGMA table_info({table})")}
    (value,) = outside.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchone()
    outside.execute(
        f"UPDATE {table} SET {column} = ? WHERE {where}", (changed(kinds[column], value),)
    )


def verified(folder: DataFolder) -> tuple[Verification, bool]:
    """What the check of the session finds, and whether that of the file finds it too."""
    store = Store(open_for_reading(folder.records))
    try:
        signing = Signing(store, SetClock())
        report = signing.verify_all()
        told = any(found.session_id == SIGNED for found in report.broken)
        return signing.verify(SIGNED), told or report.first_broken is not None
    finally:
        store.close()


def named(found: Verification, pattern: str) -> bool:
    return any(re.fullmatch(pattern, one.record) for one in found.disagreements)


def test_an_untouched_file_is_in_order(signing: Signing) -> None:
    report = signing.verify_all()
    assert report.in_order
    assert (report.sessions, report.signatures, report.broken) == (1, 3, ())
    assert [check.agrees for check in signing.verify(SIGNED).signatures] == [True] * 3
    assert signing.verify(2).agrees
    assert signing.verify(99).agrees


@pytest.mark.parametrize(("table", "column"), columns())
def test_a_changed_value_is_noticed_and_named(
    signed_folder: DataFolder, outside: sqlite3.Connection, table: str, column: str
) -> None:
    drop_triggers(outside)
    change(outside, table, column)
    found, in_file = verified(signed_folder)
    assert not found.agrees
    assert in_file
    assert named(found, ROWS[table][1]), [one.words for one in found.disagreements]


@pytest.mark.parametrize(("table", "column"), columns())
def test_the_locks_refuse_the_same(
    signed_folder: DataFolder, outside: sqlite3.Connection, table: str, column: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        change(outside, table, column)


@pytest.mark.parametrize("table", ROWS)
@pytest.mark.parametrize("verb", ["DELETE", "INSERT OR REPLACE INTO {t} SELECT *"])
def test_the_locks_refuse_to_remove_and_to_replace(
    signed_folder: DataFolder, outside: sqlite3.Connection, table: str, verb: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        outside.execute(f"{verb.format(t=table)} FROM {table} WHERE {ROWS[table][0]}")


@pytest.mark.parametrize("table", [name for name in ROWS if name != "audit_event"])
def test_a_removed_row_is_noticed_and_named(
    signed_folder: DataFolder, outside: sqlite3.Connection, table: str
) -> None:
    drop_triggers(outside)
    outside.execute(f"DELETE FROM {table} WHERE {ROWS[table][0]}")
    found, in_file = verified(signed_folder)
    assert named(found, ROWS[table][1]), [one.words for one in found.disagreements]
    assert in_file


KEYS = {"answer": "code", "detail": "key", "judgement": "finding", "injection": "ordinal"}


@pytest.mark.parametrize(
    "table",
    ["injection", "vial", "discard", "answer", "detail", "preventive", "judgement", "amendment",
     "signature"],
)  # fmt: skip
def test_an_added_row_is_noticed(
    signed_folder: DataFolder, outside: sqlite3.Connection, table: str
) -> None:
    drop_triggers(outside)
    outside.execute(f"CREATE TEMP TABLE copy AS SELECT * FROM {table} WHERE {ROWS[table][0]}")
    key = KEYS.get(table, "number")
    other = 77 if key in ("number", "ordinal") else "other"
    outside.execute(f"UPDATE copy SET {key} = ?", (other,))
    outside.execute(f"INSERT INTO {table} SELECT * FROM copy")
    found, in_file = verified(signed_folder)
    assert not found.agrees
    assert in_file


def test_added_rows_say_that_nobody_signed_them(
    signed_folder: DataFolder, outside: sqlite3.Connection
) -> None:
    outside.execute(
        "INSERT INTO amendment (session_id, number, kind, reason, clinician_id, at)"
        " VALUES (1, 2, 'addition', 'none', 1, 0)"
    )
    outside.execute(
        "INSERT INTO signature SELECT session_id, 4, purpose, amendment, clinician_id, name,"
        " credentials, role, signed_at, gap_reason, cosign_wanted, sha256, canonical"
        " FROM signature WHERE number = 1"
    )
    words = [one.words for one in verified(signed_folder)[0].disagreements]
    assert words == [
        "Signature 4: the audit knows nothing of it",
        "Signature 4: number was signed as 1 and is now 4",
        "Amendment 2: is there now and was not signed",
    ]


def test_the_words_say_what_was_and_what_is(
    signed_folder: DataFolder, outside: sqlite3.Connection
) -> None:
    drop_triggers(outside)
    outside.execute("UPDATE injection SET dose_tenths = 100 WHERE site_code = 'TE-L3'")
    outside.execute("UPDATE answer SET reply = 'no'")
    outside.execute("UPDATE vial SET diluent_ul = 2000, drug_code = '0023'")
    words = [one.words for one in verified(signed_folder)[0].disagreements]
    assert words == [
        "TE-L3: dose was signed as 5 U and is now 10 U",
        "Vial 1: diluent volume was signed as 4 mL and is now 2 mL",
        "Vial 1: drug code was signed as empty and is now “0023”",
        "Answer: Consent given: reply was signed as yes and is now no",
    ]


def test_a_signature_replaced_whole_is_told_by_the_audit(
    signed_folder: DataFolder, outside: sqlite3.Connection, template: Path, tmp_path: Path
) -> None:
    """Somebody signs another content elsewhere and puts row and signature in their place."""
    other = tmp_path / "other.sqlite3"
    shutil.copyfile(template, other)
    forged = connect(other, durable=False)
    drop_triggers(forged)
    forged.execute("UPDATE injection SET dose_tenths = 60 WHERE site_code = 'TE-L3'")
    forged.execute("DELETE FROM signature")
    forged.execute("DELETE FROM amendment")
    forged.close()
    elsewhere = DataFolder(tmp_path / "elsewhere")
    elsewhere.root.mkdir()
    other.rename(elsewhere.records)
    store = open_store(elsewhere, SetClock(), durable=False)
    PlainSigning(store, SetClock()).sign(SIGNED, 1, "4711")
    store.close()

    drop_triggers(outside)
    outside.execute("ATTACH ? AS forged", (str(elsewhere.records),))
    outside.execute("UPDATE injection SET dose_tenths = 60 WHERE site_code = 'TE-L3'")
    outside.execute("DELETE FROM signature WHERE number = 1")
    outside.execute("INSERT INTO signature SELECT * FROM forged.signature")
    words = [one.words for one in verified(signed_folder)[0].disagreements]
    assert "Signature 1: the audit holds another hash of it" in words
    assert "Signature 2: the signature that it stands under is no longer the same" in words


def test_an_event_added_for_a_forged_signature_is_told(
    signed_folder: DataFolder, outside: sqlite3.Connection, signing: Signing
) -> None:
    event = signing.store.images.events(SIGNED)[0]
    signing.store.audit.add(
        at=SetClock()(),
        clinician_id=1,
        action="session signed",
        subject="session",
        subject_id=SIGNED,
        after=event["after"],
    )
    words = [one.words for one in signing.verify(SIGNED).disagreements]
    assert words == ["Signature 1: the audit tells of it more than once"]
