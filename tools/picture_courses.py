"""Pictures of a patient's page and of the practice's other pages."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.history.measures.measures_tab import MeasuresTab
from gui.history.patient_page import PatientPage
from gui.history.patient_strip import TabName
from gui.history.trend.plot_card import PlotCard
from gui.home_strip import HomeTab
from gui.lots.lots_page import LotsPage
from gui.overview.overview_page import OverviewPage
from gui.program import Program
from gui.search.search_page import SearchPage
from tools.picture_practice import PATIENT, pages_of, settled

Screen = Callable[[Program], None]
LONGEST_MS, STEP_MS = 20_000, 40


def _page(program: Program, family_name: str = PATIENT) -> PatientPage:
    pages, workspace = pages_of(program), program.workspace
    if workspace is None:
        raise AssertionError("no practice is open")
    found = workspace.store.patients.search(family_name)[0].patient
    pages.show_patient_page(found.patient_id)
    settled()
    if pages.patient_page is None:
        raise AssertionError("no patient's page is open")
    return pages.patient_page


def _tab(name: TabName, family_name: str = PATIENT) -> Screen:
    def show(program: Program) -> None:
        page = _page(program, family_name)
        page.show_tab(name)
        settled()  # the cards are made behind the paint
        for card in filter(QWidget.isVisible, page.findChildren(PlotCard)):
            _until(lambda card=card: card.pages.currentWidget() is not card.waiting)

    return show


def _effect_form(program: Program) -> None:
    page = _page(program)
    page.show_tab(TabName.MEASURES)
    if isinstance(page.tab, MeasuresTab):
        page.tab.add_effect()


def _home(name: HomeTab, typed: str = "") -> Screen:
    def show(program: Program) -> None:
        pages = pages_of(program)
        pages.show_home(name)
        other = pages.other
        if isinstance(other, OverviewPage):
            _until(lambda: other.overview is not None)
        if isinstance(other, LotsPage | SearchPage):
            other.search.setText(typed)
            _until(lambda: other.view.model().rowCount() > 0)

    return show


def _until(done: Callable[[], bool]) -> None:
    """Wait for what is drawn or added up behind the paint."""
    waited = 0
    while not done():
        if waited > LONGEST_MS:
            raise AssertionError("the page was not drawn in time")
        QTest.qWait(STEP_MS)
        waited += STEP_MS


COURSE_SCREENS: dict[str, Screen] = {
    "history": _tab(TabName.HISTORY),
    "history-empty": _tab(TabName.HISTORY, "Bello"),
    "dose-map": _tab(TabName.DOSE_MAP),
    "measures": _tab(TabName.MEASURES),
    "measures-effect": _effect_form,
    "due": _home(HomeTab.DUE),
    "practice": _home(HomeTab.PRACTICE),
    "lots": _home(HomeTab.LOTS, "DEMO-C43"),
    "search": _home(HomeTab.SEARCH, "bruise"),
}
