"""A session with everything that belongs to it, and the sums that its rows make."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from model.answer import Answer, Group
from model.clinician import Clinician
from model.detail import Detail
from model.injection import FreePlace, Injection, Kind, Laterality, State
from model.judgement import Judgement
from model.patient import Patient
from model.preventive import Preventive
from model.protocol import Protocol, Site
from model.session import Session
from model.session_part import Part, PartId
from model.signature import Amendment, AmendmentKind, Purpose, Signature
from model.vial import Discard, Vial

ZERO = Decimal()


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
    def moved_mm(self) -> int | None:
        """How far from its standard place on the patient, where a fixed site was moved."""
        return self.injection.moved_mm if self.injection else None

    @property
    def departs(self) -> bool:
        """Whether it differs from the protocol: not given, another dose or place, added."""
        added = self.kind is not Kind.FIXED
        moved = self.moved_mm is not None
        return added or moved or self.state is State.NOT_GIVEN or self.dose_differs


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a group of rows adds up to; extras are given sites outside the fixed plan.

    units_planned is what will have been given once every open row is given as it stands.
    """

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
    parts: Mapping[PartId, Part] = field(default_factory=dict)
    signatures: tuple[Signature, ...] = ()
    amendments: tuple[Amendment, ...] = ()

    @cached_property
    def vials(self) -> Mapping[int, Vial]:
        """The vials by number, in the order they are used."""
        vials = [part for part in self.parts.values() if isinstance(part, Vial)]
        return {vial.number: vial for vial in sorted(vials, key=lambda v: v.number)}

    @cached_property
    def discards(self) -> tuple[Discard, ...]:
        """What was thrown away, in the order it was noted."""
        found = (part for part in self.parts.values() if isinstance(part, Discard))
        return tuple(sorted(found, key=lambda discard: discard.number))

    @cached_property
    def given_by_vial(self) -> Mapping[int | None, Decimal]:
        """Units given out of each vial; under None those whose vial is not known."""
        given: dict[int | None, Decimal] = {}
        for injection in self.injections.values():
            if injection.state is State.GIVEN:
                given[injection.vial] = given.get(injection.vial, ZERO) + injection.dose_units
        return given

    @cached_property
    def discarded_by_vial(self) -> Mapping[int, Decimal]:
        """Units thrown away out of each vial."""
        gone: dict[int, Decimal] = {}
        for discard in self.discards:
            gone[discard.vial] = gone.get(discard.vial, ZERO) + discard.dose_units
        return gone

    @cached_property
    def preventives(self) -> tuple[Preventive, ...]:
        """The preventive medicines tried."""
        found = (part for part in self.parts.values() if isinstance(part, Preventive))
        return tuple(sorted(found, key=lambda one: one.number))

    def answers(self, group: Group) -> dict[str, Answer]:
        """The answers of one of the clinic's lists by code."""
        parts = self.parts.values()
        found = (part for part in parts if isinstance(part, Answer) and part.group is group)
        return {answer.code: answer for answer in found}

    def detail(self, key: str) -> Detail | None:
        """A single value of the session, None where it was not entered."""
        part = self.parts.get((Detail, key))
        return part if isinstance(part, Detail) else None

    def judgement(self, finding: str) -> Judgement | None:
        """What was said of a finding."""
        part = self.parts.get((Judgement, finding))
        return part if isinstance(part, Judgement) else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was recorded in it but what was carried over from the last session."""
        own = any(not getattr(part, "carried_over", False) for part in self.parts.values())
        return not (self.injections or own or self.session.note)

    @property
    def is_signed(self) -> bool:
        """Whether it bears a signature; it then takes nothing but amendments."""
        return bool(self.signatures)

    @property
    def keeps_findings(self) -> bool:
        """Whether what was found was kept with a signature: the author's, or that of a void."""
        return any(one.purpose in (Purpose.AUTHOR, Purpose.VOID) for one in self.signatures)

    @property
    def void(self) -> Amendment | None:
        """The amendment that declares the session void, where there is one."""
        return next((a for a in self.amendments if a.kind is AmendmentKind.VOID), None)

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

    def volume_ml(self, row: SiteRow) -> Decimal:
        """The volume of a row's dose: by its vial, else at the protocol's concentration."""
        vial = self.vials.get(row.injection.vial or 0) if row.injection else None
        dose = row.dose_units
        return vial.volume_ml(dose) if vial else self.protocol.volume_ml(dose)

    def _tally(self, rows: Iterable[SiteRow]) -> Tally:
        rows = tuple(rows)
        fixed = [row for row in rows if row.kind is Kind.FIXED]
        given = [row for row in rows if row.state is State.GIVEN]

        def units(side: Laterality | None = None) -> Decimal:
            doses = (row.dose_units for row in given if side in (None, row.laterality))
            return sum(doses, ZERO)

        return Tally(
            sites_planned=len(fixed),
            sites_given=sum(row.kind is Kind.FIXED for row in given),
            sites_not_given=sum(row.state is State.NOT_GIVEN for row in fixed),
            extras_given=sum(row.kind is not Kind.FIXED for row in given),
            units_planned=sum((r.dose_units for r in rows if r.state is not State.NOT_GIVEN), ZERO),
            units_given=units(),
            volume_ml=sum(map(self.volume_ml, given), ZERO),
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
