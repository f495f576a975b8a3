"""A practice of made-up patients to measure with, in a temporary folder."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from model.clinician import Clinician
from model.head_map import load as load_head_map
from model.paths import RESOURCES, DataFolder
from model.patient import Patient
from model.protocol_catalogue import load_catalogue
from model.signing.pin import Pins
from model.store.store import Store, open_store
from model.use_cases.charting import give

PATIENTS = 1_000
WITH_SESSION = 200
PIN = "4711"
BEGINNING = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
FAMILY = ("Aldous", "Berenski", "Castellan", "Dunmore", "Eskola", "Fairweather", "Grieve",
          "Holloway", "Iversen", "Jurasz", "Kestrel", "Lindqvist", "Marlowe", "Nakagawa",
          "Oyelaran", "Pemberton", "Quill", "Rosario", "Szymański", "Tamm")  # fmt: skip
GIVEN = ("Ada", "Bruno", "Clara", "Daniel", "Esther", "Felix", "Greta", "Hugo", "Ines", "Jonas")


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder on a real disk where there is one: /tmp may lie in memory, where all is durable."""
    disk = Path("/var/tmp")
    with tempfile.TemporaryDirectory(dir=disk if disk.is_dir() else None) as folder:
        yield Path(folder)


@contextmanager
def practice(patients: int = PATIENTS) -> Iterator[DataFolder]:
    """A practice with this many patients, one in five with a session, closed again."""
    with temporary_folder() as root:
        folder = DataFolder(root)
        store = open_store(folder, durable=False)
        try:
            _fill(store, patients)
        finally:
            store.close()
        yield folder


def open_session(store: Store) -> int:
    """The newest session, which is still open."""
    return store.sessions.open_drafts()[0].session.session_id


def signable_sessions(folder: DataFolder, count: int) -> list[int]:
    """The ids of full sessions that only lack a signature, in a new file; its clinician has a PIN.

    Four to a patient, one after another.
    """
    protocol = load_catalogue(None).protocols["preempt"]
    head_map = load_head_map(RESOURCES / "head_map.svg")
    store = open_store(folder, durable=False)
    try:
        clinician = Clinician(clinician_id=0, name="Robin Okafor", credentials="MD")
        actor = store.clinicians.add(clinician, BEGINNING, None).clinician_id
        Pins(store.pins, lambda: BEGINNING).set_pin(actor, PIN)
        ids: list[int] = []
        while len(ids) < count:
            number = len(ids)
            if number % 4 == 0:
                born_on = date(1950, 1, 1) + timedelta(days=number)
                patient = Patient(
                    patient_id=0, family_name="Aldous", given_names=str(number), born_on=born_on
                )
                patient_id = store.patients.add(patient, BEGINNING, actor).patient_id
            at = BEGINNING + timedelta(minutes=number)
            session = store.start_session(patient_id, actor, protocol, head_map, at)
            chart = store.chart(session.session_id)
            changes = [change for site in protocol.sites for change in give(chart, site.code, at)]
            store.changes.apply(session.session_id, changes, action="given", at=at, actor=actor)
            ids.append(session.session_id)
    finally:
        store.close()
    return ids


def _fill(store: Store, patients: int) -> None:
    protocol = load_catalogue(None).protocols["preempt"]
    head_map = load_head_map(RESOURCES / "head_map.svg")
    clinician = Clinician(clinician_id=0, name="Robin Okafor", credentials="MD", role="neurologist")
    actor = store.clinicians.add(clinician, BEGINNING, None).clinician_id
    first_with = patients - max(1, patients * WITH_SESSION // PATIENTS)
    for number in range(patients):
        at = BEGINNING + timedelta(minutes=30 * number)
        patient = Patient(
            patient_id=0,
            family_name=FAMILY[number % len(FAMILY)],
            given_names=f"{GIVEN[number // len(FAMILY) % len(GIVEN)]} {number}",
            born_on=date(1950, 1, 1) + timedelta(days=13 * number),
            record_number=f"MADE-UP-{number:05}",
        )
        patient_id = store.patients.add(patient, at, actor).patient_id
        if number >= first_with:
            session = store.start_session(patient_id, actor, protocol, head_map, at)
            chart = store.chart(session.session_id)
            last = number == patients - 1
            sites = protocol.sites[: 12 if last else None]
            changes = [change for site in sites for change in give(chart, site.code, at)]
            store.changes.apply(
                session.session_id, changes, action="sites recorded", at=at, actor=actor
            )
            if not last:
                store.sessions.finish(session.session_id, at + timedelta(minutes=20), actor)
