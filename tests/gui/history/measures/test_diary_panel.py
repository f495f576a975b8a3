"""A diary taken from a file at the screen: seen first, taken once, taken back in one step."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from gui.history.measures.diary_other_days import TAKE
from gui.history.measures.diary_panel import DiaryPanel
from gui.history.measures.measures_tab import MeasuresTab
from gui.history.patient_page import PatientPage
from gui.history.patient_strip import TabName
from gui.history.records import CourseRecords
from gui.theme import Theme
from gui.wording import NO_BREAK
from gui.workspace import Workspace
from model.exchange.diary_dates import DateOrder
from model.exchange.diary_severity import Scale
from model.outcome.diary_day import DiaryDay
from model.outcome.parts import OutcomeChange
from tests.model.conftest import NOON, a_patient
from tests.model.exchange.diaries import dated, half_a_year, text

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Import:
    """The panel of one patient, driven as at the screen."""

    def __init__(self, workspace: Workspace, theme: Theme, folder: Path, qtbot: QtBot) -> None:
        patient = workspace.store.patients.add(a_patient(), NOON, workspace.actor)
        self.workspace, self.patient_id = workspace, patient.patient_id
        self.records = CourseRecords(workspace, self.patient_id)
        self.panel = DiaryPanel(self.records, theme)
        self.path = folder / "diary.csv"
        self._qtbot = qtbot
        qtbot.addWidget(self.panel)
        self.panel.resize(1440, 800)
        self.panel.show()

    @property
    def in_file(self) -> list[DiaryDay]:
        """The days as they stand in the records."""
        parts = self.workspace.store.outcomes.of(self.patient_id, DiaryDay)
        return [part for part in parts if isinstance(part, DiaryDay)]

    def drop(self, content: str | bytes) -> None:
        """Drop a file with this content on the panel, and wait until it was read."""
        self.path.write_bytes(content.encode() if isinstance(content, str) else content)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self.path))])
        at, copy = QPoint(50, 50), Qt.DropAction.CopyAction
        QApplication.sendEvent(self.panel, QDragEnterEvent(at, copy, mime, LEFT, NO_KEYS))
        event = QDropEvent(QPointF(at), copy, mime, LEFT, NO_KEYS)
        with self._qtbot.waitSignal(self.panel._reader.answered):
            QApplication.sendEvent(self.panel, event)

    def click(self, button: QPushButton) -> None:
        assert button.isVisible()
        self._qtbot.mouseClick(button, LEFT)

    @property
    def previewed(self) -> bool:
        return self.panel.preview.isVisible()

    @property
    def figures(self) -> list[str]:
        """New, recorded already, recorded otherwise."""
        return [one.text() for one in self.panel.preview.figures.values()]

    @property
    def problems(self) -> list[tuple[str, str]]:
        return [(one.text, one.where) for one in self.panel.start.shown]


@pytest.fixture
def diary(workspace: Workspace, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[Import]:
    made = Import(workspace, theme, tmp_path, qtbot)
    yield made
    made.panel.release()
    made.records.release()


def test_a_diary_is_taken_once_and_undo_takes_it_back(diary: Import) -> None:
    take = diary.panel.preview.take
    diary.drop(half_a_year())
    assert diary.previewed
    assert (diary.figures, take.text()) == (["180", "0", "0"], "Take 180 days")
    assert diary.in_file == [], "nothing is taken before the button"
    lines = diary.panel.preview.months.lines
    assert [line[1] for line in lines] == ["28 of 28"] * 6 + ["12 of 28"]
    assert lines[-1][2] == "gap"
    diary.click(take)
    assert len(diary.in_file) == 180
    assert (diary.figures, take.text()) == (["0", "180", "0"], "Close")
    diary.drop(half_a_year())
    assert diary.figures == ["0", "180", "0"]
    assert "nothing new" in diary.panel.preview.said.text()
    diary.records.undo_stack.undo()
    assert diary.in_file == []
    assert (diary.figures, take.text()) == (["180", "0", "0"], "Take 180 days")


def test_a_bad_file_is_refused_with_its_lines_and_nothing_is_recorded(
    diary: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.drop(text("2026-11-01,yes,2,no", "2026-11-01,no,,", "2026-11-21,perhaps,,"))
    assert not diary.previewed
    assert diary.problems == [
        ("Headache is neither yes nor no: “perhaps”", "line 4"),
        ("The same day twice: leave the line that is right", "lines 2 and 3"),
        ("A day that is still to come", "line 4"),
    ]
    assert diary.panel.start.problems.isVisible()
    diary.drop(b"PK\x03\x04 xl/workbook.xml")
    assert diary.problems[0][0].startswith("This is an Excel file")
    diary.drop(b"\x00" * 10_000_000)
    assert diary.problems == [("The file is larger than 2 MB, which no diary is. It was not read.",
                               "")]  # fmt: skip
    assert diary.in_file == []
    # Mended, and chosen again by the button.
    diary.path.write_text(text("2026-11-01,yes,mild,no"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(diary.path), ""))
    with diary._qtbot.waitSignal(diary.panel._reader.answered):
        diary.click(diary.panel.start.choose)
    assert (diary.previewed, diary.figures) == (True, ["1", "0", "0"])


def test_dates_that_can_be_read_two_ways_are_asked_for(diary: Import) -> None:
    diary.drop(dated(["01/11/2026", "02/11/2026"]))
    buttons = diary.panel.start.order_buttons
    assert not diary.previewed
    assert list(buttons) == [DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST]
    with diary._qtbot.waitSignal(diary.panel._reader.answered):
        diary.click(buttons[DateOrder.DAY_FIRST])
    assert diary.panel.preview.rows.lines[1][1].split() == ["2", "Nov", "2026"]
    assert "day first" in diary.panel.preview.read_as["dates"].text()


def test_severities_that_fit_two_scales_are_asked_for_with_each_file(diary: Import) -> None:
    start, preview = diary.panel.start, diary.panel.preview
    file = text("01/11/2026,yes,3,yes", "02/11/2026,yes,2,no")
    for scale, words in (
        (Scale.TEN, ["mild", "mild"]),
        (Scale.LEFT_OUT, ["–", "–"]),
        (Scale.STEPS, ["severe", "moderate"]),
    ):
        diary.drop(file)
        assert not diary.previewed
        assert not start.scale_question.isVisible(), "the days first"
        with diary._qtbot.waitSignal(diary.panel._reader.answered):
            diary.click(start.order_buttons[DateOrder.DAY_FIRST])
        assert (diary.previewed, start.question.isVisible()) == (False, False)
        assert preview.take.isVisible() is False
        assert list(start.scale_buttons) == [Scale.STEPS, Scale.TEN, Scale.LEFT_OUT]
        assert start.scale_question.isVisible()
        with diary._qtbot.waitSignal(diary.panel._reader.answered):
            diary.click(start.scale_buttons[scale])
        assert diary.previewed
        assert [line[3] for line in preview.rows.lines] == words
        assert "2 Nov" in preview.rows.lines[1][1].replace(NO_BREAK, " ")
    assert diary.in_file == []
    diary.click(preview.take)
    assert [one.severity for one in diary.in_file] == [3, 2]


def test_what_is_recorded_stays_unless_the_files_is_asked_for(diary: Import) -> None:
    kept = [DiaryDay(day=date(2026, 11, n), headache=True, severity=1, recorded_at=NOON)
            for n in (1, 2)]  # fmt: skip
    diary.records.perform("noted", lambda _: tuple(OutcomeChange(None, one) for one in kept))
    diary.drop(text("2026-11-01,no,,", "2026-11-02,no,,"))
    preview = diary.panel.preview
    assert (diary.figures, preview.take.text()) == (["0", "0", "2"], "Close")
    choice = preview.other.choices[date(2026, 11, 2)]
    diary._qtbot.mouseClick(choice.buttons[TAKE], LEFT)
    assert preview.take.text() == "Take 1 day"
    diary.click(preview.take)
    assert [(one.day.day, one.headache) for one in diary.in_file] == [(1, True), (2, False)]
    assert diary.figures == ["0", "1", "1"]
    preview.other.take_all.click()
    assert preview.take.text() == "Take 1 day"
    preview.other.keep_all.click()
    assert preview.take.text() == "Close"


def test_escape_closes_the_panel_and_not_the_patients_page(
    workspace: Workspace, theme: Theme, qtbot: QtBot
) -> None:
    patient = workspace.store.patients.add(a_patient(), NOON, workspace.actor)
    menu = QMenu()
    page = PatientPage(workspace, theme, menu, patient.patient_id)
    page.show_tab(TabName.MEASURES)
    tab = page.tab
    assert isinstance(tab, MeasuresTab)
    tab.import_diary()
    panel = tab.diary
    assert panel is not None
    for widget in (page, menu):
        qtbot.addWidget(widget)
    told: list[str] = []
    page.left.connect(lambda: told.append("page left"))
    page.show()
    page.activateWindow()
    with qtbot.waitActive(page):
        panel.setFocus()
    qtbot.keyClick(panel.start.choose, Qt.Key.Key_Escape)
    assert told == []
    assert tab.diary is None
    tab.import_diary()
    page.strip.back_button.setFocus()
    qtbot.keyClick(page.strip.back_button, Qt.Key.Key_Escape)
    assert told == []
    assert tab.diary is None
    assert tab.table.diary.hasFocus()
    page.release()
