"""Indication, effect and preventives: typed, kept, wrong, carried over."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.session.place import PlaceName
from gui.session.prepare.prepare_place import PreparePlace
from gui.widgets.segments import Tone
from tests.gui.session.charting import CONTROL, LEFT, Charting, Key
from tests.gui.session.prepare.conftest import shown

NUMBERS = {
    "headache_days": "0 to 28",
    "migraine_days": "0 to 28",
    "hours_a_day": "0 to 24",
    "acute_days": "0 to 28",
    "hit6": "36 to 78",
}


def value(charting: Charting, name: str) -> str | None:
    detail = charting.file.detail(f"indication.{name}")
    return detail.value if detail else None


def type_in(charting: Charting, place: PreparePlace, name: str, text: str) -> None:
    place.indication.fields[name].editor.setFocus()
    charting.type(text)


# -- kept ------------------------------------------------------------------------------------


def test_a_number_is_kept_in_a_pause_of_typing_as_one_step(
    charting: Charting, place: PreparePlace, qtbot: QtBot
) -> None:
    type_in(charting, place, "headache_days", "12")
    qtbot.waitUntil(lambda: value(charting, "headache_days") == "12", timeout=3000)
    assert charting.actions()[-1] == "Headache days 12"
    assert place.indication.fields["headache_days"].editor.hasFocus()
    place.checks.go_to("consent")
    charting.press(Key.Key_Z, CONTROL)
    assert value(charting, "headache_days") is None
    assert place.indication.fields["headache_days"].text == ""


@pytest.mark.parametrize("how", ["tab", "key", "leave", "undo-elsewhere"])
def test_it_is_kept_however_one_goes_on(charting: Charting, place: PreparePlace, how: str) -> None:
    type_in(charting, place, "hours_a_day", " 4,5 ")
    if how == "tab":
        charting.press(Key.Key_Tab)
        assert place.indication.fields["hours_a_day"].text == "4.5"
    elif how == "key":
        charting.press(Key.Key_F4)
        assert charting.page.place_name is PlaceName.MAP
    elif how == "leave":
        charting.page.leave()
    else:
        place.checks.go_to("consent")
        charting.type("y")
    assert value(charting, "hours_a_day") == "4.5"


def test_an_emptied_field_is_taken_away(charting: Charting, place: PreparePlace) -> None:
    type_in(charting, place, "allergies", "latex")
    charting.press(Key.Key_Tab)
    assert value(charting, "allergies") == "latex"
    place.indication.fields["allergies"].editor.clear()
    assert place.indication.fields["allergies"].keep()
    assert value(charting, "allergies") is None


def test_text_is_made_one_tidy_line(charting: Charting, place: PreparePlace) -> None:
    field = place.indication.fields["allergies"]
    field.editor.setFocus()
    field.editor.setText("latex\n\tand \u202enickel\x07 🙂 عربي")
    place.checks.go_to("consent")
    charting.process()
    assert value(charting, "allergies") == "latex and nickel 🙂 عربي"
    assert field.text == "latex and nickel 🙂 عربي"


# -- wrong -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize(
    "typed", ["-1", "1000", "twelve", "1e1", "٧", "12 days", "9" * 50, "🙂", "12\u202e"]
)
def test_a_wrong_number_stays_with_its_message_and_nothing_is_written(
    charting: Charting, place: PreparePlace, name: str, typed: str
) -> None:
    field = place.indication.fields[name]
    field.editor.setFocus()
    field.editor.setText(typed)
    place.checks.go_to("consent")
    charting.process()
    assert field.error == f"Enter a number from {NUMBERS[name]}."
    assert field.editor.accessibleDescription() == field.error
    assert field.text == typed
    assert value(charting, name) is None
    charting.type("y")  # a change elsewhere leaves it alone
    assert field.text == typed
    field.editor.setText("40" if name == "hit6" else "4")
    assert field.error == ""
    assert field.keep()
    assert charting.said == []


def test_a_part_of_a_day_is_no_day(charting: Charting, place: PreparePlace) -> None:
    field = place.indication.fields["headache_days"]
    field.editor.setText("12,5")
    assert not field.keep()
    assert field.error == "Enter a number with no decimals."
    zero = place.indication.fields["migraine_days"]
    zero.editor.setText("0")
    assert zero.keep()
    assert value(charting, "migraine_days") == "0"


@pytest.mark.parametrize(("name", "most"), [("allergies", 4000), ("overuse_plan", 200)])
def test_a_text_too_long_stays(
    charting: Charting, place: PreparePlace, name: str, most: int
) -> None:
    field = place.indication.fields[name]
    field.editor.setText("x" * (most + 1))
    assert not field.keep()
    assert field.error == f"At most {most} characters fit here."
    assert value(charting, name) is None


def test_a_wrong_field_holds_one_back_once(charting: Charting, place: PreparePlace) -> None:
    field = place.indication.fields["hit6"]
    field.editor.setText("12")
    charting.page.go_to(PlaceName.MAP)
    assert charting.page.place is place
    assert field.editor.hasFocus()
    charting.page.go_to(PlaceName.MAP)
    assert charting.page.place_name is PlaceName.MAP
    charting.page.go_to(PlaceName.PREPARE)
    assert (field.text, field.error) == ("12", "Enter a number from 36 to 78.")


# -- choices ---------------------------------------------------------------------------------


def test_a_trap_among_the_codes_is_named(charting: Charting, place: PreparePlace) -> None:
    diagnosis = place.indication.diagnosis
    assert (diagnosis.codes.currentText(), diagnosis.warning) == ("", "")
    diagnosis.codes.wanted.emit("G43.909")
    assert value(charting, "diagnosis") == "G43.909"
    assert "not chronic migraine" in diagnosis.warning
    assert diagnosis.trap.isVisible()
    diagnosis.codes.wanted.emit("G43.709")
    assert diagnosis.warning == ""
    assert diagnosis.codes.currentText() == "G43.709  chronic migraine, no aura"
    assert charting.actions()[-1] == "Diagnosis G43.709"


def test_code_and_answer_on_aura_are_held_against_each_other(
    charting: Charting, place: PreparePlace
) -> None:
    place.indication.diagnosis.codes.wanted.emit("G43.E09")
    QTest.mouseClick(place.indication.aura.segments.buttons["no"], LEFT)
    assert "says with aura" in place.indication.diagnosis.warning
    QTest.mouseClick(place.indication.aura.segments.buttons["yes"], LEFT)
    assert place.indication.diagnosis.warning == ""
    QTest.mouseClick(place.indication.aura.segments.buttons["yes"], LEFT)
    assert value(charting, "aura") is None


def test_overuse_asks_for_plan_and_code(charting: Charting, place: PreparePlace) -> None:
    card = place.indication
    assert not card.fields["overuse_plan"].isVisible()
    assert not card.diagnosis.overuse.isVisible()
    card.diagnosis.codes.wanted.emit("G43.709")
    QTest.mouseClick(card.overuse.segments.buttons["yes"], LEFT)
    assert card.fields["overuse_plan"].isVisible()
    type_in(charting, place, "overuse_plan", "fewer triptans")
    card.diagnosis.overuse_codes.wanted.emit("G44.40")
    charting.press(Key.Key_Tab)
    assert value(charting, "overuse_plan") == "fewer triptans"
    assert value(charting, "diagnosis") == "G43.709,G44.40"
    QTest.mouseClick(card.overuse.segments.buttons["no"], LEFT)
    assert value(charting, "overuse_plan") is None
    assert value(charting, "diagnosis") == "G43.709"


def test_comforts_are_used_or_not(charting: Charting, place: PreparePlace) -> None:
    from model.answer import Group

    ice = place.comfort.buttons["ice"]
    QTest.mouseClick(ice, LEFT)
    assert ice.isChecked()
    assert set(charting.file.answers(Group.COMFORT)) == {"ice"}
    QTest.mouseClick(ice, LEFT)
    assert not ice.isChecked()
    assert charting.file.answers(Group.COMFORT) == {}


# -- what was true last time -----------------------------------------------------------------


def test_what_was_carried_over_is_confirmed_one_by_one(again: Charting) -> None:
    place = shown(again)
    card = place.indication
    assert card.diagnosis.mark.isVisible()
    assert card.aura.segments.tone is Tone.CARRIED
    assert not card.allergies_mark.isVisible()  # nobody asked
    card.diagnosis.mark.click()
    diagnosis = again.file.detail("indication.diagnosis")
    assert diagnosis
    assert (diagnosis.value, diagnosis.carried_over) == ("G43.709", False)
    assert not card.diagnosis.mark.isVisible()
    QTest.mouseClick(card.aura.segments.buttons["no"], LEFT)
    aura = again.file.detail("indication.aura")
    assert aura
    assert (aura.value, aura.carried_over) == ("no", False)
    assert card.aura.segments.tone is Tone.SOFT


def test_the_effect_is_told_from_baseline_to_now(again: Charting) -> None:
    place = shown(again)
    cells = {m: [c.text() for c in row] for m, row in place.effect.cells.items()}
    assert cells["headache_days"] == ["22", "–", "–"]
    assert cells["migraine_days"] == ["–", "–", "–"]
    type_in(again, place, "headache_days", "12")
    again.press(Key.Key_Tab)
    type_in(again, place, "hit6", "57")
    again.press(Key.Key_Tab)
    cells = {m: [c.text() for c in row] for m, row in place.effect.cells.items()}
    assert cells["headache_days"] == ["22", "12", "−45\u00a0%"]
    assert cells["hit6"] == ["66", "57", "−9"]
    assert place.effect.beside.text() == "since 20\u00a0Nov\u00a02026"


# -- allergies -------------------------------------------------------------------------------


def test_an_allergy_typed_here_stands_in_the_strip_and_goes_into_the_record_by_one_press(
    charting: Charting, place: PreparePlace
) -> None:
    type_in(charting, place, "allergies", "anaphylaxis to botulinum toxin")
    charting.press(Key.Key_Tab)
    charting.process()
    said = charting.page.strip.findChildren(QLabel)
    assert any("Allergy: anaphylaxis to botulinum toxin" in one.text() for one in said)
    assert {"allergy", "allergies-differ"} <= {f.rule for f in charting.workspace.findings}
    QTest.mouseClick(place.indication.into_record, LEFT)
    charting.process()
    patient = charting.workspace.store.patients.get(charting.file.patient.patient_id)
    assert patient.allergies == "anaphylaxis to botulinum toxin"
    assert charting.workspace.store.audit.of("patient", patient.patient_id)[-1].action == (
        "patient changed"
    )
    assert not place.indication.into_record.isVisible()
    assert "allergies-differ" not in {f.rule for f in charting.workspace.findings}
