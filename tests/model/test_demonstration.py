"""The made-up practice is the same each time, looks like life, and is plainly made up."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from model.demonstration import fill_demonstration, make_demonstration
from model.errors import LockedError
from model.head_map import HeadMap
from model.injection import Kind, Laterality, State
from model.paths import DataFolder
from model.protocol import Protocol
from model.session import SessionState, SessionSummary
from model.session_chart import SessionChart
from model.store.store import Store, open_store
from model.use_cases.charting import give
from model.walk import Order, next_open, walk
from tests.model.conftest import SetClock
from tests.outlines import is_inside, outline_points

# Noon where the workstation stands, so that the day is the same everywhere.
NOON = datetime(2026, 11, 20, 12, 0).astimezone(UTC)


@pytest.fixture(scope="module")
def practice_folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    return DataFolder(tmp_path_factory.mktemp("practice"))


@pytest.fixture(scope="module")
def made(practice_folder: DataFolder) -> DataFolder:
    return make_demonstration(practice_folder, SetClock(NOON))


@pytest.fixture(scope="module")
def demonstration(made: DataFolder) -> Iterator[Store]:
    opened = open_store(made)
    yield opened
    opened.close()


def all_sessions(store: Store) -> list[SessionSummary]:
    return store.sessions.between(NOON - timedelta(days=3000), NOON + timedelta(days=1))


def open_chart(store: Store, family_name: str) -> SessionChart:
    """A patient's session that is open today."""
    (match,) = store.patients.search(family_name)
    return store.chart(store.sessions.of_patient(match.patient.patient_id)[0].session.session_id)


def contents(folder: DataFolder) -> list[tuple[object, ...]]:
    """Every row of every table, the hashes of the audit among them; a PIN's is salted."""
    raw = sqlite3.connect(folder.records)
    raw.execute("UPDATE clinician SET pin_hash = ''")
    tables = raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'"
        " AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    rows = [row for (name,) in tables for row in raw.execute(f"SELECT * FROM {name}")]
    raw.close()
    return rows


def test_it_lies_apart_and_the_practices_own_records_are_not_touched(
    practice_folder: DataFolder, made: DataFolder, demonstration: Store
) -> None:
    assert made == practice_folder.demonstration()
    assert not practice_folder.records.exists()
    assert [path.name for path in practice_folder.root.iterdir()] == ["demonstration"]
    assert not list(made.root.glob("making*"))
    assert not list(made.root.glob("replaced-*"))


def test_the_same_day_gives_the_same_rows(
    tmp_path: Path, preempt: Protocol, drawing: HeadMap
) -> None:
    folders = [DataFolder(tmp_path / name) for name in "ab"]
    for folder in folders:
        store = open_store(folder, durable=False)
        fill_demonstration(store, preempt, drawing, NOON.astimezone().date())
        store.close()
    rows = contents(folders[0])
    assert len(rows) > 18_000
    assert rows == contents(folders[1])


def test_nobody_in_it_could_be_real(demonstration: Store) -> None:
    shown = demonstration.patients.search("") + demonstration.patients.search("", archived=True)
    patients = [match.patient for match in shown]
    assert len(patients) == demonstration.patients.count() >= 40
    for patient in patients:
        assert patient.record_number.startswith("DEMO-")
        assert patient.phone.startswith("555-01")
        assert patient.email.endswith("@example.org")
        assert demonstration.patients.likely_duplicates(patient) == []
    settings = demonstration.settings.get()
    assert settings.clinic_name == "Demo Headache Clinic"
    assert settings.clinic_phone == "555 0100"


def test_the_people_of_the_pictures_are_there(demonstration: Store) -> None:
    matches = demonstration.patients.search("mar")
    assert [match.patient.list_name for match in matches] == [
        "Marlowe, Ada",
        "Marchetti, Lorenzo",
        "Márquez, Inés",
        "Demarco, Philippa",
        "Okonjo, Tamar",
        "Marsh, Gwendolyn",
    ]
    assert (matches[3].last_units, matches[3].last_sites) == (115, 23)
    assert (matches[1].last_units, matches[1].last_sites) == (90, 17)
    assert demonstration.patients.by_record_number("DEMO-00417").allergies == ""
    assert demonstration.patients.by_record_number("DEMO-00233").allergies == "latex"
    assert demonstration.patients.by_record_number("DEMO-00423").allergies is None
    (lukasz,) = demonstration.patients.search("lukasz")
    assert lukasz.patient.given_names == "Łukasz"
    assert max(len(m.patient.list_name) for m in demonstration.patients.search("")) > 80
    assert len(demonstration.patients.search("", archived=True)) == 1
    assert [c.signature_name for c in demonstration.clinicians.all()][:2] == (
        ["Robin Okafor, MD", "Lea Benning, NP"]
    )


def test_todays_session_stands_where_the_pictures_show_it(demonstration: Store) -> None:
    chart = open_chart(demonstration, "Marlowe")
    assert (chart.patient.list_name, chart.clinician.name) == ("Marlowe, Ada", "Robin Okafor")
    assert chart.session.number == 5
    local = chart.session.started_at.astimezone()
    assert (local.date(), local.hour, local.minute) == (NOON.astimezone().date(), 10, 42)
    tally = chart.tally
    assert (tally.sites_given, tally.sites_not_given, tally.extras_given) == (22, 1, 2)
    assert (tally.units_given, tally.volume_ml) == (120, Decimal("2.4"))
    assert (tally.units_left, tally.units_midline, tally.units_right) == (55, 5, 60)
    left_out = chart.injections["FR-L2"]
    assert (left_out.state, left_out.reason) == (State.NOT_GIVEN, "Brow droop after last session")
    extra, custom = chart.injections["TE-R5"], chart.injections["X1"]
    assert (extra.kind, extra.reason) == (Kind.FOLLOW_THE_PAIN, "Pain mostly right temple")
    assert (custom.kind, custom.label) == (Kind.CUSTOM, "masseter")
    moved = chart.injections["TE-L4"]
    assert (moved.moved_mm, moved.reason) == (11, "Scar at the standard place")
    assert custom.place is not None
    assert (custom.place.view, custom.laterality) == ("right", Laterality.RIGHT)
    assert next_open(chart, walk(chart, Order.PROTOCOL), "CP-L2") == "CP-R1"


def test_the_sessions_look_like_life(demonstration: Store) -> None:
    sessions = all_sessions(demonstration)
    past = [s for s in sessions if s.session.state is SessionState.FINISHED and not s.is_void]
    assert len(past) == len(sessions) - 4 > 200  # three open today, one void
    full = [s for s in past if (s.sites_given, s.units_given) == (31, 155)]
    assert len(past) / 2 < len(full) < len(past)
    assert any(s.sites_not_given for s in past)
    assert any(s.sites_given + s.sites_not_given < 31 for s in past)
    assert any(s.sites_given == 31 and s.units_given not in (155, 160) for s in past)
    assert {(s.units_given, s.sites_given + s.extras_given) for s in past} > (
        {(155, 31), (160, 32), (115, 23), (65, 20), (195, 39)}
    )
    assert any(s.session.note for s in past)
    assert past[-1].session.started_at - past[0].session.started_at > timedelta(days=600)
    for s in past:
        assert s.session.ended_at is not None
        lasted = s.session.ended_at - s.session.started_at
        assert timedelta(minutes=18) <= lasted <= timedelta(minutes=36)
        begun = s.session.started_at.astimezone()
        assert begun.weekday() < 5
        assert 8 <= begun.hour < 16


def test_a_patients_sessions_are_at_least_twelve_weeks_apart_but_for_weekends(
    demonstration: Store,
) -> None:
    for match in demonstration.patients.search(""):
        days = [
            s.session.started_at.astimezone().date()
            for s in demonstration.sessions.of_patient(match.patient.patient_id)
            if not s.is_void
        ]
        for later, earlier in pairwise(days):
            assert (later - earlier).days >= 82


def test_every_row_keeps_the_rules_of_protocol_and_map(
    demonstration: Store, drawing: HeadMap
) -> None:
    extras = 0
    for summary in all_sessions(demonstration):
        chart = demonstration.chart(summary.session.session_id)
        times = [row.recorded_at for row in chart.injections.values()]
        assert min(times) > chart.session.started_at
        for row in chart.rows:
            assert row.injection is None or row.dose_units % chart.protocol.step_units == 0
            if row.state is State.NOT_GIVEN:
                assert row.injection is not None
                assert row.injection.reason
            if row.kind is Kind.FOLLOW_THE_PAIN:
                extras += 1
                assert row.place is not None
                assert row.injection is not None
                assert row.injection.reason
                region = drawing.region(row.place.view, row.muscle or "", row.laterality)
                assert region is not None
                point = drawing.view(row.place.view).placed(row.place.x, row.place.y)
                assert is_inside(point, outline_points(region.path)), row.code
    assert extras > 20


def test_extras_keep_clear_of_the_fixed_sites(demonstration: Store, drawing: HeadMap) -> None:
    for summary in all_sessions(demonstration):
        chart = demonstration.chart(summary.session.session_id)
        for row in chart.rows[31:]:
            assert row.place is not None
            view = drawing.view(row.place.view)
            here = view.placed(row.place.x, row.place.y)
            nearest = min(view.distance_cm(here, point) for point in view.sites.values())
            assert nearest >= 0.9, row.code


def test_its_audit_is_whole_and_in_the_order_of_time(demonstration: Store) -> None:
    assert demonstration.audit.first_broken() is None
    session = open_chart(demonstration, "Marlowe").session
    events = demonstration.audit.of("session", session.session_id)
    marked = [event for event in events if event.action in ("given", "not given")]
    assert len(marked) == 25
    assert events[-1].at < NOON
    assert [event.at for event in events] == sorted(event.at for event in events)


def test_what_was_charted_today_is_kept_and_tomorrow_it_is_made_anew(tmp_path: Path) -> None:
    practice, clock = DataFolder(tmp_path), SetClock(NOON)
    folder = make_demonstration(practice, clock)
    store = open_store(folder, clock)
    session_id = open_chart(store, "Marlowe").session.session_id
    store.changes.apply(
        session_id,
        give(store.chart(session_id), "CP-R1", NOON),
        action="given",
        at=NOON,
        actor=1,
    )
    clock.pass_by(days=1)
    with pytest.raises(LockedError):
        make_demonstration(practice, clock)
    clock.pass_by(days=-1, hours=3)
    make_demonstration(practice, clock)
    assert store.chart(session_id).rows_by_code["CP-R1"].state is State.GIVEN
    store.close()
    clock.pass_by(days=1)
    make_demonstration(practice, clock)
    store = open_store(folder, clock)
    drafts = store.sessions.open_drafts()
    assert [draft.sites_given for draft in drafts] == [22, 7, 17]
    for draft in drafts:
        assert draft.session.started_at.astimezone().date() == clock.now.astimezone().date()
    store.close()
    assert not list(folder.root.glob("replaced-*"))


def test_early_in_the_morning_the_open_session_has_begun_already(tmp_path: Path) -> None:
    clock = SetClock(datetime(2026, 11, 20, 7, 30).astimezone(UTC))
    store = open_store(make_demonstration(DataFolder(tmp_path), clock), clock)
    for rank, draft in enumerate(store.sessions.open_drafts(), start=1):
        assert draft.session.started_at == clock.now - rank * timedelta(minutes=16)
        events = store.audit.of("session", draft.session.session_id)
        assert max(event.at for event in events) < clock.now
    store.close()


def test_a_broken_demonstration_is_made_anew(tmp_path: Path) -> None:
    practice = DataFolder(tmp_path)
    folder = practice.demonstration()
    folder.root.mkdir()
    folder.records.write_bytes(b"x" * 5000)
    store = open_store(make_demonstration(practice, SetClock(NOON)))
    assert store.patients.count() >= 40
    store.close()
