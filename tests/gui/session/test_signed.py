"""A signed session: amendments, void, a second signature, a value changed from outside."""

import sqlite3
from dataclasses import replace

from PySide6.QtTest import QTest

from gui.session.place import PlaceName
from model.clinician import Clinician
from tests.gui.session.charting import LEFT, Charting
from tests.gui.session.reviewing import PIN, review, settle, sign
from tests.model.conftest import NOON


def test_an_amendment_corrects_a_value_and_leaves_the_original(signed: Charting) -> None:
    place, before = review(signed), signed.rows
    QTest.mouseClick(place.signed.amend_button, LEFT)
    form = place.form
    index = next(
        i for i in range(form.value.count())
        if form.value.itemData(i) and form.value.itemData(i).label.startswith("TE-L3: dose")
    )  # fmt: skip
    form.value.setCurrentIndex(index)
    form.amended.set_text("7.5 U")
    form.pin.set_text(PIN)
    QTest.mouseClick(form.sign_button, LEFT)
    assert form.reason.error  # a reason is asked for, what was typed stays
    assert form.amended.text == "7.5 U"
    form.reason.set_text("misread the syringe")
    form.pin.set_text(PIN)
    QTest.mouseClick(form.sign_button, LEFT)
    signed.process()
    assert place.bottom.currentWidget() is place.signed
    (amendment,) = signed.file.amendments
    assert amendment.reason == "misread the syringe"
    assert signed.rows == before
    assert place.signed.said == "Agrees with the record"


def test_a_session_entered_in_error_is_void_and_stays(signed: Charting) -> None:
    place = review(signed)
    QTest.mouseClick(place.signed.void_button, LEFT)
    place.form.reason.set_text("another patient’s")
    place.form.pin.set_text(PIN)
    QTest.mouseClick(place.form.sign_button, LEFT)
    signed.process()
    assert signed.file.void is not None
    assert place.signed.title.text() == "Void"
    assert not place.signed.void_button.isEnabled()


def test_a_value_changed_from_outside_is_named_in_red(signed: Charting) -> None:
    signed.page.go_to(PlaceName.MAP)
    raw = sqlite3.connect(signed.workspace.folder.records)
    raw.execute("DROP TRIGGER injection_update_open")
    raw.execute("UPDATE injection SET dose_tenths = 75 WHERE site_code = 'TE-L3'")
    raw.commit()
    raw.close()
    place = review(signed)
    assert "TE-L3" in place.signed.said
    assert "7.5 U" in place.signed.said
    assert place.signed.title.text() == "Signed"


def test_a_second_clinician_signs_beneath(given: Charting) -> None:
    workspace = given.workspace
    workspace.change_settings(replace(workspace.settings, cosignature="on"))
    place = review(given)
    settle(given, place)
    sign(given, place)
    assert place.signed.cosign_words.startswith("Waits for a second clinician")
    assert not place.signed.cosign_button.isVisible()
    other = Clinician(clinician_id=0, name="Lea Benning", credentials="NP", role="nurse")
    workspace.sign_in(workspace.store.clinicians.add(other, NOON, None))
    place._actions.set_first_pin("1357")
    place = review(given)
    place.signed.cosign_pin.set_text("1357")
    QTest.mouseClick(place.signed.cosign_button, LEFT)
    given.process()
    assert [s.purpose for s in given.file.signatures] == ["author", "cosigner"]
    assert not place.signed.cosign_button.isVisible()
