"""Reviewing and signing a session on the screen."""

from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtTest import QTest

from gui.session.place import PlaceName
from gui.session.review.review_place import ReviewPlace
from model.vial import Vial
from tests.gui.session.charting import LEFT, Charting
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


def review(charting: Charting) -> ReviewPlace:
    charting.page.go_to(PlaceName.REVIEW)
    place = charting.page.place
    assert isinstance(place, ReviewPlace)
    charting.process()
    return place


def settle(charting: Charting, place: ReviewPlace) -> None:
    """Discard the rest; confirm what is to be confirmed, override every stop with a reason."""
    QTest.mouseClick(place.vials.discard_button, LEFT)
    charting.process()
    for _ in range(len(charting.workspace.findings)):
        open_ones = [f for f in charting.workspace.findings if not f.is_settled]
        if not open_ones:
            break
        card = place.findings.cards.cards[open_ones[0].key]
        if open_ones[0].severity == "confirm":
            card.confirm_wanted.emit()
        else:
            card.override_wanted.emit("asked by telephone")
        charting.process()


def sign(charting: Charting, place: ReviewPlace, *, reason: str = "aftercare said aloud") -> None:
    """Type reason and PIN, press the button."""
    if place.sign.gap_reason.isVisible():
        place.sign.gap_reason.set_text(reason)
    place.sign.pin.set_text(PIN)
    if place.sign.repeated.isVisible():
        place.sign.repeated.set_text(PIN)
    QTest.mouseClick(place.sign.sign_button, LEFT)
    charting.process()
