"""A list of many patients is read as somebody scrolls it."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from gui.patients.found_list import PAGE
from gui.patients.patients_page import PatientsPage
from gui.workspace import Workspace
from tests.gui.patients.conftest import AddPatient


def test_the_rest_is_read_as_one_scrolls_to_it(
    qtbot: QtBot,
    workspace: Workspace,
    add_patient: AddPatient,
    shown: Callable[[], PatientsPage],
) -> None:
    with workspace.store.transaction():
        for place in range(2 * PAGE + 9):
            add_patient("Marlowe" if place % 2 else "Solo", f"No {place}")
    page = shown()
    rows, view = page.list.model, page.list.view
    assert (rows.rowCount(), page.list.count.text()) == (PAGE, f"The {PAGE} most recent")
    view.scrollToBottom()
    qtbot.waitUntil(lambda: rows.rowCount() == 2 * PAGE)
    page.list.choose(rows.found.matches[-1].patient.patient_id)
    page.fill()
    assert page.list.current is not None
    assert view.currentIndex().row() == 2 * PAGE - 1
    view.scrollToBottom()
    qtbot.waitUntil(lambda: page.list.count.text() == f"{2 * PAGE + 9} patients")
    names = [match.patient.given_names for match in rows.found.matches]
    assert names == [f"No {place}" for place in reversed(range(2 * PAGE + 9))]
    view.scrollToTop()
    page.list.search("solo")
    assert page.list.count.text() == f"{PAGE} or more patients match"
    view.scrollToBottom()
    qtbot.waitUntil(lambda: page.list.count.text() == f"{PAGE + 5} patients match")
    assert not rows.canFetchMore(view.rootIndex())
