"""Completeness: what is open, and what departs from the protocol on purpose."""

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal

from model.injection import Kind as SiteKind
from model.injection import State
from model.noted import taken_over
from model.safety.case import Case
from model.safety.kind import Seen, kind
from model.safety.rule import Rule
from model.safety.words import counted, figure, listed, muscle_and_side, muscle_name, units
from model.session_chart import SiteRow

CM = Decimal(10)  # mm


def open_sites(case: Case, rule: Rule) -> Iterator[Seen]:
    """Sites neither given nor marked not given, by muscle and side in the order of injection."""
    rows = case.open_rows
    if not rows:
        return
    groups = where_open(case)
    muscles = Counter(row.muscle or "X" for row in rows)
    planned = case.chart.tally.sites_planned + sum(r.kind is not SiteKind.FIXED for r in rows)
    is_short = len(groups) <= rule.numbers["most_named"]
    where = listed(f"{name} {number}" for name, number in groups.items())
    yield Seen(
        shown={
            "charted": str(planned - len(rows)),
            "planned": str(planned),
            "open": str(len(rows)),
            "where": where if is_short else f"{counted(len(rows), 'site')} open",
            "muscles": listed(f"{code} {number}" for code, number in muscles.items()),
        },
        lines=tuple((name, str(number)) for name, number in groups.items()),
        site_codes=tuple(row.code for row in rows),
    )


def where_open(case: Case) -> Counter[str]:
    """How many sites are open in each muscle and side, in the order of injection."""
    protocol = case.chart.protocol
    return Counter(muscle_and_side(protocol, r.muscle, r.laterality) for r in case.open_rows)


def not_given(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Every fixed site that was left out, with its reason."""
    for row in case.chart.rows:
        if row.kind is SiteKind.FIXED and row.state is State.NOT_GIVEN:
            protocol = case.chart.protocol
            yield Seen(
                subject=row.code,
                shown={
                    "site": row.code,
                    "muscle": muscle_and_side(protocol, row.muscle, row.laterality),
                    "reason": _reason_left_out(row),
                },
                site_codes=(row.code,),
            )


def other_dose(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Doses other than planned, by muscle."""

    def line(row: SiteRow) -> str:
        return f"{units(row.dose_units)}, planned {units(row.planned_units)}"

    yield from _by_muscle(case, lambda row: row.dose_differs, line)


def moved(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Fixed sites that lie elsewhere than the protocol says, by muscle."""

    def line(row: SiteRow) -> str:
        millimetres = row.injection.moved_mm if row.injection else None
        far = "" if millimetres is None else f"{figure(millimetres / CM)} cm"
        return listed(part for part in (far, reason_of(row)) if part) or "moved"

    yield from _by_muscle(case, _is_moved, line)


def added(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Sites outside the fixed plan, all together."""
    rows = [row for row in case.counted_rows if row.kind is not SiteKind.FIXED]
    if rows:
        yield Seen(
            shown={
                "sites": counted(len(rows), "site"),
                "units": figure(sum((row.dose_units for row in rows), Decimal())),
            },
            lines=tuple((_added_name(case, row), units(row.dose_units)) for row in rows),
            site_codes=tuple(row.code for row in rows),
            also_saw=listed(f"{row.code} {reason_of(row)}" for row in rows),
        )


def added_without_reason(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Follow-the-pain sites that do not say where the pain is."""
    follow = (row for row in case.counted_rows if row.kind is SiteKind.FOLLOW_THE_PAIN)
    rows = [row for row in follow if not reason_of(row)]
    if rows:
        yield Seen(
            shown={
                "sites": counted(len(rows), "site"),
                "codes": listed(row.code for row in rows),
            },
            site_codes=tuple(row.code for row in rows),
        )


def _reason_left_out(row: SiteRow) -> str:
    """The reason, and which plan it was taken over from: nobody said it today."""
    source = taken_over(row.injection)
    return f"{reason_of(row)}, taken over from {source}" if source else reason_of(row)


def reason_of(row: SiteRow) -> str:
    """The reason on one line; its code where there are no words."""
    injection = row.injection
    return " ".join((injection.reason or injection.reason_code).split()) if injection else ""


def _is_moved(row: SiteRow) -> bool:
    injection = row.injection
    placed = injection and (injection.place is not None or injection.moved_mm is not None)
    return row.kind is SiteKind.FIXED and bool(placed)


def _added_name(case: Case, row: SiteRow) -> str:
    label = row.injection.label if row.injection else ""
    where = label or muscle_and_side(case.chart.protocol, row.muscle, row.laterality)
    return f"{row.code}, {where}"


def _by_muscle(
    case: Case, departs: Callable[[SiteRow], bool], line: Callable[[SiteRow], str]
) -> Iterator[Seen]:
    """One finding for each muscle with such a site: twenty changed doses are no twenty findings."""
    found: dict[str | None, list[SiteRow]] = {}
    for row in case.counted_rows:
        if departs(row):
            found.setdefault(row.muscle, []).append(row)
    for muscle, rows in found.items():
        yield Seen(
            subject=muscle or "X",
            shown={
                "muscle": muscle_name(case.chart.protocol, muscle),
                "sites": counted(len(rows), "site"),
                "units": figure(sum((row.dose_units for row in rows), Decimal())),
                "planned": figure(sum((row.planned_units for row in rows), Decimal())),
            },
            lines=tuple((row.code, line(row)) for row in rows),
            site_codes=tuple(row.code for row in rows),
        )


KINDS = (
    kind(
        "sites-open",
        open_sites,
        "charted planned open where muscles",
        numbers="most_named",
    ),
    kind("site-not-given", not_given, "site muscle reason"),
    kind("dose-differs", other_dose, "muscle sites units planned"),
    kind("site-moved", moved, "muscle sites units planned"),
    kind("sites-added", added, "sites units"),
    kind("added-without-reason", added_without_reason, "sites codes"),
)
