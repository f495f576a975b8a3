"""Review and sign: what is missing, signing, what the signature says afterwards."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.session.place import PlaceName
from gui.session.review.review_place import ReviewPlace
from model.use_cases.charting import give
from model.use_cases.vials import add_vial, discard_rest
from model.vial import Vial
from tests.gui.session.charting import LEFT, Charting, Key
from tests.model.conftest import NOON

PIN = "4711"


def a_vial(size: int = 200) -> Vial:
    return Vial(
        number=1,
        product="onabotulinumtoxinA",
        size_units=Decimal(size),
        lot="DEMO-C4417",
        expires_on=date(2028, 6, 30),
        diluent="NaCl 0.9 %",
        diluent_ml=Decimal(size) / 50,
        made_up_at=NOON - timedelta(hours=1),
        recorded_at=NOON,
    )


@pytest.fixture
def given(charting: Charting) -> Charting:
    """All 31 sites given from one vial whose rest is discarded."""
    workspace = charting.workspace
    workspace.perform("vial added", lambda chart: add_vial(chart, a_vial(), NOON))
    for code in charting.codes:
        workspace.perform("given", lambda chart, code=code: give(chart, code, NOON))
    return charting


def review(charting: Charting) -> ReviewPlace:
    charting.page.go_to(PlaceName.REVIEW)
    place = charting.page.place
    assert isinstance(place, ReviewPlace)
    charting.process()
    return place


def sign(charting: Charting, place: ReviewPlace, reason: str = "paper chart lost") -> None:
    """Discard the rest, type reason and PIN, press Enter."""
    if place.vials.discard_button.isVisible():
        QTest.mouseClick(place.vials.discard_button, LEFT)
    charting.process()
    for card in list(place.findings.cards.cards.values()):
        if card.confirm_button.isVisible():
            QTest.mouseClick(card.confirm_button, LEFT)
        elif card.reason.isVisible():
            charting.workspace.perform  # stops are overridden in their own test
    if place.sign.gap_reason.isVisible():
        place.sign.gap_reason.set_text(reason)
    place.sign.pin.set_text(PIN)
    place.sign.repeated.set_text(PIN)
    QTest.mouseClick(place.sign.sign_button, LEFT)
    charting.process()


def test_it_says_what_was_given_and_what_is_missing(given: Charting) -> None:
    place = review(given)
    assert place.given.line("Temporalis") == "Temporalis 8 of 8 20 20 40"
    assert place.difference.nothing.isVisible()
    words = [row.accessibleName() for row in place.sign.rows]
    assert any("does not add up" in line for line in words)
    assert not place.sign.sign_button.isEnabled()
    assert "does not add up" in place.sign.why_off.text()
