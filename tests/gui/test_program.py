"""The program around the screens: first run, opening, trouble with the file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.first_fill import QUIET_MS
from gui.program import Program
from gui.setup.clinician_page import ClinicianPage
from gui.setup.first_run_page import FirstRunPage
from gui.setup.trouble_page import TroublePage
from model import paths
from model.errors import DataFileError, FullDiskError
from model.paths import DataFolder
from model.settings import Settings
from model.store.backup import write_backup
from model.store.store import open_store, open_store_for_reading
from tests.gui.running import LEA, ROBIN, let_go, make_practice, shown
from tests.model.conftest import NOON, SetClock


def test_first_run_writes_nothing_before_it_is_done(program: Program, folder: DataFolder) -> None:
    program.start()
    assert isinstance(shown(program), FirstRunPage)
    assert not folder.records.exists()


def test_first_run_types_into_the_first_field_at_once(program: Program, qtbot: QtBot) -> None:
    program.start()
    program.window.show()
    qtbot.waitActive(program.window)
    page = shown(program)
    assert isinstance(page, FirstRunPage)
    qtbot.waitUntil(page.clinic.editor.hasFocus)


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


def test_a_broken_protocol_of_the_clinic_is_named_and_the_rest_works(
    program: Program, folder: DataFolder, clock: SetClock, qtbot: QtBot
) -> None:
    make_practice(folder, clock, ROBIN)
    folder.protocols.mkdir()
    (folder.protocols / "ours.toml").write_text("id = 3")
    program.start()
    program.window.show()
    assert program.workspace is not None
    qtbot.waitUntil(lambda: "ours.toml" in program.window.failures.text())
    assert program.workspace.protocol.protocol_id == "preempt"


def test_every_broken_protocol_is_named(
    program: Program, folder: DataFolder, clock: SetClock, qtbot: QtBot
) -> None:
    make_practice(folder, clock, ROBIN)
    folder.protocols.mkdir()
    for name in ("ours.toml", "theirs.toml"):
        (folder.protocols / name).write_text("id = 3")
    program.start()
    program.window.show()
    qtbot.waitUntil(lambda: "ours.toml" in program.window.failures.text())
    assert "theirs.toml" in program.window.failures.text()


def test_a_folder_in_the_place_of_the_running_mark_is_no_trouble_at_closing(
    program: Program, folder: DataFolder, clock: SetClock
) -> None:
    make_practice(folder, clock, ROBIN)
    folder.running_mark.mkdir()
    program.start()
    program._closed()
    assert program.workspace is None
    open_store(folder, clock).close()


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


def test_a_chosen_protocol_that_is_gone_is_told(
    program: Program, folder: DataFolder, clock: SetClock, qtbot: QtBot
) -> None:
    make_practice(folder, clock, ROBIN)
    store = open_store(folder, clock)
    store.settings.set(Settings(protocol_id="ours"), NOON, None)
    store.close()
    program.start()
    program.window.show()
    assert program.workspace is not None
    qtbot.waitUntil(lambda: "“ours” is not there" in program.window.failures.text())
    assert program.workspace.protocol.name in program.window.failures.text()


def test_a_shipped_protocol_that_is_broken_opens_nothing(
    program: Program,
    folder: DataFolder,
    clock: SetClock,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise DataFileError("preempt.toml", "id", "is missing")

    make_practice(folder, clock, ROBIN)
    monkeypatch.setattr("model.protocol_catalogue.load_catalogue", broken)
    program.start()
    program.window.show()
    qtbot.waitUntil(lambda: isinstance(shown(program), TroublePage))
    assert program.workspace is None
    open_store(folder, clock).close()  # not locked by what could not be opened


def test_a_practice_left_at_once_is_read_no_further(
    program: Program, folder: DataFolder, clock: SetClock, qtbot: QtBot
) -> None:
    make_practice(folder, clock, ROBIN)
    program.start()
    pages = program.window.pages
    assert pages is not None
    with qtbot.waitSignal(pages.patients.list.filled):
        program.window.show()
    let_go(program)
    qtbot.wait(3 * QUIET_MS)  # an error in the meantime would fail the test
    assert "catalogue" not in vars(pages._workspace)


def test_trouble_with_the_demonstration_never_reaches_the_real_records(
    program: Program, folder: DataFolder, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_practice(folder, clock, ROBIN)
    backup = write_backup(folder.records, folder.backups, NOON)
    real = folder.records.read_bytes()

    def full(*_: object) -> DataFolder:
        raise FullDiskError("The disk is full.")

    monkeypatch.setattr("model.demonstration.make_demonstration", full)
    program.open_demonstration()
    page = shown(program)
    assert isinstance(page, TroublePage)
    page.retry.click()
    assert isinstance(shown(program), TroublePage)  # no empty practice in its place
    page.restore_wanted.emit(backup.path)
    assert program.workspace is not None
    assert program.workspace.demonstration
    assert program.workspace.folder == folder.demonstration()
    assert folder.records.read_bytes() == real
    assert not list(folder.root.glob("replaced-*"))
