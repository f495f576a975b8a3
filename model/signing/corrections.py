"""The values of a signed session that an amendment can correct, each by its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.errors import InvalidValueError
from model.one_line import checked_text, has_visible
from model.signature import Correction
from model.signing.canonical import SignedText
from model.signing.differences import KEYS
from model.signing.words import record_name, shown, value_name

LONGEST = 4000
CORRECTABLE = {
    "session": "started_at ended_at note",
    "injection": "state dose_tenths vial reason note events pain moved_mm label",
    "vial": "product size_tenths lot expires_on drug_code diluent diluent_ul diluent_lot"
    " made_up_at supplier",
    "discard": "vial dose_tenths at reason witness",
    "answer": "reply note",
    "detail": "value note",
    "preventive": "medicine dose duration outcome",
}


@dataclass(frozen=True, slots=True)
class SignedValue:
    """One value as signed; key names it among all of the session."""

    key: str
    label: str
    as_signed: str


def signed_values(text: SignedText) -> tuple[SignedValue, ...]:
    """Every value that can be corrected, in the order of the record, in words."""
    if text.record is None:
        return ()
    return tuple(
        SignedValue(
            "/".join([table, *(str(row.get(name)) for name in KEYS.get(table, ())), column]),
            f"{record_name(table, row)}: {value_name(column)}",
            shown(column, row[column]),
        )
        for table, columns in CORRECTABLE.items()
        for row in text.record.get(table, ())
        for column in columns.split()
        if column in row
    )


def checked_corrections(
    corrections: Sequence[Correction], text: SignedText
) -> tuple[Correction, ...]:
    """The same, tidy, each with its label and value from the signed record itself.

    Raises InvalidValueError for a value that was not signed, or that would stay as it was.
    """
    known = {value.key: value for value in signed_values(text)}
    checked = []
    for one in corrections:
        signed = known.get(one.key)
        if signed is None or one.as_signed != signed.as_signed:
            raise InvalidValueError(
                "corrections",
                f"{one.label} was not signed as {one.as_signed}. Nothing was changed.",
            )
        amended = checked_text("corrections", one.amended, LONGEST)
        if not has_visible(amended) or amended == signed.as_signed:
            raise InvalidValueError(
                "corrections", f"Say what {signed.label} should have been. Nothing was changed."
            )
        checked.append(Correction(one.key, signed.label, signed.as_signed, amended))
    return tuple(checked)
