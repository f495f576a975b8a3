"""The commands without a screen: what they write, and one clear line when they can't."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdf
import pytest

from gui.screenless import FAILED, MISUSED, add_commands, run
from model.clinician import Clinician
from model.head_map import HeadMap
from model.paths import DataFolder
from model.protocol_catalogue import ProtocolCatalogue
from model.store.store import open_store
from model.use_cases import charting
from tests.model.conftest import NOON, Practice, SetClock

ROOT = Path(__file__).resolve().parent.parent.parent


def local_day() -> str:
    return f"{NOON.astimezone():%Y-%m-%d}"


def asked(folder: DataFolder, *words: str) -> int:
    """Run a command line as main.py does."""
    parser = argparse.ArgumentParser(prog="headmap")
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--demo", action="store_true")
    add_commands(parser.add_subparsers(dest="command"))
    return run(parser.parse_args(["--data-dir", str(folder.root), *words]))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "practice")


@pytest.fixture
def practice(
    folder: DataFolder, catalogue: ProtocolCatalogue, drawing: HeadMap
) -> Iterator[Practice]:
    """One patient with a session at noon, given at two sites; the program stays open."""
    store = open_store(folder, SetClock())
    made = Practice(store, catalogue.protocols["preempt"], drawing)
    numbered = replace(made.patient, record_number="DEMO-1")
    store.patients.change(numbered, NOON, made.actor)
    for code in ("CO-L1", "CO-R1"):
        changes = charting.give(made.chart(), code, NOON)
        store.changes.apply(
            made.session.session_id, changes, action="given", at=NOON, actor=made.actor
        )
    yield made
    store.close()


def test_a_chart_is_written_beside_a_running_program(
    practice: Practice, folder: DataFolder, tmp_path: Path, fonts: None,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    goal = tmp_path / "chart.pdf"
    lea = Clinician(clinician_id=0, name="Lea Benning", credentials="NP")
    other = practice.store.clinicians.add(lea, NOON, None).clinician_id
    practice.store.sessions.set_note(1, "Tolerated well", NOON, other)
    assert asked(folder, "chart", "--session", "1", "--pdf", str(goal), "--paper", "Letter") == 0
    (page,) = pypdf.PdfReader(goal).pages
    assert float(page.mediabox.width) == 612
    assert "Marlowe, Ada" in page.extract_text()
    assert "Also charted by Lea Benning, NP" in " ".join(page.extract_text().split())
    assert "Demonstration" not in page.extract_text()
    assert "(1 page)" in capsys.readouterr().out


@pytest.mark.parametrize("patient", ["DEMO-1", "id:1"])
def test_a_session_is_found_by_patient_and_day(
    practice: Practice, folder: DataFolder, tmp_path: Path, fonts: None, patient: str
) -> None:
    goal = tmp_path / "chart.pdf"
    words = ("--patient", patient, "--date", local_day(), "--pdf", str(goal))
    assert asked(folder, "chart", *words) == 0
    assert goal.exists()


def test_several_sessions_of_a_day_are_named(
    practice: Practice, folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    practice.start(NOON + timedelta(minutes=5))
    goal = tmp_path / "chart.pdf"
    words = ("--patient", "DEMO-1", "--date", local_day(), "--pdf", str(goal))
    assert asked(folder, "chart", *words) == FAILED
    assert "choose --session from 1, 2." in capsys.readouterr().err
    assert not goal.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--session", "99"), "There is no session 99."),
        (("--session", "9" * 30), "There is no session 999"),
        (("--patient", "nobody", "--date", "2026-11-20"), "no patient with the record number"),
        (("--patient", "1", "--date", local_day()), "no patient with the record number"),
        (("--patient", "id:77", "--date", "2026-11-20"), "no patient 77"),
        (("--patient", "DEMO-1", "--date", "0001-01-01"), "no session of that patient"),
        (("--patient", "DEMO-1", "--date", "9999-12-31"), "no session of that patient"),
        (("--patient", "DEMO-1", "--date", "1999-01-01"), "no session of that patient"),
    ],
)
def test_what_is_not_there_is_one_line(
    practice: Practice, folder: DataFolder, tmp_path: Path, words: tuple[str, ...], said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert asked(folder, "chart", *words, "--pdf", str(tmp_path / "chart.pdf")) == FAILED
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not (tmp_path / "chart.pdf").exists()


def test_a_place_that_cannot_be_written_is_one_line(
    practice: Practice, folder: DataFolder, tmp_path: Path, fonts: None,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    goal = tmp_path / "nowhere" / "chart.pdf"
    assert asked(folder, "chart", "--session", "1", "--pdf", str(goal)) == FAILED
    error = capsys.readouterr().err
    assert "could not be written" in error
    assert error.count("\n") == 1


def test_no_records_are_one_line(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(folder, "sessions") == FAILED
    assert capsys.readouterr().err.count("\n") == 1
    assert not folder.root.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("chart", "--pdf", "x.pdf"),
        ("chart", "--session", "one", "--pdf", "x.pdf"),
        ("chart", "--session", "1"),
        ("chart", "--session", "1", "--pdf", "x.pdf", "--paper", "A3"),
        ("sessions", "--from", "2026-11-31"),
    ],
)
def test_bad_usage_ends_with_2(folder: DataFolder, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stopped:
        asked(folder, *words)
    assert stopped.value.code == MISUSED


@pytest.mark.parametrize("words", [("--patient", "1"), ("--session", "1", "--date", "2026-11-20")])
def test_patient_and_day_belong_together(folder: DataFolder, words: tuple[str, ...]) -> None:
    assert asked(folder, "chart", *words, "--pdf", "x.pdf") == MISUSED


@pytest.mark.parametrize("patient", ["", "  "])
def test_an_empty_patient_is_nobody(
    practice: Practice, folder: DataFolder, tmp_path: Path, patient: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    goal = tmp_path / "chart.pdf"
    words = ("--patient", patient, "--date", local_day(), "--pdf", str(goal))
    assert asked(folder, "chart", *words) == MISUSED
    assert "--patient is empty" in capsys.readouterr().err
    assert not goal.exists()
    assert asked(folder, "sessions", "--patient", patient) == MISUSED


def test_a_span_that_ends_before_it_begins_is_refused(
    practice: Practice, folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(folder, "sessions", "--from", "2026-11-21", "--to", "2026-11-20") == MISUSED
    assert "--from 2026-11-21 is later than --to 2026-11-20" in capsys.readouterr().err


def test_what_is_no_ordinary_file_is_not_replaced(
    practice: Practice, folder: DataFolder, tmp_path: Path, fonts: None,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes to try it on")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert asked(folder, "chart", "--session", "1", "--pdf", str(pipe)) == FAILED
    assert "it is no ordinary file" in capsys.readouterr().err
    assert pipe.is_fifo()


def test_sessions_are_listed_in_columns(
    practice: Practice, folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(folder, "sessions") == 0
    head, line = capsys.readouterr().out.splitlines()
    assert head.split() == ["ID", "Date", "Record", "Patient", "State", "Sites", "Units"]
    assert line.split() == ["1", local_day(), "DEMO-1", "Marlowe,", "Ada", "draft", "2", "10"]
    assert head.index("State") == line.index("draft")


def test_a_list_can_be_narrowed(
    practice: Practice, folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    day = date.fromisoformat(local_day())
    after = str(day + timedelta(days=1))
    for words, found in (
        (("--from", str(day), "--to", str(day)), 1),
        (("--from", after), 0),
        (("--from", "0001-01-01", "--to", "9999-12-31"), 1),
        (("--from", "9999-12-31"), 0),
        (("--to", "0001-01-01"), 0),
        (("--patient", "DEMO-1", "--to", str(day)), 1),
        (("--patient", "DEMO-1", "--from", after), 0),
    ):
        assert asked(folder, "sessions", *words) == 0
        assert len(capsys.readouterr().out.splitlines()) == found + 1


def test_listing_imports_no_screen_library(practice: Practice, folder: DataFolder) -> None:
    code = (
        "import sys, main\n"
        f"code = main.main(['--data-dir', {str(folder.root)!r}, 'sessions'])\n"
        "assert code == 0\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True)
    assert ran.returncode == 0, ran.stderr


def test_a_chart_needs_no_display(
    practice: Practice, folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    goal = tmp_path / "chart.pdf"
    words = ["--data-dir", str(folder.root), "chart", "--session", "1", "--pdf", str(goal)]
    ran = subprocess.run(
        [sys.executable, "main.py", *words], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert goal.read_bytes().startswith(b"%PDF-")
