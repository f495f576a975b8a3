"""Discarding is asked in place; at the end what is left goes in one press."""

from gui.session.place import PlaceName
from gui.session.vials.vials_place import VialsPlace
from gui.workspace import Workspace
from model import vials
from model.session_chart import SessionChart
from model.settings import Settings
from tests.gui.session.charting import Charting, Key
from tests.gui.session.vials.showing import add_vial, opened, plain, press, put


def test_part_of_a_vial_is_discarded_and_taken_back(charting: Charting, place: VialsPlace) -> None:
    add_vial(charting)
    card = place.cards[1]
    press(card.discard)
    assert card.asks
    assert card.fields.amount.text == ""  # the vial is still needed
    put(charting, card.fields.amount.editor, "5")
    press(card.fields.reasons["Leaked at the hub"])
    put(charting, card.fields.witness.editor, "Sam Reyes")
    press(card.throw)
    charting.process()
    (one,) = charting.file.discards
    assert (one.vial, one.dose_units, one.reason, one.witness) == (
        1, 5, "Leaked at the hub", "Sam Reyes",
    )  # fmt: skip
    assert not card.asks
    assert plain(charting.actions()[-1]) == "5 U of vial 1 discarded"
    assert card.sum.text() == "100 = 0 + 95 + 5"
    card.lines.taken_back.emit(one.number)
    assert charting.file.discards == ()
    charting.workspace.undo_stack.undo()
    assert charting.file.discards == (one,)


def test_what_cannot_be_discarded_is_said_at_its_field(
    charting: Charting, place: VialsPlace
) -> None:
    add_vial(charting)
    card = place.cards[1]
    press(card.discard)
    fields = card.fields
    press(fields.reasons["Leaked at the hub"])
    amounts = ["", "-5", "0", "five", "100.5", "101", "1.25", "5\n5", "٥", "🙂", "9" * 100]
    for typed in amounts:
        put(charting, fields.amount.editor, typed)
        press(card.throw)
        assert fields.amount.error, typed
        assert card.asks
    put(charting, fields.amount.editor, "5")
    for typed in ["", "25:00", "soon", "11:00", "12:30", "11:00 19 Nov 2026"]:
        put(charting, fields.at.editor, typed)
        press(fields.reasons["Leaked at the hub"])
        press(card.throw)
        assert fields.at.error, typed
    put(charting, fields.at.editor, "12:00")
    fields._choose("")
    for typed in ["", "\u202e \u200b", "x" * 201]:
        put(charting, fields.other.editor, typed)
        press(card.throw)
        assert fields.other.error, typed
        assert fields.other.text == typed
    put(charting, fields.other.editor, "Spilled")
    put(charting, fields.witness.editor, "x" * 121)
    press(card.throw)
    assert fields.witness.error
    assert charting.file.discards == ()
    put(charting, fields.witness.editor, "")
    charting.press(Key.Key_Return)
    assert [d.reason for d in charting.file.discards] == ["Spilled"]


def test_a_witness_is_asked_for_where_the_clinic_wants_one(
    charting: Charting, place: VialsPlace, workspace: Workspace
) -> None:
    workspace.change_settings(Settings(witness_required="yes"))
    add_vial(charting)
    card = place.cards[1]
    press(card.discard)
    put(charting, card.fields.amount.editor, "5")
    press(card.fields.reasons["Leaked at the hub"])
    press(card.throw)
    assert "who saw it" in card.fields.witness.error
    assert charting.file.discards == ()
    charting.press(Key.Key_Escape)
    assert not card.asks


def test_what_is_left_at_the_end_is_one_press(charting: Charting, given_all: SessionChart) -> None:
    charting.page.go_to(PlaceName.VIALS)
    place = opened(charting)
    assert vials.without_vial(charting.file) == 155
    add_vial(charting, size="200")
    assert vials.without_vial(charting.file) == 0
    rest = place.rest
    assert not place.form_is_open
    assert plain(rest.title.text()) == "45 U are left"
    assert rest.throw.property("kind") == "main"
    assert charting.page.window().focusWidget() is rest.throw
    charting.press(Key.Key_Return)
    assert vials.adds_up(charting.file)
    assert charting.file.discards[0].reason == "Single-dose vial"
    assert rest.title.text() == "All vials add up"
    assert place.cards[1].tag.text() == "Used up"
    went: list[PlaceName] = []
    place.go_on.connect(went.append)
    charting.workspace.undo_stack.undo()
    assert charting.file.discards == ()
    charting.workspace.undo_stack.redo()
    charting.process()
    place.go_on.disconnect()
    place.go_on.connect(went.append)
    press(rest.onward)
    assert went[-1] is PlaceName.AFTERCARE
