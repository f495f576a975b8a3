"""The made-up practice that the pictures show, on a fixed day, and the program in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui import crash_log
from gui.fonts import load_fonts
from gui.home_strip import HomeTab
from gui.practice_pages import PracticePages
from gui.program import Program
from model.paths import DataFolder

NOW = datetime(2026, 11, 20, 10, 58, tzinfo=UTC)
FOLDER = DataFolder(Path("Headmap"))
PATIENT = "Marlowe"
SMALL = 0  # of PNG: the same pixels in fewer bytes


def clock() -> datetime:
    """The moment of all pictures."""
    return NOW


@cache
def application() -> QApplication:
    """The one application, with fonts and without a blinking cursor."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    made = QApplication(["headmap"])
    made.setCursorFlashTime(0)
    load_fonts()
    return made


@contextmanager
def opened(
    folder: DataFolder, size: str, theme: str, *, demonstration: bool = False
) -> Iterator[Program]:
    """The program in a window of this size, closed again without a backup."""
    program = Program(
        application(), folder, demonstration=demonstration, theme_name=theme, clock=clock
    )
    program.window.resize(*(int(part) for part in size.split("x")))
    program.window.show()
    program.start()
    settled()
    try:
        yield program
    finally:
        program.window.leave_practice()
        if program.workspace:
            program.workspace.store.close()
            program.workspace.folder.running_mark.unlink(missing_ok=True)
        program.window.close_for_good()
        program.window.deleteLater()
        crash_log.uninstall()


def pages_of(program: Program) -> PracticePages:
    """The practice's pages, with the first clinician signed in and nothing open."""
    pages, workspace = program.window.pages, program.workspace
    if pages is None or workspace is None:
        raise AssertionError("no practice is open")
    if workspace.clinician is None:
        workspace.sign_in(workspace.store.clinicians.all()[0])
    if workspace.chart:
        workspace.close_session()
    pages.show_home(HomeTab.PATIENTS)
    settled()
    return pages


def settled() -> None:
    """Let layouts, pauses in typing and queued work come to rest."""
    QTest.qWait(80)


def picture_of(program: Program, path: Path) -> Path:
    """Write the window as it stands."""
    settled()
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = program.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    if not picture.save(str(path), quality=SMALL):
        raise OSError(f"{path} could not be written")
    return path
