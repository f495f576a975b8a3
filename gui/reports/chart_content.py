"""What stands on the chart, in words: plain values, put together before anything is painted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from gui.reports.departures import Departure, departures_of
from gui.wording import (
    NO_BREAK,
    clock_time,
    day,
    local,
    millilitres,
    number,
    tr,
    units,
)
from model.clinician import Clinician
from model.injection import Kind, Laterality, State
from model.patient import Patient
from model.session import SessionState
from model.session_chart import SessionChart, SiteRow, Tally
from model.settings import Settings

# More custom points than this share one line of the table, or they would push the map away.
MOST_CUSTOM_LINES = 4
# More letters or lines than these stand with the flowing text instead of the head.
MOST_ALLERGIES = 80
MOST_ALLERGY_LINES = 3
DOT = " · "


@dataclass(frozen=True, slots=True)
class Field:
    """One value of the head, with what belongs to it beneath."""

    label: str
    value: str
    second: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartContent:
    """All texts of a chart."""

    draft: bool
    title: str
    clinic: str
    protocol: str
    session: str
    patient: str
    patient_line: str
    fields: tuple[Field, ...]
    table: tuple[TableLine, ...]
    total: TableLine
    legend: tuple[LegendEntry, ...]
    allergies: str
    """Only where they are too long for the head."""
    departures: tuple[Departure, ...]
    open_sites: str
    note: str
    signature_heading: str
    signature_lines: tuple[str, ...]
    foot: str
    foot_signs: tuple[str, ...]


def content_of(
    chart: SessionChart,
    settings: Settings,
    *,
    demonstration: bool,
    printed_at: datetime,
    also: tuple[Clinician, ...] = (),
) -> ChartContent:
    """The texts of a session's chart as it stands."""
    session, patient = chart.session, chart.patient
    draft = session.state is SessionState.DRAFT
    started = day(session.started_at)
    return ChartContent(
        draft=draft,
        title=tr("Botulinum toxin session chart"),
        clinic=_joined(settings.clinic_name, settings.clinic_address, settings.clinic_phone),
        protocol=chart.protocol.name,
        session=_joined(f"{tr('Session')}{NO_BREAK}{session.number}", started),
        patient=patient.list_name,
        patient_line=_joined(
            f"{tr('Born')} {day(patient.born_on)}",
            f"{tr('record number')} {patient.record_number}" if patient.record_number else "",
        ),
        fields=_fields(chart, also),
        table=tuple(_table(chart)),
        total=_line(None, tr("All"), chart.tally),
        legend=tuple(_legend(chart)),
        allergies=_long_allergies(patient),
        departures=tuple(departures_of(chart)),
        open_sites=", ".join(row.code for row in chart.rows if row.state is State.PLANNED),
        note=session.note.strip(),
        signature_heading=tr("Not signed") if draft else tr("To be signed by hand"),
        signature_lines=tuple(_signature_lines(chart, printed_at)),
        foot=_joined(
            day(patient.born_on),
            patient.record_number,
            f"{tr('session of')} {started}",
        ),
        foot_signs=_foot_signs(draft, demonstration),
    )


def _foot_signs(draft: bool, demonstration: bool) -> tuple[str, ...]:
    made_up = tr("made-up patient") if draft else tr("Demonstration, made-up patient")
    signs = ((tr("Not finished"), draft), (made_up, demonstration))
    return tuple(text for text, holds in signs if holds)


def _joined(*parts: str) -> str:
    return DOT.join(part for part in parts if part)


def _fields(chart: SessionChart, also: tuple[Clinician, ...]) -> tuple[Field, ...]:
    patient, protocol = chart.patient, chart.protocol
    started = local(chart.session.started_at).date()
    years = f"{patient.age_on(started)}{NO_BREAK}{tr('years')}"
    concentration = f"{number(protocol.units_per_ml)}{NO_BREAK}U/mL"
    return (
        Field(tr("Patient"), patient.list_name),
        Field(tr("Born"), day(patient.born_on), years),
        Field(tr("Record number"), patient.record_number or tr("None")),
        Field(tr("Session"), day(chart.session.started_at), _times(chart)),
        Field(tr("Clinician"), chart.clinician.signature_name, _under_clinician(chart, also)),
        Field(tr("Sex"), _sex(patient)),
        Field(
            tr("Allergies"),
            tr("See beneath the legend") if _long_allergies(patient) else _allergies(patient),
        ),
        Field(tr("Product"), protocol.product, f"{protocol.route}, {concentration}"),
    )


def _under_clinician(chart: SessionChart, also: tuple[Clinician, ...]) -> str:
    """The role, and beneath it who else charted."""
    others = "; ".join(other.signature_name for other in also)
    beneath = f"{tr('Also charted by')} {others}" if others else ""
    return "\n".join(line for line in (chart.clinician.role, beneath) if line)


def _times(chart: SessionChart) -> str:
    start, end = chart.session.started_at, chart.session.ended_at
    if end is None:
        return f"{tr('from')} {clock_time(start)}"
    later_day = f"{day(end)}, " if local(start).date() != local(end).date() else ""
    return f"{clock_time(start)} {tr('to')} {later_day}{clock_time(end)}"


def _sex(patient: Patient) -> str:
    names = {
        "female": tr("Female"),
        "male": tr("Male"),
        "other": tr("Other"),
        "unknown": tr("Not recorded"),
    }
    return names[patient.sex.value]


def _allergies(patient: Patient) -> str:
    if patient.allergies is None:
        return tr("Not recorded")
    return patient.allergies or tr("No known allergies")


def _long_allergies(patient: Patient) -> str:
    text = patient.allergies or ""
    long = len(text) > MOST_ALLERGIES or len(text.splitlines()) > MOST_ALLERGY_LINES
    return text if long else ""


def _table(chart: SessionChart) -> Iterator[TableLine]:
    for muscle in chart.protocol.muscles:
        yield _line(muscle.code, muscle.name, chart.tally_of(muscle.code))
    custom = [row for row in chart.rows if row.muscle is None]
    if len(custom) > MOST_CUSTOM_LINES:
        name = f"{len(custom)} {tr('custom points')}"
        yield _line(None, name, chart.tally_of(None))
        return
    for row in custom:
        given = row.state is State.GIVEN

        def dose(side: Laterality, row: SiteRow = row, given: bool = given) -> str:
            return number(row.dose_units) if given and row.laterality is side else ""

        yield TableLine(
            muscle=None,
            name=f"{row.code} {tr('custom point')}",
            sites="+1" if given else "",
            left=dose(Laterality.LEFT),
            midline=dose(Laterality.MIDLINE),
            right=dose(Laterality.RIGHT),
            units=number(row.dose_units if given else Decimal()),
            volume=_volume(chart.protocol.volume_ml(row.dose_units if given else Decimal())),
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


def _legend(chart: SessionChart) -> Iterator[LegendEntry]:
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


def _signature_lines(chart: SessionChart, printed_at: datetime) -> Iterator[str]:
    clinician = chart.clinician
    yield ", ".join(part for part in (clinician.signature_name, clinician.role) if part)
    ended = chart.session.ended_at
    if chart.session.state is SessionState.DRAFT or ended is None:
        yield f"{tr('Draft of')} {day(printed_at)}, {clock_time(printed_at)}."
        yield tr("Anything here may still change.")
    else:
        yield f"{tr('Finished')} {day(ended)}, {clock_time(ended)}."
