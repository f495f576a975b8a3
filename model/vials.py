"""What the vials of a session hold, gave and lost, and which of them a dose comes from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from model.injection import Injection, State
from model.session_chart import ZERO, SessionChart, SiteRow


@dataclass(frozen=True, slots=True)
class Balance:
    """Units of one vial, or of all: held = given + discarded + left, always."""

    held: Decimal
    given: Decimal
    discarded: Decimal

    @property
    def left(self) -> Decimal:
        """What nobody has accounted for yet; below zero where a file says more came out."""
        return self.held - self.given - self.discarded

    @property
    def adds_up(self) -> bool:
        """Whether given and discarded are all that was held."""
        return self.left == 0


def balance_of(chart: SessionChart, number: int) -> Balance:
    """The sums of one vial of the session."""
    return Balance(
        chart.vials[number].size_units,
        chart.given_by_vial.get(number, ZERO),
        chart.discarded_by_vial.get(number, ZERO),
    )


def balances(chart: SessionChart) -> dict[int, Balance]:
    """The sums of every vial, by number."""
    return {number: balance_of(chart, number) for number in chart.vials}


def total(chart: SessionChart) -> Balance:
    """The sums of all vials together."""
    every = balances(chart).values()
    return Balance(
        sum((b.held for b in every), ZERO),
        sum((b.given for b in every), ZERO),
        sum((b.discarded for b in every), ZERO),
    )


def without_vial(chart: SessionChart) -> Decimal:
    """Units given of which no vial of the session is known."""
    return sum((d for n, d in chart.given_by_vial.items() if n not in chart.vials), ZERO)


def adds_up(chart: SessionChart) -> bool:
    """Whether each vial adds up and each injection has one; asked before a session is signed."""
    return not without_vial(chart) and all(b.adds_up for b in balances(chart).values())


def vial_for(chart: SessionChart, dose_units: Decimal) -> int | None:
    """The vial a dose comes from now: the first that has enough left, None where none has."""
    if not chart.vials:  # the way of every click before vials are entered
        return None
    return first_fitting(left_by_vial(chart), dose_units)


def left_by_vial(chart: SessionChart) -> dict[int, Decimal]:
    """Units left by vial, in the order the vials are used."""
    return {number: balance_of(chart, number).left for number in chart.vials}


def first_fitting(left: Mapping[int, Decimal], dose_units: Decimal) -> int | None:
    """The first vial with enough left for the whole dose."""
    return next((number for number, units in left.items() if units >= dose_units), None)


def allotted(left: dict[int, Decimal], doses: Iterable[Decimal]) -> Iterator[int | None]:
    """The vial of each dose, drawn one after another; left is lowered by what is drawn."""
    for dose in doses:
        number = first_fitting(left, dose)
        if number is not None:
            left[number] -= dose
        yield number


def refitted(chart: SessionChart, injection: Injection, dose_units: Decimal) -> int | None:
    """The vial of a given injection at another dose: its own where that still fits."""
    left = left_by_vial(chart)
    own = injection.vial
    if own in left:
        left[own] += injection.dose_units
        if left[own] >= dose_units:
            return own
    return first_fitting(left, dose_units)


def still_to_come(chart: SessionChart) -> Decimal:
    """Units of the sites that are open, at the dose each has."""
    return sum((row.dose_units for row in _open_rows(chart)), ZERO)


def short(chart: SessionChart) -> Decimal:
    """Units of open sites, and of given ones without a vial, for which no vial has enough left.

    A dose is not split: 2 U in each of two vials do not make one of 4.
    """
    doses = [
        injection.dose_units
        for injection in chart.injections.values()
        if injection.state is State.GIVEN and injection.vial not in chart.vials
    ]
    doses += [row.dose_units for row in _open_rows(chart)]
    numbers = allotted(left_by_vial(chart), doses)
    return sum((dose for dose, n in zip(doses, numbers, strict=True) if n is None), ZERO)


def planned_from(chart: SessionChart) -> dict[int | None, tuple[SiteRow, ...]]:
    """The open rows by the vial that each will come from; under None those that none holds."""
    rows = tuple(_open_rows(chart))
    found: dict[int | None, tuple[SiteRow, ...]] = {}
    numbers = allotted(left_by_vial(chart), (row.dose_units for row in rows))
    for row, number in zip(rows, numbers, strict=True):
        found[number] = (*found.get(number, ()), row)
    return found


def takes_over_at(chart: SessionChart, number: int) -> SiteRow | None:
    """The first open row that a vial will serve; None for one that serves none any more."""
    return next(iter(planned_from(chart).get(number, ())), None)


def _open_rows(chart: SessionChart) -> Iterator[SiteRow]:
    return (row for row in chart.rows if row.state is State.PLANNED)
