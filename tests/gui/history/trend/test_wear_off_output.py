"""A wear-off curve leaves the program: printed with its weeks, as a picture, as numbers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage

from gui.history.records import CourseRecords
from gui.history.trend.wear_off_card import WearOffCard
from gui.reports.page import Paper
from gui.reports.pdf import write_pdf
from gui.theme import Theme
from gui.workspace import Workspace
from model.outcome.course import Course
from tests.gui.history.trend.stories import SECOND, THIRD
from tests.model.conftest import NOON, a_patient
from tests.model.outcome.courses import FIRST, course, diary, told, treatment


@pytest.fixture
def card(workspace: Workspace, theme: Theme) -> Iterator[WearOffCard]:
    """Two cycles, the second without a diary in its weeks 5 to 8; noticed in week 10."""
    patient = workspace.store.patients.add(
        a_patient(record_number="DEMO-00417"), NOON, workspace.actor
    )
    records = CourseRecords(workspace, patient.patient_id)
    treated = [treatment(number, on) for number, on in ((1, FIRST), (2, SECOND))]
    days = diary(FIRST + timedelta(1), [14, 7, 0, 21, None, 28])
    show(records, course(treated, [*days, *told(1, THIRD, "wear_off_week", 10)]))
    made = WearOffCard(records, theme)
    yield made
    made.release()
    records.release()
    made.deleteLater()


def show(records: CourseRecords, held: Course) -> None:
    records.course = replace(held, patient=records.course.patient)


def pages_of(card: WearOffCard, path: Path, paper: Paper = Paper.A4) -> list[str]:
    document = card.document()
    assert document is not None
    assert "Marlowe" not in document.title + document.suggested_name
    write_pdf(document, path, paper)
    pages = PdfReader(BytesIO(path.read_bytes())).pages
    assert not any(page.images for page in pages), "lines, not dots"
    return [page.extract_text().replace("\u00a0", " ") for page in pages]


def test_the_page_says_whose_it_is_and_tells_every_week(card: WearOffCard, tmp_path: Path) -> None:
    (text,) = pages_of(card, tmp_path / "curve.pdf")
    for words in (
        "Marlowe, Ada",
        "record number DEMO-00417",
        "Printed on 20 Nov 2026",
        "Headache days by week after the injection",
        "The patient noticed it in week 10 after session 2.",
        "12 weeks",
        "page 1 of 1",
    ):
        assert words in text, words
    lines = text.splitlines()
    table = lines[lines.index("Headache days in week") :]
    joined = " ".join(table)
    assert "Mean 7 7 " in joined
    assert "1 · 5 Jan 2026 7 7 0 0 7 0 0 0 0 0 0 0 – – – –" in joined
    assert "2 · 30 Mar 2026 7 7 7 0 – – – – 7 7 7 7 – – – – 10" in joined


def test_a_table_that_goes_on_tells_its_columns_again(card: WearOffCard, tmp_path: Path) -> None:
    treated = [treatment(one + 1, FIRST + timedelta(84 * one)) for one in range(40)]
    show(card.records, course(treated, diary(FIRST, [8] * 120)))
    pages = pages_of(card, tmp_path / "long.pdf", Paper.LETTER)
    assert len(pages) == 2
    assert "Drawn are the last 6 cycles and the mean of all; the table holds all." in pages[0]
    assert "Mean of all 40" in pages[0]
    for text in pages:
        assert "Marlowe, Ada" in text
        assert "Session\n1\n2\n3" in text or "Session 1 2 3" in text
    assert sum(text.count(" · ") for text in pages) > 40


def test_picture_drawing_and_numbers_tell_of_no_patient(
    card: WearOffCard, asked: list[tuple[str, str]]
) -> None:
    png, svg, csv = (card.save_as(kind) for kind in ("png", "svg", "csv"))
    assert png is not None
    assert svg is not None
    assert csv is not None
    assert [name for name, _ in asked] == [
        f"headmap-wear-off.{one}" for one in ("png", "svg", "csv")
    ]
    image = QImage(str(png))
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert "#ffffff" in colours
    assert min(QColor(one).lightness() for one in colours) < 60
    drawn = svg.read_text()
    for words in ("Headache days by week", "Session 1", "Session 2", "Mean", "12 weeks"):
        assert words in drawn.replace("\u00a0", " "), words
    numbers = csv.read_text(encoding="utf-8-sig").splitlines()
    assert numbers[1] == "1,2026-01-05,1,7,"
    assert "2,2026-03-30,9,7,10" in numbers
    assert "Mean,,1,7," in numbers
    assert len(numbers) == 1 + 12 + 8 + 12
    assert "Marlowe" not in drawn + "".join(numbers)


def test_without_a_curve_the_words_say_why_nothing_prints(card: WearOffCard) -> None:
    show(card.records, course([treatment(1, FIRST)]))
    said: list[str] = []
    card.records.workspace.failed.connect(said.append)
    card.print_document()
    assert len(said) == 1
    assert "nothing to print" in said[0]
    assert "Import one under Measures" in said[0]
