"""Every measure runs through, in a tiny form; nothing is said here of how fast."""

import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks import (
    chart_pdf,
    click,
    findings,
    first_paint,
    large_practice,
    mark,
    memory,
    signing,
    size,
    typing_ready,
)
from benchmarks.screen import has_x_server
from benchmarks.timing import Limit, Result, in_pairs, percentile
from model.paths import DataFolder
from model.store.store import open_store

ROOT = Path(__file__).resolve().parent.parent
needs_x_server = pytest.mark.skipif(not has_x_server(), reason="Xvfb is not installed")
RUNS, PATIENTS = 1, 3


def check(result: Result) -> None:
    assert len(result.floors) == len(result.figures) == RUNS
    assert min(*result.floors, *result.figures) > 0
    assert result.as_json()["ratio"] == round(result.ratio, 3)


@needs_x_server
def test_a_start_is_measured() -> None:
    for measure in (first_paint.measure, typing_ready.measure, memory.measure):
        check(measure(RUNS, PATIENTS))  # all three from the same starts


@needs_x_server
def test_a_click_is_measured() -> None:
    check(click.measure(RUNS, PATIENTS))


def test_a_mark_is_measured() -> None:
    check(mark.measure(RUNS, PATIENTS))


def test_findings_are_measured() -> None:
    check(findings.measure(RUNS, PATIENTS))


def test_signing_is_measured() -> None:
    check(signing.measure(RUNS, sessions=4))


def test_a_page_is_measured(qapp: QApplication) -> None:
    check(chart_pdf.measure(RUNS, PATIENTS))


def test_pairs_are_taken_in_turn_and_the_first_is_thrown_away() -> None:
    order: list[str] = []

    def sample(name: str) -> float:
        order.append(name)
        return float(len(order))

    floors, figures = in_pairs(lambda: sample("A"), lambda: sample("B"), 2, "pair")
    assert "".join(order) == "ABABAB"
    assert (floors, figures) == ([3, 5], [4, 6])


def test_the_median_of_the_ratios_counts_and_a_limit_can_miss() -> None:
    values = {"measure": "m", "floor_name": "f", "unit": "ms", "aim": 2.0}
    met = Result(floors=[1, 1, 10], figures=[2, 9, 10], **values)  # type: ignore[arg-type]
    assert (met.ratio, met.is_met) == (2, True)
    slow = Limit(name="99th percentile", figure=17, limit=16)
    assert not Result(floors=[1], figures=[1], limits=[slow], **values).is_met  # type: ignore[arg-type]
    assert percentile([3, 1, 2], 0.99) == 3


def test_the_command_refuses_too_few_runs() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--runs", "3"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 2
    assert "fewer than 7" in ran.stderr


def test_what_a_large_practice_works_out_is_what_the_program_works_out(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "practice")
    folder.root.mkdir()
    large_practice.make(folder, 200, date(2026, 11, 20))
    made = derived_rows(folder)
    store = open_store(folder)
    store.derived.rebuild()
    store.close()
    assert derived_rows(folder) == made
    assert len(made["session_total"]) == 200


@pytest.mark.qt_log_ignore("propagateSizeHints")  # said by the offscreen platform alone
def test_a_practice_of_any_size_answers_the_same_questions(
    tmp_path: Path, qapp: QApplication
) -> None:
    day = date(2026, 11, 20)
    folders = [DataFolder(tmp_path / name) for name in ("small", "large")]
    for folder, sessions in zip(folders, (90, 120), strict=True):
        folder.root.mkdir()
        large_practice.make(folder, sessions, day)
    results = list(size.measure(RUNS, *folders, day))
    assert len(results) == len(size.Questions(day).all) + 1  # and the window
    for result in results:
        check(result)


def derived_rows(folder: DataFolder) -> dict[str, list[tuple[object, ...]]]:
    """All that is worked out from the records of a file."""
    raw = sqlite3.connect(folder.records)
    try:
        return {
            table: sorted(raw.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in ("session_total", "departure", "patient_course", "note_words",
                          "patient_gram")
        }  # fmt: skip
    finally:
        raw.close()
