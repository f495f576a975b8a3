"""The lines of the site list: muscles, sides of the open muscle, sites, departures."""

from dataclasses import dataclass
from enum import Enum

from gui.session.moved_words import moved_words
from gui.wording import place_name, side_name, spoken, state_text, tr, units
from model.head_map import HeadMap
from model.injection import Kind, Laterality, State
from model.protocol import Protocol
from model.session_chart import SessionChart, SiteRow, Tally


class Line(Enum):
    """What a line of the list is."""

    MUSCLE = 1
    SIDE = 2
    SITE = 3
    DEPARTURE = 4
    EXTRA = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """One line with its words; row is None in a muscle's or side's head."""

    line: Line
    key: str
    title: str
    detail: str
    count: str
    total: str
    muscle: str = ""
    laterality: Laterality | None = None
    row: SiteRow | None = None
    spoken: str = ""


def list_lines(
    chart: SessionChart, opened: str, *, open_only: bool, head_map: HeadMap | None = None
) -> list[ListLine]:
    """The lines in injection order; the sites of the opened muscle are spread out.

    With a drawing, a moved site also says which way.
    """
    lines: list[ListLine] = []
    for muscle in chart.protocol.muscles:
        tally = chart.tally_of(muscle.code)
        if open_only and not tally.sites_open:
            continue
        lines.append(muscle_line(muscle.code, muscle.name, tally))
        rows = [row for row in chart.rows if row.muscle == muscle.code and row.kind is Kind.FIXED]
        if muscle.code == opened or open_only:
            lines += _spread(chart, rows, muscle.code, open_only=open_only)
        else:
            lines += [_departure_line(row, head_map) for row in rows if _worth_a_line(row)]
        if not open_only:
            added = [r for r in chart.rows if r.muscle == muscle.code and r.kind is not Kind.FIXED]
            lines += [_departure_line(row, head_map) for row in added]
    if not open_only:
        lines += [_extra_line(row, chart.protocol) for row in chart.rows if row.muscle is None]
    return lines


def muscle_line(code: str, name: str, tally: Tally) -> ListLine:
    """The head of a muscle with its sums."""
    extra = f" +{tally.extras_given}" if tally.extras_given else ""
    count = tr("{n} of {all}").format(n=tally.sites_given, all=tally.sites_planned) + extra
    total = units(tally.units_given)
    return ListLine(
        line=Line.MUSCLE,
        key=f"muscle-{code}",
        title=name,
        detail="",
        count=count,
        total=total,
        muscle=code,
        spoken=f"{name}: {count}, {total}",
    )


def _spread(
    chart: SessionChart, rows: list[SiteRow], muscle: str, *, open_only: bool
) -> list[ListLine]:
    lines: list[ListLine] = []
    for side in Laterality:
        of_side = [row for row in rows if row.laterality is side]
        shown = [row for row in of_side if not open_only or row.state is State.PLANNED]
        if not shown:
            continue
        if side is not Laterality.MIDLINE and len(of_side) > 1:
            lines.append(_side_line(chart.tally_of(muscle, side), muscle, side))
        lines += [site_line(row, chart.protocol) for row in shown]
    return lines


def _side_line(tally: Tally, muscle: str, side: Laterality) -> ListLine:
    title = side_name(side).capitalize()
    count = tr("{n} of {all}").format(n=tally.sites_given, all=tally.sites_planned)
    return ListLine(
        line=Line.SIDE,
        key=f"side-{muscle}-{side}",
        title=title,
        detail="",
        count=count,
        total=units(tally.units_given),
        muscle=muscle,
        laterality=side,
        spoken=f"{title}: {count}",
    )


def site_line(row: SiteRow, protocol: Protocol) -> ListLine:
    """The line of a site of the open muscle."""
    state = state_text(row)
    return ListLine(
        line=Line.SITE,
        key=row.code,
        title=row.code,
        detail=state,
        count=str(row.number),
        total=_dose(row),
        muscle=row.muscle or "",
        row=row,
        spoken=spoken(row, protocol, state),
    )


def _worth_a_line(row: SiteRow) -> bool:
    injection = row.injection
    noted = injection and (injection.note or injection.events or injection.pain is not None)
    return row.departs or bool(noted)


def _departure_line(row: SiteRow, head_map: HeadMap | None) -> ListLine:
    injection = row.injection
    reason = injection.reason if injection else ""
    note = injection.note if injection else ""
    title = _departure_title(row, head_map)
    # On the second line: behind the title it would be cut where the list is narrow.
    state = tr("Planned") if row.kind is not Kind.FIXED and row.state is State.PLANNED else ""
    detail = " · ".join(part for part in (state, reason, " ".join(note.split())) if part)
    return ListLine(
        line=Line.DEPARTURE,
        key=row.code,
        title=title,
        detail=detail,
        count="",
        total=_dose(row),
        muscle=row.muscle or "",
        row=row,
        spoken=f"{title}, {detail}, {_dose(row)}",
    )


def _departure_title(row: SiteRow, head_map: HeadMap | None) -> str:
    """What departs, in a few words behind the code."""
    if row.state is State.NOT_GIVEN:
        return tr("{code} not given").format(code=row.code)
    if row.kind is Kind.FOLLOW_THE_PAIN:
        return tr("{code} follow-the-pain").format(code=row.code)
    if row.kind is Kind.CUSTOM:
        return tr("{code} custom point").format(code=row.code)
    if row.moved_mm is not None:
        return f"{row.code} {moved_words(row, head_map)}"
    if row.dose_differs:
        return tr("{code} planned {dose}").format(code=row.code, dose=units(row.planned_units))
    return tr("{code} note").format(code=row.code)


def _extra_line(row: SiteRow, protocol: Protocol) -> ListLine:
    reason = row.injection.reason if row.injection else ""
    label = row.injection.label if row.injection else ""
    name = f"{side_name(row.laterality)} {label}" if label else reason
    return ListLine(
        line=Line.EXTRA,
        key=row.code,
        title=f"{row.code} · {name or place_name(row, protocol)}",
        detail=reason if label else "",
        count="1" if row.state is State.GIVEN else "0",
        total=_dose(row),
        row=row,
        spoken=spoken(row, protocol),
    )


def _dose(row: SiteRow) -> str:
    return units(row.dose_units if row.state is not State.NOT_GIVEN else row.dose_units * 0)
