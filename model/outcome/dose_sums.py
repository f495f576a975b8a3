"""Units at each site over all sessions: sum, mean, times given and not given; by muscle and side.

Fixed and follow-the-pain sites are the same by their code, custom points by their place: X1 of
two sessions may be two places. Sums hold what was signed; corrections are told, not counted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from model.head_map import HeadMap
from model.injection import FreePlace, Kind, Laterality
from model.outcome.dose_history import DoseHistory, DoseRow, DoseSession
from model.protocol import Protocol
from model.surface import distance_mm

ZERO = Decimal()


class Counting(StrEnum):
    """What is shown at each site."""

    SUM = "sum"
    MEAN = "mean"
    TIMES = "times"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteDoses:
    """One site over all sessions; key tells it from every other of the patient.

    place is the last one of an added site, None for the standard place of a fixed one.
    times_not_given counts the ended sessions in which it was planned or noted and not given, and
    an open one where it was left out.
    """

    key: str
    code: str
    muscle: str | None
    laterality: Laterality
    kind: Kind
    label: str = ""
    place: FreePlace | None = None
    units: Decimal = ZERO
    times_given: int = 0
    times_not_given: int = 0
    times_moved: int = 0
    """How often a fixed site was given beside its standard place."""
    in_sessions: frozenset[tuple[int, str]] = frozenset()
    """The sessions of an added site, each with the code it had there."""

    @property
    def mean(self) -> Decimal | None:
        """Units each time it was given; None where it never was."""
        return self.units / self.times_given if self.times_given else None

    def value(self, counting: Counting) -> Decimal:
        """The figure that is shown, 0 where it was never given."""
        if counting is Counting.TIMES:
            return Decimal(self.times_given)
        return self.units if counting is Counting.SUM else self.mean or ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class MuscleDoses:
    """A line of the table: a muscle, or a custom point that lies on none, which site names."""

    muscle: str | None
    site: SiteDoses | None = None
    left: Decimal = ZERO
    midline: Decimal = ZERO
    right: Decimal = ZERO

    @property
    def units(self) -> Decimal:
        """All three sides together."""
        return self.left + self.midline + self.right


@dataclass(frozen=True, kw_only=True)
class DoseSums:
    """Everything the dose map shows; sites in the protocol's order, then added ones."""

    sessions: tuple[DoseSession, ...]
    sites: tuple[SiteDoses, ...]
    protocol: Protocol

    @cached_property
    def by_key(self) -> Mapping[str, SiteDoses]:
        """The sites by key."""
        return {site.key: site for site in self.sites}

    @property
    def corrected(self) -> tuple[DoseSession, ...]:
        """The sessions whose values were corrected after they were signed."""
        return tuple(session for session in self.sessions if session.is_corrected)

    def largest(self, counting: Counting) -> Decimal:
        """The largest figure shown."""
        return max((site.value(counting) for site in self.sites), default=ZERO)

    @cached_property
    def muscles(self) -> tuple[MuscleDoses, ...]:
        """A line for each muscle of the protocol, others that were injected, custom points."""
        codes = [muscle.code for muscle in self.protocol.muscles]
        codes += [s.muscle for s in self.sites if s.muscle and s.muscle not in codes]
        lines = [
            _line(code, (site for site in self.sites if site.muscle == code))
            for code in dict.fromkeys(codes)
        ]
        alone = (site for site in self.sites if site.muscle is None)
        return (*lines, *(_line(None, (site,), site) for site in alone))

    @cached_property
    def whole(self) -> MuscleDoses:
        """The sum of all lines."""
        return _line(None, self.sites)


def dose_sums(history: DoseHistory, protocol: Protocol, head_map: HeadMap) -> DoseSums:
    """Add a history up, in the order of a protocol; places are told apart on the drawing."""
    groups: dict[tuple[object, ...], _Group] = {}
    customs: list[_Group] = []
    for row in history.rows:
        if row.kind is Kind.CUSTOM:
            group = next((one for one in customs if one.is_at(row, head_map)), None)
            if group is None:
                group = _Group(row)
                customs.append(group)
        else:
            place = (row.kind, row.code, row.muscle, row.laterality)
            group = groups.setdefault(place, _Group(row))
        group.add(row)
    missed = _times_missed(history)
    _add_never_noted(history, missed, groups)
    order = {site.code: place for place, site in enumerate(protocol.sites)}
    found = sorted(
        groups.values(), key=lambda one: (one.first.kind, order.get(one.first.code, len(order)))
    )
    return DoseSums(
        sessions=history.sessions, sites=tuple(_named([*found, *customs], missed)),
        protocol=protocol,
    )  # fmt: skip


@dataclass(slots=True)
class _Group:
    """Rows of one site; a custom point is looked for near the first place it was given at."""

    first: DoseRow
    rows: list[DoseRow] = field(default_factory=list)

    def add(self, row: DoseRow) -> None:
        self.rows.append(row)

    def is_at(self, row: DoseRow, head_map: HeadMap) -> bool:
        """Whether a custom point is this one again."""
        mine, other = self.first.place, row.place
        same = (self.first.muscle, self.first.laterality) == (row.muscle, row.laterality)
        if not same or mine is None or other is None:
            return False
        drawn = mine.view in {view.name for view in head_map.views}
        apart = distance_mm(head_map, mine, other) if drawn else None
        return mine == other or (apart is not None and apart < head_map.same_mm)

    def summed(self, key: str, missed: Counter[str]) -> SiteDoses:
        first, last = self.first, self.rows[-1] if self.rows else self.first
        noted = sum(row.times_not_given for row in self.rows)
        if first.kind is Kind.FIXED:
            noted = sum(row.times_not_given for row in self.rows if row.is_open)
            noted += max(0, missed[first.code])
        return SiteDoses(
            key=key,
            code=last.code,
            muscle=first.muscle,
            laterality=first.laterality,
            kind=first.kind,
            label=last.label,
            place=last.place,
            units=sum((row.units for row in self.rows), ZERO),
            times_given=sum(row.times_given for row in self.rows),
            times_not_given=noted,
            times_moved=sum(row.times_moved for row in self.rows),
            in_sessions=frozenset(
                (row.session_id, row.code) for row in self.rows if row.session_id is not None
            ),
        )


def _times_missed(history: DoseHistory) -> Counter[str]:
    """In how many ended sessions each fixed site was planned and not given, noted or not."""
    planned: Counter[str] = Counter()
    for session in history.sessions:
        if not session.is_open:
            planned.update(session.protocol.sites_by_code.keys())
    for row in history.rows:
        if row.kind is Kind.FIXED and not row.is_open:
            planned[row.code] -= row.times_given
    return planned


def _add_never_noted(
    history: DoseHistory, missed: Counter[str], groups: dict[tuple[object, ...], _Group]
) -> None:
    """Sites that ended sessions planned and of which no row was ever made."""
    known = {group.first.code for group in groups.values() if group.first.kind is Kind.FIXED}
    for session in history.sessions:
        for site in session.protocol.sites:
            if site.code in known or missed[site.code] <= 0:
                continue
            known.add(site.code)
            never = DoseRow(
                kind=Kind.FIXED, code=site.code, muscle=site.muscle, laterality=site.laterality,
                is_open=False, session_id=None, place=None, label="", units=ZERO,
                times_given=0, times_not_given=0, times_moved=0,
            )  # fmt: skip
            groups[Kind.FIXED, site.code, site.muscle, site.laterality] = _Group(never)


def _named(groups: Iterable[_Group], missed: Counter[str]) -> Iterable[SiteDoses]:
    """Each with a key of its own: its code, with a number from the second of a code on."""
    taken: Counter[str] = Counter()
    for group in groups:
        code = group.rows[-1].code if group.rows else group.first.code
        taken[code] += 1
        yield group.summed(code if taken[code] == 1 else f"{code}#{taken[code]}", missed)


def _line(
    muscle: str | None, sites: Iterable[SiteDoses], site: SiteDoses | None = None
) -> MuscleDoses:
    units = dict.fromkeys(Laterality, ZERO)
    for one in sites:
        units[one.laterality] += one.units
    return MuscleDoses(
        muscle=muscle,
        site=site,
        left=units[Laterality.LEFT],
        midline=units[Laterality.MIDLINE],
        right=units[Laterality.RIGHT],
    )
