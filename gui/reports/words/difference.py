"""What is other than at the last session, in a few lines."""

from collections.abc import Sequence

from gui.reports.words.section import Section, Words, inside, joined
from gui.wording import NO_BREAK, centimetres, day, tr, units, way_name
from model.difference import Change, Comparison, Difference
from model.session_chart import SessionChart


def difference_section(last: SessionChart, comparison: Comparison) -> Section:
    """Units first, then what was added, dropped, dosed or placed otherwise."""
    now, before = units(comparison.units_now), units(comparison.units_before)
    same = len(comparison.unchanged)
    sites = f"{same}{NO_BREAK}{tr('site') if same == 1 else tr('sites')}"
    if not comparison.differences:
        said = f"{tr('None')}: {now} {tr('at the same')} {sites}."
    else:
        sums = now if now == before else f"{now}, {tr('before')} {before}"
        parts = [_group(change, comparison.differences) for change in Change]
        unchanged = f"{sites} {tr('as before')}" if same else ""
        said = ". ".join(part for part in (sums, *parts, unchanged) if part) + "."
    return Section(f"{tr('Difference from last time')}, {day(last.session.started_at)}",
                   (Words(said),))  # fmt: skip


def _group(change: Change, differences: Sequence[Difference]) -> str:
    found = [one for one in differences if one.change is change]
    names = {
        Change.ADDED: tr("Added"),
        Change.DROPPED: tr("Not given"),
        Change.DOSE: tr("Other dose"),
        Change.MOVED: tr("Other place"),
    }
    return f"{names[change]}: {', '.join(map(_one, found))}" if found else ""


def _one(one: Difference) -> str:
    label = one.row.injection.label if one.row.injection else ""
    name = joined(one.code, inside(label), by=" ")
    if one.change is Change.ADDED:
        return f"{name} {units(one.dose_now)}"
    if one.change is Change.DOSE:
        return f"{name} {units(one.dose_now)} ({tr('before')} {units(one.dose_before)})"
    if one.change is Change.MOVED and one.moved_mm is not None:
        way = f" {way_name(one.way)}" if one.way else ""
        return f"{name} {centimetres(one.moved_mm)}{way}"
    return name
