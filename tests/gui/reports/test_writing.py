"""A PDF is whole or not there; errors are plain; preview and printer show the same pages."""

import os
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QToolBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.reports import pdf, preview
from gui.reports.page import Paper
from gui.reports.pdf import write_pdf
from gui.reports.preview import ChartPreview, print_dialog, printer_for, save_pdf
from model.errors import OutputError
from model.settings import Settings
from tests.gui.reports.conftest import Charts, Document, words


def test_a_missing_folder_is_said_plainly(
    charts: Charts, document: Document, tmp_path: Path
) -> None:
    goal = tmp_path / "nowhere" / "chart.pdf"
    with pytest.raises(OutputError, match=r"could not be written: .*The records are safe\."):
        write_pdf(document(charts.empty()), goal, Paper.A4)


def test_a_folder_is_no_file(charts: Charts, document: Document, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it is a folder"):
        write_pdf(document(charts.empty()), tmp_path, Paper.A4)


def test_a_failure_leaves_the_older_file_and_no_remains(
    charts: Charts, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal = tmp_path / "chart.pdf"
    goal.write_bytes(b"%PDF-older")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_pdf(document(charts.empty()), goal, Paper.A4)
    assert [path.name for path in tmp_path.iterdir()] == ["chart.pdf"]
    assert goal.read_bytes() == b"%PDF-older"


@pytest.mark.parametrize("remains", [b"", b"%PDF-1.4\n1 0 obj\n cut off"])
def test_a_file_cut_short_is_not_kept(
    charts: Charts,
    document: Document,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    remains: bytes,
) -> None:
    monkeypatch.setattr(pdf, "_paint", lambda _, path, __: path.write_bytes(remains))
    with pytest.raises(OutputError, match="the disk"):
        write_pdf(document(charts.empty()), tmp_path / "chart.pdf", Paper.A4)
    assert list(tmp_path.iterdir()) == []


def test_an_older_chart_is_replaced(charts: Charts, document: Document, tmp_path: Path) -> None:
    goal = tmp_path / "Übersicht 1.pdf"
    goal.write_bytes(b"%PDF-older")
    assert write_pdf(document(charts.empty()), goal, Paper.A4) == 1
    assert len(pypdf.PdfReader(goal).pages) == 1


def test_the_suggested_name_tells_nothing_of_the_patient(
    charts: Charts, document: Document
) -> None:
    assert document(charts.empty()).suggested_name == "headmap-session-17.pdf"


def test_the_clinics_paper_is_the_default(charts: Charts, document: Document) -> None:
    assert document(charts.empty()).paper is Paper.A4
    assert document(charts.empty(), Settings(paper="Letter")).paper is Paper.LETTER
    assert document(charts.empty(), Settings(paper="papyrus")).paper is Paper.A4


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What message boxes say instead of showing it."""
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: said.append(box.text()))
    return said


@pytest.mark.parametrize("pages", [(1, None), (2, 2)])
def test_a_printer_gets_the_wanted_pages(
    charts: Charts, document: Document, tmp_path: Path, pages: tuple[int, int | None]
) -> None:
    made = document(charts.departing(note=words(420)))
    printer = printer_for(made, Paper.LETTER)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert printer.docName() == "Botulinum toxin session chart"
    made.paint(printer, first=pages[0], last=pages[1])
    del printer
    reader = pypdf.PdfReader(tmp_path / "printed.pdf")
    count = made.page_count(Paper.LETTER)
    assert count >= 2
    assert len(reader.pages) == (1 if pages[1] else count)
    assert f"page {pages[0]} of {count}" in " ".join(reader.pages[0].extract_text().split())


def test_a_chart_that_is_there_is_not_replaced_unasked(
    charts: Charts, document: Document, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    """The ending is added before the dialog asks, not after."""
    older = tmp_path / "chart.pdf"
    older.write_bytes(b"older")
    asked: list[str] = []

    def answer() -> None:
        dialog = window.findChild(QFileDialog)
        assert dialog is not None
        dialog.setDirectory(str(tmp_path))
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText("chart")
        QTimer.singleShot(200, refuse)
        dialog.accept()
        dialog.reject()

    def refuse() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.button(QMessageBox.StandardButton.No).click()

    QTimer.singleShot(100, answer)
    assert save_pdf(window, document(charts.empty())) is None
    assert "chart.pdf already exists" in asked[0]
    assert older.read_bytes() == b"older"


def test_a_new_chart_gets_its_ending_unasked(
    charts: Charts, document: Document, window: QWidget, tmp_path: Path
) -> None:
    def answer() -> None:
        dialog = window.findChild(QFileDialog)
        assert dialog is not None
        dialog.setDirectory(str(tmp_path))
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText("session 17.2026")
        dialog.accept()

    QTimer.singleShot(100, answer)
    saved = save_pdf(window, document(charts.empty()))
    assert saved == tmp_path / "session 17.2026.pdf"
    assert len(pypdf.PdfReader(saved).pages) == 1


def test_the_preview_fits_a_small_screen_and_shows_its_button(
    charts: Charts, document: Document, window: QWidget, qtbot: QtBot
) -> None:
    shown = ChartPreview(window, document(charts.empty()), Paper.A4)
    qtbot.addWidget(shown)
    assert shown.height() <= shown.screen().availableSize().height()
    shown.show()
    (save,) = [b for b in shown.findChildren(QToolButton) if b.text() == "Save as PDF"]
    assert save.isVisible()
    assert save.x() + save.width() < 200


def test_preview_paints_all_pages_and_offers_a_pdf(
    charts: Charts,
    document: Document,
    window: QWidget,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    shown = ChartPreview(window, document(charts.departing()), Paper.A4)
    qtbot.addWidget(shown)
    monkeypatch.setattr(preview, "asked_for_file", lambda *_: tmp_path / "saved.pdf")
    bar = shown.findChild(QToolBar)
    assert bar is not None
    (save,) = [action for action in bar.actions() if action.text() == "Save as PDF"]
    save.trigger()
    assert len(pypdf.PdfReader(tmp_path / "saved.pdf").pages) == 1
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "preview.pdf"))
    shown.paintRequested.emit(printer)
    del printer
    assert len(pypdf.PdfReader(tmp_path / "preview.pdf").pages) == 1


def test_nothing_is_saved_when_the_dialog_is_left(
    charts: Charts, document: Document, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    assert save_pdf(window, document(charts.empty())) is None


def test_a_file_that_cannot_be_saved_is_told(
    charts: Charts,
    document: Document,
    window: QWidget,
    tmp_path: Path,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nowhere = tmp_path / "nowhere" / "chart.pdf"
    monkeypatch.setattr(preview, "asked_for_file", lambda *_: nowhere)
    assert save_pdf(window, document(charts.empty())) is None
    assert "The records are safe." in told[0]


def test_without_a_printer_a_message_says_so(
    charts: Charts,
    document: Document,
    window: QWidget,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    assert not print_dialog(window, document(charts.empty()))
    assert told == ["No printer is set up on this workstation. Save the chart as PDF instead."]


@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt's own word for what is told
def test_a_printer_that_takes_nothing_is_told(
    charts: Charts,
    document: Document,
    window: QWidget,
    told: list[str],
    tmp_path: Path,
) -> None:
    made = document(charts.empty())
    printer = printer_for(made, Paper.A4)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    assert not preview.paint_or_tell(window, made, printer)
    assert "Nothing was lost" in told[0]


def test_a_file_of_another_kind_is_left_as_it_is(
    charts: Charts, document: Document, tmp_path: Path
) -> None:
    records = tmp_path / "headmap.sqlite3"
    records.write_bytes(b"SQLite format 3\0 and all records")
    with pytest.raises(OutputError, match="a file of another kind"):
        write_pdf(document(charts.empty()), records, Paper.A4)
    assert records.read_bytes() == b"SQLite format 3\0 and all records"
    assert list(tmp_path.iterdir()) == [records]
