"""The preparation: vials, what was drawn from them and what was thrown away."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from model.dose import TENTH, TENTHS_PER_UNIT
from model.errors import InvalidValueError
from model.one_line import checked_line, has_visible

LOT = re.compile(r"[^\s]{1,30}")
DRUG_CODE = re.compile(r"[0-9][0-9-]{0,19}|")
MOST_VIALS = 20
# What a file holds at all; which sizes there are is for the clinic's list of products to say.
MOST_UNITS_IN_A_VIAL = Decimal(1000)
MOST_DILUENT_ML = Decimal(50)
HUNDREDTH = Decimal("0.01")


class Supplier(StrEnum):
    """Who pays for the drug: a pharmacy's vial is not billed by the clinic."""

    CLINIC = "clinic"
    PHARMACY = "pharmacy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vial:
    """One vial of a session, as printed on its box and as it was made up."""

    number: int
    product: str
    size_units: Decimal
    lot: str
    expires_on: date
    drug_code: str = ""
    diluent: str
    diluent_ml: Decimal
    diluent_lot: str = ""
    made_up_at: datetime
    supplier: Supplier = Supplier.CLINIC
    recorded_at: datetime

    @property
    def units_per_ml(self) -> Decimal:
        """The concentration."""
        return self.size_units / self.diluent_ml

    def volume_ml(self, dose_units: Decimal) -> Decimal:
        """The volume that holds a dose, exact."""
        return dose_units * self.diluent_ml / self.size_units


@dataclass(frozen=True, slots=True, kw_only=True)
class Discard:
    """Units thrown away from a vial, when and why, and who saw it where a clinic asks for that."""

    number: int
    vial: int
    dose_units: Decimal
    at: datetime
    reason: str
    witness: str = ""


def checked_vial(vial: Vial) -> Vial:
    """The same with its texts tidy; raises InvalidValueError naming the field to mend."""
    tidy = replace(
        vial,
        product=checked_line("product", vial.product, 80),
        size_units=checked_size(vial.size_units),
        lot=checked_lot("lot", vial.lot),
        expires_on=checked_expiry(vial.expires_on),
        drug_code=checked_drug_code(vial.drug_code),
        diluent=checked_line("diluent", vial.diluent, 80),
        diluent_ml=checked_diluent_ml(vial.diluent_ml),
        diluent_lot=checked_lot("diluent_lot", vial.diluent_lot, optional=True),
    )
    if not 1 <= tidy.number <= MOST_VIALS:
        raise InvalidValueError("number", f"A session holds at most {MOST_VIALS} vials.")
    for field, text in (("product", tidy.product), ("diluent", tidy.diluent)):
        if not has_visible(text):
            raise InvalidValueError(field, "Say what it is.")
    return tidy


def checked_size(size_units: Decimal) -> Decimal:
    """The same; raises InvalidValueError for a vial that nobody makes."""
    if not size_units.is_finite() or not 0 < size_units <= MOST_UNITS_IN_A_VIAL:
        raise InvalidValueError(
            "size_units", f"A vial holds above 0 and up to {MOST_UNITS_IN_A_VIAL} U."
        )
    if size_units % TENTH:
        raise InvalidValueError("size_units", "Units have at most one decimal.")
    return size_units


def size_tenths(size_units: Decimal) -> int:
    """A vial's size as the table holds it; raises InvalidValueError as checked_size()."""
    return int(checked_size(size_units) * TENTHS_PER_UNIT)


def checked_lot(field: str, typed: str, *, optional: bool = False) -> str:
    """A lot number without the space around it; raises InvalidValueError for the field."""
    lot = typed.strip()
    if not lot and not optional:
        raise InvalidValueError(field, "Enter the lot number printed on the box.")
    if lot and not (LOT.fullmatch(lot) and lot.isascii() and lot.isprintable()):
        raise InvalidValueError(
            field, "A lot number is up to 30 letters and figures, without spaces."
        )
    return lot


def checked_drug_code(typed: str) -> str:
    """A national drug code without the space around it, or nothing; raises InvalidValueError."""
    drug_code = typed.strip()
    if not DRUG_CODE.fullmatch(drug_code) or not drug_code.isascii():
        raise InvalidValueError(
            "drug_code", "A drug code is up to 20 figures and hyphens, such as 0023-1145-01."
        )
    return drug_code


def checked_expiry(expires_on: date) -> date:
    """The same; raises InvalidValueError for a year that no box bears."""
    if not 2000 <= expires_on.year <= 2999:
        raise InvalidValueError("expires_on", "Enter the expiry printed on the box.")
    return expires_on


def checked_diluent_ml(diluent_ml: Decimal) -> Decimal:
    """The same; raises InvalidValueError for a volume that no syringe draws."""
    if not diluent_ml.is_finite() or not 0 < diluent_ml <= MOST_DILUENT_ML:
        raise InvalidValueError(
            "diluent_ml", f"A volume lies above 0 and up to {MOST_DILUENT_ML} mL."
        )
    if diluent_ml % HUNDREDTH:
        raise InvalidValueError("diluent_ml", "A volume has at most two decimals.")
    return diluent_ml


def checked_discard(discard: Discard) -> Discard:
    """The same with its texts tidy; raises InvalidValueError naming the field to mend."""
    tidy = replace(
        discard,
        reason=checked_line("reason", discard.reason, 200),
        witness=checked_line("witness", discard.witness, 120),
    )
    if not tidy.dose_units.is_finite() or not 0 < tidy.dose_units <= 1000:
        raise InvalidValueError("dose_units", "Discarded units lie above 0 and up to 1000.")
    if tidy.dose_units % TENTH:
        raise InvalidValueError("dose_units", "Units have at most one decimal.")
    if not has_visible(tidy.reason):
        raise InvalidValueError("reason", "Say why it was discarded.")
    return tidy
