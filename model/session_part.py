"""All that is recorded in a session beside its injections, and one change of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from model.answer import Answer
from model.detail import Detail
from model.injection import InjectionChange
from model.judgement import Judgement
from model.preventive import Preventive
from model.vial import Discard, Vial

Part = Vial | Discard | Answer | Detail | Preventive | Judgement
PartKey = tuple[str | int, ...]
PartId = tuple[type | str | int, ...]


def key_of(part: Part) -> PartKey:
    """What names a part among those of its kind in a session."""
    match part:
        case Vial() | Discard() | Preventive():
            return (part.number,)
        case Answer():
            return (part.group.value, part.code)
        case Detail():
            return (part.key,)
        case Judgement():
            return (part.finding,)


def id_of(part: Part) -> PartId:
    """What names a part among all of a session."""
    return (type(part), *key_of(part))


def by_id(parts: Iterable[Part]) -> dict[PartId, Part]:
    """The parts under their names."""
    return {id_of(part): part for part in parts}


@dataclass(frozen=True, slots=True)
class PartChange:
    """One part before and after an action; None where there is none."""

    before: Part | None
    after: Part | None

    @property
    def part(self) -> Part:
        """The part as it is after the change, or was before it went."""
        part = self.after or self.before
        if part is None:
            raise AssertionError("a change without a part before or after")
        return part

    def reversed(self) -> "PartChange":
        """The change that takes this one back."""
        return PartChange(self.after, self.before)


Change = InjectionChange | PartChange
Changes = tuple[Change, ...]


def reversed_changes(changes: Changes) -> tuple[Change, ...]:
    """The changes that take these back, last first."""
    return tuple(change.reversed() for change in reversed(changes))


def site_codes(changes: Iterable[Change]) -> frozenset[str]:
    """The sites whose injection changes."""
    return frozenset(c.site_code for c in changes if isinstance(c, InjectionChange))
