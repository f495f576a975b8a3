"""One patient's page at the tab Measures, driven as at the screen."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.history.measures.form_panel import FormPanel
from gui.history.measures.measures_tab import MeasuresTab
from gui.history.patient_page import PatientPage
from gui.practice_pages import PracticePages
from gui.theme import Theme
from gui.workspace import Workspace
from model.outcome.course import Course
from model.outcome.parts import OutcomePart
from tests.gui.history.treated import Treated

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SomePart = TypeVar("SomePart", bound=OutcomePart)


class Desk:
    """The page of one patient at the tab Measures, driven as at the screen."""

    def __init__(self, workspace: Workspace, theme: Theme, qtbot: QtBot) -> None:
        self.workspace, self.treated = workspace, Treated(workspace)
        self.patient_id = self.treated.patient.patient_id
        self._qtbot = qtbot
        self.pages = PracticePages(workspace, theme)
        qtbot.addWidget(self.pages)
        self.pages.resize(1440, 900)
        with qtbot.waitActive(self.pages):
            self.pages.show()
            self.pages.activateWindow()

    def open(self) -> MeasuresTab:
        self.pages.show_patient_page(self.patient_id)
        self.press(Key.Key_F5)
        return self.tab

    @property
    def page(self) -> PatientPage:
        assert self.pages.patient_page
        return self.pages.patient_page

    @property
    def tab(self) -> MeasuresTab:
        assert isinstance(self.page.tab, MeasuresTab)
        return self.page.tab

    @property
    def course(self) -> Course:
        lists = self.workspace.judged.outcome_lists
        return self.workspace.store.courses.of(self.patient_id, lists.by_code)

    def in_file(self, kind: type[SomePart]) -> list[SomePart]:
        parts = self.workspace.store.outcomes.of(self.patient_id, kind)
        return [part for part in parts if isinstance(part, kind)]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        at = self.pages.focusWidget() or self.pages
        QTest.keyClick(at, key, modifiers or Qt.KeyboardModifier.NoModifier)
        QApplication.processEvents()

    def keep(self, form: FormPanel) -> None:
        with self._qtbot.waitSignal(form.save.clicked):  # a key holds the button for a moment
            self.press(Key.Key_Return, CONTROL)

    def type(self, text: str) -> None:
        focused = self.pages.focusWidget()
        assert focused
        QTest.keyClicks(focused, text)

    def click(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
