"""What a session did otherwise than its protocol plans, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from gui.wording import side_name, tr, units
from model.injection import Kind, State
from model.session_chart import SessionChart, SiteRow


@dataclass(frozen=True, slots=True)
class Departure:
    """What was done otherwise than the protocol plans, or is worth saying of a site."""

    code: str
    text: str


def departures_of(chart: SessionChart) -> Iterator[Departure]:
    """What departs from the plan, and every note at a site, in the order of the rows."""
    for row in chart.rows:
        parts = [_departure(row, chart)] if row.departs else []
        note = _lines(row.injection.note) if row.injection else ""
        if note:
            parts.append(f"{tr('Note')}: {note}")
        if parts:
            yield Departure(row.code, " ".join(_sentence(part) for part in parts))


def _departure(row: SiteRow, chart: SessionChart) -> str:
    reason = _lines(row.injection.reason) if row.injection else ""
    if row.kind is not Kind.FIXED:
        states = {State.NOT_GIVEN: tr("not given"), State.PLANNED: tr("not charted")}
        done = states.get(row.state, units(row.dose_units))
        text = f"{tr('Added')} {done}, {_place(row, chart)}"
    elif row.state is State.NOT_GIVEN:
        text = tr("Not given")
    else:
        planned = row.state is State.PLANNED
        verb = tr("Not charted, dose set to") if planned else tr("Given")
        text = f"{verb} {units(row.dose_units)} {tr('instead of')} {units(row.planned_units)}"
    return f"{text}: {reason}" if reason else text


def _place(row: SiteRow, chart: SessionChart) -> str:
    muscle = chart.protocol.muscles_by_code.get(row.muscle or "")
    side = side_name(row.laterality)
    return f"{side} {muscle.name.lower()}" if muscle else side


def _lines(text: str) -> str:
    """The same lines without empty ones; each stays a line of its own on the chart."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
