"""A form with something typed, hidden beneath another page: whoever is to answer it sees it."""

from datetime import timedelta

import pytest

from gui.history.measures.follow_up_form import FollowUpForm
from gui.home_strip import HomeTab
from gui.practice_pages import WARNED_FOR
from gui.reports import preview
from tests.gui.history.measures.desk import Desk
from tests.gui.history.treated import give
from tests.model.conftest import NOON, a_patient


def typed_beneath_a_session(desk: Desk) -> FollowUpForm:
    """The form of a patient's page, typed in, and a session that lies over it."""
    session = desk.treated.session(NOON, give("FR-L1"), finished=False)
    tab = desk.open()
    tab.add_follow_up()
    form = tab.form
    assert isinstance(form, FollowUpForm)
    form.note.set_text("Away in December")
    desk.pages.open_session(session.session_id)
    assert not form.isVisible()
    return form


def test_whatever_leaves_a_hidden_form_shows_it_and_its_question(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages, workspace = desk.pages, desk.workspace
    other = workspace.store.patients.add(a_patient("Other"), NOON, workspace.actor)
    form = typed_beneath_a_session(desk)
    over, chart = pages.session_page, workspace.chart
    assert over
    assert chart
    printed: list[object] = []
    monkeypatch.setattr(preview, "show_preview", lambda *shown: printed.append(shown))
    pages.print_session(chart.session.session_id)
    assert len(printed) == 1
    assert over.isVisible(), "a chart is printed without it"
    for leave in (
        lambda: pages.show_patient_page(other.patient_id),
        lambda: pages.show_home(HomeTab.SEARCH),
        lambda: pages.show_home(HomeTab.PATIENTS),
        pages.show_help,
    ):
        leave()
        assert desk.page.isVisible()
        assert form.question.isVisible()
        assert form.keep_typing.hasFocus()
        desk.click(form.keep_typing)
        assert form.note.text == "Away in December"
        pages.show_patients()
        assert over.isVisible(), "the session is open all the while"
    pages.show_patient_page(other.patient_id)
    desk.click(form.throw_away)
    desk.page.leave()
    assert over.isVisible()
    pages.show_patient_page(other.patient_id)
    assert desk.page.patient_id == other.patient_id
    assert pages.session_page is None


def test_closing_shows_a_hidden_form_and_warns_anew_of_what_is_typed_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages, workspace = desk.pages, desk.workspace
    form = typed_beneath_a_session(desk)
    told: list[str] = []
    workspace.failed.connect(told.append)
    assert not pages.keeps_typed()
    assert form.question.isVisible()
    assert told == [
        "A form on this page holds what is not kept yet. Keep it or throw it away, or close once"
        " more to leave without it."
    ]
    monkeypatch.setattr(workspace, "clock", lambda: NOON + WARNED_FOR + timedelta(seconds=1))
    assert not pages.keeps_typed(), "long after it, what is typed is something else"
    assert len(told) == 2
    assert pages.keeps_typed()


def test_closing_shows_the_patients_form_that_lies_beneath_a_patients_page(desk: Desk) -> None:
    pages, went_on = desk.pages, list[str]()
    pages.patients.new_patient()
    pages.patients.form.fields.by_name["family_name"].set_text("Marlowe")
    desk.open()
    assert pages.keeps_typed()
    assert pages.ask_about_typed(lambda: went_on.append("closed"))
    assert pages.patients.form.isVisible()
    assert went_on == []
