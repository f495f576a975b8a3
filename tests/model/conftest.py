"""What the model's tests share: a store in a temporary folder, a clock that is set, builders."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from model import head_map
from model.clinician import Clinician
from model.head_map import HeadMap
from model.injection import Injection
from model.paths import RESOURCES, DataFolder
from model.patient import Patient
from model.protocol import Protocol
from model.protocol_file import load_protocol
from model.session import Session
from model.session_chart import SessionChart
from model.store.store import Store, open_store

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


class SetClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **duration: float) -> datetime:
        """Go on by a timedelta's arguments."""
        self.now += timedelta(**duration)
        return self.now


def a_patient(family_name: str = "Marlowe", given_names: str = "Ada", **values: object) -> Patient:
    """A patient not kept yet."""
    values.setdefault("born_on", date(1979, 3, 14))
    return Patient(
        patient_id=0,
        family_name=family_name,
        given_names=given_names,
        **values,  # type: ignore[arg-type]
    )


class Practice:
    """A store with one clinician, one patient and one started session."""

    def __init__(self, store: Store, protocol: Protocol, drawing: HeadMap) -> None:
        self.store, self.protocol, self.drawing = store, protocol, drawing
        self.clinician = store.clinicians.add(
            Clinician(clinician_id=0, name="Robin Okafor", credentials="MD"), NOON, None
        )
        self.actor = self.clinician.clinician_id
        self.patient = store.patients.add(a_patient(), NOON, self.actor)
        self.session = self.start()

    def start(self, at: datetime = NOON, patient: Patient | None = None) -> Session:
        """A new draft session."""
        return self.store.start_session(
            (patient or self.patient).patient_id, self.actor, self.protocol, self.drawing, at
        )

    def chart(self) -> SessionChart:
        """The started session as it stands in the file."""
        return self.store.chart(self.session.session_id)

    def rows(self) -> dict[str, Injection]:
        """Its injection rows in the file."""
        return self.store.injections.of(self.session.session_id)


@pytest.fixture(scope="session")
def preempt() -> Protocol:
    return load_protocol(RESOURCES / "protocols" / "preempt.toml")


@pytest.fixture(scope="session")
def drawing() -> HeadMap:
    return head_map.load(RESOURCES / "head_map.svg")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "practice")


@pytest.fixture
def store(folder: DataFolder, clock: SetClock) -> Iterator[Store]:
    opened = open_store(folder, clock)
    yield opened
    opened.close()


@pytest.fixture
def practice(store: Store, preempt: Protocol, drawing: HeadMap) -> Practice:
    return Practice(store, preempt, drawing)
