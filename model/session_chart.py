"""A session with everything that belongs to it, and the sums that its rows make."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from model.clinician import Clinician
from model.injection import FreePlace, Injection, Kind, Laterality, State
from model.patient import Patient
from model.protocol import Protocol, Site
from model.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """One line of the session: a site of the protocol or an added one, with its state."""

    number: int
    code: str
    muscle: str | None
    laterality: Laterality
    kind: Kind
    state: State
    dose_units: Decimal
    planned_units: Decimal
    site: Site | None
    injection: Injection | None

    @property
    def place(self) -> FreePlace | None:
        """Where it was placed freely; None at the standard place."""
        return self.injection.place if self.injection else None

    @property
    def dose_differs(self) -> bool:
        """Whether the dose is another than the protocol plans at this site."""
        return self.kind is Kind.FIXED and self.dose_units != self.planned_units

    @property
    def departs(self) -> bool:
        """Whether it differs from the protocol: not given, another dose, an added site."""
        added = self.kind is not Kind.FIXED
        return added or self.state is State.NOT_GIVEN or self.dose_differs


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a group of rows adds up to; extras are given sites outside the fixed plan."""

    sites_planned: int
    sites_given: int
    sites_not_given: int
    extras_given: int
    units_planned: Decimal
    units_given: Decimal
    volume_ml: Decimal
    units_left: Decimal
    units_midline: Decimal
    units_right: Decimal

    @property
    def sites_open(self) -> int:
        """Fixed sites neither given nor marked not given."""
        return self.sites_planned - self.sites_given - self.sites_not_given


@dataclass(frozen=True, kw_only=True)
class SessionChart:
    """A session as it stands in the file; a change makes a new one from the rows."""

    session: Session
    patient: Patient
    clinician: Clinician
    protocol: Protocol
    injections: Mapping[str, Injection]

    @cached_property
    def rows(self) -> tuple[SiteRow, ...]:
        """Fixed sites in the protocol's order, then added ones in the order they came."""
        fixed = [fixed_row(s, self.injections.get(s.code)) for s in self.protocol.sites]
        added = sorted(
            (i for i in self.injections.values() if i.kind is not Kind.FIXED),
            key=lambda injection: injection.ordinal,
        )
        return (*fixed, *(_added_row(injection) for injection in added))

    @cached_property
    def rows_by_code(self) -> Mapping[str, SiteRow]:
        """The rows by site code."""
        return {row.code: row for row in self.rows}

    @cached_property
    def tally(self) -> Tally:
        """The sums of the whole session."""
        return self._tally(self.rows)

    def tally_of(self, muscle: str | None, laterality: Laterality | None = None) -> Tally:
        """The sums of one muscle (None: custom points of no muscle), of one side if given."""
        return self._tally(
            row
            for row in self.rows
            if row.muscle == muscle and laterality in (None, row.laterality)
        )

    def next_open(self, after: str | None = None) -> SiteRow | None:
        """The first open fixed site in order, behind a given one first, then from the start."""
        fixed = [row for row in self.rows if row.kind is Kind.FIXED]
        start = next((i + 1 for i, row in enumerate(fixed) if row.code == after), 0)
        around = fixed[start:] + fixed[:start]
        return next((row for row in around if row.state is State.PLANNED), None)

    def _tally(self, rows: Iterable[SiteRow]) -> Tally:
        rows = tuple(rows)
        fixed = [row for row in rows if row.kind is Kind.FIXED]
        given = [row for row in rows if row.state is State.GIVEN]

        def units(side: Laterality | None = None) -> Decimal:
            doses = (row.dose_units for row in given if side in (None, row.laterality))
            return sum(doses, Decimal())

        return Tally(
            sites_planned=len(fixed),
            sites_given=sum(row.kind is Kind.FIXED for row in given),
            sites_not_given=sum(row.state is State.NOT_GIVEN for row in fixed),
            extras_given=sum(row.kind is not Kind.FIXED for row in given),
            units_planned=sum((row.planned_units for row in fixed), Decimal()),
            units_given=units(),
            volume_ml=self.protocol.volume_ml(units()),
            units_left=units(Laterality.LEFT),
            units_midline=units(Laterality.MIDLINE),
            units_right=units(Laterality.RIGHT),
        )


def fixed_row(site: Site, injection: Injection | None = None) -> SiteRow:
    """The row of a fixed site; without an injection as the protocol plans it."""
    return SiteRow(
        number=site.order,
        code=site.code,
        muscle=site.muscle,
        laterality=site.laterality,
        kind=Kind.FIXED,
        state=injection.state if injection else State.PLANNED,
        dose_units=injection.dose_units if injection else site.dose_units,
        planned_units=site.dose_units,
        site=site,
        injection=injection,
    )


def _added_row(injection: Injection) -> SiteRow:
    return SiteRow(
        number=injection.ordinal,
        code=injection.site_code,
        muscle=injection.muscle,
        laterality=injection.laterality,
        kind=injection.kind,
        state=injection.state,
        dose_units=injection.dose_units,
        planned_units=injection.dose_units,
        site=None,
        injection=injection,
    )
