"""A finding: what a rule says of a session, with the numbers it saw and where it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from model.judgement import Judgement, Severity, Verdict

__all__ = ["Counts", "Finding", "Place", "Severity", "counts"]


class Place(StrEnum):
    """The screen of a session on which something matters."""

    PREPARE = "prepare"
    VIALS = "vials"
    MAP = "map"
    AFTERCARE = "aftercare"
    REVIEW = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule says of a session as it stands.

    title goes on after "Stop: ", "Confirm: " or "Note: "; headline is the same standing alone.
    key names the finding as long as the session lasts; saw tells all it was computed from, so
    that a judgement lapses with the first figure that changes.
    """

    rule: str
    kind: str
    """What was looked for, such as sites-open: the same under whatever name a clinic gives it."""
    key: str
    severity: Severity
    place: Place
    title: str
    detail: str
    lines: tuple[tuple[str, str], ...] = ()
    """Label and value, such as ("Planned today", "155 U")."""
    source: str
    certainty: str
    subject: str = ""
    site_codes: tuple[str, ...] = ()
    """The sites to mark, or to give a reason for."""
    saw: str
    overridable: bool = True
    """False where a stop has to be mended: no reason makes vials add up."""
    judgement: Judgement | None = None
    """What was said of it, with these very figures."""

    @property
    def headline(self) -> str:
        """The title with a capital, where no word stands in front."""
        return self.title[:1].upper() + self.title[1:]

    @property
    def is_settled(self) -> bool:
        """Whether it asks for nothing more."""
        if self.severity is Severity.NOTE:
            return True
        if self.judgement is None:
            return False
        overridden = self.judgement.verdict is Verdict.OVERRIDDEN
        return self.severity is Severity.CONFIRM or (overridden and self.overridable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many findings of each severity, and how many of them still ask for something."""

    stops: int
    confirms: int
    notes: int
    open_stops: int
    open_confirms: int


def counts(findings: Iterable[Finding]) -> Counts:
    """The findings by severity."""
    found = tuple(findings)

    def number(severity: Severity, *, unsettled: bool = False) -> int:
        return sum(f.severity is severity and not (unsettled and f.is_settled) for f in found)

    return Counts(
        stops=number(Severity.STOP),
        confirms=number(Severity.CONFIRM),
        notes=number(Severity.NOTE),
        open_stops=number(Severity.STOP, unsettled=True),
        open_confirms=number(Severity.CONFIRM, unsettled=True),
    )
