"""A patient's course that is written to and read again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from model.outcome.adverse_effect import AdverseEffect
from model.outcome.contact import Contact
from model.outcome.course import Course
from model.outcome.lists import Measure, OutcomeLists
from model.outcome.lists_file import load_outcome_lists
from model.outcome.measurement import Baseline
from model.outcome.parts import OutcomeChanges
from model.use_cases import measuring
from tests.model.conftest import NOON, Practice

DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def lists() -> OutcomeLists:
    return load_outcome_lists()


class Desk:
    """A patient's course that is written to and read again."""

    def __init__(self, practice: Practice, lists: OutcomeLists) -> None:
        self.practice, self.lists = practice, lists

    @property
    def course(self) -> Course:
        patient_id = self.practice.patient.patient_id
        return self.practice.store.courses.of(patient_id, self.lists.by_code)

    def write(self, changes: OutcomeChanges) -> None:
        self.practice.store.outcomes.apply(
            self.practice.patient.patient_id, changes, action="test", at=NOON,
            actor=self.practice.actor,
        )  # fmt: skip

    def follow_up(self, on: date = DAY, period: int = 28, **values: str) -> OutcomeChanges:
        return measuring.add_follow_up(self.course, self.contact(on), self.typed(values), period)

    def contact(self, on: date = DAY) -> Contact:
        return Contact(number=0, on=on, channel="phone", clinician_id=self.practice.actor,
                       recorded_at=NOON)  # fmt: skip

    def typed(self, values: dict[str, str]) -> dict[Measure, Decimal | None]:
        return {self.lists.by_code[code]: Decimal(text) for code, text in values.items()}

    def baseline(self, **values: object) -> Baseline:
        made = Baseline(
            measure="headache_days",
            value=Decimal(22),
            period_days=28,
            ends_on=DAY,
            source="contact:1",
            clinician_id=self.practice.actor,
            recorded_at=NOON,
        )
        return replace(made, **values)  # type: ignore[arg-type]

    def effect(self, **values: object) -> AdverseEffect:
        made = AdverseEffect(number=0, effect="brow-ptosis", text="Brow droop",
                             clinician_id=self.practice.actor, recorded_at=NOON)  # fmt: skip
        return replace(made, **values)  # type: ignore[arg-type]


@pytest.fixture
def desk(practice: Practice, lists: OutcomeLists) -> Desk:
    return Desk(practice, lists)
