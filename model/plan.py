"""A plan for a session: sites with doses and places, taken from an earlier one or kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from model.injection import FreePlace, Injection, InjectionChange, Kind, Laterality, State
from model.session_chart import SessionChart, SiteRow
from model.use_cases.row_change import Changes, changed, row_image, worth_keeping


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


def as_plan(chart: SessionChart, plan: Plan, at: datetime) -> Changes:
    """The open sites of a session as a plan says; what is charted today stays as it is.

    Sites left out become not given with their reason, added ones are open under the next free
    code; where one already lies open or given at the very place, it is not added again.
    """
    rows = chart.rows_by_code
    changes: list[InjectionChange] = []
    for site in plan:
        if site.kind is Kind.FIXED:
            row = rows.get(site.site_code)
            if row and row.state is State.PLANNED:
                changes += _as_planned(row, site, at)
    for added in _added(chart, plan, at):
        changes.append(InjectionChange(added.site_code, None, added))
    return tuple(changes)


def unknown_sites(chart: SessionChart, plan: Plan) -> tuple[str, ...]:
    """The fixed sites of a plan that the session's protocol does not have."""
    fixed = (site.site_code for site in plan if site.kind is Kind.FIXED)
    return tuple(code for code in fixed if code not in chart.rows_by_code)


def as_protocol(chart: SessionChart) -> Changes:
    """The open sites as the protocol plans them; open added ones go, a note stays."""
    changes: list[InjectionChange] = []
    for row in chart.rows:
        if row.state is not State.PLANNED or row.injection is None:
            continue
        if row.kind is not Kind.FIXED:
            changes.append(InjectionChange(row.code, row.injection, None))
            continue
        after = replace(
            row.injection,
            dose_units=row.planned_units,
            place=None,
            moved_mm=None,
            reason_code="",
            reason="",
        )
        changes += _row_change(row, worth_keeping(row, after))
    return tuple(changes)


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


def _as_planned(row: SiteRow, site: PlanSite, at: datetime) -> Iterable[InjectionChange]:
    after = replace(
        row_image(row, at),
        state=State.NOT_GIVEN if site.left_out else State.PLANNED,
        dose_units=site.dose_units,
        place=site.place,
        moved_mm=site.moved_mm,
        reason_code=site.reason_code,
        reason=site.reason,
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
    ordinal = max((row.number for row in chart.rows), default=0)
    for site in plan:
        if site.kind is Kind.FIXED or (site.kind, site.muscle, site.place) in there:
            continue
        ordinal += 1
        code = _free_code(site.site_code, taken)
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


def _free_code(code: str, taken: set[str]) -> str:
    start = code.rstrip("0123456789")
    number = int(code.removeprefix(start) or 1)
    while f"{start}{number}" in taken:
        number += 1
    return f"{start}{number}"
