"""What a session did otherwise than its protocol plans, in words."""

from collections.abc import Iterator

from gui.reports.words.section import Row, Section, Words, inside, sentence
from gui.wording import centimetres, side_name, tr, units, way_name
from model.head_map import HeadMap
from model.injection import Kind, State
from model.session_chart import SessionChart, SiteRow
from model.surface import direction, standard_place


def departures_section(chart: SessionChart, head_map: HeadMap | None) -> Section | None:
    """What departs from the plan, and every note at a site, in the order of the rows."""
    rows = tuple(_rows(chart, head_map))
    return Section(tr("Departures from the protocol"), rows) if rows else None


def open_section(chart: SessionChart) -> Section | None:
    """The sites of which nothing is said."""
    codes = ", ".join(row.code for row in chart.rows if row.state is State.PLANNED)
    if not codes:
        return None
    return Section(tr("Still open"), (Words(f"{tr('Not charted')}: {codes}."),))


def _rows(chart: SessionChart, head_map: HeadMap | None) -> Iterator[Row]:
    for row in chart.rows:
        parts = list(_parts(row, chart, head_map)) if row.departs else []
        note = _lines(row.injection.note) if row.injection else ""
        if note:
            parts.append(f"{tr('Note')}: {note}")
        if parts:
            yield Row(row.code, " ".join(sentence(part) for part in parts))


def _parts(row: SiteRow, chart: SessionChart, head_map: HeadMap | None) -> Iterator[str]:
    """What departs, the reason behind the last of it."""
    reason = _lines(row.injection.reason) if row.injection else ""
    *before, last = _said(row, chart, head_map)
    yield from before
    yield f"{last}: {reason}" if reason else last


def _said(row: SiteRow, chart: SessionChart, head_map: HeadMap | None) -> Iterator[str]:
    if row.kind is not Kind.FIXED:
        states = {State.NOT_GIVEN: tr("not given"), State.PLANNED: tr("not charted")}
        done = states.get(row.state, units(row.dose_units))
        yield f"{tr('Added')} {done}, {_place(row, chart)}"
        return
    if row.state is State.NOT_GIVEN:
        yield tr("Not given")
        return
    if row.dose_differs:
        planned = row.state is State.PLANNED
        verb = tr("Not charted, dose set to") if planned else tr("Given")
        yield f"{verb} {units(row.dose_units)} {tr('instead of')} {units(row.planned_units)}"
    if row.moved_mm is not None:
        yield _move(row, row.moved_mm, head_map)


def _move(row: SiteRow, moved_mm: int, head_map: HeadMap | None) -> str:
    known = head_map and any(row.code in view.sites for view in head_map.views)
    way = None
    if head_map and known and row.place:
        way = direction(head_map, standard_place(head_map, row.code), row.place)
    where = f" {way_name(way)}" if way else ""
    return f"{tr('Moved')} {centimetres(moved_mm)}{where}"


def _place(row: SiteRow, chart: SessionChart) -> str:
    muscle = chart.protocol.muscles_by_code.get(row.muscle or "")
    label = row.injection.label if row.injection else ""
    name = inside(muscle.name if muscle else label)
    return f"{side_name(row.laterality)} {name}".strip()


def _lines(text: str) -> str:
    """The same lines without empty ones; each stays a line of its own on the chart."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
