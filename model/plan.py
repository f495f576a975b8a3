"""A plan for a session: sites with doses and places, taken from an earlier one or kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from string import digits

from model.head_map import HeadMap
from model.injection import FreePlace, Injection, InjectionChange, Kind, Laterality, State
from model.noted import TAKEN_OVER, taken_over, with_line, without_refusal
from model.plan_fit import fitted
from model.session_chart import SessionChart, SiteRow
from model.session_part import Changes
from model.use_cases.row_change import (
    changed,
    next_code,
    next_number,
    row_image,
    worth_keeping,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSite:
    """What is meant to be done at one site; left_out means not given, for the reason."""

    site_code: str
    muscle: str | None
    laterality: Laterality
    kind: Kind = Kind.FIXED
    left_out: bool = False
    dose_units: Decimal
    place: FreePlace | None = None
    moved_mm: int | None = None
    label: str = ""
    reason_code: str = ""
    reason: str = ""


Plan = tuple[PlanSite, ...]


def plan_of(chart: SessionChart) -> Plan:
    """The sites of a session as a plan for another: what was open is planned, nothing is given.

    An added site that was not given is no part of it.
    """
    return tuple(
        _planned(row)
        for row in chart.rows
        if row.kind is Kind.FIXED or row.state is not State.NOT_GIVEN
    )


def as_plan(
    chart: SessionChart, head_map: HeadMap, plan: Plan, at: datetime, source: str
) -> Changes:
    """The open sites of a session as a plan says; what is charted today stays as it is.

    Sites left out become not given with their reason and a note of the source, such as "the
    session of 27 Aug 2026"; those that a plan used before left out are open again. Added sites
    are open under the next free code; where one already lies open or given at the very place,
    it is not added again. What does not fit is left: see not_taken_over().
    """
    sites, _ = fitted(chart, head_map, plan)
    fixed = {site.site_code: site for site in sites if site.kind is Kind.FIXED}
    changes: list[InjectionChange] = []
    for row in chart.rows:
        if row.kind is not Kind.FIXED or not _is_open(row):
            continue
        if row.code in fixed:
            changes += _as_planned(row, fixed[row.code], at, source)
        elif row.state is State.NOT_GIVEN:
            changes += _row_change(row, worth_keeping(row, _reopened(row_image(row, at))))
    changes += [InjectionChange(new.site_code, None, new) for new in _added(chart, sites, at)]
    return tuple(changes)


def not_taken_over(chart: SessionChart, head_map: HeadMap, plan: Plan) -> tuple[str, ...]:
    """In words the sites of a plan that fit neither the session's protocol nor its drawing."""
    return fitted(chart, head_map, plan)[1]


def as_protocol(chart: SessionChart) -> Changes:
    """The open sites as the protocol plans them; open added ones go, a note stays.

    What a plan left out is open again.
    """
    changes: list[InjectionChange] = []
    for row in chart.rows:
        if not _is_open(row) or row.injection is None:
            continue
        if row.kind is not Kind.FIXED:
            changes.append(InjectionChange(row.code, row.injection, None))
            continue
        after = replace(
            _reopened(row.injection),
            dose_units=row.planned_units,
            place=None,
            moved_mm=None,
            reason_code="",
            reason="",
        )
        changes += _row_change(row, worth_keeping(row, after))
    return tuple(changes)


def _is_open(row: SiteRow) -> bool:
    """Whether nobody has charted the site today: it is open, or a plan left it out."""
    return row.state is State.PLANNED or bool(taken_over(row.injection))


def _reopened(image: Injection) -> Injection:
    return replace(without_refusal(image), state=State.PLANNED)


def _planned(row: SiteRow) -> PlanSite:
    injection = row.injection
    return PlanSite(
        site_code=row.code,
        muscle=row.muscle,
        laterality=row.laterality,
        kind=row.kind,
        left_out=row.state is State.NOT_GIVEN,
        dose_units=row.dose_units,
        place=row.place,
        moved_mm=row.moved_mm,
        label=injection.label if injection else "",
        reason_code=injection.reason_code if injection else "",
        reason=injection.reason if injection else "",
    )


def _as_planned(
    row: SiteRow, site: PlanSite, at: datetime, source: str
) -> Iterable[InjectionChange]:
    image = _reopened(row_image(row, at))
    after = replace(
        image,
        state=State.NOT_GIVEN if site.left_out else State.PLANNED,
        dose_units=site.dose_units,
        place=site.place,
        moved_mm=site.moved_mm,
        reason_code=site.reason_code,
        reason=site.reason,
        note=with_line(image.note, TAKEN_OVER + source) if site.left_out else image.note,
        recorded_at=at,
    )
    if row.injection and replace(after, recorded_at=row.injection.recorded_at) == row.injection:
        return ()
    return _row_change(row, worth_keeping(row, after))


def _row_change(row: SiteRow, after: Injection | None) -> list[InjectionChange]:
    return [change for change in changed(row, after) if isinstance(change, InjectionChange)]


def _added(chart: SessionChart, plan: Plan, at: datetime) -> Iterable[Injection]:
    """The added sites of a plan as open rows, under codes that are free today."""
    taken = {row.code for row in chart.rows}
    there = {(row.kind, row.muscle, row.place) for row in chart.rows}
    ordinal = next_number(chart)
    for site in plan:
        if site.kind is Kind.FIXED or (site.kind, site.muscle, site.place) in there:
            continue
        code = next_code(taken, site.site_code.rstrip(digits), site.site_code)
        taken.add(code)
        yield Injection(
            site_code=code,
            ordinal=ordinal,
            muscle=site.muscle,
            laterality=site.laterality,
            kind=site.kind,
            state=State.PLANNED,
            dose_units=site.dose_units,
            place=site.place,
            reason_code=site.reason_code,
            reason=site.reason,
            recorded_at=at,
            label=site.label,
        )
        ordinal += 1
