"""Preventives: added, changed in place, confirmed as they were, taken away."""

import pytest
from PySide6.QtTest import QTest

from gui.session.prepare.prepare_place import PreparePlace
from model.preventive import Outcome
from tests.gui.session.charting import CONTROL, LEFT, Charting, Key
from tests.gui.session.prepare.conftest import shown


def test_preventives_are_confirmed_as_unchanged(again: Charting) -> None:
    place = shown(again)
    card = place.preventives
    assert card.confirm.isVisible()
    assert [row.words for row in card.rows.values()] == [
        "Topiramate, 100 mg · 4 months, Not tolerated",
        "Propranolol, Not worked",
    ]
    card.confirm.click()
    assert not any(one.carried_over for one in again.file.preventives)
    assert not card.confirm.isVisible()
    assert again.actions()[-1] == "Preventives confirmed"


# -- preventives -----------------------------------------------------------------------------


def test_a_medicine_is_added_and_taken_away(charting: Charting, place: PreparePlace) -> None:
    card = place.preventives
    card.add.click()
    assert card.editor
    # Not by keys: the suggestions would open a window of their own.
    card.editor.fields["medicine"].editor.setText("Lisuride")
    charting.press(Key.Key_Tab)
    charting.type("100 mg")
    charting.press(Key.Key_Tab)
    charting.type("4 months")
    card.editor.outcome.wanted.emit("not_worked")
    charting.press(Key.Key_Return)
    (one,) = charting.file.preventives
    assert (one.medicine, one.dose, one.duration, one.outcome) == (
        "Lisuride", "100 mg", "4 months", Outcome.NOT_WORKED,
    )  # fmt: skip
    assert card.editor is None
    QTest.mouseClick(card.rows[1], LEFT)
    assert card.editor
    assert card.editor.fields["dose"].text == "100 mg"
    card.editor.remove.click()
    assert charting.file.preventives == ()
    assert card.none.isVisible()
    charting.press(Key.Key_Z, CONTROL)
    assert [one.medicine for one in charting.file.preventives] == ["Lisuride"]


def test_medicines_of_the_list_are_suggested(charting: Charting, place: PreparePlace) -> None:
    place.preventives.add.click()
    assert place.preventives.editor
    completer = place.preventives.editor.fields["medicine"].editor.completer()
    completer.setCompletionPrefix("RAMA")
    assert completer.currentCompletion() == "Topiramate"


def test_a_change_confirms_that_medicine_alone(again: Charting) -> None:
    place = shown(again)
    place.preventives.edit(1)
    assert place.preventives.editor
    place.preventives.editor.fields["dose"].editor.setText("150 mg")
    again.press(Key.Key_Escape)
    held = {one.number: (one.dose, one.carried_over) for one in again.file.preventives}
    assert held == {1: ("150 mg", False), 2: ("", True)}
    assert again.page.place is place


def test_undo_of_the_adding_closes_the_fields(charting: Charting, place: PreparePlace) -> None:
    card = place.preventives
    card.add.click()
    assert card.editor
    card.editor.fields["medicine"].editor.setText("Topiramate")
    assert card.editor.fields["medicine"].keep()
    charting.workspace.undo_stack.undo()
    assert charting.file.preventives == ()
    assert card.editor is None


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("medicine", "x" * 81, "At most 80"),
        ("medicine", "\u200b\u202e", "Enter the name"),
        ("dose", "x" * 61, "At most 60"),
        ("duration", "x" * 61, "At most 60"),
    ],
)
def test_a_wrong_medicine_stays_where_it_is(
    again: Charting, name: str, typed: str, words: str
) -> None:
    place = shown(again)
    before = again.file.preventives
    place.preventives.edit(1)
    assert place.preventives.editor
    field = place.preventives.editor.fields[name]
    field.editor.setText(typed)
    again.press(Key.Key_Escape)
    assert words in field.error
    assert field.text == typed
    assert place.preventives.editor is not None
    assert again.file.preventives == before


def test_a_dose_without_a_medicine_waits_for_it(charting: Charting, place: PreparePlace) -> None:
    place.preventives.add.click()
    editor = place.preventives.editor
    assert editor
    editor.fields["dose"].editor.setText("100 mg")
    assert not editor.fields["dose"].keep()
    assert editor.fields["dose"].error == "Enter the medicine first."
    editor.fields["medicine"].editor.setText("Topiramate")
    assert editor.fields["medicine"].keep()
    (one,) = charting.file.preventives
    assert one.dose == "100 mg"
