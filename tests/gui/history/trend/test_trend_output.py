"""A trend leaves the program: as a picture, a drawing, numbers, a printed page."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from gui.history.records import CourseRecords
from gui.history.trend.trend_card import TrendCard
from gui.reports.page import Paper
from gui.reports.pdf import write_pdf
from gui.theme import Theme
from gui.workspace import Workspace
from model.outcome.course import Course
from tests.gui.history.trend.stories import story
from tests.model.conftest import NOON, a_patient
from tests.model.outcome.courses import FIRST, course, diary, treatment


@pytest.fixture
def card(workspace: Workspace, theme: Theme) -> Iterator[TrendCard]:
    """Not on the screen: what leaves the program needs no plot there."""
    patient = workspace.store.patients.add(
        a_patient(record_number="DEMO-00417"), NOON, workspace.actor
    )
    workspace.settings = replace(workspace.settings, clinic_name="Sampleton Clinic")
    records = CourseRecords(workspace, patient.patient_id)
    show(records, story())
    made = TrendCard(records, theme)
    yield made
    made.release()
    records.release()
    made.deleteLater()


def show(records: CourseRecords, held: Course) -> None:
    records.course = replace(held, patient=records.course.patient)
    records._series = {}


def test_picture_and_drawing_show_the_plot_and_tell_of_no_patient(
    card: TrendCard, asked: list[tuple[str, str]]
) -> None:
    card.compare_with("hit6")
    assert card.title.text() == "Headache days and HIT-6"
    png, svg = card.save_as("png"), card.save_as("svg")
    assert png is not None
    assert svg is not None
    assert [name for name, _ in asked] == ["headmap-headache-days.png", "headmap-headache-days.svg"]
    image = QImage(str(png))
    assert (image.width(), image.height()) == (2000, 960)
    text = svg.read_text()
    assert card.title.text() in text
    for words in ("Headache days per 28 days", "HIT-6 total", "no number", "open", ">12<", ">58<"):
        assert words in text.replace("\u00a0", " "), words
    assert "Marlowe" not in text
    drawing = QSvgRenderer(QByteArray(text.encode()))
    assert drawing.isValid()
    painted = QImage(1000, 480, QImage.Format.Format_RGB32)
    painted.fill(0xFFFFFF)
    painter = QPainter(painted)
    drawing.render(painter)
    painter.end()
    for made in (image, painted):
        colours = [made.pixelColor(x, made.height() // 2) for x in range(made.width())]
        assert QColor("#ffffff") in colours
        assert any(one.blue() - one.red() > 60 for one in colours), "sessions in accent"


def test_numbers_hold_values_and_sessions(card: TrendCard, asked: list[tuple[str, str]]) -> None:
    card.compare_with("hit6")
    path = card.save_as("csv")
    assert path is not None
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Date,Measure,")
    assert "2026-05-03,Headache days,12.8,11,24,follow-up," in lines
    assert f"{FIRST},HIT-6 total,66,66,,told at a session," in lines
    assert f"{FIRST},Session 1,,,,,155" in lines
    assert not [line for line in lines if "Session 2" in line], "void"
    assert len(lines) == 1 + 4 + 3 + 3


def test_a_folder_that_takes_no_file_is_told_in_words(
    card: TrendCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.saving.asked_for_file", lambda *_: tmp_path / "gone" / "a.png")
    told: list[str] = []
    card.records.workspace.failed.connect(told.append)
    assert card.save_as("png") is None
    assert "The records are safe" in told[0]


def test_the_page_says_whose_it_is_and_holds_all_numbers(card: TrendCard, tmp_path: Path) -> None:
    document = card.document()
    assert document is not None
    assert "Marlowe" not in document.title + document.suggested_name
    path = tmp_path / "trend.pdf"
    assert write_pdf(document, path, Paper.A4) == 1
    page = PdfReader(BytesIO(path.read_bytes())).pages[0]
    text = page.extract_text().replace("\u00a0", " ")
    for words in (
        "Marlowe, Ada",
        "born 14 Mar 1979 · record number DEMO-00417 · Sampleton Clinic",
        "Printed on 20 Nov 2026",
        "−30 %: 15.4",
        "12.8",
        "11 of 24 days",
        "Rule: NICE TA260. Source: NICE technology appraisal 260",
        "Baseline 22, of 5 Jan 2026",
        "Session 3",
        "still open",
        "page 1 of 1",
    ):
        assert words in text, words
    assert "the tables hold" not in text
    assert not page.images, "lines, not dots"


def test_a_long_course_goes_on_over_pages_that_all_name_the_patient(
    card: TrendCard, tmp_path: Path
) -> None:
    months = diary(FIRST, [month % 20 for month in range(40)])
    show(card.records, course([treatment(1, FIRST)], months))
    card.compare_with("migraine_days")
    document = card.document()
    assert document is not None
    path = tmp_path / "trend.pdf"
    count = write_pdf(document, path, Paper.LETTER)
    assert count == 2
    pages = [page.extract_text() for page in PdfReader(path).pages]
    assert all("Marlowe, Ada" in text for text in pages)
    assert "Sessions" in pages[-1]
    assert "the tables hold all values" in pages[0], "of many years the end is drawn"
    assert sum(text.count("diary") for text in pages) == 40
