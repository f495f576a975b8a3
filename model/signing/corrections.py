"""The values of a signed session that an amendment can correct, each by its name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.detail import KEPT
from model.dose import TENTHS_PER_UNIT, to_tenths
from model.errors import InvalidValueError
from model.one_line import checked_text, has_visible
from model.signature import Correction
from model.signing.canonical import SignedText
from model.signing.differences import KEYS
from model.signing.words import record_name, shown, value_name

LONGEST = 4000
DOSE = re.compile(r"(\d{1,5}(?:[.,]\d{1,5})?)\s*(?:U|units?)?", re.ASCII | re.IGNORECASE)
MOST_DISCARDED = 1000
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
        if column in row and not str(row.get("key", "")).startswith(KEPT)
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
        amended = _checked_value(signed, one.amended)
        if not has_visible(amended) or amended == signed.as_signed:
            raise InvalidValueError(
                "corrections", f"Say what {signed.label} should have been. Nothing was changed."
            )
        checked.append(Correction(one.key, signed.label, signed.as_signed, amended))
    return tuple(checked)


def _checked_value(signed: SignedValue, typed: str) -> str:
    """What was typed, tidy; a dose as the chart writes one, as sums are told from it by eye."""
    text = checked_text("corrections", typed, LONGEST)
    table, *_, column = signed.key.split("/")
    if column != "dose_tenths" or not has_visible(text):
        return text
    found = DOSE.fullmatch(text.strip())
    if found is None:
        raise InvalidValueError(
            "corrections", f"{signed.label} is a number of units, such as 7.5 U."
        )
    units = Decimal(found[1].replace(",", "."))
    if table == "injection":
        return shown(column, to_tenths(units, "corrections"))
    if not 0 < units <= MOST_DISCARDED or units * TENTHS_PER_UNIT % 1:
        raise InvalidValueError(
            "corrections",
            f"Discarded units lie above 0 and up to {MOST_DISCARDED}, with at most one decimal.",
        )
    return shown(column, int(units * TENTHS_PER_UNIT))
