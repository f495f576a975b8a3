"""What was done at one site of one session."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class Laterality(StrEnum):
    """Always the patient's."""

    LEFT = "L"
    MIDLINE = "M"
    RIGHT = "R"


class Kind(StrEnum):
    """Whether the protocol names the site, or it was added."""

    FIXED = "fixed"
    FOLLOW_THE_PAIN = "follow"
    CUSTOM = "custom"


class State(StrEnum):
    """Planned has a row of its own only where something was noted before the injection."""

    PLANNED = "planned"
    GIVEN = "given"
    NOT_GIVEN = "not_given"


@dataclass(frozen=True, slots=True)
class FreePlace:
    """Where a site without a fixed place lies: 0..1 of the whole view's box, origin top left."""

    view: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Injection:
    """One row of a session: the named site first, a coordinate only where placed freely."""

    site_code: str
    ordinal: int
    muscle: str | None
    laterality: Laterality
    kind: Kind = Kind.FIXED
    state: State
    dose_units: Decimal
    place: FreePlace | None = None
    reason_code: str = ""
    reason: str = ""
    note: str = ""
    recorded_at: datetime
    vial: int | None = None
    """The vial's number in the session; None until one is entered."""
    events: tuple[str, ...] = ()
    """Codes of what happened there, such as bleeding."""
    pain: int | None = None
    """0 to 10 as the patient said."""
    moved_mm: int | None = None
    """How far from the standard place, on the patient, where a fixed site was moved."""
    label: str = ""
    """What a custom point lies on, such as masseter."""


@dataclass(frozen=True, slots=True)
class InjectionChange:
    """One row before and after an action; None where there is no row."""

    site_code: str
    before: Injection | None
    after: Injection | None

    def reversed(self) -> "InjectionChange":
        """The change that takes this one back."""
        return InjectionChange(self.site_code, self.after, self.before)
