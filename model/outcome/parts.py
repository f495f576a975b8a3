"""All that is kept of a patient's course beside the sessions, and one change of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from model.outcome.adverse_effect import AdverseEffect
from model.outcome.contact import Contact
from model.outcome.decision import Decision
from model.outcome.diary_day import DiaryDay
from model.outcome.measurement import Baseline, Measurement

OutcomePart = Contact | Measurement | AdverseEffect | Baseline | Decision | DiaryDay
OutcomeKey = tuple[str | int, ...]
OutcomeId = tuple[type | str | int, ...]


def key_of(part: OutcomePart) -> OutcomeKey:
    """What names a part among those of its kind of one patient."""
    if isinstance(part, DiaryDay):  # first: there are thousands of them
        return (part.day.isoformat(),)
    match part:
        case Contact() | Measurement() | AdverseEffect() | Decision():
            return (part.number,)
        case Baseline():
            return (part.measure,)


def id_of(part: OutcomePart) -> OutcomeId:
    """What names a part among all of a patient."""
    return (type(part), *key_of(part))


def by_id(parts: Iterable[OutcomePart]) -> dict[OutcomeId, OutcomePart]:
    """The parts under their names."""
    return {id_of(part): part for part in parts}


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """One part before and after an action; None where there is none."""

    before: OutcomePart | None
    after: OutcomePart | None

    @property
    def part(self) -> OutcomePart:
        """The part as it is after the change, or was before it went."""
        part = self.after or self.before
        if part is None:
            raise AssertionError("a change without a part before or after")
        return part

    def reversed(self) -> "OutcomeChange":
        """The change that takes this one back."""
        return OutcomeChange(self.after, self.before)


OutcomeChanges = tuple[OutcomeChange, ...]


def reversed_changes(changes: OutcomeChanges) -> OutcomeChanges:
    """The changes that take these back, last first."""
    return tuple(change.reversed() for change in reversed(changes))
