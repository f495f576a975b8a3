"""The practice in numbers over a period: what was done, what departed, what came of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from statistics import pstdev

from model.departure import DepartureKind
from model.dose import from_tenths
from model.response.verdict import VerdictState

MOST_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days of the clinic's own calendar, both included."""

    first: date
    last: date

    @property
    def is_long(self) -> bool:
        """Whether it is told year by year."""
        first, last = self.first, self.last
        return 12 * (last.year - first.year) + last.month - first.month >= MOST_MONTHS

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """The aware moments from which and before which it lasts."""
        after = self.last + timedelta(days=1)
        return (
            datetime.combine(self.first, time()).astimezone(UTC),
            datetime.combine(after, time()).astimezone(UTC),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSums:
    """What one clinician's sessions of one month add up to; added sites are among the sites."""

    clinician_id: int
    month: tuple[int, int]
    sessions: int
    sites: int
    given_tenths: int
    discarded_tenths: int
    departed: int
    departures: tuple[int, ...]
    """Sessions with at least one, in the order of DepartureKind."""
    departed_sites: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What sessions add up to; means are None where there was nothing to take one of."""

    sessions: int
    patients: int
    units_given: Decimal
    units_discarded: Decimal
    sites_mean: Decimal | None
    minutes_median: Decimal | None
    departed: int
    """Sessions with any departure."""
    departures: Mapping[DepartureKind, int]
    """Sessions with at least one, by kind."""
    departed_sites: Mapping[DepartureKind, int]


@dataclass(frozen=True, slots=True)
class Step:
    """A month of the period, or a year of a long one."""

    period: Period
    sessions: int
    units_given: Decimal


@dataclass(frozen=True, slots=True)
class PatientResponse:
    """What the clinic's rule says of a patient at the end of the period."""

    patient_id: int
    state: VerdictState
    reduction: Decimal | None
    """In % of the baseline where the rule goes by it, else in days or hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Responses:
    """The patients of the period by verdict; those without a chosen baseline among them."""

    rule: str
    unit: str
    """Of the reductions: %, days or hours."""
    of: tuple[PatientResponse, ...]
    is_known: bool = True
    """Whether it was worked out yet: of many patients that takes longer than all sums."""

    def count(self, state: VerdictState) -> int:
        """How many patients have a verdict."""
        return sum(one.state is state for one in self.of)

    @property
    def assessed(self) -> int:
        """How many could be told to respond or not."""
        return self.count(VerdictState.RESPONDER) + self.count(VerdictState.NON_RESPONDER)

    @property
    def reductions(self) -> tuple[Decimal, ...]:
        """The reductions of those assessed."""
        decided = (VerdictState.RESPONDER, VerdictState.NON_RESPONDER)
        return tuple(
            one.reduction for one in self.of if one.state in decided and one.reduction is not None
        )

    @property
    def mean(self) -> Decimal | None:
        """The mean reduction."""
        found = self.reductions
        return sum(found, Decimal()) / len(found) if found else None

    @property
    def spread(self) -> Decimal | None:
        """The standard deviation of the reductions; None for fewer than two."""
        found = self.reductions
        return Decimal(str(pstdev(map(float, found)))) if len(found) > 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All of it for a period; clinicians by name, steps in order with those without a session."""

    period: Period
    whole: Figures
    new_patients: int
    by_clinician: tuple[tuple[int, str, Figures], ...]
    steps: tuple[Step, ...]
    adverse_effects: Mapping[str, int]
    """By their words, the most frequent first; of sessions of the period."""
    responses: Responses

    @property
    def adverse_per_100(self) -> Decimal | None:
        """Adverse effects for each 100 sessions."""
        total = sum(self.adverse_effects.values())
        return Decimal(100 * total) / self.whole.sessions if self.whole.sessions else None


def figures_of(sums: Sequence[MonthSums], patients: int, minutes: Mapping[int, int]) -> Figures:
    """What they add up to; minutes are the sessions that took so many."""
    sessions = sum(one.sessions for one in sums)

    def by_kind(counts: Iterable[tuple[int, ...]]) -> dict[DepartureKind, int]:
        added = [sum(of_kind) for of_kind in zip(*counts, strict=True)]
        return {kind: n for kind, n in zip(DepartureKind, added, strict=False) if n}

    return Figures(
        sessions=sessions,
        patients=patients,
        units_given=from_tenths(sum(one.given_tenths for one in sums)),
        units_discarded=from_tenths(sum(one.discarded_tenths for one in sums)),
        sites_mean=Decimal(sum(one.sites for one in sums)) / sessions if sessions else None,
        minutes_median=_median(minutes),
        departed=sum(one.departed for one in sums),
        departures=by_kind(one.departures for one in sums),
        departed_sites=by_kind(one.departed_sites for one in sums),
    )


def _median(minutes: Mapping[int, int]) -> Decimal | None:
    """The middle of so many sessions of so many minutes; of two middles their mean."""
    total, passed, lower = sum(minutes.values()), 0, None
    for value, count in sorted(minutes.items()):
        passed += count
        if lower is None and 2 * passed >= total:
            lower = value
            if 2 * passed > total:
                return Decimal(value)
        elif lower is not None:
            return Decimal(lower + value) / 2
    return None


def steps_of(period: Period, sums: Iterable[MonthSums]) -> tuple[Step, ...]:
    """Each month that the period touches, or each year, with what was done in it."""
    yearly = period.is_long
    held: dict[tuple[int, int], list[MonthSums]] = {}
    for one in sums:
        held.setdefault((one.month[0], 1) if yearly else one.month, []).append(one)
    steps = []
    first = period.first.replace(day=1, month=1 if yearly else period.first.month)
    while first <= period.last:
        after = (first + timedelta(days=366 if yearly else 31)).replace(day=1)
        after = after.replace(month=1) if yearly else after
        span = Period(max(first, period.first), min(after - timedelta(days=1), period.last))
        own = held.get((first.year, first.month), [])
        given = from_tenths(sum(one.given_tenths for one in own))
        steps.append(Step(span, sum(one.sessions for one in own), given))
        first = after
    return tuple(steps)


def cost(units: Decimal, unit_price: str) -> Decimal | None:
    """What units cost at a price; None where no price is set."""
    return units * Decimal(unit_price) if unit_price else None


class Behind(StrEnum):
    """The lists that stand behind the numbers; those of departures bear the kind's own name."""

    SESSIONS = "sessions"
    DISCARDED = "discarded"
    MINUTES = "minutes"
    NOT_GIVEN = "not_given"
    MOVED = "moved"
    OTHER_DOSE = "other_dose"
    FOLLOW = "follow"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True, kw_only=True)
class BehindRow:
    """A line of a list: whose, and the session where it is one; sums of that session."""

    patient_id: int
    patient_name: str
    record_number: str
    session_id: int | None = None
    at: datetime | None = None
    clinician: str = ""
    sites: int = 0
    units: Decimal = Decimal()
    discarded: Decimal = Decimal()
    minutes: int | None = None
    words: str = ""
    """What is meant: the sites that departed, the adverse effect."""


@dataclass(frozen=True, slots=True)
class BehindList:
    """The first rows of a list, and how many there are in all."""

    rows: tuple[BehindRow, ...]
    total: int
