"""What is worked out from the records stays in step with them, whatever is done in which order."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from model.detail import Detail
from model.due import KEY as NEXT_DUE
from model.errors import StoreError
from model.outcome.contact import Contact, Result
from model.outcome.parts import OutcomeChange
from model.paths import DataFolder
from model.session import SessionState
from model.session_part import Changes, PartChange
from model.session_total import HEADACHE, PERIOD
from model.signature import AmendmentKind
from model.store.derived_state import VERSION
from model.store.store import open_store
from model.use_cases.charting import give, set_note
from tests.model.conftest import NOON, Practice, SetClock, a_patient
from tests.model.store.course_desk import amend, contact, one, put, tables, treat

OLD_FILES = Path(__file__).parent / "old_files"


def acts(practice: Practice, random: Random) -> dict[str, Callable[[], object]]:
    """What may be done next, each to somebody drawn by lot."""
    store, actor = practice.store, practice.actor
    patients = [match.patient.patient_id for match in store.patients.search("")]
    gone = [match.patient.patient_id for match in store.patients.search("", archived=True)]
    patient = random.choice(patients or gone)
    practice.patient = store.patients.get(patient)
    all_sessions = [s for p in [*patients, *gone] for s in store.sessions.of_patient(p)]
    void = {s.session.session_id for s in all_sessions if s.is_void}
    session = random.choice(all_sessions).session
    at = NOON - timedelta(days=random.randrange(2000), minutes=random.randrange(600))
    codes = random.sample(sorted(store.chart(session.session_id).rows_by_code), 3)
    draft = session.state is SessionState.DRAFT
    day = at.date()
    booked = day + timedelta(days=random.randrange(200))

    def count() -> None:
        said = {HEADACHE: "2", PERIOD: "30", NEXT_DUE: "2027-11-20"}
        made = [Detail(key=key, value=said[key], recorded_at=at) for key in said]
        held = store.chart(session.session_id)
        changes = [PartChange(held.detail(one.key), one) for one in made]
        store.changes.apply(session.session_id, changes, action="c", at=at, actor=actor)

    def end() -> None:
        if draft:
            count()
            treat(practice, session, *codes[: random.randrange(4)], at=at)

    def note() -> None:
        if draft and "PR-M1" in store.injections.of(session.session_id):
            noted = set_note(store.chart(session.session_id), "PR-M1", f"n{day}", at)
            store.changes.apply(session.session_id, noted, action="n", at=at, actor=actor)

    def take_out_contact() -> None:
        kept = store.outcomes.of(patient, Contact)
        if kept:
            store.outcomes.apply(
                patient, [OutcomeChange(kept[-1], None)], action="undo", at=NOON, actor=actor
            )

    return {
        "start": lambda: practice.start(at, practice.patient),
        "end": end,
        "reopen": lambda: (
            session.session_id in void or store.sessions.reopen(session.session_id, at, actor)
        ),
        "void": lambda: (
            draft
            or session.session_id in void
            or amend(practice, session.session_id, AmendmentKind.VOID)
        ),
        "amend": lambda: draft or amend(practice, session.session_id, AmendmentKind.ADDITION),
        "correct": lambda: (
            draft
            or amend(
                practice,
                session.session_id,
                AmendmentKind.CORRECTION,
                indication__headache_days=("2", random.choice(("20", "12 days", "many"))),
                indication__period_days=("30", random.choice(("28", "60 days", "0"))),
                aftercare__next_due=("2027-11-20", random.choice((booked.isoformat(), "soon"))),
            )
        ),
        "note": note,
        "archive": lambda: store.patients.archive(patient, True, at, actor),
        "back": lambda: gone and store.patients.archive(gone[0], False, at, actor),
        "add": lambda: len(patients) > 3 or store.patients.add(a_patient(), at, actor),
        "called": lambda: put(practice, contact(day)),
        "booked": lambda: put(practice, contact(day, Result.BOOKED, booked)),
        "declined": lambda: put(practice, contact(day, Result.DECLINED)),
        "undo contact": take_out_contact,
    }


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_the_tables_are_as_worked_out_anew(
    practice: Practice, folder: DataFolder, seed: int
) -> None:
    random = Random(seed)
    other = practice.store.patients.add(a_patient("Solo", ""), NOON, practice.actor)
    treat(practice, practice.start(patient=other), "PR-M1")
    names, most = [], 0
    for _ in range(60):
        choices = acts(practice, random)
        names.append(random.choice([*sorted(choices), "start", "end", "correct"]))
        choices[names[-1]]()
        in_step = tables(folder)
        practice.store.derived.rebuild()
        assert tables(folder) == in_step, names
        most = max(most, len(in_step["session_total"]))
    assert most > 1


def test_a_failed_change_leaves_nothing_behind(
    practice: Practice, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(practice.store.derived._courses, "sessions_changed", fail)
    with pytest.raises(StoreError):
        treat(practice, practice.session, "PR-M1")
    assert practice.store.sessions.get(practice.session.session_id).state is SessionState.DRAFT
    assert tables(folder, "session_total", "departure") == {"session_total": [], "departure": []}


def test_a_plain_mark_touches_no_derived_table(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    monkeypatch.setattr(practice.store.derived, "session_text_changed", told.append)
    session_id, chart = practice.session.session_id, practice.chart()

    def apply(changes: Changes) -> None:
        practice.store.changes.apply(
            session_id, changes, action="a", at=NOON, actor=practice.actor
        )  # fmt: skip

    mark = give(chart, "PR-M1", NOON)
    apply(mark)
    assert told == []
    noted = set_note(practice.chart(), "PR-M1", "bled a little", NOON)
    apply(noted)
    assert told == [session_id]
    practice.store.sessions.set_note(session_id, "tolerated well", NOON, practice.actor)
    assert told == [session_id] * 2


# -- at the start ----------------------------------------------------------------------------


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_older_file_is_worked_out_when_it_is_opened(version: int, folder: DataFolder) -> None:
    folder.root.mkdir()
    shutil.copyfile(OLD_FILES / f"version_{version}.sqlite3", folder.records)
    raw = sqlite3.connect(folder.records)  # its session ended before there were such tables
    raw.execute("UPDATE session SET state = 'finished', ended_at = started_at")
    raw.commit()
    raw.close()
    open_store(folder, SetClock()).close()
    found = tables(folder)
    assert [row[:2] for row in found["patient_course"]] == [(1, 1)]
    total = one(folder, "session_total")
    assert (total["sites_given"], total["given_tenths"]) == (8, 400)
    state = tables(folder, "derived_state")["derived_state"]
    assert ("all", VERSION) in state


def test_a_file_left_half_worked_out_is_worked_out_at_the_next_start(
    practice: Practice, folder: DataFolder
) -> None:
    treat(practice, practice.session, "PR-M1")
    right = tables(folder)
    practice.store.close()
    raw = sqlite3.connect(folder.records)
    raw.execute("DELETE FROM session_total")
    raw.execute("UPDATE derived_state SET version = 0")
    raw.commit()
    raw.close()
    open_store(folder, SetClock()).close()
    assert tables(folder) == right


def test_a_session_that_cannot_be_read_keeps_no_other_from_being_counted(
    practice: Practice, folder: DataFolder
) -> None:
    treat(practice, practice.session, "PR-M1")
    spoilt = practice.start()
    treat(practice, spoilt, "PR-M1")
    raw = sqlite3.connect(folder.records)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")  # they keep an ended session from being spoilt
    raw.execute(
        "INSERT INTO detail (session_id, key, value, note, carried_over, recorded_at)"
        " VALUES (?, 'indication.headache_days', 'abc', '', 0, 0)",
        (spoilt.session_id,),
    )
    raw.commit()
    raw.close()
    practice.store.derived.rebuild()
    course = one(folder, "patient_course")
    assert (course["sessions"], course["last_session_id"]) == (1, practice.session.session_id)


def test_a_file_opened_in_another_time_zone_is_worked_out_anew(
    practice: Practice, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    treat(practice, practice.start(late), "PR-M1")
    assert one(folder, "patient_course")["last_on"] == "2026-11-20"
    practice.store.close()
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        open_store(folder, SetClock()).close()
        assert one(folder, "patient_course")["last_on"] == "2026-11-21"
    finally:
        monkeypatch.undo()
        time.tzset()
