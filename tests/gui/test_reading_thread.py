"""Questions beside the event loop: the newest is answered, older ones end with their query."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.reading_thread import Reader, ReadingThread
from gui.workspace import Workspace
from model.errors import StoreError
from model.store.store import Store

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def reader(workspace: Workspace) -> Iterator[Reader[object]]:
    made: Reader[object] = Reader(workspace, workspace)
    yield made
    made.drop()


def test_the_newest_question_is_answered_and_an_endless_one_ends(
    qtbot: QtBot, reader: Reader[object], workspace: Workspace
) -> None:
    answers: list[object] = []
    reader.answered.connect(answers.append)
    reader.ask(lambda store: store.audit._database.rows(ENDLESS))
    for number in range(40):
        reader.ask(lambda store, number=number: (number, store.patients.count()))  # type: ignore[misc]
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.waitUntil(lambda: not workspace.findChildren(ReadingThread))
    assert answers == [(39, 0)]
    assert not reader.is_busy


def test_what_goes_wrong_is_told_in_words(
    qtbot: QtBot, reader: Reader[object], workspace: Workspace
) -> None:
    def refused(_store: Store) -> object:
        raise StoreError("The file cannot be read. Nothing was changed.")

    with qtbot.waitSignal(reader.failed) as told:
        reader.ask(refused)
    assert told.args == ["The file cannot be read. Nothing was changed."]
    with qtbot.waitSignal(reader.failed) as told:
        reader.ask(lambda _store: 1 / 0)
    assert "ZeroDivisionError" in str(told.args)
    qtbot.waitUntil(lambda: not workspace.findChildren(ReadingThread))


def test_leaving_waits_for_what_is_read(reader: Reader[object], workspace: Workspace) -> None:
    reader.ask(lambda store: store.audit._database.rows(ENDLESS))
    (thread,) = workspace.findChildren(ReadingThread)
    thread.stop()
    assert thread.isFinished()
