"""What a search over everything finds, by kind, the newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from model.departure import DepartureKind
from model.outcome.adverse_effect import AdverseEffect
from model.patient import Patient
from model.session import SessionSummary
from model.store.patients import PatientMatch
from model.store.word_index import Text

Hit = TypeVar("Hit")


@dataclass(frozen=True, slots=True)
class Hits(Generic[Hit]):
    """Found of one kind; is_cut: there are more, and what is asked should be narrowed."""

    rows: Sequence[Hit] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class NoteHit:
    """A passage; without a session it was typed about the patient."""

    patient_id: int
    patient_name: str
    session: SessionSummary | None
    text: Text


@dataclass(frozen=True, slots=True)
class EffectHit:
    """An adverse effect and whose it is."""

    patient: Patient
    effect: AdverseEffect


class SiteDeparture(NamedTuple):
    """What was done otherwise at a site of a session."""

    site_code: str
    kind: DepartureKind


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one question; departures are those asked for, by session."""

    patients: Hits[PatientMatch] = Hits()
    sessions: Hits[SessionSummary] = Hits()
    notes: Hits[NoteHit] = Hits()
    effects: Hits[EffectHit] = Hits()
    departures: Mapping[int, Sequence[SiteDeparture]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found at all."""
        groups = (self.patients, self.sessions, self.notes, self.effects)
        return not any(group.rows for group in groups)
