"""A second scan starts afresh: nothing of the box before stands beside it or is learnt of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from gui.session.vials.vials_place import VialsPlace
from gui.workspace import Workspace
from model.gs1 import check_digit
from model.stock import Box
from model.vial import Supplier
from tests.gui.session.charting import Charting, Key
from tests.gui.session.vials.showing import GTIN, SCAN, press, put, receive

OTHER = "0030023000002" + str(check_digit("0030023000002"))
FOREIGN = "0401234567890" + str(check_digit("0401234567890"))
PRODUCT = "onabotulinumtoxinA"


def know(workspace: Workspace, gtin: str, size: int) -> None:
    box = Box(gtin=gtin, product=PRODUCT, size_units=Decimal(size))
    workspace.store.stock.learn(box, workspace.clock(), workspace.actor)


def scan(charting: Charting, text: str) -> None:
    charting.type(text)
    charting.press(Key.Key_Return)


def test_nothing_of_the_box_before_stays(
    charting: Charting, place: VialsPlace, workspace: Workspace
) -> None:
    know(workspace, GTIN, 200)
    scan(charting, SCAN)
    fields = place.form.fields
    assert (fields.sizes.chosen, fields.text("drug_code")) == ("200", "0023000001")
    scan(charting, f"(01){FOREIGN}(10)DEMO-B")
    assert fields.text("lot") == "DEMO-B"
    assert (fields.sizes.chosen, fields.text("expires_on"), fields.text("drug_code")) == ("",) * 3
    charting.press(Key.Key_Return)
    assert charting.file.vials == {}
    assert workspace.store.stock.box(FOREIGN) is None


def test_a_box_that_could_not_be_read_leaves_nothing_of_the_one_before(
    charting: Charting, place: VialsPlace, workspace: Workspace
) -> None:
    know(workspace, GTIN, 200)
    scan(charting, SCAN)
    scan(charting, "(01)123")
    assert place.form.fields.sizes.chosen == place.form.fields.text("lot") == ""


def test_a_lot_after_a_scan_is_not_learnt_for_its_box(
    charting: Charting, place: VialsPlace, workspace: Workspace
) -> None:
    lot = receive(workspace)
    place.show_chart()
    scan(charting, SCAN)
    press(place.form.box.stock.buttons[lot.lot_id])
    charting.press(Key.Key_Return)
    assert charting.file.vials[1].lot == lot.lot
    assert workspace.store.stock.box(GTIN) is None
    scan(charting, SCAN)
    scan(charting, "DEMO-TYPED")
    fields = place.form.fields
    assert (fields.text("lot"), fields.text("expires_on")) == ("DEMO-TYPED", "")
    press(fields.sizes.segments.buttons["100"])
    put(charting, fields.fields["expires_on"].editor, "06/2028")
    press(place.form.keep)
    assert charting.file.vials[2].lot == "DEMO-TYPED"
    assert workspace.store.stock.box(GTIN) is None


def test_another_size_or_payer_in_stock_is_not_taken(
    charting: Charting, place: VialsPlace, workspace: Workspace
) -> None:
    know(workspace, OTHER, 50)
    stock, actor = workspace.store.stock, workspace.actor
    here = replace(receive(workspace), lot_id=0, drug_code="", expires_on=date(2028, 6, 30))
    stock.add(replace(here, lot="L1", supplier=Supplier.PHARMACY), workspace.clock(), actor)
    place.show_chart()
    fields = place.form.fields
    scan(charting, f"(01){OTHER}(17)280630(10)L1")  # a box of 50 U; in stock are vials of 100 U
    assert (fields.sizes.chosen, fields.supplier.chosen) == ("50", "clinic")
    scan(charting, f"(01){FOREIGN}(17)280630(10)L1")
    assert (fields.sizes.chosen, fields.supplier.chosen) == ("100", "pharmacy")
    stock.add(replace(here, lot="L1"), workspace.clock(), actor)
    place.show_chart()
    scan(charting, f"(01){FOREIGN}(17)280630(10)L1")
    assert (fields.sizes.chosen, fields.supplier.chosen) == ("100", "")
    assert "choose who supplied it" in place.form.box.said.text()
    charting.press(Key.Key_Return)
    assert fields.supplier.error
    assert charting.file.vials == {}
    press(fields.supplier.segments.buttons["pharmacy"])
    scan(charting, f"(01){FOREIGN}(17)280630(10)L1")
    assert fields.supplier.chosen == "pharmacy"  # as chosen by hand


def test_a_known_box_stands_for_another_size_only_where_it_was_chosen(
    charting: Charting, place: VialsPlace, workspace: Workspace
) -> None:
    know(workspace, GTIN, 100)
    scan(charting, SCAN)
    press(place.form.fields.sizes.segments.buttons["200"])
    said = place.form.box.said.text().replace("\u00a0", " ")
    assert said == "Until now this box stood for 100 U. Once added it stands for 200 U."
    charting.press(Key.Key_Return)
    learnt = workspace.store.stock.box(GTIN)
    assert learnt
    assert learnt.size_units == 200


def test_a_vial_of_a_product_no_longer_in_the_list_can_be_put_right(
    charting: Charting, place: VialsPlace, workspace: Workspace
) -> None:
    box = Box(gtin=GTIN, product="formerly", size_units=Decimal(120))
    workspace.store.stock.learn(box, workspace.clock(), workspace.actor)
    scan(charting, SCAN)
    assert place.form.fields.sizes.chosen == "120"
    scan(charting, f"(01){FOREIGN}(10)DEMO-B")
    assert place.form.fields.product_name == PRODUCT
    assert place.form.fields.sizes.chosen == ""


def test_a_lot_that_may_run_on_is_not_taken_silently(charting: Charting, place: VialsPlace) -> None:
    lot = place.form.fields.fields["lot"]
    scan(charting, f"01{GTIN}1728063010LOT21SERIAL")
    assert lot.text == "LOT21SERIAL"
    assert "Check the lot against the box" in lot.note
    assert lot.editor.hasFocus()
    put(charting, lot.editor, "LOT")
    assert lot.note == ""
    scan(charting, f"01{GTIN}1728063010LOT21SERIAL")
    scan(charting, SCAN)
    assert lot.note == ""
