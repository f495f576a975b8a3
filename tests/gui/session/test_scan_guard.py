"""A scanner that goes off outside Vials marks nothing: its box is read in Vials."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from gui.session.place import PlaceName
from gui.session.vials.vials_place import VialsPlace
from tests.gui.session.charting import Charting, Key

GTIN = "00300230000017"
# On the map N leaves a site out, R repeats the last session, X adds a point.
LOT = "NRXN17"


def hit(charting: Charting, text: str, at: int, gap: int) -> None:
    """Keys one after another, each so many ms after the one before; Enter at their end."""
    for place, sign in enumerate([*text, "\r"]):
        key = Key.Key_Return if sign == "\r" else Qt.Key(ord(sign.upper()))
        widget = charting.page.window().focusWidget() or charting.page
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign)
            event.setTimestamp(at + place * gap)
            QApplication.sendEvent(widget, event)
    charting.process()


@pytest.mark.parametrize(
    "typed",
    [
        f"01{GTIN}1728063010{LOT}",
        f"]d201{GTIN}1728063010{LOT}",
        f"(01){GTIN}(17)280630(10){LOT}",
    ],
)
def test_a_scan_on_the_map_marks_nothing_and_is_read_in_vials(
    charting: Charting, typed: str
) -> None:
    charting.page.map_place.arrive()
    charting.process()
    hit(charting, typed, at=1_000_000, gap=8)
    assert charting.file.injections == {}
    assert charting.page.place_name is PlaceName.VIALS
    place = charting.page.place
    assert isinstance(place, VialsPlace)
    assert place.form.fields.text("lot") == LOT
    assert charting.file.vials == {}  # its size is still to be chosen


def test_keys_of_a_hand_mean_what_they_mean(charting: Charting) -> None:
    charting.page.map_place.arrive()
    charting.process()
    hit(charting, "01N", at=1_000_000, gap=200)
    assert charting.page.place_name is PlaceName.MAP
    assert charting.file.injections or charting.page.map_place.side.isVisible()


def test_a_scan_on_the_map_of_a_finished_session_does_nothing(charting: Charting) -> None:
    charting.finish()
    charting.page.map_place.arrive()
    charting.process()
    hit(charting, f"01{GTIN}1728063010{LOT}", at=1_000_000, gap=8)
    assert charting.page.place_name is PlaceName.MAP
    assert charting.file.injections == {}
