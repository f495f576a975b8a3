"""The clinic's stock of vials in the file, and the boxes known by their trade item number."""

import sqlite3
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from model.clock import from_milliseconds, to_milliseconds
from model.dose import from_tenths
from model.errors import ConflictError, InvalidValueError, NotFoundError
from model.gs1 import check_digit
from model.stock import Box, StockLot, checked_stock
from model.store.audit import AuditTrail
from model.store.database import Database, Row
from model.store.part_tables import TABLES
from model.vial import Supplier, Vial, size_tenths

# A vial of a void session was never treated with: it is back in the refrigerator.
SELECT = """
SELECT id, product, size_tenths, lot, expires_on, drug_code, supplier, vials, added_at, (
    SELECT count(*) FROM vial WHERE vial.lot = stock.lot AND vial.product = stock.product
    AND vial.size_tenths = stock.size_tenths AND vial.expires_on = stock.expires_on
    AND vial.supplier = stock.supplier AND NOT EXISTS (
        SELECT 1 FROM amendment a WHERE a.session_id = vial.session_id AND a.kind = 'void')
) AS used FROM stock"""
NATURAL = "product = ? AND size_tenths = ? AND lot = ? AND expires_on = ? AND supplier = ?"


class Stock:
    """Lots received, and how many vials of each are left."""

    def __init__(self, database: Database, audit: AuditTrail) -> None:
        self._database, self._audit = database, audit

    def all(self) -> list[StockLot]:
        """Every lot, first expiring first."""
        return [_lot(row) for row in self._database.rows(f"{SELECT} ORDER BY expires_on, id")]

    def offered(self, today: date) -> list[StockLot]:
        """Lots with vials left that may be used today, first expiring first."""
        return [lot for lot in self.all() if lot.left and lot.expires_on >= today]

    def get(self, lot_id: int) -> StockLot:
        """One lot; raises NotFoundError."""
        row = self._database.row(f"{SELECT} WHERE id = ?", (lot_id,))
        if row is None:
            raise NotFoundError("This lot is no longer in the stock.")
        return _lot(row)

    def add(self, lot: StockLot, at: datetime, actor: int) -> StockLot:
        """Vials received; more of a lot that is there are added to it. Raises InvalidValueError."""
        tidy = checked_stock(replace(lot, added_at=at))
        columns = _columns(tidy)
        with self._database.transaction():
            found = self._database.row(f"{SELECT} WHERE {NATURAL}", _natural(tidy))
            if found:
                before = _lot(found)
                vials = before.vials + tidy.vials
                return self._write(before, checked_stock(replace(before, vials=vials)), at, actor)
            new_id = self._database.execute(
                f"INSERT INTO stock ({', '.join(columns)})"
                f" VALUES ({', '.join('?' * len(columns))})",
                tuple(columns.values()),
            )
            self._tell("stock added", new_id, at, actor, after=columns)
        return self.get(new_id)

    def change(self, shown: StockLot, lot: StockLot, at: datetime, actor: int) -> StockLot:
        """Keep changed values of a lot; raises InvalidValueError, NotFoundError.

        shown is the lot as the screen had it: another one in the file raises ConflictError.
        """
        tidy = checked_stock(lot)
        with self._database.transaction():
            before = self.get(tidy.lot_id)
            if _columns(before) != _columns(shown):
                raise ConflictError(
                    "This lot was changed elsewhere meanwhile. The list shows it as it is now;"
                    " keep your values again if they are right."
                )
            return self._write(before, replace(tidy, added_at=before.added_at), at, actor)

    def remove(self, lot_id: int, at: datetime, actor: int) -> StockLot:
        """A lot is no longer kept track of; sessions keep what they recorded of it.

        Gives it as the file had it, to be put back.
        """
        with self._database.transaction():
            before = self.get(lot_id)
            self._database.execute("DELETE FROM stock WHERE id = ?", (lot_id,))
            self._tell("stock removed", lot_id, at, actor, before=_columns(before))
        return before

    def made_up_last(self, product: str, size_units: Decimal | None = None) -> Vial | None:
        """The vial of a product that was made up last, of a size if given, in any session."""
        table = TABLES[Vial]
        size = "AND size_tenths = ?" if size_units else ""
        row = self._database.row(
            f"SELECT {', '.join(table.columns)} FROM vial WHERE product = ? {size}"
            " ORDER BY recorded_at DESC LIMIT 1",
            (product, size_tenths(size_units)) if size_units else (product,),
        )
        vial = table.back(row) if row else None
        return vial if isinstance(vial, Vial) else None

    # -- boxes ---------------------------------------------------------------------------

    def box(self, gtin: str) -> Box | None:
        """What a trade item number stands for, where somebody said it."""
        row = self._database.row("SELECT gtin, product, size_tenths FROM box WHERE gtin = ?",
                                 (gtin,))  # fmt: skip
        return Box(gtin=row[0], product=row[1], size_units=from_tenths(row[2])) if row else None

    def learn(self, box: Box, at: datetime, actor: int) -> None:
        """From now on scans of this box find its product and size; raises InvalidValueError."""
        gtin = box.gtin
        if not (len(gtin) == 14 and gtin.isascii() and gtin.isdigit()) or (
            check_digit(gtin[:-1]) != int(gtin[-1])
        ):
            raise InvalidValueError("scan", "This is not the number of a box.")
        size = size_tenths(box.size_units)
        known = self.box(gtin)
        if known == box:
            return
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO box (gtin, product, size_tenths) VALUES (?, ?, ?) ON CONFLICT (gtin)"
                " DO UPDATE SET product = excluded.product, size_tenths = excluded.size_tenths",
                (gtin, box.product, size),
            )
            self._tell(
                "box learnt", 0, at, actor,
                before={"gtin": gtin, "product": known.product,
                        "size_tenths": size_tenths(known.size_units)} if known else None,
                after={"gtin": gtin, "product": box.product, "size_tenths": size},
            )  # fmt: skip

    # -- rows ----------------------------------------------------------------------------

    def _write(self, before: StockLot, after: StockLot, at: datetime, actor: int) -> StockLot:
        old, new = _columns(before), _columns(after)
        if old != new:
            try:
                self._database.execute(
                    f"UPDATE stock SET {', '.join(f'{name} = ?' for name in new)} WHERE id = ?",
                    (*new.values(), after.lot_id),
                )
            except sqlite3.IntegrityError:
                raise InvalidValueError(
                    "lot", "This lot is in the stock already; change that one."
                ) from None
            self._tell("stock changed", after.lot_id, at, actor, before=old, after=new)
        return self.get(after.lot_id)

    def _tell(
        self,
        action: str,
        lot_id: int,
        at: datetime,
        actor: int,
        *,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> None:
        self._audit.add(
            at=at, clinician_id=actor, action=action, subject="stock", subject_id=lot_id,
            before=before, after=after,
        )  # fmt: skip


def _natural(lot: StockLot) -> tuple[object, ...]:
    """What tells a lot from the others, in the order of NATURAL."""
    columns = _columns(lot)
    return tuple(columns[name] for name in
                 ("product", "size_tenths", "lot", "expires_on", "supplier"))  # fmt: skip


def _columns(lot: StockLot) -> dict[str, Any]:
    return {
        "product": lot.product,
        "size_tenths": size_tenths(lot.size_units),
        "lot": lot.lot,
        "expires_on": lot.expires_on.isoformat(),
        "drug_code": lot.drug_code,
        "supplier": lot.supplier.value,
        "vials": lot.vials,
        "added_at": to_milliseconds(lot.added_at),
    }


def _lot(row: Row) -> StockLot:
    return StockLot(
        lot_id=row[0],
        product=row[1],
        size_units=from_tenths(row[2]),
        lot=row[3],
        expires_on=date.fromisoformat(row[4]),
        drug_code=row[5],
        supplier=Supplier(row[6]),
        vials=row[7],
        added_at=from_milliseconds(row[8]),
        used=row[9],
    )
