"""The lines of a claim for one session: the procedure, the drug, what was discarded of it.

Units billed are whole. Part units are rounded up once, in the total of a product, and what was
discarded is the rest: given and discarded together never come to more than the vials held.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from model.practice.lists import BillingCodes, DrugCode
from model.session_chart import ZERO, SessionChart
from model.vial import Supplier, Vial
from model.vials import balance_of, without_vial


class Billed(StrEnum):
    """What a line is for."""

    PROCEDURE = "procedure"
    GIVEN = "given"
    GIVEN_NONE_DISCARDED = "given, nothing discarded"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class BillingLine:
    """One line of a claim."""

    code: str
    billed: Billed
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """The lines, and the units that none of them holds or that one holds rounded."""

    lines: tuple[BillingLine, ...] = ()
    rounded: tuple[tuple[Decimal, int], ...] = ()
    """Units given as they were, and as they are billed."""
    below_one: Decimal = ZERO
    """Units discarded that are less than one to be billed."""
    unaccounted: Decimal = ZERO
    """Units of the clinic's vials neither given nor discarded: the claim is not ready."""
    from_no_vial: Decimal = ZERO
    pharmacy: Decimal = ZERO
    """Units given out of the pharmacy's vials, which the clinic does not bill."""
    without_code: tuple[str, ...] = ()
    """Products of the clinic's vials that the list has no code for."""


def bill_of(chart: SessionChart, codes: BillingCodes) -> Bill:
    """What a session comes to; nothing where nothing was given, or where it was declared void."""
    if chart.void or not chart.tally.units_given:
        return Bill()
    drugs = {drug.product: drug for drug in codes.drugs}
    own = [vial for vial in chart.vials.values() if vial.supplier is Supplier.CLINIC]
    products = dict.fromkeys(vial.product for vial in own)
    sums = [
        _Sum(chart, drugs[name], [v for v in own if v.product == name])
        for name in products
        if name in drugs
    ]
    procedure = BillingLine(codes.procedure, Billed.PROCEDURE, 1)
    return Bill(
        lines=(procedure, *(line for one in sums for line in one.lines(codes))),
        rounded=tuple(
            (one.given, one.given_billed * one.drug.units) for one in sums if one.is_rounded
        ),
        below_one=sum((one.discarded for one in sums if not one.discarded_billed), ZERO),
        unaccounted=sum((balance_of(chart, vial.number).left for vial in own), ZERO),
        from_no_vial=without_vial(chart),
        pharmacy=_given(chart, (v for v in chart.vials.values() if v not in own)),
        without_code=tuple(name for name in products if name not in drugs),
    )


class _Sum:
    """What the clinic's own vials of one product gave and lost."""

    def __init__(self, chart: SessionChart, drug: DrugCode, vials: list[Vial]) -> None:
        self.drug = drug
        self.given = _given(chart, vials)
        gone = (chart.discarded_by_vial.get(vial.number, ZERO) for vial in vials)
        self.discarded = sum(gone, ZERO)
        self.left = sum((balance_of(chart, vial.number).left for vial in vials), ZERO)
        self.given_billed = self._whole(self.given)
        self.discarded_billed = self._whole(self.given + self.discarded) - self.given_billed

    @property
    def is_rounded(self) -> bool:
        """Whether more is billed than was given."""
        return self.given_billed * self.drug.units != self.given

    def lines(self, codes: BillingCodes) -> Iterator[BillingLine]:
        """Given, and discarded where there is any: else the modifier that says there is none.

        While units are left in a vial nobody knows yet which of the two it will be.
        """
        code = self.drug.code
        if self.discarded_billed:
            if self.given_billed:
                yield BillingLine(code, Billed.GIVEN, self.given_billed)
            wasted = f"{code}-{codes.discarded}"
            yield BillingLine(wasted, Billed.DISCARDED, self.discarded_billed)
        elif self.given_billed and self.left:
            yield BillingLine(code, Billed.GIVEN, self.given_billed)
        elif self.given_billed:
            whole = f"{code}-{codes.none_discarded}"
            yield BillingLine(whole, Billed.GIVEN_NONE_DISCARDED, self.given_billed)

    def _whole(self, units: Decimal) -> int:
        return int((units / self.drug.units).to_integral_value(ROUND_CEILING))


def _given(chart: SessionChart, vials: Iterable[Vial]) -> Decimal:
    return sum((chart.given_by_vial.get(vial.number, ZERO) for vial in vials), ZERO)
