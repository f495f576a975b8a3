"""Signatures under a session, and what was added after it was signed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Purpose(StrEnum):
    """What a signature stands for."""

    AUTHOR = "author"
    COSIGNER = "cosigner"
    AMENDMENT = "amendment"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed what and when; text is the canonical form that the hash was taken of."""

    number: int
    purpose: Purpose
    amendment: int | None = None
    """The amendment's number, for the purposes amendment and void."""
    clinician_id: int
    name: str
    credentials: str
    role: str
    signed_at: datetime
    gap_reason: str = ""
    """Why it was signed with parts missing."""
    cosign_wanted: bool = False
    """Whether the clinic asked for a second signature on the day of this one."""
    sha256: str
    text: str

    @property
    def check_code(self) -> str:
        """The first sixteen figures of the hash in groups of four, as charts print it."""
        short = self.sha256[:16].upper()
        return " ".join(short[i : i + 4] for i in range(0, 16, 4))

    @property
    def signed_name(self) -> str:
        """Name with credentials, as it prints."""
        return f"{self.name}, {self.credentials}" if self.credentials else self.name


@dataclass(frozen=True, slots=True)
class Correction:
    """One value as signed and as it should have been."""

    key: str
    label: str
    as_signed: str
    amended: str


class AmendmentKind(StrEnum):
    """An addition in words, corrected values, or the session declared void."""

    ADDITION = "addition"
    CORRECTION = "correction"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """Added beneath a signed session, which stays as it was."""

    number: int
    kind: AmendmentKind
    text: str = ""
    corrections: tuple[Correction, ...] = ()
    reason: str
    clinician_id: int
    at: datetime
