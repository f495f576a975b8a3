"""A whole session by the real window, each click and key press counted.

Not counted, as the aim says: printing, and the check questions, which take one key each; what
was carried over from the last session is asked like them, one by one.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.practice_pages import PracticePages
from gui.session.aftercare.aftercare_place import AftercarePlace
from gui.session.carried_mark import CarriedMark
from gui.session.place import PlaceName
from gui.session.prepare.prepare_place import PreparePlace
from gui.session.review.review_place import ReviewPlace
from gui.session.review.signing_actions import SigningActions
from gui.session.session_page import SessionPage
from gui.session.vials.vials_place import VialsPlace
from gui.theme import Theme
from gui.workspace import Workspace
from model.injection import State
from model.session_chart import SessionChart
from model.stock import StockLot
from model.vial import Supplier
from tests.gui.session.charting import CONTROL, LEFT, Key, NoModifier
from tests.model.conftest import NOON, SetClock, a_patient

PIN = "4711"
AIM = 45


class Counted:
    """Hands and a counter on the window."""

    def __init__(self, pages: PracticePages, workspace: Workspace) -> None:
        self.pages, self.workspace = pages, workspace
        self.actions = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NoModifier) -> None:
        """One key, where the keyboard stands."""
        self.actions += 1
        self._wait()
        QTest.keyClick(self.pages.window().focusWidget() or self.pages, key, modifiers)
        self._wait()

    def answer_checks(self, key: Qt.Key) -> None:
        """The check questions, uncounted: the keyboard goes from one to the next by itself."""
        count = self.actions
        for question in self.workspace.practice.questions:
            no = question.raises == "yes"
            self.press(Key.Key_N if no else key)
        self.actions = count

    def confirm_carried(self) -> None:
        """What was carried over, uncounted like the questions: each on its own, on purpose."""
        count = self.actions
        for mark in self.page.place.findChildren(CarriedMark):
            if mark.isVisible():
                self.click(mark)
        self.actions = count

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """One click on what is on the screen."""
        self._wait()
        assert widget.isVisible(), widget.accessibleName()
        assert widget.isEnabled(), widget.accessibleName()
        self.actions += 1
        QTest.mouseClick(widget, LEFT, NoModifier, at or widget.rect().center())
        self._wait()

    def type(self, text: str) -> None:
        """Each sign is one press."""
        for sign in text:
            self.actions += 1
            QTest.keyClicks(self.pages.window().focusWidget(), sign)

    def _wait(self) -> None:
        QTest.qWait(5)
        QApplication.processEvents()

    @property
    def page(self) -> SessionPage:
        assert self.pages.session_page is not None
        return self.pages.session_page

    @property
    def chart(self) -> SessionChart:
        assert self.workspace.chart is not None
        return self.workspace.store.chart(self.workspace.chart.session.session_id)


@pytest.fixture
def counted(workspace: Workspace, theme: Theme, qtbot: QtBot) -> Iterator[Counted]:
    """One patient whose allergies are known, one lot in stock, a PIN chosen long ago."""
    actor = workspace.actor
    workspace.store.patients.add(a_patient(allergies=""), NOON, actor)
    lot = StockLot(
        lot_id=0, product="onabotulinumtoxinA", size_units=Decimal(200), lot="DEMO-C4417",
        expires_on=date(2028, 6, 30), supplier=Supplier.CLINIC, vials=5, added_at=NOON,
    )  # fmt: skip
    workspace.store.stock.add(lot, NOON, actor)
    SigningActions(workspace).set_first_pin(PIN)
    pages = PracticePages(workspace, theme)
    qtbot.addWidget(pages)
    pages.resize(1440, 900)
    pages.show()
    pages.activateWindow()
    QTest.qWaitForWindowActive(pages)
    pages.fill()
    yield Counted(pages, workspace)
    pages.release()


def prepare(hands: Counted) -> None:
    """From the patients to the map: start, checks, one vial from stock."""
    hands.press(Key.Key_Return, CONTROL)
    QTest.qWait(150)  # a button pressed by its key stays down for a moment before it acts
    assert isinstance(hands.page.place, PreparePlace)
    hands.answer_checks(Key.Key_Y)
    hands.confirm_carried()
    hands.press(Key.Key_F3)
    place = hands.page.place
    assert isinstance(place, VialsPlace)
    hands.click(next(iter(place.form.box.stock.buttons.values())))
    hands.press(Key.Key_Return)
    assert hands.page.place_name is PlaceName.MAP


def sign(hands: Counted) -> None:
    """From the map to the signature."""
    hands.press(Key.Key_F5)
    place = hands.page.place
    assert isinstance(place, AftercarePlace)
    hands.click(place.tolerance.all_well)
    hands.click(place.advice.all_said)
    hands.press(Key.Key_F6)
    review = hands.page.place
    assert isinstance(review, ReviewPlace)
    hands.click(review.vials.discard_button)
    for card in review.findings.cards.cards.values():
        if card.confirm_button.isVisible():
            hands.click(card.confirm_button)
    review.sign.pin.setFocus()
    hands.type(PIN)
    hands.press(Key.Key_Return)


def test_the_standard_session_takes_as_many_actions_as_the_aim_allows(counted: Counted) -> None:
    prepare(counted)
    for _ in range(31):
        counted.press(Key.Key_Space)
    sign(counted)
    chart = counted.chart
    assert chart.is_signed
    assert not chart.signatures[0].gap_reason
    assert chart.tally.sites_given == 31
    assert QApplication.activeModalWidget() is None
    assert counted.actions <= AIM


def test_two_departures_take_four_actions_more(counted: Counted) -> None:
    prepare(counted)
    for number in range(31):
        if number in (4, 20):  # left out, for the first of the offered reasons
            counted.press(Key.Key_N)
            counted.press(Key.Key_1)
        else:
            counted.press(Key.Key_Space)
    sign(counted)
    chart = counted.chart
    assert chart.is_signed
    assert chart.tally.sites_not_given == 2
    assert counted.actions <= AIM + 4


def test_repeating_the_last_session_takes_one_action_more(
    counted: Counted, clock: SetClock
) -> None:
    prepare(counted)
    counted.press(Key.Key_N)
    counted.press(Key.Key_1)
    for _ in range(30):
        counted.press(Key.Key_Space)
    sign(counted)
    clock.now += timedelta(days=84)
    counted.page.leave()
    counted.pages.activateWindow()
    QTest.qWaitForWindowActive(counted.pages)
    counted.actions = 0
    prepare(counted)
    counted.click(counted.page.map_place.site_list.offer.repeat)
    states = [row.state for row in counted.chart.rows]
    assert (states.count(State.PLANNED), states.count(State.GIVEN)) == (30, 0)
    for _ in range(30):
        counted.press(Key.Key_Space)
    sign(counted)
    assert counted.chart.is_signed
    assert counted.actions <= AIM + 2
