"""The fields of a lot in stock; read() gives it, or says at each field what to mend."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.session.vials.choice_row import ChoiceRow
from gui.session.vials.scan_field import ScanField
from gui.session.vials.vial_words import check_lot_words, supplier_name
from gui.theme import Theme
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.field import Field
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import label, set_kind
from gui.wording import day, number, tr, units
from gui.workspace import Workspace
from model.errors import InvalidValueError
from model.gs1 import Scan, looks_scanned, read_scan
from model.reading import read_count, read_expiry
from model.stock import Box, StockLot
from model.vial import Supplier, checked_drug_code, checked_expiry, checked_lot

LONGEST = 500


class StockFields(QWidget):
    """A scan fills product, lot and expiry; what was typed stays as it is."""

    edited = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._gtin = workspace, ""
        self._size_by_hand = False
        products = workspace.practice.products
        self.line = ScanField(theme)
        self.said = label("", "accent", wrap=True)
        self._check = IconLabel(theme, "check", "accent", 18)
        self._stop = IconLabel(theme, "stop", "stop", 18)
        self.product = ChoiceBox(tr("Product"), [(p.name, p.name) for p in products])
        sizes = [(number(size), number(size)) for size in products[0].sizes]
        self.sizes = ChoiceRow(theme, tr("Size, U"), sizes)
        names = [(s.value, supplier_name(s)) for s in Supplier]
        self.supplier = ChoiceRow(theme, tr("Supplied by"), names)
        self.fields = {
            "lot": Field(theme, tr("Lot"), longest=LONGEST),
            "expires_on": Field(theme, tr("Expires"), hint=tr("such as 06/2028"), longest=LONGEST),
            "vials": Field(theme, tr("Vials received"), longest=LONGEST),
            "drug_code": Field(
                theme, tr("National drug code"), hint=tr("if asked for"), longest=LONGEST
            ),
        }
        self._lay_out(len(products) > 1)
        self.product.wanted.connect(self._choose_product)
        self.sizes.chosen_by_hand.connect(self._size_chosen)
        self.line.textEdited.connect(lambda: self._say(""))
        self.setFocusProxy(self.line)
        self.start()

    def _lay_out(self, several: bool) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._check)
        below.addWidget(self._stop)
        below.addWidget(self.said, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for place, widget in enumerate([self.sizes, self.supplier, *self.fields.values()]):
            grid.addWidget(widget, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.line)
        column.addLayout(below)
        column.addWidget(self.product)
        self.product.setVisible(several)
        column.addLayout(grid)

    def start(self) -> None:
        """Empty, for the next lot."""
        self._gtin, self._size_by_hand = "", False
        self.line.clear()
        self._say("")
        self._choose_product(self._workspace.practice.products[0].name)
        self.sizes.choose("")
        self.supplier.choose(Supplier.CLINIC.value)
        for field in self.fields.values():
            field.set_text("")
            field.show_note("")
            field.show_error("")

    def show_lot(self, lot: StockLot) -> None:
        """The values of a lot, to be put right."""
        self.start()
        self._choose_product(lot.product)
        self.sizes.choose(number(lot.size_units))
        self.supplier.choose(lot.supplier.value)
        texts = {
            "lot": lot.lot,
            "expires_on": day(lot.expires_on),
            "vials": number(lot.vials),
            "drug_code": lot.drug_code,
        }
        for name, text in texts.items():
            self.fields[name].set_text(text)

    def take_scan(self) -> bool:
        """Read what stands in the scanner's line; False where nothing does."""
        typed = self.line.text()
        if not typed.strip():
            return False
        if not looks_scanned(typed):
            self.line.clear()
            self._gtin = ""  # what is typed is not of the box that was scanned before
            self.fields["lot"].set_text(typed.strip())
            self.fields["expires_on"].editor.setFocus()
            return True
        try:
            scan = read_scan(typed)
        except InvalidValueError as error:
            self._say(tr(str(error)), wrong=True)
            return True
        self.line.clear()
        self._fill(scan)
        return True

    def _fill(self, scan: Scan) -> None:
        # Nothing of the box before may stand beside, or be learnt of, this one.
        self._gtin, self._size_by_hand = scan.gtin, False
        self.sizes.choose("")
        box = self._box(scan.gtin)
        if box:
            self._choose_product(box.product)
            self.sizes.choose(number(box.size_units))
        texts = {
            "lot": scan.lot,
            "expires_on": day(scan.expires_on) if scan.expires_on else "",
            "drug_code": scan.drug_code,
        }
        for name, text in texts.items():
            self.fields[name].set_text(text)
        self.fields["lot"].show_note(check_lot_words() if scan.lot_unsure else "")
        self._say(tr("Read from the box.") if box else tr("This box is new here: choose its size."))
        self.fields["vials"].editor.setFocus()

    def _box(self, gtin: str) -> Box | None:
        for product in self._workspace.practice.products:
            if gtin in product.gtins:
                return Box(gtin=gtin, product=product.name, size_units=product.gtins[gtin])
        return self._workspace.store.stock.box(gtin) if gtin else None

    def _size_chosen(self) -> None:
        self._size_by_hand = True
        box, size = self._box(self._gtin), Decimal(self.sizes.chosen)
        if box and box.size_units != size:
            words = tr("Until now this box stood for {old}. Once kept it stands for {new}.")
            self._say(words.format(old=units(box.size_units), new=units(size)))

    def read(self, lot_id: int, now: datetime) -> StockLot | None:
        """The lot; None where something is to be mended, which is then said there."""
        values = {name: self._value(name) for name in self.fields}
        wrong = [field for field in self.fields.values() if field.error]
        if not self.sizes.chosen:
            self.sizes.show_error(tr("Choose the size printed on the box."))
            self.sizes.setFocus()
            return None
        if wrong:
            wrong[0].editor.setFocus()
            return None
        return StockLot(
            lot_id=lot_id,
            product=str(self.product.currentData()),
            size_units=Decimal(self.sizes.chosen),
            supplier=Supplier(self.supplier.chosen),
            added_at=now,
            **values,
        )

    def box_of(self, lot: StockLot) -> Box | None:
        """What the scanned box stands for from now on; None where that is to stay as it is."""
        known = self._box(self._gtin)
        if not self._gtin or (known and not self._size_by_hand):
            return None
        return Box(gtin=self._gtin, product=lot.product, size_units=lot.size_units)

    def show_error(self, error: InvalidValueError) -> None:
        """Say an error at its field."""
        if error.field == "size_units":
            self.sizes.show_error(tr(str(error)))
            return
        field = self.fields.get(error.field, self.fields["lot"])
        field.show_error(tr(str(error)))
        field.editor.setFocus()

    def _value(self, name: str) -> Any:
        readers: dict[str, Callable[[str], Any]] = {
            "lot": lambda typed: checked_lot("lot", typed),
            "expires_on": lambda typed: checked_expiry(read_expiry(typed)),
            "vials": lambda typed: read_count(typed, "vials", tr("vials")),
            "drug_code": checked_drug_code,
        }
        try:
            return readers[name](self.fields[name].text)
        except InvalidValueError as error:
            self.fields[name].show_error(tr(str(error)))
            return None

    def _choose_product(self, name: str) -> None:
        self.product.show_chosen(name)
        known = self._workspace.practice.product(name)
        if known:
            self.sizes.offer([(number(size), number(size)) for size in known.sizes])

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.said.setText(words)
        set_kind(self.said, "error" if wrong else "accent")
        self.said.setVisible(bool(words))
        self._check.setVisible(bool(words) and not wrong)
        self._stop.setVisible(wrong)
        self.line.setAccessibleDescription(words)
