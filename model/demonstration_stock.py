"""The made-up refrigerator: lots that come when the one before is used up, and vials drawn."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from model.stock import StockLot
from model.store.store import Store
from model.vial import Vial

CAME_BEFORE = timedelta(minutes=12)
MADE_UP_BEFORE, ENTERED_AFTER = timedelta(minutes=8), timedelta(seconds=50)


class Refrigerator:
    """Hands out vials of a size, the oldest lot first."""

    def __init__(self, store: Store, texts: Mapping[str, Any], today: date) -> None:
        self._store, self._texts, self._today = store, texts["stock"], today
        self._left = {lot[0]: lot[2] for lot in self._texts["lots"]}
        self._came: set[str] = set()
        self._drawn = 0

    def fill_up(self, at: datetime, actor: int) -> None:
        """Take in every lot that did not come yet."""
        for lot, *_ in self._texts["lots"]:
            self._take_in(lot, at, actor)

    def draw(self, size: int, number: int, at: datetime, actor: int, lot: str = "") -> Vial:
        """A vial made up shortly before a moment; a lot's first is preceded by its delivery."""
        known = next(
            one for one in self._texts["lots"]
            if one[1] == size and self._left[one[0]] and lot in ("", one[0])
        )  # fmt: skip
        name = known[0]
        self._take_in(name, at - CAME_BEFORE, actor)
        self._left[name] -= 1
        self._drawn += 1
        lots = self._texts["diluent_lots"]
        spread = sum(one[2] for one in self._texts["lots"]) // len(lots) + 1
        return Vial(
            number=number,
            product=self._texts["product"],
            size_units=Decimal(size),
            lot=name,
            expires_on=self._expiry(name),
            drug_code=self._texts["drug_codes"][str(size)],
            diluent=self._texts["diluent"],
            diluent_ml=Decimal(size) / self._texts["units_per_ml"],
            diluent_lot=lots[self._drawn // spread],
            made_up_at=at - MADE_UP_BEFORE,
            recorded_at=at + ENTERED_AFTER,
        )

    def _take_in(self, name: str, at: datetime, actor: int) -> None:
        if name in self._came:
            return
        self._came.add(name)
        size, vials = next((one[1], one[2]) for one in self._texts["lots"] if one[0] == name)
        lot = StockLot(
            product=self._texts["product"],
            size_units=Decimal(size),
            lot=name,
            expires_on=self._expiry(name),
            drug_code=self._texts["drug_codes"][str(size)],
            vials=vials,
            added_at=at,
        )
        self._store.stock.add(lot, at, actor)

    def _expiry(self, name: str) -> date:
        """The last day of its month, as boxes name it."""
        days = next(one[3] for one in self._texts["lots"] if one[0] == name)
        day = self._today + timedelta(days=days)
        return day.replace(day=monthrange(day.year, day.month)[1])
