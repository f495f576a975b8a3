"""Closing, backing up, restoring, and what is told of an unexpected error."""

from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest
from pytestqt.qtbot import QtBot

from gui import backup_thread
from gui.backup_thread import BackupThread
from gui.closing import ClosingPage
from gui.program import Program
from gui.session.place import PlaceName
from model.errors import FullDiskError
from model.paths import DataFolder
from model.store.backup import list_backups, write_backup
from model.store.store import open_store
from tests.gui.running import LEA, ROBIN, make_practice, shown
from tests.model.conftest import NOON, SetClock, a_patient


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
    assert "test_closing.py" in logged
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


def test_closing_with_a_note_that_cannot_be_kept_warns_first(
    program: Program,
    folder: DataFolder,
    clock: SetClock,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_practice(folder, clock, ROBIN)
    program.start()
    workspace, pages = program.workspace, program.window.pages
    assert workspace is not None
    assert pages is not None
    workspace.store.patients.add(a_patient(), NOON, workspace.actor)
    workspace.start_session(1)
    program.window.show()
    assert pages.session_page is not None
    pages.session_page.go_to(PlaceName.MAP)
    pages.session_page.map_place.open_note()
    pages.session_page.map_place.note_panel.text.setPlainText("Patient fainted.")

    def refused(*_values: object) -> None:
        raise FullDiskError("The disk is full.")

    monkeypatch.setattr(workspace.store.sessions, "set_note", refused)
    program.window.close()
    assert pages.session_page.map_place.note_panel.isVisible()
    assert "could not be kept" in program.window.failures.text()
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible())


def test_a_backup_that_ends_unexpectedly_does_not_hold_the_window(
    program: Program,
    folder: DataFolder,
    clock: SetClock,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def break_down(*_: object) -> None:
        raise RuntimeError("Marlowe, Ada")

    make_practice(folder, clock, ROBIN)
    program.start()
    monkeypatch.setattr(backup_thread, "write_backup", break_down)
    program.window.show()
    program.window.close()
    page = shown(program)
    assert isinstance(page, ClosingPage)
    qtbot.waitUntil(page.close_button.isVisible)
    assert "RuntimeError" in page.problem.text()
    assert "Marlowe" not in page.problem.text() + folder.log.read_text(encoding="utf-8")
    page.close_button.click()


def test_restoring_ends_a_backup_that_is_being_made(
    program: Program,
    folder: DataFolder,
    clock: SetClock,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps, ended = [], []

    def slow(_records: Path, _folder: Path, _now: object, tell: Callable[[int, int], None]) -> None:
        try:
            while True:
                steps.append(1)
                tell(1, 2)
                sleep(0.002)
        finally:
            ended.append(1)

    make_practice(folder, clock, ROBIN)
    backup = write_backup(folder.records, folder.backups, NOON)
    program.start()
    assert program.workspace is not None
    with monkeypatch.context() as patched:  # closing the window makes a real one
        patched.setattr(backup_thread, "write_backup", slow)
        BackupThread(program.workspace, folder, NOON).start()
        qtbot.waitUntil(lambda: bool(steps))
        program.restore(backup.path)
        assert ended
