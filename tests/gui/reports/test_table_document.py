"""A list on paper: every row on it once, a head and a number on every page."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.reports.page import Paper
from gui.reports.pdf import write_pdf
from gui.reports.table_document import Column, TableDocument
from model.settings import Settings

COLUMNS = (Column("Patient", 3), Column("Units", 1, right=True))


def pages_of(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


@pytest.mark.parametrize("paper", list(Paper))
def test_every_row_stands_once_and_every_page_says_which_it_is(
    qtbot: QtBot, tmp_path: Path, paper: Paper
) -> None:
    rows = [[f"Row {n:03} {'long words ' * 12 if n % 9 == 0 else ''}", f"{n}"] for n in range(120)]
    document = TableDocument(
        "Made-up list", COLUMNS, rows, Settings(clinic_name="Clinic"),
        printed_at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC), lines=("120 rows",),
        demonstration=True,
    )  # fmt: skip
    path = tmp_path / "list.pdf"
    count = write_pdf(document, path, paper)
    pages = pages_of(path)
    assert len(pages) == count > 1
    whole = "\n".join(pages)
    assert all(whole.count(f"Row {n:03}") == 1 for n in range(120))
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {count}" in page
        assert "Patient" in page
    assert whole.count("120 rows") == 1
    assert "nobody here exists" in pages[0]


def test_a_list_without_rows_is_one_page(qtbot: QtBot, tmp_path: Path) -> None:
    document = TableDocument(
        "Nobody", COLUMNS, [], Settings(), printed_at=datetime(2026, 11, 20, tzinfo=UTC)
    )
    path = tmp_path / "list.pdf"
    assert write_pdf(document, path, Paper.A4) == 1
    assert "Page 1 of 1" in pages_of(path)[0]


def test_long_titles_of_columns_stand_above_the_rows(qtbot: QtBot) -> None:
    def height(*titles: str) -> int:
        document = TableDocument(
            "List", [Column(title, 1) for title in titles], [["x"] * len(titles)], Settings(),
            printed_at=datetime(2026, 11, 20, tzinfo=UTC),
        )  # fmt: skip
        picture = QImage(900, 1200, QImage.Format.Format_RGB32)
        picture.fill("white")
        painter = QPainter(picture)
        document.paint_page(painter, Paper.A4, 1)
        painter.end()
        across = range(60, 700, 8)
        return next(  # the line beneath the titles
            y
            for y in range(60, 400)
            if all(picture.pixelColor(x, y).lightness() < 120 for x in across)
        )

    short = height("A", "B", "C", "D")
    # A second line of it at least.
    assert height("A", "Patient, born, record number, and much more of it", "C", "D") > short + 10
