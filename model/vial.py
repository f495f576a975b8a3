"""The preparation: vials, what was drawn from them and what was thrown away."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from model.dose import TENTH, to_tenths
from model.errors import InvalidValueError
from model.one_line import checked_line, has_visible

LOT = re.compile(r"[^\s]{1,30}")
DRUG_CODE = re.compile(r"[0-9][0-9-]{0,19}|")
MOST_VIALS = 20
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
        lot=vial.lot.strip(),
        drug_code=vial.drug_code.strip(),
        diluent=checked_line("diluent", vial.diluent, 80),
        diluent_lot=vial.diluent_lot.strip(),
    )
    if not 1 <= tidy.number <= MOST_VIALS:
        raise InvalidValueError("number", f"A session holds at most {MOST_VIALS} vials.")
    for field, text in (("product", tidy.product), ("diluent", tidy.diluent)):
        if not has_visible(text):
            raise InvalidValueError(field, "Say what it is.")
    to_tenths(tidy.size_units, "size_units")
    if not tidy.lot:
        raise InvalidValueError("lot", "Enter the lot number printed on the box.")
    for field, text in (("lot", tidy.lot), ("diluent_lot", tidy.diluent_lot)):
        if text and not (LOT.fullmatch(text) and text.isascii() and text.isprintable()):
            raise InvalidValueError(
                field, "A lot number is up to 30 letters and figures, without spaces."
            )
    if not DRUG_CODE.fullmatch(tidy.drug_code) or not tidy.drug_code.isascii():
        raise InvalidValueError("drug_code", "A drug code is figures and hyphens only.")
    checked_diluent_ml(tidy.diluent_ml)
    if not 2000 <= tidy.expires_on.year <= 2999:
        raise InvalidValueError("expires_on", "Enter the expiry printed on the box.")
    return tidy


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
