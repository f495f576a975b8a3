"""Lots of vials that the clinic has in its refrigerator, and the boxes it has learnt to know."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from model.errors import InvalidValueError
from model.one_line import checked_line, has_visible
from model.vial import Supplier, checked_drug_code, checked_expiry, checked_lot, checked_size

MOST_VIALS_OF_A_LOT = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class StockLot:
    """A lot as received; used counts the vials of it in sessions that are not void."""

    lot_id: int = 0
    product: str
    size_units: Decimal
    lot: str
    expires_on: date
    drug_code: str = ""
    supplier: Supplier = Supplier.CLINIC
    vials: int
    added_at: datetime
    used: int = 0

    @property
    def left(self) -> int:
        """Vials that should still lie in the refrigerator."""
        return max(self.vials - self.used, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """What a trade item number stands for, once somebody said it or a vial was added by it."""

    gtin: str
    product: str
    size_units: Decimal


def checked_stock(lot: StockLot) -> StockLot:
    """The same with its texts tidy; raises InvalidValueError naming the field to mend."""
    tidy = replace(
        lot,
        product=checked_line("product", lot.product, 80),
        size_units=checked_size(lot.size_units),
        lot=checked_lot("lot", lot.lot),
        drug_code=checked_drug_code(lot.drug_code),
        expires_on=checked_expiry(lot.expires_on),
    )
    if not has_visible(tidy.product):
        raise InvalidValueError("product", "Say what it is.")
    if not 1 <= tidy.vials <= MOST_VIALS_OF_A_LOT:
        raise InvalidValueError(
            "vials", f"Enter how many vials came, from 1 to {MOST_VIALS_OF_A_LOT}."
        )
    return tidy
