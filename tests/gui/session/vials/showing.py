"""Finds the place Vials on a session's page, fills the stock, types and clicks."""

from datetime import date
from decimal import Decimal

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.session.place import PlaceName
from gui.session.vials.vials_place import VialsPlace
from gui.workspace import Workspace
from model.stock import StockLot
from tests.gui.session.charting import LEFT, Charting, Key
from tests.model.conftest import NOON

GTIN = "00300230000017"
SCAN = f"(01){GTIN}(17)280630(10)DEMO-C4417"


def opened(charting: Charting) -> VialsPlace:
    """The place on the screen."""
    place = charting.page.place
    assert isinstance(place, VialsPlace)
    return place


def receive(workspace: Workspace, lot: str = "DEMO-C4502", vials: int = 3) -> StockLot:
    """Vials of 100 U in stock."""
    return workspace.store.stock.add(
        StockLot(
            product="onabotulinumtoxinA", size_units=Decimal(100), lot=lot, vials=vials,
            expires_on=date(2027, 10, 31), drug_code="0023-1145-01", added_at=NOON,
        ),
        NOON,
        workspace.actor,
    )  # fmt: skip


def plain(text: str) -> str:
    """With spaces that break."""
    return text.replace("\u00a0", " ")


def press(widget: QWidget) -> None:
    """A click on a button."""
    QTest.mouseClick(widget, LEFT)


def put(charting: Charting, editor: QWidget, text: str) -> None:
    """Type over what stands in a field, as pasted."""
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.selectAll()
    editor.insert(text)
    if not text:
        QTest.keyClick(editor, Key.Key_Delete)
    charting.process()


def fill_in(charting: Charting, **texts: str) -> None:
    """Type into fields of the form by their names; size chooses one."""
    fields = opened(charting).form.fields
    size = texts.pop("size", "")
    if size:
        press(fields.sizes.segments.buttons[size])
    for name, text in texts.items():
        put(charting, fields.fields[name].editor, text)


def add_vial(charting: Charting, size: str = "100", lot: str = "DEMO-C4417") -> None:
    """A vial typed in by hand; back from the map, to which enough of them leads."""
    place = opened(charting)
    if not place.form_is_open:
        press(place.rest.add)
    fill_in(charting, size=size, lot=lot, expires_on="06/2028")
    press(place.form.keep)
    charting.page.go_to(PlaceName.VIALS)
    charting.process()
