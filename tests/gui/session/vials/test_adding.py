"""A vial is added by a scan, from stock or by typing, in few actions and one step of undo."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest

from gui.session.place import PlaceName
from gui.session.vials.vials_place import VialsPlace
from gui.workspace import Workspace
from model.settings import Settings
from model.vial import Supplier
from tests.gui.session.charting import CONTROL, Charting, Key
from tests.gui.session.vials.showing import (
    GTIN,
    SCAN,
    add_vial,
    fill_in,
    opened,
    press,
    put,
    receive,
)
from tests.model.conftest import NOON


def test_the_scanner_may_go_off_at_once(charting: Charting, place: VialsPlace) -> None:
    assert place.form.box.line.hasFocus()
    charting.type(SCAN)
    charting.press(Key.Key_Return)
    said = place.form.box.said.text()
    assert "lot, expiry" in said
    assert "choose its size" in said
    assert place.form.box.line.text() == ""
    charting.press(Key.Key_Return)
    assert place.form.fields.sizes.error
    assert charting.file.vials == {}
    press(place.form.fields.sizes.segments.buttons["100"])
    charting.press(Key.Key_Return)
    (vial,) = charting.file.vials.values()
    assert (vial.lot, vial.expires_on, vial.drug_code) == (
        "DEMO-C4417", date(2028, 6, 30), "0023000001",
    )  # fmt: skip
    assert (vial.size_units, vial.diluent_ml, vial.diluent) == (100, 2, "NaCl 0.9 %")
    assert (vial.supplier, vial.made_up_at) == (Supplier.CLINIC, NOON)


def test_a_box_once_learnt_is_two_actions(charting: Charting, place: VialsPlace) -> None:
    charting.type(SCAN)
    charting.press(Key.Key_Return)
    fill_in(charting, size="200", diluent_lot="DEMO-S091")
    charting.press(Key.Key_Return)
    assert not place.form_is_open  # 200 U are enough: on to the map
    assert charting.page.place_name is PlaceName.MAP
    charting.page.go_to(PlaceName.VIALS)
    charting.type(SCAN.replace("C4417", "C4418"))  # from wherever the keyboard stands
    charting.press(Key.Key_Return)
    assert "size, lot, expiry" in place.form.box.said.text()
    charting.press(Key.Key_Return)
    second = charting.file.vials[2]
    assert (second.lot, second.size_units) == ("DEMO-C4418", 200)
    assert (second.diluent_lot, second.diluent_ml) == ("DEMO-S091", 4)


def test_a_scanner_without_brackets_sends_its_separator(
    charting: Charting, place: VialsPlace
) -> None:
    charting.type(f"01{GTIN}10DEMO-C4417")
    charting.press(Key.Key_BracketRight, CONTROL)
    charting.type("17280630")
    charting.press(Key.Key_Return)
    assert place.form.fields.text("lot") == "DEMO-C4417"
    assert "2028" in place.form.fields.text("expires_on")


def test_a_scan_into_the_lots_field_is_read_as_a_scan(
    charting: Charting, place: VialsPlace
) -> None:
    put(charting, place.form.fields.fields["lot"].editor, SCAN)
    charting.press(Key.Key_Return)
    assert place.form.fields.text("lot") == "DEMO-C4417"


def test_what_cannot_be_read_stays_and_is_said(charting: Charting, place: VialsPlace) -> None:
    wrong = "(01)00300230000012(17)280630(10)C4417"
    charting.type(wrong)
    charting.press(Key.Key_Return)
    assert place.form.box.line.text() == wrong
    assert "not read right" in place.form.box.said.text()
    assert place.form.box.line.accessibleDescription() == place.form.box.said.text()
    assert charting.file.vials == {}
    charting.type("x")
    assert place.form.box.said.isHidden()


def test_a_lot_in_stock_is_one_press_and_enter(
    charting: Charting, place: VialsPlace, workspace: Workspace
) -> None:
    lot = receive(workspace)
    place.show_chart()
    press(place.form.box.stock.buttons[lot.lot_id])
    assert "From stock" in place.form.box.said.text()
    assert "50 U/mL" in place.form.made_up.concentration.text().replace("\u00a0", " ")
    charting.press(Key.Key_Return)
    vial = charting.file.vials[1]
    assert (vial.lot, vial.drug_code, vial.diluent_ml) == ("DEMO-C4502", "0023-1145-01", 2)
    assert workspace.store.stock.get(lot.lot_id).left == 2
    # 55 U are short: the next vial is asked for at once, the stock as it now is.
    assert place.form_is_open
    assert "2 vials" in place.form.box.stock.buttons[lot.lot_id].text().replace("\u00a0", " ")
    QTest.keyClick(place.form.box.stock.buttons[lot.lot_id], Key.Key_Space)
    charting.press(Key.Key_Return)
    assert len(charting.file.vials) == 2
    assert not place.form_is_open


def test_a_lot_that_is_typed_is_found_in_stock_or_filled_in(
    charting: Charting, place: VialsPlace, workspace: Workspace
) -> None:
    receive(workspace)
    place.show_chart()
    charting.type("demo-c4502")
    charting.press(Key.Key_Return)
    assert place.form.fields.text("lot") == "DEMO-C4502"
    charting.type("OTHER-1")
    charting.press(Key.Key_Return)
    assert place.form.fields.text("lot") == "OTHER-1"
    assert place.form.fields.fields["expires_on"].editor.hasFocus()


def test_a_vial_is_typed_in_and_undone_in_one_step(charting: Charting, place: VialsPlace) -> None:
    fill_in(charting, size="100", lot=" L-1 ", expires_on="31.10.2027", diluent_ml="2,5")
    fill_in(charting, diluent="NaCl", diluent_lot="D1", made_up_at="1130", drug_code="0023-1145-01")
    assert "40 U/mL" in place.form.made_up.concentration.text().replace("\u00a0", " ")
    assert place.form.made_up.compared.property("kind") == "confirm"
    press(place.form.fields.supplier.segments.buttons["pharmacy"])
    press(place.form.keep)
    vial = charting.file.vials[1]
    assert (vial.lot, vial.diluent_ml, vial.supplier) == ("L-1", Decimal("2.5"), Supplier.PHARMACY)
    assert vial.made_up_at == NOON - timedelta(minutes=30)
    assert charting.actions()[-1] == "Vial 1 added"
    charting.workspace.undo_stack.undo()
    charting.process()
    assert charting.file.vials == {}
    assert place.cards == {}
    charting.workspace.undo_stack.redo()
    assert charting.file.vials == {1: vial}


WRONG = {
    "lot": ["", "C 4417", "C44\n17", "C\x1d17", "C\u202e17", "C🙂", "x" * 31, "x" * 400, "لوت"],
    "expires_on": ["", "soon", "31 Jun 2028", "13/2028", "30 Jun 28", "-1", "0", "\u202e06/2028"],
    "diluent_ml": ["", "-2", "0", "two", "2.001", "51", "1,000.5", "2\n5", "٢", "2🙂", "9" * 300],
    "diluent_lot": ["S 091", "S\n1", "x" * 31, "S\x001", "🙂"],
    "diluent": ["", "\u202e", "x" * 81],
    "made_up_at": ["", "25:00", "soon", "-9:30", "13:00", "9:30 1.1.0001", "9:30 31 Jun 2026"],
    "drug_code": ["AB", "1 2", "1\n2", "1" * 21, "٣", "-"],
}


@pytest.mark.parametrize("name", list(WRONG))
def test_what_cannot_be_kept_is_said_at_its_field_and_stays(
    charting: Charting, place: VialsPlace, name: str
) -> None:
    fill_in(charting, size="100", lot="L1", expires_on="06/2028", diluent_ml="2")
    field = place.form.fields.fields[name]
    for typed in WRONG[name]:
        put(charting, field.editor, typed)
        shown = field.text
        press(place.form.keep)
        charting.process()
        assert field.error, repr(typed)
        assert field.text == shown
        assert field.editor.hasFocus(), repr(typed)
    assert charting.file.vials == {}
    assert charting.workspace.undo_stack.count() == 0


def test_an_error_is_said_on_leaving_the_field_too(charting: Charting, place: VialsPlace) -> None:
    put(charting, place.form.fields.fields["diluent_ml"].editor, "two")
    charting.press(Key.Key_Tab)
    assert "number" in place.form.fields.fields["diluent_ml"].error
    put(charting, place.form.fields.fields["diluent_ml"].editor, "2")
    assert place.form.fields.fields["diluent_ml"].error == ""


def test_what_is_expired_or_over_is_said_but_recorded(
    charting: Charting, place: VialsPlace
) -> None:
    fill_in(charting, size="100", lot="L1", expires_on="06/2026", made_up_at="9:00 18 Nov 2026")
    assert "Expired" in place.form.made_up.warning.text()
    fill_in(charting, expires_on="06/2028")
    assert "over" in place.form.made_up.warning.text()
    press(place.form.keep)
    assert len(charting.file.vials) == 1


def test_a_recalled_lot_is_said_before_it_is_used(
    charting: Charting, place: VialsPlace, workspace: Workspace
) -> None:
    workspace.change_settings(Settings(recalled_lots="DEMO-X\nDEMO-Y, L1"))
    fill_in(charting, size="100", lot="L1", expires_on="06/2028")
    assert "recalled" in place.form.made_up.warning.text()
    fill_in(charting, lot="L2")
    assert place.form.made_up.warning.isHidden()
    fill_in(charting, lot=" demo-x ")
    assert place.form.made_up.warning.text() == "Lot demo-x was recalled."
    fill_in(charting, lot="L2", diluent_lot="Demo-Y")
    assert place.form.made_up.warning.text() == "Lot Demo-Y was recalled."


def test_the_vial_being_added_is_shown_before_it_is(charting: Charting, place: VialsPlace) -> None:
    add_vial(charting)
    assert place.form_is_open
    assert not place.coming.isHidden()
    fill_in(charting, size="100")
    assert place.coming.takes_over.text() == "takes over at OC-R3"
    assert place.coming.planned.text().replace("\u00a0", " ") == "55 U"
    assert place.coming.rest_units.text().replace("\u00a0", " ") == "45 U"
    assert [line[0] for line in place.all_vials.lines] == ["1", "2  being added", "Both"]
    charting.press(Key.Key_Escape)
    assert not place.form_is_open
    assert place.coming.isHidden()
    assert [line[0] for line in place.all_vials.lines] == ["1"]
    assert opened(charting) is place  # Escape left the form alone


def test_escape_leaves_the_session_where_nothing_is_open(
    charting: Charting, place: VialsPlace
) -> None:
    left: list[bool] = []
    charting.page.left.connect(lambda: left.append(True))
    add_vial(charting, size="200")
    charting.press(Key.Key_Escape)
    assert left == [True]
