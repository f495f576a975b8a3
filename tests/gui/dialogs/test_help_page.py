"""Help: the keys, the words, the version, the licences."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.dialogs.help_page import HelpPage, program_version
from gui.setup.clinician_page import ClinicianPage
from gui.theme import Theme
from gui.widgets.key_cap import KeyCap
from gui.workspace import Workspace


def test_help_tells_keys_words_and_licences(
    qtbot: QtBot, workspace: Workspace, theme: Theme, qapp: QApplication
) -> None:
    page = HelpPage(workspace, theme)
    qtbot.addWidget(page)
    page.resize(1280, 732)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "A record, not a medical device" in said
    assert program_version() in page.version.text()
    assert "Lucide" in page.notice.toPlainText()
    caps = {cap.text for cap in page.findChildren(KeyCap)}
    assert {"Space", "Backspace", "Enter", "0", "Ctrl Z", "Ctrl N", "F1"} <= caps
    page.setFocus()
    qtbot.keyClick(page.scroll_area, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: page.scroll_area.verticalScrollBar().value() > 0, timeout=1000)
    theme.choose("dark", qapp)
    assert not page.grab().isNull()
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.scroll_area, Qt.Key.Key_Escape)


def test_the_demonstration_says_its_pin(qtbot: QtBot, workspace: Workspace, theme: Theme) -> None:
    for demonstration in (False, True):
        workspace.demonstration = demonstration
        page = HelpPage(workspace, theme)
        qtbot.addWidget(page)
        said = " ".join(label.text() for label in page.findChildren(QLabel))
        assert ("PIN of every clinician is 2468" in said) is demonstration
        first = ClinicianPage(workspace, theme)
        qtbot.addWidget(first)
        said = " ".join(label.text() for label in first.findChildren(QLabel))
        assert ("2468" in said) is demonstration
