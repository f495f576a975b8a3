"""What stands on the chart, in words: plain values, put together before anything is painted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from gui.reports.words.aftercare import aftercare_section
from gui.reports.words.billing import billing_section
from gui.reports.words.checks import checks_section
from gui.reports.words.departures import departures_section, open_section
from gui.reports.words.difference import difference_section
from gui.reports.words.findings import findings_section
from gui.reports.words.identity import (
    Field,
    identity_fields,
    indication_fields,
    long_allergies,
    strip_fields,
)
from gui.reports.words.indication import measures_section, preventives_section
from gui.reports.words.section import Section, Words, joined
from gui.reports.words.signature import (
    AmendmentWords,
    SignatureWords,
    amendments_words,
    signature_words,
)
from gui.reports.words.sums import LegendEntry, TableLine, legend_entries, table_lines, total_line
from gui.reports.words.vials import vials_section
from gui.wording import NO_BREAK, day, tr
from model.clinician import Clinician
from model.head_map import HeadMap
from model.patient import Patient
from model.session_chart import SessionChart
from model.settings import Settings
from model.use_cases.printing import Background, patient_as_signed

EMPTY = Background()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartContent:
    """All texts of a chart."""

    watermark: str
    """Across every page: that it is a draft, or void; empty for neither."""
    mark: str
    """The same at the head, and that a signature does not agree."""
    broken: bool
    title: str
    clinic: str
    protocol: str
    session: str
    patient: str
    patient_line: str
    identity: tuple[Field, ...]
    indication: tuple[Field, ...]
    strip: tuple[Field, ...]
    table: tuple[TableLine, ...]
    total: TableLine
    legend: tuple[LegendEntry, ...]
    sections: tuple[Section, ...]
    """In the order of an auditor's reading, without empty ones and without the note."""
    note: Section | None
    signature: SignatureWords
    amendments: tuple[AmendmentWords, ...]
    foot: str
    foot_signs: tuple[str, ...]


def content_of(
    chart: SessionChart,
    settings: Settings,
    *,
    demonstration: bool,
    printed_at: datetime,
    also: tuple[Clinician, ...] = (),
    background: Background = EMPTY,
    head_map: HeadMap | None = None,
) -> ChartContent:
    """The texts of a session's chart as it stands; without head_map no move has a direction."""
    if chart.signatures:
        chart = replace(chart, patient=patient_as_signed(chart))
    patient, started = chart.patient, day(chart.session.started_at)
    signature = signature_words(chart, background.verification, printed_at, also)
    watermark = _watermark(chart)
    return ChartContent(
        watermark=watermark,
        mark=joined(watermark, tr("Signature does not agree") if signature.broken else ""),
        broken=signature.broken,
        title=tr("Botulinum toxin session chart"),
        clinic=joined(settings.clinic_name, settings.clinic_address, settings.clinic_phone),
        protocol=chart.protocol.name,
        session=joined(f"{tr('Session')}{NO_BREAK}{chart.session.number}", started),
        patient=patient.list_name,
        patient_line=_patient_line(patient),
        identity=identity_fields(chart),
        indication=indication_fields(chart, background),
        strip=strip_fields(chart),
        table=tuple(table_lines(chart)),
        total=total_line(chart),
        legend=tuple(legend_entries(chart)),
        sections=tuple(s for s in _sections(chart, settings, background, head_map) if s),
        note=_note(chart),
        signature=signature,
        amendments=amendments_words(chart),
        foot=joined(day(patient.born_on), patient.record_number, f"{tr('session of')} {started}"),
        foot_signs=_foot_signs(chart, demonstration, broken=signature.broken),
    )


def _patient_line(patient: Patient) -> str:
    number = f"{tr('record number')} {patient.record_number}" if patient.record_number else ""
    return joined(f"{tr('Born')} {day(patient.born_on)}", number)


def _sections(
    chart: SessionChart, settings: Settings, background: Background, head_map: HeadMap | None
) -> Iterator[Section | None]:
    practice = background.practice
    allergies = long_allergies(chart)
    yield Section(tr("Allergies"), tuple(_paragraphs(allergies))) if allergies else None
    yield departures_section(chart, head_map)
    yield findings_section(chart, background.findings)
    yield open_section(chart)
    yield vials_section(chart)
    if practice and settings.billing == "yes":
        yield billing_section(chart, practice.billing)
    yield measures_section(chart)
    yield preventives_section(chart)
    yield aftercare_section(chart, practice)
    if background.last and background.comparison:
        yield difference_section(background.last, background.comparison)
    yield checks_section(chart, practice)


def _note(chart: SessionChart) -> Section | None:
    note = chart.session.note.strip()
    return Section(tr("Note"), tuple(_paragraphs(note))) if note else None


def _paragraphs(text: str) -> Iterator[Words]:
    return (Words(line.strip()) for line in text.splitlines() if line.strip())


def _watermark(chart: SessionChart) -> str:
    if chart.void:
        return tr("VOID")
    return "" if chart.is_signed else tr("DRAFT")


def _foot_signs(chart: SessionChart, demonstration: bool, *, broken: bool) -> tuple[str, ...]:
    unsigned = not chart.is_signed
    made_up = tr("made-up patient") if unsigned else tr("Demonstration, made-up patient")
    signs = (
        (tr("Void"), chart.void is not None),
        (tr("Not signed"), unsigned and chart.void is None),
        (tr("Signature does not agree"), broken),
        (made_up, demonstration),
    )
    return tuple(text for text, holds in signs if holds)
