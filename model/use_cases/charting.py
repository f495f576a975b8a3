"""Marking sites: each action as the rows it changes, before and after, nothing written yet."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from model.errors import InvalidValueError
from model.injection import InjectionChange, Kind, Laterality, State
from model.noted import refused_today, without_refusal
from model.one_line import has_visible, one_line, seen
from model.session_chart import SessionChart, SiteRow, fixed_row
from model.session_part import Change, Changes, id_of, site_codes
from model.use_cases.row_change import (
    LONGEST_NOTE,
    changed,
    checked_dose,
    row_image,
    short_enough,
    worth_keeping,
)
from model.vials import allotted, left_by_vial, refitted, vial_for

__all__ = [
    "LONGEST_NOTE",
    "clear",
    "clear_muscle",
    "give",
    "give_muscle",
    "leave_out",
    "set_dose",
    "set_note",
    "take_back",
    "toggle",
    "with_changes",
]


def give(chart: SessionChart, code: str, at: datetime) -> Changes:
    """The site is given, with the dose it has, from the vial that has enough left.

    A reason for leaving it out goes.
    """
    row = chart.rows_by_code[code]
    return _give(row, vial_for(chart, row.dose_units), at)


def take_back(chart: SessionChart, code: str, at: datetime) -> Changes:
    """The site is open again; a changed dose, another place, what happened and a note stay."""
    row = chart.rows_by_code[code]
    if row.state is State.PLANNED:
        return ()
    image = without_refusal(row_image(row, at))
    after = replace(image, state=State.PLANNED, vial=None, recorded_at=at)
    return changed(row, worth_keeping(row, after))


def toggle(chart: SessionChart, code: str, at: datetime) -> Changes:
    """Given becomes open; open and not given become given."""
    given = chart.rows_by_code[code].state is State.GIVEN
    return take_back(chart, code, at) if given else give(chart, code, at)


def leave_out(
    chart: SessionChart, code: str, reason_code: str, reason: str, at: datetime
) -> Changes:
    """The site is not given, because of an offered reason or a typed one (code empty).

    A fixed site is back at its standard place: what was not given was not given there either.
    Why a site was added stays in its note, until it is given after all.
    """
    reason = one_line(reason)
    if not has_visible(reason):
        raise InvalidValueError("reason", "Say why the site was not given.")
    row = chart.rows_by_code[code]
    image = row_image(row, at)
    if row.kind is Kind.FIXED:
        image = replace(image, place=None, moved_mm=None, reason="")
    image = refused_today(image)
    after = replace(
        image,
        state=State.NOT_GIVEN,
        reason_code=reason_code,
        reason=short_enough("reason", reason),
        vial=None,
        recorded_at=at,
    )
    return changed(row, after)


def set_dose(chart: SessionChart, code: str, dose_units: Decimal, at: datetime) -> Changes:
    """Another dose at the site, in whole steps of the product; its state stays.

    A given one keeps its vial where that still holds it, else goes to the one that does.
    """
    checked_dose(chart.protocol, dose_units)
    row = chart.rows_by_code[code]
    if dose_units == row.dose_units:
        return ()
    image = row_image(row, at)
    vial = refitted(chart, image, dose_units) if row.state is State.GIVEN else None
    after = replace(image, dose_units=dose_units, vial=vial)
    return changed(row, worth_keeping(row, after))


def set_note(chart: SessionChart, code: str, note: str, at: datetime) -> Changes:
    """A note at the site; its state stays."""
    row = chart.rows_by_code[code]
    image = row_image(row, at)
    note = seen(note).strip()
    if note == image.note:
        return ()
    after = replace(image, note=short_enough("note", note))
    return changed(row, worth_keeping(row, after))


def clear(chart: SessionChart, code: str) -> Changes:
    """The site is open again as the protocol plans it; everything noted there goes."""
    row = chart.rows_by_code[code]
    return changed(row, None) if row.injection else ()


def give_muscle(
    chart: SessionChart, muscle: str, laterality: Laterality | None, at: datetime
) -> Changes:
    """All open sites of a muscle (of one side if given) are given; not given ones stay so."""
    rows = [row for row in _of(chart, muscle, laterality) if row.state is State.PLANNED]
    # One after another: each dose is drawn from what the one before has left.
    vials = allotted(left_by_vial(chart), (row.dose_units for row in rows))
    return tuple(c for row, n in zip(rows, vials, strict=True) for c in _give(row, n, at))


def clear_muscle(chart: SessionChart, muscle: str, laterality: Laterality | None) -> Changes:
    """All fixed sites of a muscle (of one side if given) are open again; added ones stay."""
    rows = (row for row in _of(chart, muscle, laterality) if row.kind is Kind.FIXED)
    return _collect(rows, lambda row: clear(chart, row.code))


def with_changes(chart: SessionChart, changes: Collection[Change]) -> SessionChart:
    """The chart as the rows stand once the changes are in the file."""
    injections, parts = dict(chart.injections), dict(chart.parts)
    for change in changes:
        if isinstance(change, InjectionChange):
            if change.after is None:
                injections.pop(change.site_code, None)
            else:
                injections[change.site_code] = change.after
        elif change.after is None:
            parts.pop(id_of(change.part), None)
        else:
            parts[id_of(change.part)] = change.after
    made = replace(chart, injections=injections, parts=parts)
    _keep_rows(chart, made, site_codes(changes))
    return made


def _keep_rows(before: SessionChart, after: SessionChart, codes: Collection[str]) -> None:
    """Give a chart the rows that did not change: making them all delays every click."""
    known = before.rows_by_code
    if all(code in known and known[code].site for code in codes):  # no added site came or went
        changed_rows = {
            code: fixed_row(site, after.injections.get(code))
            for code in codes
            if (site := known[code].site)
        }
        vars(after)["rows"] = tuple([changed_rows.get(row.code, row) for row in before.rows])


def _of(chart: SessionChart, muscle: str, laterality: Laterality | None) -> Iterable[SiteRow]:
    return (
        row for row in chart.rows if row.muscle == muscle and laterality in (None, row.laterality)
    )


def _collect(rows: Iterable[SiteRow], act: Callable[[SiteRow], Changes]) -> Changes:
    return tuple(change for row in rows for change in act(row))


def _give(row: SiteRow, vial: int | None, at: datetime) -> Changes:
    if row.state is State.GIVEN:
        return ()
    image = without_refusal(row_image(row, at))
    return changed(row, replace(image, state=State.GIVEN, vial=vial, recorded_at=at))
