"""Review and sign: what is missing, signing, what the signature says afterwards."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.session.place import PlaceName
from gui.session.review.review_place import ReviewPlace
from model.clinician import Clinician
from model.use_cases.aftercare import all_well, tell_all
from model.use_cases.charting import give, leave_out, set_note
from model.use_cases.vials import add_vial
from tests.gui.session.charting import LEFT, Charting, Key
from tests.gui.session.reviewing import PIN, a_vial, review, settle, sign
from tests.model.conftest import NOON, SetClock


def test_it_says_what_was_given_and_what_is_missing(given: Charting) -> None:
    place = review(given)
    assert place.given.line("Temporalis") == "Temporalis 8 of 8 20 20 40"
    assert place.difference.nothing.isVisible()
    words = [row.accessibleName() for row in place.sign.rows]
    assert any("does not add up" in line for line in words)
    assert not place.sign.sign_button.isEnabled()
    assert "does not add up" in place.sign.why_off.text()


def test_the_rest_is_not_discarded_while_sites_are_still_to_be_given(charting: Charting) -> None:
    workspace = charting.workspace
    workspace.perform("vial added", lambda chart: add_vial(chart, a_vial(), NOON))
    for code in charting.codes[:-1]:
        workspace.perform("given", lambda chart, code=code: give(chart, code, NOON))
    card = review(charting).vials
    assert card.discard_button.isHidden()
    assert card.coming.isVisible()
    assert card.coming.text().replace("\u00a0", " ") == (
        "5 U are still to come at 1 open site; what is left then is discarded here."
    )
    workspace.perform("given", lambda chart: give(chart, charting.codes[-1], NOON))
    charting.process()
    assert card.discard_button.isVisible()
    assert card.coming.isHidden()


def test_a_session_is_signed_over_a_gap_with_a_reason_and_then_locked(given: Charting) -> None:
    place = review(given)
    settle(given, place)
    assert place.vials.title.text() == "Vials add up"
    place.sign.pin.set_text(PIN)
    assert not place.sign.sign_button.isEnabled()
    assert "parts missing" in place.sign.sign_button.toolTip()
    sign(given, place)
    chart = given.file
    (signature,) = chart.signatures
    assert signature.signed_name == "Robin Okafor, MD"
    assert signature.gap_reason == "aftercare said aloud"
    assert chart.session.ended_at is not None
    assert place.bottom.currentWidget() is place.signed
    assert place.signed.said == "Agrees with the record"
    assert given.page.strip.places[PlaceName.REVIEW].words == "Signed"
    assert not given.page.strip.undo_button.isEnabled()
    before = given.rows
    given.page.go_to(PlaceName.MAP)
    given.click("CO-L1")
    given.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert given.rows == before


def test_a_pin_typed_otherwise_the_second_time_signs_nothing(given: Charting) -> None:
    place = review(given)
    settle(given, place)
    place.sign.gap_reason.set_text("why")
    place.sign.pin.set_text(PIN)
    place.sign.repeated.set_text("4712")
    QTest.mouseClick(place.sign.sign_button, LEFT)
    assert place.sign.repeated.error == "The two PINs are not the same."
    assert place.sign.pin.text == ""
    assert not given.file.is_signed


def test_a_wrong_pin_is_said_beside_the_field_and_forgotten(given: Charting) -> None:
    place = review(given)
    settle(given, place)
    place._actions.set_first_pin(PIN)
    place.show_chart()
    assert not place.sign.repeated.isVisible()
    place.sign.gap_reason.set_text("why")
    place.sign.pin.set_text("9999")
    QTest.keyClick(place.sign.pin.editor, Key.Key_Return)
    assert place.sign.pin.error
    assert place.sign.pin.text == ""
    assert not given.file.is_signed


def test_any_earlier_session_can_be_compared_with(given: Charting, clock: SetClock) -> None:
    workspace = given.workspace
    assert workspace.chart is not None
    patient_id = workspace.chart.patient.patient_id
    for left_out in ("FR-L2", "TE-L3"):
        workspace.finish_session()
        clock.now += timedelta(days=84)
        workspace.start_session(patient_id)
        for code in given.codes:
            if code != left_out:
                workspace.perform("given", lambda chart, code=code: give(chart, code, clock.now))
            else:
                workspace.perform(
                    "left out", lambda chart, code=code: leave_out(chart, code, "", "x", clock.now)
                )
    place = ReviewPlace(workspace, given.theme)
    place.show_chart()
    card = place.difference
    assert sorted(card.lines) == ["FR-L2 Given, not last time", "TE-L3 Dropped"]
    card.which.setCurrentIndex(1)
    card.which.activated.emit(1)
    assert card.lines == ["TE-L3 Dropped"]
    place.deleteLater()


def test_what_another_process_changed_is_shown_before_it_is_signed(given: Charting) -> None:
    place = review(given)
    settle(given, place)
    chart, store = given.file, given.workspace.store
    noted = set_note(chart, "TE-L3", "bled", NOON)
    store.changes.apply(chart.session.session_id, noted, action="note", at=NOON, actor=1)
    place._actions.set_first_pin(PIN)
    place.show_chart()
    place.sign.gap_reason.set_text("why")
    place.sign.pin.set_text(PIN)
    QTest.mouseClick(place.sign.sign_button, LEFT)
    given.process()
    assert "changed elsewhere" in place.sign.pin.error
    assert not given.file.is_signed
    assert given.workspace.chart == given.file


def test_a_reason_whose_gap_was_closed_is_not_signed(given: Charting) -> None:
    place = review(given)
    settle(given, place)
    place.sign.gap_reason.set_text("left before she could be asked")
    workspace = given.workspace
    at, lists = workspace.clock(), workspace.practice
    workspace.perform("all well", lambda chart: all_well(chart, lists, at))
    workspace.perform("all said", lambda chart: tell_all(chart, lists.advice, at))
    place.sign._actions.set_first_pin(PIN)
    place.show_chart()
    missing = [row.accessibleName() for row in place.sign.rows]
    assert missing == []
    assert not place.sign.gap_reason.isVisible()
    place.sign.pin.set_text(PIN)
    QTest.mouseClick(place.sign.sign_button, LEFT)
    given.process()
    assert given.file.signatures[0].gap_reason == ""


def test_the_card_names_who_would_sign_now(given: Charting) -> None:
    place = review(given)
    assert place.sign.signer == "Robin Okafor, MD"
    workspace = given.workspace
    other = Clinician(clinician_id=0, name="Lea Benning", credentials="NP", role="nurse")
    workspace.sign_in(workspace.store.clinicians.add(other, NOON, None))
    assert place.sign.signer == "Lea Benning, NP"
    assert place.sign.repeated.isVisible()  # she chooses her PIN with this signature
