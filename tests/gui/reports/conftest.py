"""Made-up sessions as charts in memory, and a PDF of one read back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from gui.map.drawing import HeadDrawing
from gui.reports.chart_content import EMPTY
from gui.reports.chart_document import ChartDocument
from gui.reports.page import Paper
from gui.reports.pdf import write_pdf
from model.clinician import Clinician
from model.head_map import HeadMap
from model.injection import FreePlace, Injection, Kind, Laterality, State
from model.patient import Patient, Sex
from model.protocol import Protocol
from model.protocol_catalogue import ProtocolCatalogue
from model.session import Session, SessionState
from model.session_chart import SessionChart
from model.settings import Settings
from model.use_cases import charting
from model.use_cases.printing import Background

AT = datetime(2026, 11, 20, 10, 50, tzinfo=UTC)
STARTED = datetime(2026, 11, 20, 10, 42, tzinfo=UTC)
ENDED = datetime(2026, 11, 20, 11, 14, tzinfo=UTC)
SETTINGS = Settings(
    clinic_name="Demo Headache Clinic",
    clinic_address="1 Example Street, Sampleton",
    clinic_phone="555 0100",
)
ADA = Patient(
    patient_id=1,
    family_name="Marlowe",
    given_names="Ada",
    born_on=date(1979, 3, 14),
    sex=Sex.FEMALE,
    record_number="DEMO-00417",
    allergies="",
)
ROBIN = Clinician(clinician_id=1, name="Robin Okafor", credentials="MD", role="Neurologist")


def words(count: int) -> str:
    """Words that differ, so that a lost, doubled or misplaced one is seen."""
    return " ".join(f"w{index:05d}" for index in range(count))


class Charts:
    """Makes charts of the shipped protocol."""

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol

    def empty(self, *, finished: bool = True, note: str = "", **patient: object) -> SessionChart:
        session = Session(
            session_id=17,
            patient_id=1,
            clinician_id=1,
            protocol_version_id=1,
            head_map_version_id=1,
            number=5,
            state=SessionState.FINISHED if finished else SessionState.DRAFT,
            started_at=STARTED,
            ended_at=ENDED if finished else None,
            note=note,
        )
        return SessionChart(
            session=session,
            patient=replace(ADA, **patient),  # type: ignore[arg-type]
            clinician=ROBIN,
            protocol=self.protocol,
            injections={},
        )

    def given(self, chart: SessionChart, codes: Sequence[str] | None = None) -> SessionChart:
        """These sites given, or all that are open."""
        open_codes = [row.code for row in chart.rows if row.state is State.PLANNED]
        for code in open_codes if codes is None else codes:
            chart = charting.with_changes(chart, charting.give(chart, code, AT))
        return chart

    def left_out(self, chart: SessionChart, code: str, reason: str) -> SessionChart:
        changes = charting.leave_out(chart, code, "", reason, AT)
        return charting.with_changes(chart, changes)

    def dosed(self, chart: SessionChart, code: str, dose: str) -> SessionChart:
        return charting.with_changes(chart, charting.set_dose(chart, code, Decimal(dose), AT))

    def added(self, chart: SessionChart, *injections: Injection) -> SessionChart:
        rows = {injection.site_code: injection for injection in injections}
        return replace(chart, injections={**chart.injections, **rows})

    def departing(self, *, finished: bool = True, note: str = "") -> SessionChart:
        """One site left out, one dose changed, one follow-the-pain site, one custom point."""
        chart = self.empty(finished=finished, note=note)
        chart = self.left_out(chart, "FR-L2", "brow droop after last session")
        codes = [site.code for site in self.protocol.sites if site.code != "FR-L2"]
        chart = self.given(chart, codes if finished else codes[:21])
        chart = self.dosed(chart, "OC-L3", "2.5")
        return self.added(chart, follow_the_pain(), custom_point())


def follow_the_pain() -> Injection:
    return Injection(
        site_code="TE-R5",
        ordinal=101,
        muscle="TE",
        laterality=Laterality.RIGHT,
        kind=Kind.FOLLOW_THE_PAIN,
        state=State.GIVEN,
        dose_units=Decimal(5),
        place=FreePlace("right", 0.44, 0.18),
        reason="pain mostly right temple",
        recorded_at=AT,
    )


def custom_point(code: str = "X1", ordinal: int = 102) -> Injection:
    return Injection(
        site_code=code,
        ordinal=ordinal,
        muscle=None,
        laterality=Laterality.RIGHT,
        kind=Kind.CUSTOM,
        state=State.GIVEN,
        dose_units=Decimal(5),
        place=FreePlace("right", 0.505, 0.545),
        reason="masseter tender on biting",
        recorded_at=AT,
    )


@pytest.fixture(scope="session")
def charts(catalogue: ProtocolCatalogue) -> Charts:
    return Charts(catalogue.protocols["preempt"])


@pytest.fixture(scope="session")
def paths(drawing: HeadMap, fonts: None) -> HeadDrawing:
    return HeadDrawing(drawing)


Document = Callable[..., ChartDocument]
Printed = Callable[..., pypdf.PdfReader]


@pytest.fixture
def document(drawing: HeadMap, paths: HeadDrawing) -> Document:
    """A chart's document; of a demonstration unless said otherwise."""

    def made(
        chart: SessionChart,
        settings: Settings = SETTINGS,
        *,
        demonstration: bool = True,
        also: tuple[Clinician, ...] = (),
        background: Background = EMPTY,
    ) -> ChartDocument:
        return ChartDocument(
            chart,
            drawing,
            settings,
            demonstration=demonstration,
            printed_at=AT,
            also=also,
            drawing=paths,
            background=background,
        )

    return made


@pytest.fixture
def printed(document: Document, tmp_path: Path) -> Printed:
    """A chart written as PDF and read back."""

    def made(
        chart: SessionChart,
        paper: Paper = Paper.A4,
        settings: Settings = SETTINGS,
        *,
        demonstration: bool = True,
        also: tuple[Clinician, ...] = (),
        background: Background = EMPTY,
    ) -> pypdf.PdfReader:
        path = tmp_path / "chart.pdf"
        made = document(
            chart, settings, demonstration=demonstration, also=also, background=background
        )
        write_pdf(made, path, paper)
        return pypdf.PdfReader(path)

    return made


def text_of(reader: pypdf.PdfReader) -> str:
    """The text of all pages with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def bare(text: str) -> str:
    """Without any white space: lines may break within a long word."""
    return "".join(text.split())
