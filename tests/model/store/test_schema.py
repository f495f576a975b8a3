"""The tables of a new file are exactly those meant, and every older file can be opened."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from model.paths import DataFolder
from model.store.file_kind import NEWEST_VERSION
from model.store.store import Store, open_store

HERE = Path(__file__).parent
SCHEMA = HERE / "schema.sql"
OLD_FILES = sorted((HERE / "old_files").glob("version_*.sqlite3"))
BY_SQLITE_UTILS = {"_sqlite_migrations"}
FULL_TEXT = ("note_words", "patient_gram")  # tables of SQLite's own making, with their shadows


def schema_of(path: Path) -> str:
    """Every statement that made the tables of a file, by name."""
    raw = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    rows = raw.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_sqlite\\_%'"
        " ESCAPE '\\' ORDER BY type DESC, name"
    ).fetchall()
    raw.close()
    return "\n\n".join(f"{sql};" for (sql,) in rows) + "\n"


def test_the_tables_are_those_of_the_kept_text(store: Store, folder: DataFolder) -> None:
    """To change the text on purpose: HEADMAP_WRITE_SCHEMA=1, then read the difference."""
    found = schema_of(folder.records)
    if os.environ.get("HEADMAP_WRITE_SCHEMA"):
        SCHEMA.write_text(found, encoding="utf-8")
    assert found == SCHEMA.read_text(encoding="utf-8")


def test_every_table_of_ours_is_strict(store: Store, folder: DataFolder) -> None:
    raw = sqlite3.connect(folder.records)
    tables = {row[1]: row[5] for row in raw.execute("PRAGMA table_list") if row[0] == "main"}
    raw.close()
    ours = {
        name for name in tables if not name.startswith("sqlite_") and not name.startswith(FULL_TEXT)
    } - BY_SQLITE_UTILS
    assert ours == {
        "adverse_effect",
        "amendment",
        "answer",
        "audit_event",
        "baseline",
        "box",
        "clinician",
        "contact",
        "decision",
        "departure",
        "derived_state",
        "detail",
        "diary_day",
        "diary_total",
        "discard",
        "head_map_version",
        "injection",
        "judgement",
        "measurement",
        "patient",
        "patient_course",
        "patient_plan",
        "preventive",
        "protocol_version",
        "session",
        "session_total",
        "setting",
        "signature",
        "stock",
        "vial",
    }
    assert all(tables[name] == 1 for name in ours)


def test_there_is_a_kept_file_of_every_version() -> None:
    assert [path.stem for path in OLD_FILES] == (
        [f"version_{number}" for number in range(1, NEWEST_VERSION + 1)]
    )


@pytest.mark.parametrize("old", OLD_FILES, ids=lambda path: path.stem)
def test_a_file_of_an_older_version_is_opened_with_all_it_holds(
    old: Path, folder: DataFolder
) -> None:
    folder.root.mkdir()
    shutil.copyfile(old, folder.records)
    store = open_store(folder)
    patient = store.patients.by_record_number("DEMO-00417")
    assert patient.list_name == "Marlowe, Ada"
    (summary,) = store.sessions.of_patient(patient.patient_id)
    assert (summary.sites_given, summary.units_given) == (8, 40)
    chart = store.chart(summary.session.session_id)
    assert chart.protocol.protocol_id == "preempt"
    assert store.head_map_of(chart.session).site("CO-L1").view == "front"
    assert store.audit.first_broken() is None
    store.close()
    raw = sqlite3.connect(folder.records)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()
    assert schema_of(folder.records) == SCHEMA.read_text(encoding="utf-8")
