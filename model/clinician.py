"""The person injecting."""

from dataclasses import dataclass, replace

from model.errors import InvalidValueError


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinician:
    """A clinician as kept in the store; passwords come later."""

    clinician_id: int
    name: str
    credentials: str = ""
    role: str = ""

    @property
    def signature_name(self) -> str:
        """Name with credentials, as it prints."""
        return f"{self.name}, {self.credentials}" if self.credentials else self.name


def checked_clinician(clinician: Clinician) -> Clinician:
    """The same with white space trimmed; raises InvalidValueError without a name."""
    tidy = replace(
        clinician,
        name=" ".join(clinician.name.split()),
        credentials=" ".join(clinician.credentials.split()),
        role=" ".join(clinician.role.split()),
    )
    if not tidy.name:
        raise InvalidValueError("name", "A clinician needs a name: it prints on every chart.")
    return tidy
