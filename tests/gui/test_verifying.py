"""`verify` without a screen: what it says, and its exit code."""

# ruff: noqa: F401, F811 (fixtures of another folder)

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from gui.verifying import BROKEN, IN_ORDER, UNCHECKED, verify
from model.paths import DataFolder
from model.store.database import connect
from model.store.store import Store
from model.use_cases.signing import Signing
from tests.gui.test_screenless import asked
from tests.model.conftest import NOON, SetClock, preempt
from tests.model.signing.conftest import (
    drop_triggers,
    outside,
    signed_folder,
    signing,
    template,
)

ROOT = Path(__file__).resolve().parents[2]
DAY = f"{NOON.astimezone():%Y-%m-%d}"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "practice")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


def test_records_in_order_are_said_in_one_line(
    signed_folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(signed_folder, "verify") == IN_ORDER
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith("1 signed sessions and 3 signatures: all in order.")


def test_what_no_longer_agrees_is_named_without_the_patient(
    signed_folder: DataFolder, outside: sqlite3.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    outside.execute("DROP TRIGGER injection_update_open")
    outside.execute("DROP TRIGGER audit_append_only_update")
    outside.execute("UPDATE injection SET dose_tenths = 70 WHERE site_code = 'TE-L3'")
    outside.execute("UPDATE audit_event SET action = 'x' WHERE id = 2")
    assert asked(signed_folder, "verify") == BROKEN
    said = capsys.readouterr().out
    assert said.splitlines()[:4] == [
        "Audit: event 2 is not as Headmap wrote it.",
        "Locks of signed records: audit_append_only_update is not as Headmap made it.",
        "Locks of signed records: injection_update_open is not as Headmap made it.",
        f"Session 1 of {DAY}: TE-L3: dose was signed as 5 U and is now 7 U.",
    ]
    assert "1 sessions no longer agree" in said
    assert "Marlowe" not in said


def test_a_session_that_is_gone_has_no_day(
    signed_folder: DataFolder, outside: sqlite3.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    drop_triggers(outside)
    outside.execute("DELETE FROM session WHERE id = 1")
    assert asked(signed_folder, "verify") == BROKEN
    assert "Session 1: The session: was signed and is no longer there." in capsys.readouterr().out


def test_in_a_damaged_file_what_can_be_read_is_checked_all_the_same(
    signed_folder: DataFolder, outside: sqlite3.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    drop_triggers(outside)
    outside.execute("UPDATE session SET state = 'open' WHERE id = 1")
    outside.close()
    whole = signed_folder.records.read_bytes()
    signed_folder.records.write_bytes(whole[:36] + b"\0\0\0\7" + whole[40:])  # free pages
    assert asked(signed_folder, "verify") == BROKEN
    damage, *_, session, _sum = capsys.readouterr().out.splitlines()
    assert "is damaged" in damage
    assert "The session: state was signed as finished and is now “open”." in session


def test_what_cannot_be_checked_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(DataFolder(tmp_path)) == UNCHECKED
    assert "cannot be read" in capsys.readouterr().err


def test_tables_taken_apart_cannot_be_checked(
    signed_folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = connect(signed_folder.records)
    raw.execute("ALTER TABLE signature RENAME COLUMN role TO part")
    raw.close()
    assert verify(signed_folder) == UNCHECKED
    assert "could not be checked (OperationalError)" in capsys.readouterr().err


def test_a_broken_signature_ends_the_process_with_1_and_needs_no_qt(
    signing: Signing, signed_folder: DataFolder
) -> None:
    assert isinstance(signing.store, Store)
    raw = connect(signed_folder.records)
    raw.execute("DROP TRIGGER vial_update_open")
    raw.execute("UPDATE vial SET lot = 'C0000'")
    raw.close()
    code = (
        "import sys, main\n"
        f"code = main.main(['verify', '--data-dir', {str(signed_folder.root)!r}])\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'argon2'))]\n"
        "sys.exit(code)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == BROKEN, ended.stderr
    assert "Vial 1: lot was signed as “C7654” and is now “C0000”." in ended.stdout
