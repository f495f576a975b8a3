"""One session against another, site by site: added, dropped, another dose, another place."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from model.head_map import HeadMap
from model.injection import FreePlace, Kind, Laterality, State
from model.session_chart import ZERO, SessionChart, SiteRow
from model.surface import Direction, direction, distance_mm, standard_place

Key = tuple[str, ...]


class Change(StrEnum):
    """What is other than before."""

    ADDED = "added"
    DROPPED = "dropped"
    DOSE = "dose"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One change at one site; now and before are its rows, None where it was not given.

    moved_mm and way say how far and where to from the place before; None where the two places
    lie in two views, or where no single word is plain.
    """

    change: Change
    now: SiteRow | None
    before: SiteRow | None
    moved_mm: int | None = None
    way: Direction | None = None

    @property
    def row(self) -> SiteRow:
        """The row as it now is, or was before it was dropped."""
        row = self.now or self.before
        if row is None:
            raise AssertionError("a difference without a row")
        return row

    @property
    def code(self) -> str:
        """The site's code, today's where it has one."""
        return self.row.code

    @property
    def laterality(self) -> Laterality:
        """The patient's side."""
        return self.row.laterality

    @property
    def dose_before(self) -> Decimal:
        """Units before, 0 where it was not given."""
        return self.before.dose_units if self.before else ZERO

    @property
    def dose_now(self) -> Decimal:
        """Units now, 0 where it is not given."""
        return self.now.dose_units if self.now else ZERO


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two sessions side by side; a site may differ in dose and in place at once."""

    differences: tuple[Difference, ...]
    unchanged: tuple[SiteRow, ...]
    units_now: Decimal
    units_before: Decimal

    @cached_property
    def by_code(self) -> dict[str, tuple[Difference, ...]]:
        """The differences of each site."""
        found: dict[str, tuple[Difference, ...]] = {}
        for one in self.differences:
            found[one.code] = (*found.get(one.code, ()), one)
        return found

    def count(self, change: Change) -> int:
        """How many sites changed in this way."""
        return sum(one.change is change for one in self.differences)


def differences(
    now: SessionChart, before: SessionChart, head_map: HeadMap, *, planned: bool = False
) -> tuple[Difference, ...]:
    """What differs between two sessions, in the order of the sites; see compared()."""
    return compared(now, before, head_map, planned=planned).differences


def compared(
    now: SessionChart, before: SessionChart, head_map: HeadMap, *, planned: bool = False
) -> Comparison:
    """What was given now against what was given before; with planned, open sites count as given.

    Distances are measured on one drawing, the one given.
    """
    here, there = _given(now, planned=planned), _given(before)
    found: list[Difference] = []
    unchanged: list[SiteRow] = []
    for key, row in here.items():
        old = there.get(key)
        changes = tuple(_changes(row, old, head_map))
        found += changes
        if not changes:
            unchanged.append(row)
    found += [
        Difference(change=Change.DROPPED, now=None, before=row)
        for key, row in there.items()
        if key not in here
    ]
    return Comparison(
        differences=tuple(sorted(found, key=_in_order)),
        unchanged=tuple(unchanged),
        units_now=sum((row.dose_units for row in here.values()), ZERO),
        units_before=sum((row.dose_units for row in there.values()), ZERO),
    )


def _in_order(one: Difference) -> tuple[int, str]:
    return one.row.number, one.change


def _changes(row: SiteRow, old: SiteRow | None, head_map: HeadMap) -> Iterator[Difference]:
    if old is None:
        yield Difference(change=Change.ADDED, now=row, before=None)
        return
    if row.dose_units != old.dose_units:
        yield Difference(change=Change.DOSE, now=row, before=old)
    if row.place == old.place:
        return
    start, end = _place(old, head_map), _place(row, head_map)
    moved_mm = distance_mm(head_map, start, end) if start and end else None
    if moved_mm is None or moved_mm >= head_map.same_mm:
        way = direction(head_map, start, end) if start and end else None
        yield Difference(change=Change.MOVED, now=row, before=old, moved_mm=moved_mm, way=way)


def _given(chart: SessionChart, *, planned: bool = False) -> dict[Key, SiteRow]:
    """The rows that count, by what makes two rows of two sessions the same site."""
    states = (State.GIVEN, State.PLANNED) if planned else (State.GIVEN,)
    found: dict[Key, SiteRow] = {}
    for row in chart.rows:
        if row.state in states:
            key, times = _key(row), 1
            while key in found:
                times += 1
                key = (*_key(row), str(times))
            found[key] = row
    return found


def _key(row: SiteRow) -> Key:
    """Fixed and follow-the-pain sites by code; custom points by what they lie on, and the side."""
    if row.kind is not Kind.CUSTOM:
        return (row.code,)
    label = row.injection.label if row.injection else ""
    return ("custom", row.muscle or label.casefold(), row.laterality)


def _place(row: SiteRow, head_map: HeadMap) -> FreePlace | None:
    """Where the row lies; None where the drawing has no place for it."""
    if row.place:
        return row.place
    known = any(row.code in view.sites for view in head_map.views)
    return standard_place(head_map, row.code) if known else None
