"""What is typed into an amendment is not lost by a key; a signed name stays to be read."""

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from gui.session.place import PlaceName
from tests.gui.session.charting import LEFT, Charting, Key
from tests.gui.session.reviewing import review
from tests.model.conftest import NOON


def test_escape_asks_before_it_throws_an_amendment_away(signed: Charting) -> None:
    place = review(signed)
    QTest.mouseClick(place.signed.amend_button, LEFT)
    place.form.text.set_text("Seen again at two weeks")
    signed.press(Key.Key_Escape)
    assert place.bottom.currentWidget() is place.form
    assert "Press Escape again" in " ".join(
        one.text() for one in place.form.findChildren(QLabel) if one.isVisible()
    )
    place.form.text.set_text("Seen again at two weeks, well")
    signed.press(Key.Key_Escape)  # asked anew: more was typed
    assert place.bottom.currentWidget() is place.form
    signed.press(Key.Key_Escape)
    assert place.bottom.currentWidget() is place.signed


def test_other_places_keep_the_amendment_and_leaving_asks(signed: Charting) -> None:
    place = review(signed)
    left: list[bool] = []
    signed.page.left.connect(lambda: left.append(True))
    QTest.mouseClick(place.signed.amend_button, LEFT)
    place.form.text.set_text("Seen again at two weeks")
    signed.page.go_to(PlaceName.MAP)
    assert signed.page.place_name is PlaceName.MAP
    signed.page.leave()
    assert not left
    assert signed.page.place_name is PlaceName.REVIEW
    assert place.form.text.text == "Seen again at two weeks"
    signed.page.leave()
    assert left


def test_an_empty_amendment_closes_at_once(signed: Charting) -> None:
    place = review(signed)
    QTest.mouseClick(place.signed.amend_button, LEFT)
    signed.press(Key.Key_Escape)
    assert place.bottom.currentWidget() is place.signed


def test_a_name_corrected_later_stands_beside_the_signed_one(signed: Charting) -> None:
    place, workspace = review(signed), signed.workspace
    assert not any("igned as" in one.text() for one in place.signed.findChildren(QLabel))
    patient = replace(signed.file.patient, family_name="Marlow")
    workspace.store.patients.change(patient, NOON, workspace.actor)
    workspace.show_record()
    signed.process()
    said = "igned as Marlowe, Ada, born"
    assert any(said in one.text() for one in place.signed.findChildren(QLabel))
    assert said in signed.page.strip._who.toolTip()
