"""What a check of signatures found, in words."""

from dataclasses import dataclass
from datetime import datetime

from model.signature import Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One value that is not as it was signed; note stands in place of the three where it is set."""

    record: str
    """Which record, such as TE-L3, Vial 1, Signature 1."""
    value: str = ""
    as_signed: str = ""
    now: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """All of it as one sentence without its full stop."""
        if self.note:
            return f"{self.record}: {self.note}"
        return f"{self.record}: {self.value} was signed as {self.as_signed} and is now {self.now}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureCheck:
    """One signature that there is or ought to be."""

    number: int
    purpose: Purpose | None
    """None where the row says no purpose that there is."""
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether everything it covers is as it was signed."""
        return not self.disagreements


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was found of one session; one that nobody signed agrees."""

    session_id: int
    started_at: datetime | None = None
    """As it stands now; None where it is gone or is no moment."""
    signatures: tuple[SignatureCheck, ...] = ()
    others: tuple[Disagreement, ...] = ()
    """What belongs to no signature: unsigned amendments, events of the audit."""

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """All that no longer agrees, each once."""
        found = [each for check in self.signatures for each in check.disagreements]
        return tuple(dict.fromkeys([*found, *self.others]))

    @property
    def agrees(self) -> bool:
        """Whether nothing at all was changed."""
        return not self.disagreements


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found in the whole file."""

    events: int = 0
    first_broken: int | None = None
    """The id of the first audit event that is not as it was written."""
    sessions: int = 0
    """Sessions with signatures."""
    signatures: int = 0
    broken: tuple[Verification, ...] = ()
    """The sessions that no longer agree."""
    guards_amiss: tuple[str, ...] = ()
    """Triggers that lock signed records and are missing, changed or not the program's."""
    complete: bool = True
    """Whether it was not cancelled on the way."""

    @property
    def in_order(self) -> bool:
        """Whether all was looked through and nothing was changed."""
        return (
            self.complete
            and self.first_broken is None
            and not self.broken
            and not self.guards_amiss
        )
