"""Going from page to page of a practice; printing and saving from the menu."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.dialogs.backups_page import BackupsPage
from gui.dialogs.help_page import HelpPage
from gui.dialogs.settings_page import SettingsPage
from gui.home_strip import HomeTab
from gui.overview.overview_page import OverviewPage
from gui.practice_pages import PracticePages
from gui.reports import preview
from gui.session.place import PlaceName
from gui.theme import Theme
from gui.workspace import Workspace
from model.overview import Period
from tests.model.conftest import NOON, a_patient


@pytest.fixture
def pages(workspace: Workspace, theme: Theme, qtbot: QtBot) -> Iterator[PracticePages]:
    workspace.store.patients.add(a_patient(), NOON, workspace.actor)
    made = PracticePages(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.fill()
    yield made
    made.release()


def choose(pages: PracticePages, text: str) -> None:
    """Choose from the "more" menu."""
    pages.menu.aboutToShow.emit()
    next(a for a in pages.menu.actions() if a.text() == text).trigger()


def entries(pages: PracticePages) -> list[str]:
    """What the "more" menu offers."""
    pages.menu.aboutToShow.emit()
    return [action.text() for action in pages.menu.actions()]


@pytest.mark.parametrize(
    ("entry", "kind"),
    [("Settings", SettingsPage), ("Backups", BackupsPage), ("Help and keys", HelpPage)],
)
def test_a_page_opens_from_the_menu_and_closes_back_to_the_patients(
    pages: PracticePages, entry: str, kind: type[SettingsPage]
) -> None:
    choose(pages, entry)
    page = pages.findChild(kind)
    assert page is not None
    assert page.isVisible()
    assert not pages.patients.isVisible()
    page.closed.emit()
    assert pages.patients.isVisible()


def test_a_page_over_a_session_closes_back_to_the_session(
    pages: PracticePages, workspace: Workspace
) -> None:
    pages.patients.start_wanted.emit(1)
    assert pages.session_page is not None
    assert pages.session_page.isVisible()
    QTest.keyClick(pages.session_page, Qt.Key.Key_F1)
    help_page = pages.findChild(HelpPage)
    assert help_page is not None
    assert help_page.isVisible()
    help_page.closed.emit()
    assert pages.session_page.isVisible()


def test_leaving_a_session_shows_it_in_the_list(pages: PracticePages, workspace: Workspace) -> None:
    pages.patients.start_wanted.emit(1)
    assert pages.session_page is not None
    pages.session_page.map_place.walk.give_and_go_on()
    pages.session_page.leave()
    assert pages.session_page is None
    assert pages.patients.isVisible()
    assert len(workspace.store.sessions.open_drafts()) == 1
    pages.patients.session_chosen.emit(workspace.store.sessions.open_drafts()[0].session.session_id)
    assert pages.session_page is not None
    assert workspace.chart is not None
    assert workspace.chart.tally.sites_given == 1


def test_an_empty_session_started_by_mistake_can_be_removed(
    pages: PracticePages, workspace: Workspace
) -> None:
    pages.patients.start_wanted.emit(1)
    choose(pages, "Remove this empty session")
    assert pages.session_page is None
    assert workspace.store.sessions.open_drafts() == []
    pages.patients.start_wanted.emit(1)
    assert pages.session_page is not None
    pages.session_page.map_place.walk.give_and_go_on()
    assert "Remove this empty session" not in entries(pages)
    assert "Entered in error…" in entries(pages)


def test_a_session_that_is_gone_is_told(pages: PracticePages, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pages._workspace.failed) as told:
        pages.open_session(4711)
    assert "4711" in told.args[0]


def test_print_shows_the_preview_of_the_file_as_it_is(
    pages: PracticePages, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = []
    monkeypatch.setattr(preview, "show_preview", lambda _parent, document: shown.append(document))
    pages.patients.start_wanted.emit(1)
    assert pages.session_page is not None
    pages.session_page.map_place.walk.give_and_go_on()
    pages.session_page.go_to(PlaceName.MAP)
    pages.session_page.map_place.open_note()
    pages.session_page.map_place.note_panel.text.setPlainText("typed a moment ago")
    pages.session_page.strip.print_button.click()
    chart = shown[0].chart
    assert chart.tally.sites_given == 1
    assert chart.session.note == "typed a moment ago"


def test_the_chart_is_saved_as_pdf_from_the_menu(
    pages: PracticePages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "chart.pdf"
    monkeypatch.setattr(preview, "asked_for_file", lambda *_: wanted)
    pages.patients.start_wanted.emit(1)
    choose(pages, "Save the chart as PDF…")
    assert wanted.read_bytes().startswith(b"%PDF")


def test_the_colours_change_on_every_page(pages: PracticePages, workspace: Workspace) -> None:
    from dataclasses import replace

    wanted = []
    pages.theme_wanted.connect(wanted.append)
    pages.patients.start_wanted.emit(1)
    workspace.change_settings(replace(workspace.settings, theme="dark"))
    assert wanted == ["dark"]
    pages.refresh_theme()
    assert pages.session_page is not None
    pages.session_page.leave()
    assert "dark" in workspace.store.settings.get().theme


def test_a_note_being_typed_stays_with_its_own_session(
    pages: PracticePages, workspace: Workspace
) -> None:
    pages.patients.start_wanted.emit(1)
    first = workspace.store.sessions.open_drafts()[0].session.session_id
    assert pages.session_page is not None
    pages.session_page.leave()
    pages.patients.start_wanted.emit(1)
    second = workspace.store.sessions.open_drafts()[0].session.session_id
    pages.session_page.go_to(PlaceName.MAP)
    pages.session_page.map_place.open_note()
    pages.session_page.map_place.note_panel.text.setPlainText("of the second")
    pages.open_session(first)
    assert workspace.store.sessions.get(second).note == "of the second"
    assert workspace.store.sessions.get(first).note == ""


def test_the_help_gives_way_to_the_page_it_was_opened_over(
    pages: PracticePages, qtbot: QtBot
) -> None:
    def shown() -> str:
        return next((name for name, tab in pages.strip.tabs.items() if tab.is_shown), "")

    qtbot.keyClick(pages, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert shown() == "practice"
    pages.show_help()
    assert shown() == ""
    qtbot.keyClick(pages.other, Qt.Key.Key_Escape)
    assert shown() == "practice"
    patient = pages.patients.list.model.found.matches[0].patient.patient_id
    pages.show_patient_page(patient)
    pages.show_help()
    qtbot.keyClick(pages.other, Qt.Key.Key_Escape)
    assert pages.patient_page is not None
    pages.patient_page.leave()
    assert shown() == "practice"
    pages.show_settings()
    pages.strip.tabs[HomeTab.PATIENTS].click()
    pages.show_help()
    qtbot.keyClick(pages.other, Qt.Key.Key_Escape)
    assert shown() == "patients"


def test_the_practice_keeps_its_period_while_one_looks_elsewhere(pages: PracticePages) -> None:
    pages.show_home(HomeTab.PRACTICE)
    page = pages.other
    assert isinstance(page, OverviewPage)
    page.period.usual.buttons["month"].click()
    pages.show_home(HomeTab.PATIENTS)
    pages.show_home(HomeTab.PRACTICE)
    again = pages.other
    assert isinstance(again, OverviewPage)
    assert again.period.period == Period(date(2026, 11, 1), date(2026, 11, 20))
    assert again.period.usual.chosen == "month"


def test_a_key_opens_the_page_of_the_chosen_patient(pages: PracticePages, qtbot: QtBot) -> None:
    qtbot.keyClick(pages.patients.search, Qt.Key.Key_F3)
    assert pages.patient_page is not None
    assert pages.patient_page.records.course.patient.family_name == "Marlowe"
