"""The table of the sums by muscle and side, and the legend of the marks."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gui.reports.words.section import inside
from gui.wording import NO_BREAK, millilitres, number, tr, units
from model.injection import Kind, Laterality, State
from model.session_chart import SessionChart, SiteRow, Tally

# More custom points than this share one line of the table, or they would push the map away.
MOST_CUSTOM_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLine:
    """A line of the sums; muscle is a code, None for custom points and for the last line."""

    muscle: str | None
    name: str
    sites: str
    left: str
    midline: str
    right: str
    units: str
    volume: str


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A mark that occurs on the map, shown by one of its rows, and what it means."""

    row: SiteRow
    text: str
    moved_from: bool = False
    """Whether the dashed ring at the standard place is meant."""


def table_lines(chart: SessionChart) -> Iterator[TableLine]:
    """A line for each muscle, then the custom points."""
    for muscle in chart.protocol.muscles:
        yield _line(muscle.code, muscle.name, chart.tally_of(muscle.code))
    custom = [row for row in chart.rows if row.kind is Kind.CUSTOM and row.muscle is None]
    if len(custom) > MOST_CUSTOM_LINES:
        yield _line(None, f"{len(custom)} {tr('custom points')}", chart.tally_of(None))
        return
    yield from (_custom_line(chart, row) for row in custom)


def total_line(chart: SessionChart) -> TableLine:
    """The sums of all."""
    return _line(None, tr("All"), chart.tally)


def _custom_line(chart: SessionChart, row: SiteRow) -> TableLine:
    given = row.state is State.GIVEN
    dose = row.dose_units if given else Decimal()
    label = row.injection.label if row.injection else ""

    def on(side: Laterality) -> str:
        return number(dose) if given and row.laterality is side else ""

    return TableLine(
        muscle=None,
        name=f"{row.code} {inside(label) or tr('custom point')}",
        sites="+1" if given else "",
        left=on(Laterality.LEFT),
        midline=on(Laterality.MIDLINE),
        right=on(Laterality.RIGHT),
        units=number(dose),
        volume=_volume(chart.volume_ml(row) if given else Decimal()),
    )


def _line(muscle: str | None, name: str, tally: Tally) -> TableLine:
    parts = []
    if tally.sites_planned:
        parts.append(f"{tally.sites_given}/{tally.sites_planned}")
    if tally.extras_given:
        parts.append(f"+{tally.extras_given}")

    def side(value: Decimal) -> str:
        return number(value) if value else ""

    return TableLine(
        muscle=muscle,
        name=name,
        sites=NO_BREAK.join(parts),
        left=side(tally.units_left),
        midline=side(tally.units_midline),
        right=side(tally.units_right),
        units=number(tally.units_given),
        volume=_volume(tally.volume_ml),
    )


def _volume(value: Decimal) -> str:
    return millilitres(value).split(NO_BREAK)[0]


def legend_entries(chart: SessionChart) -> Iterator[LegendEntry]:
    """The marks that occur, in the order of the look."""
    fixed = [row for row in chart.rows if row.kind is Kind.FIXED]
    given = [row for row in fixed if row.state is State.GIVEN]
    doses = {row.dose_units for row in given}
    given_text = tr("given")
    if len(doses) == 1:
        given_text = f"{given_text}, {units(doses.pop())}"
    charted = [row for row in chart.rows if row.state is not State.NOT_GIVEN]
    groups = (
        (given, given_text),
        ([row for row in fixed if row.state is State.PLANNED], tr("not charted")),
        ([row for row in chart.rows if row.state is State.NOT_GIVEN], tr("not given")),
        ([row for row in charted if row.kind is Kind.FOLLOW_THE_PAIN], tr("follow-the-pain")),
        ([row for row in charted if row.kind is Kind.CUSTOM], tr("custom")),
    )
    for rows, text in groups:
        if rows:
            yield LegendEntry(rows[0], text)
    moved = [row for row in fixed if row.moved_mm is not None]
    if moved:
        yield LegendEntry(moved[0], tr("moved from"), moved_from=True)
