"""Makes the file of a practice of many years: `python -m benchmarks.large_practice FOLDER`.

Patients, sessions with their injections, vials, discards, indication, signatures and notes, adverse
effects, calls and baselines, and all that is worked out from them. Written past the program's own
calls, a million sessions at a time, and therefore without an audit and with signatures that no
check agrees with: it is for measuring alone. tests/test_benchmarks.py holds what is worked out
against what the program itself works out.
"""

import argparse
import random
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.large_statements import CLEAN, DERIVED, RECORDS, SITES, SUMS, VARIANTS
from benchmarks.practice import FAMILY, GIVEN
from model.clinician import Clinician
from model.head_map import load as load_head_map
from model.paths import RESOURCES, DataFolder
from model.patient import Patient, Sex, search_key
from model.protocol_catalogue import load_catalogue
from model.store.database import Database
from model.store.derived_state import keep_current
from model.store.patient_grams import grams_text
from model.store.store import open_store
from model.store.word_index import WordIndex

SEED = 20_261_120
CLINICIANS = 12
SESSIONS_A_PATIENT = 10
MOST_SESSIONS = 80  # of the first patient
AT_A_TIME = 20_000
DAY_MS = 86_400_000
NOTES = (
    "Tolerated well.",
    "Asked about driving.",
    "Prefers to lie down.",
    "Neck a little stiff.",
    "Diary brought along.",
    "Felt faint, lay down for ten minutes.",
    "Wears off early.",
)

QUICK = """PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;
    PRAGMA temp_store = MEMORY; BEGIN"""


def make(folder: DataFolder, sessions: int, today: date, *, tell: bool = False) -> None:
    """Write the file; the same size and day give the same rows."""
    progress = Progress(sessions, tell=tell)
    _begin(folder)
    with closing(sqlite3.connect(folder.records, isolation_level=None)) as raw:
        raw.executescript(QUICK)
        guards = _without_guards(raw)
        chance = random.Random(SEED)
        courses = _courses(sessions, today, chance)
        progress.say("patients")
        _add_patients(raw, len(courses), today, chance)
        progress.say("sessions")
        _add_sessions(raw, courses, chance)
        _add_variants(raw)
        last = raw.execute("SELECT max(id) FROM session").fetchone()[0]
        for first in range(1, last + 1, AT_A_TIME):
            for statement in RECORDS:
                raw.execute(statement, (first, first + AT_A_TIME - 1))
            progress.done(min(first + AT_A_TIME - 1, last))
        progress.say("sums and searches")
        for statement in DERIVED:
            raw.execute(statement)
        keep_current(Database(raw, None))
        for statement in CLEAN:
            raw.execute(statement)
        progress.say("words")
        WordIndex(Database(raw, None)).rebuild()
        for sql in guards:
            raw.execute(sql)
        raw.execute("COMMIT")
        raw.execute("ANALYZE")
        raw.execute("PRAGMA journal_mode = WAL")
    progress.end()


class Progress:
    """A bar on a terminal, with the time that is left."""

    def __init__(self, sessions: int, *, tell: bool) -> None:
        self._sessions, self._tell = sessions, tell and sys.stderr.isatty()
        self._began = time.monotonic()

    def say(self, what: str) -> None:
        """Name what is being written."""
        if self._tell:
            print(f"\r\033[K{what}…", end="", file=sys.stderr, flush=True)

    def done(self, sessions: int) -> None:
        """So many sessions have their rows."""
        if self._tell:
            share = sessions / self._sessions
            left = (time.monotonic() - self._began) * (1 - share) / max(share, 0.001)
            bar = "#" * round(40 * share)
            print(f"\r\033[K[{bar:<40}] {sessions:,} of {self._sessions:,} sessions, about"
                  f" {left:.0f} s left", end="", file=sys.stderr, flush=True)  # fmt: skip

    def end(self) -> None:
        """All of it is written."""
        if self._tell:
            took = time.monotonic() - self._began
            print(f"\r\033[K{self._sessions:,} sessions in {took:.0f} s", file=sys.stderr)


def _without_guards(raw: sqlite3.Connection) -> list[str]:
    """Take the triggers away, which refuse rows of sessions that ended; what makes them again."""
    guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        raw.execute(f"DROP TRIGGER {name}")
    return [sql for _, sql in guards]


def _begin(folder: DataFolder) -> None:
    """An empty practice with its clinicians, its protocol and its drawing."""
    store = open_store(folder, durable=False)
    try:
        at = datetime(2005, 1, 3, 8, tzinfo=UTC)
        for number in range(CLINICIANS):
            name = f"{GIVEN[number % len(GIVEN)]} {FAMILY[number]}"
            store.clinicians.add(Clinician(clinician_id=0, name=name, credentials="MD"), at, None)
        with store.transaction():
            store.versions.keep_protocol(load_catalogue(None).protocols["preempt"])
            store.versions.keep_head_map(load_head_map(RESOURCES / "head_map.svg"))
    finally:
        store.close()


def _courses(sessions: int, today: date, chance: random.Random) -> list[list[int]]:
    """The days of each patient's sessions in ms, about 12 weeks apart, none later than yesterday.

    One patient has many; the others begin whenever the practice was open, and some still come.
    """
    years = 20 if sessions >= 100_000 else 3
    end = _ms(today) - DAY_MS
    most = min(MOST_SESSIONS, sessions)
    courses = [[end - DAY_MS * 86 * number for number in reversed(range(most))]]
    left = sessions - most
    while left > 0:
        at = end - chance.randrange(years * 365) * DAY_MS
        days = []
        for _ in range(min(chance.randint(1, 2 * SESSIONS_A_PATIENT), left)):
            if at > end:
                break
            days.append(at)
            at += chance.choice((84, 84, 84, 87, 91, 98)) * DAY_MS
        courses.append(days)
        left -= len(days)
    return courses


def _add_patients(raw: sqlite3.Connection, count: int, today: date, chance: random.Random) -> None:
    def rows() -> Iterator[tuple[object, ...]]:
        for number in range(1, count + 1):
            family, given = chance.choice(FAMILY), chance.choice(GIVEN)
            ending = "" if number % 3 else f"-{chance.choice(FAMILY)}"
            patient = Patient(
                patient_id=number,
                family_name=f"{family}{ending}",
                given_names=f"{given} {chance.choice(GIVEN)}",
                born_on=date(1940, 1, 1) + timedelta(days=chance.randrange(24_000)),
                sex=Sex.FEMALE if chance.random() < 0.8 else Sex.MALE,
                record_number=f"MADE-UP-{number:06}",
            )
            key = search_key(patient)
            yield (number, patient.family_name, patient.given_names, patient.born_on.isoformat(),
                   patient.sex.value, patient.record_number, patient.record_number.casefold(),
                   f"555-{number:06}", key)  # fmt: skip

    kept = list(rows())
    raw.executemany(
        "INSERT INTO patient (id, family_name, given_names, born_on, sex, record_number,"
        " record_key, phone, search_key, created_at, recent_at)"
        f" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, {_ms(today)}, 0)",
        kept,
    )
    raw.executemany(
        "INSERT INTO patient_gram (rowid, grams) VALUES (?, ?)",
        ((row[0], grams_text(str(row[-1]))) for row in kept),
    )
    raw.execute("INSERT INTO patient_gram (patient_gram) VALUES ('optimize')")


def _add_sessions(
    raw: sqlite3.Connection, courses: Sequence[Sequence[int]], chance: random.Random
) -> None:
    """Sessions in the order of time, each with the headache days told at it."""
    made = []
    for patient_id, course in enumerate(courses, start=1):
        clinician = chance.randrange(CLINICIANS) + 1
        days = chance.randint(15, 26)
        for number, at in enumerate(course):
            moment = at + chance.randrange(8 * 4) * 900_000 + 8 * 3_600_000
            helped = days - min(number, 6) * chance.choice((0, 1, 1, 2))
            note = chance.choice(NOTES) if chance.random() < 0.3 else ""
            made.append((moment, patient_id, clinician, max(helped, 2), note))
    made.sort()
    raw.executemany(
        "INSERT INTO session (id, patient_id, clinician_id, protocol_version_id,"
        " head_map_version_id, state, started_at, ended_at, note)"
        " VALUES (?, ?, ?, 1, 1, 'finished', ?, ?, ?)",
        ((number, one[1], one[2], one[0], one[0] + 1_800_000, one[4])
         for number, one in enumerate(made, start=1)),
    )  # fmt: skip
    raw.execute("CREATE TABLE made (id INTEGER PRIMARY KEY, variant INTEGER, days INTEGER)")
    raw.executemany(
        "INSERT INTO made VALUES (?, ?, ?)",
        ((number, _variant(chance), one[3]) for number, one in enumerate(made, start=1)),
    )


def _variant(chance: random.Random) -> int:
    """Most sessions follow the plan; the others depart from it in one of five ways."""
    return 0 if chance.random() < 0.7 else chance.randint(1, len(VARIANTS) - 1)


def _add_variants(raw: sqlite3.Connection) -> None:
    raw.execute(SITES)
    protocol = load_catalogue(None).protocols["preempt"]
    fixed = [
        (site.order, site.code, site.muscle, site.laterality.value, "fixed", "given", 50,
         None, None, None, "", None, "")
        for site in protocol.sites
    ]  # fmt: skip
    for number, changed in enumerate(VARIANTS):
        rows = {row[0]: row for row in fixed} | {row[0]: row for row in changed}
        raw.executemany(
            f"INSERT INTO made_site VALUES ({number}, {', '.join('?' * 13)})", rows.values()
        )
    raw.execute(SUMS)


def _ms(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def main(argv: list[str]) -> int:
    """Make the file that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large_practice")
    parser.add_argument("folder", type=Path, help="an empty folder for the records")
    parser.add_argument("--sessions", type=int, default=1_000_000)
    asked = parser.parse_args(argv)
    folder = DataFolder(asked.folder)
    if folder.records.exists():
        parser.error(f"there are records in {asked.folder}: they are left as they are")
    make(folder, asked.sessions, datetime.now(UTC).date(), tell=True)
    print(f"{folder.records}: {folder.records.stat().st_size / 1e9:.2f} GB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
