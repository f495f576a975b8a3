"""A practice in which somebody is in every group, on Friday 20 Nov 2026."""

from datetime import timedelta

import pytest

from tests.gui.patients.conftest import AddPatient, AddSession, add_patient, add_session
from tests.model.conftest import NOON

__all__ = ["add_patient", "add_session"]

AGO = {"Teller": 100, "Bright": 85, "Voss": 84, "Sunday": 82, "Ito": 28, "Long": 200, "Later": 70}


@pytest.fixture
def due(add_patient: AddPatient, add_session: AddSession) -> dict[str, int]:
    """Patients by family name, each treated once so many days ago; their numbers in the file."""
    made = {}
    for name, days in AGO.items():
        patient = add_patient(
            name, "Ada", record_number=f"DEMO-{days}", phone=f"555-{days:04}", email="a@example.org"
        )
        add_session(patient, given=1, at=NOON - timedelta(days=days))
        made[name] = patient.patient_id
    return made
