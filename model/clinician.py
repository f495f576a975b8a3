"""The person injecting."""

from dataclasses import dataclass, replace

from model.errors import InvalidValueError
from model.one_line import has_visible, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinician:
    """A clinician as kept in the store; the PIN is kept apart, see model/signing/pin.py."""

    clinician_id: int
    name: str
    credentials: str = ""
    role: str = ""

    @property
    def signature_name(self) -> str:
        """Name with credentials, as it prints."""
        return f"{self.name}, {self.credentials}" if self.credentials else self.name


def checked_clinician(clinician: Clinician) -> Clinician:
    """The same with each line tidy; raises InvalidValueError without a name."""
    tidy = replace(
        clinician,
        name=one_line(clinician.name),
        credentials=one_line(clinician.credentials),
        role=one_line(clinician.role),
    )
    if not has_visible(tidy.name):
        raise InvalidValueError("name", "A clinician needs a name: it prints on every chart.")
    return tidy
