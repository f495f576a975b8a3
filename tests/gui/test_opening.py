"""Where sessions open, what the menu offers for each, and those that wait for a colleague."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.dialogs.cosign_queue_page import CosignQueuePage
from gui.practice_pages import PracticePages
from gui.session.place import PlaceName
from gui.session.review.review_place import ReviewPlace
from gui.theme import Theme
from gui.workspace import Workspace
from model.clinician import Clinician
from model.session import Session
from model.use_cases.charting import give
from tests.gui.signed import OTHER_PIN, PIN, Sign
from tests.gui.test_practice_pages import choose, entries
from tests.model.conftest import NOON, SetClock, a_patient

Add = Callable[[int], Session]
AGAIN, ERROR, REMOVE = (
    "Open the session again", "Entered in error…", "Remove this empty session",
)  # fmt: skip
QUEUE = "Waiting for co-signature"


@pytest.fixture
def pages(workspace: Workspace, theme: Theme, qtbot: QtBot) -> Iterator[PracticePages]:
    workspace.store.patients.add(a_patient(), NOON, workspace.actor)
    made = PracticePages(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.release()


@pytest.fixture
def add(workspace: Workspace) -> Add:
    """A draft with so many sites given."""

    def act(given: int) -> Session:
        store, actor = workspace.store, workspace.actor
        session = store.start_session(1, actor, workspace.protocol, workspace.head_map, NOON)
        chart = store.chart(session.session_id)
        for site in workspace.protocol.sites[:given]:
            changes = give(chart, site.code, NOON)
            store.changes.apply(session.session_id, changes, action="t", at=NOON, actor=actor)
        return session

    return act


def shown_at(pages: PracticePages, session: Session) -> PlaceName:
    pages.open_session(session.session_id)
    assert pages.session_page is not None
    assert pages.session_page.isVisible()
    return pages.session_page.place_name


def test_each_session_opens_where_the_next_thing_is_to_be_done(
    pages: PracticePages, add: Add, sign: Sign
) -> None:
    pages.patients.start_wanted.emit(1)
    assert pages.session_page is not None
    assert pages.session_page.place_name is PlaceName.PREPARE
    assert shown_at(pages, add(3)) is PlaceName.MAP
    assert shown_at(pages, add(31)) is PlaceName.AFTERCARE
    signed = add(31)
    sign(signed)
    assert shown_at(pages, signed) is PlaceName.REVIEW


def test_the_menu_offers_what_a_session_allows(
    pages: PracticePages, workspace: Workspace, add: Add, sign: Sign
) -> None:
    pages.open_session(add(0).session_id)
    assert [word in entries(pages) for word in (AGAIN, ERROR, REMOVE)] == [False, False, True]
    pages.open_session(add(2).session_id)
    assert [word in entries(pages) for word in (AGAIN, ERROR, REMOVE)] == [False, True, False]
    workspace.finish_session()
    assert [word in entries(pages) for word in (AGAIN, ERROR, REMOVE)] == [True, True, False]
    choose(pages, AGAIN)
    assert workspace.chart is not None
    assert workspace.chart.session.ended_at is None
    sign(workspace.chart.session)
    workspace.show_record()
    assert [word in entries(pages) for word in (AGAIN, ERROR, REMOVE)] == [False, False, False]
    assert QUEUE not in entries(pages)


def test_a_draft_entered_in_error_is_declared_void_with_reason_and_pin(
    pages: PracticePages, workspace: Workspace, add: Add, sign: Sign
) -> None:
    sign(add(1))  # so that there is a PIN
    draft = add(2)
    pages.open_session(draft.session_id)
    choose(pages, ERROR)
    assert pages.session_page is not None
    place = pages.session_page.place
    assert isinstance(place, ReviewPlace)
    assert place.bottom.currentWidget() is place.form
    workspace.show_record()  # a change elsewhere leaves the form open
    assert place.bottom.currentWidget() is place.form
    place.form.cancel_button.click()
    assert place.bottom.currentWidget() is place.sign
    choose(pages, ERROR)
    place.form.pin.set_text(PIN)
    place.form.sign_button.click()
    assert place.form.reason.error
    place.form.reason.set_text("Wrong patient")
    place.form.pin.set_text(PIN)
    place.form.sign_button.click()
    assert place.bottom.currentWidget() is place.signed
    assert place.form.pin.text == ""
    assert workspace.store.chart(draft.session_id).void
    assert ERROR not in entries(pages)


def test_what_waits_for_a_colleague_is_listed_and_opens_where_it_is_signed(
    pages: PracticePages, workspace: Workspace, clock: SetClock, add: Add, sign: Sign,
    colleague: Clinician,
) -> None:  # fmt: skip
    pages.fill()
    assert not pages.patients.waiting.isVisible()
    first, second = add(2), add(31)
    signing = sign(second, cosignature=True)
    clock.now += timedelta(days=3)
    sign(first)
    pages.fill()
    assert pages.patients.waiting.text() == "2 sessions wait for a co-signature"
    pages.patients.waiting.click()
    page = pages.findChild(CosignQueuePage)
    assert page is not None
    assert page.isVisible()
    names = [row.accessibleName() for row in page.rows]
    assert "Session 2" in names[0]
    assert "signed by Robin Okafor, MD" in names[0]
    assert "yours" in names[0]
    assert names[0].endswith("3 days")
    assert names[1].endswith("since today")
    workspace.sign_in(colleague)
    page.rows[0].click()
    assert pages.session_page is not None
    assert pages.session_page.isVisible()
    assert pages.session_page.place_name is PlaceName.REVIEW
    signing.set_pin(colleague.clinician_id, OTHER_PIN)
    signing.cosign(second.session_id, colleague.clinician_id, OTHER_PIN)
    pages.session_page.leave()
    assert pages.patients.waiting.text() == "1 session waits for a co-signature"
    signing.cosign(first.session_id, colleague.clinician_id, OTHER_PIN)
    choose(pages, QUEUE)
    page = pages.findChildren(CosignQueuePage)[-1]
    assert page.rows == []
    assert any("No session waits" in part.text() for part in page.findChildren(QLabel))
