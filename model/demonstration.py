"""A made-up practice to look around in: two years of sessions that look like life.

Names, plans and places are in resources/demonstration.toml; chance comes from a fixed seed, so
that the same day gives the same rows. It goes through the store's own calls: its audit is real.
"""

import random
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from model.clinician import Clinician
from model.clock import Clock
from model.demonstration_session import SessionRows
from model.errors import HeadmapError
from model.head_map import HeadMap
from model.head_map import load as load_head_map
from model.paths import RESOURCES, DataFolder
from model.patient import Patient, Sex
from model.protocol import Protocol
from model.protocol_catalogue import load_catalogue
from model.store.backup import restore
from model.store.store import Store, open_store, open_store_for_reading

SEED = 20_261_120
ONE_DAY = timedelta(days=1)
BEGUN_BEFORE = timedelta(minutes=16)
SHORTLY = timedelta(seconds=40)
OPENS, CLOSES = 8, 16


@dataclass(frozen=True, slots=True)
class PastSession:
    """A session still to be written: whose, when, by which clinician."""

    started_at: datetime
    clinician: int
    person: int


def make_demonstration(practice: DataFolder, clock: Clock) -> DataFolder:
    """The folder of the made-up practice, made if need be; never the practice's own records.

    What was charted in it today is kept. A demonstration of another day is made anew, for its
    open session would not be today's: all that was added to it goes. Raises a StoreError.
    """
    folder = practice.demonstration()
    now = clock()
    if _made_on(folder, now.astimezone().date()):
        return folder
    making = DataFolder(folder.root / "making")
    shutil.rmtree(making.root, ignore_errors=True)
    try:
        store = open_store(making, clock, durable=False)
        try:
            drawing = load_head_map(RESOURCES / "head_map.svg")
            protocol = load_catalogue(None).protocols["preempt"]
            # Early in the morning the open session must not lie in the future.
            fill_demonstration(store, protocol, drawing, now.astimezone().date(), now)
        finally:
            store.close()
        restore(making.records, folder.records, now)
    finally:
        shutil.rmtree(making.root, ignore_errors=True)
    for made_up in folder.root.glob("replaced-*"):
        made_up.unlink()
    return folder


def fill_demonstration(
    store: Store,
    protocol: Protocol,
    head_map: HeadMap,
    today: date,
    now: datetime | None = None,
) -> None:
    """Fill an empty store with the made-up practice as it is on a day, at a moment of it."""
    with (RESOURCES / "demonstration.toml").open("rb") as file:
        texts = tomllib.load(file, parse_float=Decimal)
    _Practice(store, protocol, head_map, texts, today).fill(now)


def _made_on(folder: DataFolder, today: date) -> bool:
    """Whether there is a demonstration with a session of today; a broken one is none."""
    midnight = _at_local(today, time())
    try:
        store = open_store_for_reading(folder)
        try:
            return bool(store.sessions.between(midnight, midnight + ONE_DAY))
        finally:
            store.close()
    except HeadmapError:
        return False


def _at_local(day: date, moment: time) -> datetime:
    """A local time of the workstation as the aware UTC moment that is kept."""
    return datetime.combine(day, moment).astimezone(UTC)


class _Practice:
    """Writes clinic, people and sessions in the order in which they would have come."""

    def __init__(
        self,
        store: Store,
        protocol: Protocol,
        head_map: HeadMap,
        texts: Mapping[str, Any],
        today: date,
    ) -> None:
        self._store, self._protocol, self._head_map = store, protocol, head_map
        self._texts, self._today = texts, today
        self._chance = random.Random(SEED)
        self._rows = SessionRows(protocol, texts, self._chance)
        self._clinicians: list[int] = []
        self._patients: dict[int, int] = {}

    def fill(self, now: datetime | None) -> None:
        """Write everything."""
        past = sorted(
            (
                session
                for person in range(len(self._texts["patients"]))
                for session in self._past(person)
            ),
            key=lambda session: (session.started_at, session.person),
        )
        self._open_clinic(past[0].started_at - timedelta(days=7))
        for session in past:
            self._write(session)
        evening = _at_local(self._today - ONE_DAY, time(17))
        for person, values in enumerate(self._texts["patients"]):
            if person not in self._patients:
                self._add_patient(person, evening)
            if values[8] == "archived":
                self._store.patients.archive(
                    self._patients[person], True, evening, self._clinicians[0]
                )
        self._open_today(now)

    def _open_clinic(self, at: datetime) -> None:
        clinic = self._texts["clinic"]
        for name, credentials, role in self._texts["clinicians"]:
            clinician = Clinician(clinician_id=0, name=name, credentials=credentials, role=role)
            added = self._store.clinicians.add(clinician, at, None)
            self._clinicians.append(added.clinician_id)
        settings = self._store.settings
        settings.set(
            replace(
                settings.get(),
                clinic_name=clinic["name"],
                clinic_address=clinic["address"],
                clinic_phone=clinic["phone"],
                last_clinician_id=str(self._clinicians[0]),
            ),
            at,
            self._clinicians[0],
        )

    def _past(self, person: int) -> list[PastSession]:
        """A person's sessions but today's: about every 12 weeks back from the last."""
        days_ago, count = self._texts["patients"][person][6:8]
        clinician = self._chance.randrange(len(self._texts["clinicians"]))
        sessions = []
        for _ in range(count):
            day = self._today - timedelta(days=days_ago)
            day -= timedelta(days=max(day.weekday() - 4, 0))  # weekends go to Friday
            hour, quarter = self._chance.randrange(OPENS, CLOSES), self._chance.randrange(4)
            moment = _at_local(day, time(hour, quarter * 15 + self._chance.randrange(5)))
            stand_in = self._chance.random() < 0.1
            sessions.append(PastSession(moment, 1 if stand_in else clinician, person))
            days_ago += self._protocol.interval_days + self._chance.choice(
                (0, 0, 0, 1, 3, 7, 7, 14)
            )
        return sessions

    def _add_patient(self, person: int, at: datetime) -> None:
        family_name, given_names, born_on, sex, number, allergies, *_ = self._texts["patients"][
            person
        ]
        patient = Patient(
            patient_id=0,
            family_name=family_name,
            given_names=given_names,
            born_on=born_on,
            sex=Sex(sex),
            record_number=f"DEMO-{number:05}",
            phone=f"555-01{person:02}",
            email=f"patient{number:03}@example.org",
            allergies=None if allergies == "?" else allergies,
        )
        added = self._store.patients.add(patient, at, self._clinicians[0])
        self._patients[person] = added.patient_id

    def _write(self, past: PastSession) -> None:
        """One finished session, with its patient where it is the first."""
        if past.person not in self._patients:
            self._add_patient(past.person, past.started_at - timedelta(minutes=20))
        actor = self._clinicians[past.clinician]
        session_id = self._start(past.person, actor, past.started_at)
        made = self._rows.past(self._texts["patients"][past.person][8], past.started_at)
        last = made.rows[-1].recorded_at
        self._store.changes.apply(
            session_id, made.changes, action="sites recorded", at=last, actor=actor
        )
        if made.note:
            self._store.sessions.set_note(session_id, made.note, last + SHORTLY, actor)
        self._store.sessions.finish(session_id, last + 2 * SHORTLY, actor)

    def _open_today(self, now: datetime | None) -> None:
        """The first patient's session, begun by the first clinician and still open."""
        started_at = _at_local(self._today, self._texts["today"]["started"])
        if now:
            begun = now.replace(second=0, microsecond=0) - BEGUN_BEFORE
            started_at = max(min(started_at, begun), _at_local(self._today, time()))
        actor = self._clinicians[0]
        session_id = self._start(0, actor, started_at)
        for action, made in self._rows.today(started_at):
            self._store.changes.apply(
                session_id, made.changes, action=action, at=made.rows[0].recorded_at, actor=actor
            )

    def _start(self, person: int, actor: int, at: datetime) -> int:
        patient_id = self._patients[person]
        session = self._store.start_session(patient_id, actor, self._protocol, self._head_map, at)
        return session.session_id
