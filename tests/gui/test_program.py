"""The program around the screens: first run, opening, trouble, restore, closing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import crash_log
from gui.closing import ClosingPage
from gui.program import Program
from gui.setup.clinician_page import ClinicianPage
from gui.setup.first_run_page import FirstRunPage
from gui.setup.trouble_page import TroublePage
from model import paths
from model.clinician import Clinician
from model.paths import DataFolder
from model.settings import Settings
from model.store.backup import list_backups, write_backup
from model.store.store import open_store, open_store_for_reading
from tests.model.conftest import NOON, SetClock

LEA = Clinician(clinician_id=0, name="Lea Benning", credentials="NP")
ROBIN = Clinician(clinician_id=0, name="Robin Okafor", credentials="MD")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """An empty folder; the system's usual one lies in the temporary folder too."""
    monkeypatch.setattr(paths, "_usual_root", lambda: tmp_path / "usual")
    return DataFolder(tmp_path / "usual")


@pytest.fixture
def program(
    qapp: QApplication, fonts: None, folder: DataFolder, clock: SetClock, qtbot: QtBot
) -> Iterator[Program]:
    made = Program(qapp, folder, theme_name="light", clock=clock)
    qtbot.addWidget(made.window)
    made.window.resize(1280, 800)
    yield made
    let_go(made)


def let_go(program: Program) -> None:
    """Leave the practice without the backup of a real closing."""
    workspace, program.workspace = program.workspace, None
    program.window.leave_practice()
    if workspace:
        workspace.store.close()
    crash_log.uninstall()


def make_practice(folder: DataFolder, clock: SetClock, *clinicians: Clinician) -> None:
    store = open_store(folder, clock)
    for clinician in clinicians:
        store.clinicians.add(clinician, NOON, None)
    store.close()


def shown(program: Program) -> object:
    return program.window.current_page()


def test_first_run_writes_nothing_before_it_is_done(program: Program, folder: DataFolder) -> None:
    program.start()
    assert isinstance(shown(program), FirstRunPage)
    assert not folder.records.exists()


def test_first_run_makes_clinic_and_clinician_and_opens_the_list(
    program: Program, folder: DataFolder, qtbot: QtBot
) -> None:
    program.start()
    page = shown(program)
    assert isinstance(page, FirstRunPage)
    page.done.emit("Sampleton Headache Clinic", ROBIN)
    workspace = program.workspace
    assert workspace is not None
    assert workspace.clinician is not None
    assert workspace.clinician.signature_name == "Robin Okafor, MD"
    assert workspace.settings.clinic_name == "Sampleton Headache Clinic"
    assert program.window.pages is not None
    assert folder.records.exists()


def test_another_folder_is_remembered(program: Program, folder: DataFolder, tmp_path: Path) -> None:
    program.start()
    page = shown(program)
    assert isinstance(page, FirstRunPage)
    other = tmp_path / "other place"
    page.folder_wanted.emit(other)
    assert str(other) in page.path.accessibleName()
    page.done.emit("Clinic", ROBIN)
    assert (other / "headmap.sqlite3").exists()
    assert paths.default_data_folder().root == other


def test_one_clinician_is_signed_in_two_are_asked(
    program: Program, folder: DataFolder, clock: SetClock
) -> None:
    make_practice(folder, clock, ROBIN, LEA)
    program.start()
    assert program.workspace is not None
    assert program.window.pages is not None
    assert program.workspace.clinician is None
    asked = program.window.pages.findChild(ClinicianPage)
    assert asked is not None
    program.window.pages.show_patients()  # nobody gets past the question
    assert program.workspace.clinician is None
    chosen = program.workspace.store.clinicians.all()[1]
    pages = program.window.pages.findChildren(ClinicianPage)
    pages[-1].chosen.emit(chosen)
    assert program.workspace.clinician == chosen
    assert program.workspace.store.settings.get().last_clinician_id == str(chosen.clinician_id)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a shopping list, long enough to be read as a head of a file" * 3, "not a Headmap"),
        (b"SQLite format 3\0" + b"\xff" * 4000, "Nothing was changed|left as it is|damaged"),
    ],
)
def test_a_wrong_file_is_told_and_left_alone(
    program: Program, folder: DataFolder, content: bytes, words: str
) -> None:
    folder.root.mkdir(parents=True)
    folder.records.write_bytes(content)
    program.start()
    page = shown(program)
    assert isinstance(page, TroublePage)
    assert any(word in page.problem.text() for word in words.split("|"))
    assert folder.records.read_bytes() == content


def test_a_second_instance_is_told(program: Program, folder: DataFolder, clock: SetClock) -> None:
    store = open_store(folder, clock)
    store.clinicians.add(ROBIN, NOON, None)
    program.start()
    page = shown(program)
    assert isinstance(page, TroublePage)
    assert "already open" in page.problem.text()
    store.close()
    page.retry.click()
    assert program.workspace is not None


def test_a_start_after_a_kill_says_so(
    program: Program, folder: DataFolder, clock: SetClock
) -> None:
    make_practice(folder, clock, ROBIN)
    folder.running_mark.touch()
    program.start()
    assert program.workspace is not None
    assert program.workspace.was_interrupted


def test_closing_backs_up_and_lets_go(
    program: Program, folder: DataFolder, clock: SetClock, qtbot: QtBot
) -> None:
    make_practice(folder, clock, ROBIN)
    program.start()
    program.window.show()
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert len(list_backups(folder.backups)) == 1
    assert not folder.running_mark.exists()
    open_store(folder, clock).close()  # the lock is free again


def test_a_backup_that_fails_is_told_before_the_window_closes(
    program: Program, folder: DataFolder, clock: SetClock, qtbot: QtBot
) -> None:
    make_practice(folder, clock, ROBIN)
    program.start()
    folder.backups.write_text("a file where the folder should be")
    program.window.show()
    program.window.close()
    page = shown(program)
    assert isinstance(page, ClosingPage)
    qtbot.waitUntil(page.close_button.isVisible)
    assert "could not be made" in page.words.text()
    page.close_button.click()
    assert not program.window.isVisible()


def test_restoring_keeps_the_replaced_file(
    program: Program, folder: DataFolder, clock: SetClock
) -> None:
    make_practice(folder, clock, ROBIN)
    backup = write_backup(folder.records, folder.backups, NOON)
    program.start()
    assert program.workspace is not None
    program.workspace.store.clinicians.add(LEA, NOON, None)
    program.restore(backup.path)
    assert program.workspace is not None
    assert [c.name for c in program.workspace.store.clinicians.all()] == ["Robin Okafor"]
    kept = list(folder.root.glob("replaced-*.sqlite3"))
    assert len(kept) == 1
    assert kept[0].name in program.window.failures.text()


def test_restoring_rubbish_changes_nothing(
    program: Program, folder: DataFolder, clock: SetClock, tmp_path: Path
) -> None:
    make_practice(folder, clock, ROBIN)
    program.start()
    rubbish = tmp_path / "holiday.sqlite3"
    rubbish.write_bytes(b"no backup" * 100)
    program.restore(rubbish)
    assert program.workspace is not None
    assert [c.name for c in program.workspace.store.clinicians.all()] == ["Robin Okafor"]
    assert "not a Headmap" in program.window.failures.text()


def test_a_broken_protocol_of_the_clinic_is_named_and_the_rest_works(
    program: Program, folder: DataFolder, clock: SetClock
) -> None:
    make_practice(folder, clock, ROBIN)
    folder.protocols.mkdir()
    (folder.protocols / "ours.toml").write_text("id = 3")
    program.start()
    assert program.workspace is not None
    assert "ours.toml" in program.window.failures.text()
    assert program.workspace.protocol.protocol_id == "preempt"


def test_the_theme_of_the_settings_is_taken(
    qapp: QApplication, fonts: None, folder: DataFolder, clock: SetClock, qtbot: QtBot
) -> None:
    store = open_store(folder, clock)
    store.clinicians.add(ROBIN, NOON, None)
    store.settings.set(Settings(theme="dark"), NOON, None)
    store.close()
    program = Program(qapp, folder, clock=clock)
    qtbot.addWidget(program.window)
    program.start()
    assert program.theme.roles.dark
    let_go(program)


def test_the_demonstration_lies_apart_and_says_so(program: Program, folder: DataFolder) -> None:
    program.open_demonstration()
    assert program.workspace is not None
    assert program.workspace.demonstration
    assert "demonstration" in program.window.windowTitle()
    assert not folder.records.exists()
    let_go(program)
    reading = open_store_for_reading(folder.demonstration())
    assert reading.patients.count() >= 40
    reading.close()


def test_an_unexpected_error_is_told_and_logged_without_what_was_typed(
    program: Program, folder: DataFolder, clock: SetClock, capsys: pytest.CaptureFixture[str]
) -> None:
    make_practice(folder, clock, ROBIN)
    program.start()
    import sys

    try:
        raise KeyError("Marlowe, Ada")
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
    assert "in the records" in program.window.failures.text()
    logged = folder.log.read_text(encoding="utf-8")
    assert "KeyError" in logged
    assert "test_program.py" in logged
    assert "Marlowe" not in logged + program.window.failures.text() + capsys.readouterr().err


def test_closing_with_a_half_typed_form_asks_first(
    program: Program, folder: DataFolder, clock: SetClock, qtbot: QtBot
) -> None:
    make_practice(folder, clock, ROBIN)
    program.start()
    program.window.show()
    pages = program.window.pages
    assert pages is not None
    pages.patients.new_patient()
    pages.patients.form.fields.by_name["family_name"].editor.setText("Marlowe")
    program.window.close()
    assert program.window.isVisible()
    assert pages.patients.form.question.isVisible()
    assert program.workspace is not None


def test_without_a_clinician_the_menu_offers_nothing_that_writes(
    program: Program, folder: DataFolder, clock: SetClock
) -> None:
    make_practice(folder, clock, ROBIN, LEA)
    program.start()
    pages = program.window.pages
    assert pages is not None
    pages.menu.aboutToShow.emit()
    assert [action.text() for action in pages.menu.actions()] == ["Help and keys", "Close Headmap"]
    pages.show_help()
    pages.show_patients()
    assert pages.findChildren(ClinicianPage)
