"""Scan, typed lot or a lot in stock: each fills the fields, and says what was read."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.session.vials.scan_field import ScanField
from gui.session.vials.stock_buttons import StockButtons
from gui.session.vials.vial_fields import VialFields
from gui.session.vials.vial_words import check_lot_words
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import label, set_kind
from gui.wording import day, number, tr, units
from gui.workspace import Workspace
from model.errors import InvalidValueError
from model.gs1 import Scan, looks_scanned, read_scan
from model.stock import Box, StockLot
from model.vial import Vial


class BoxReading(QWidget):
    """What was typed stays in its line where it could not be read."""

    def __init__(self, workspace: Workspace, theme: Theme, fields: VialFields) -> None:
        super().__init__()
        self._workspace, self._fields = workspace, fields
        self._gtin, self._read_words = "", ""
        self._filled, self._size_by_hand = False, False
        self.line = ScanField(theme)
        self.stock = StockButtons()
        self.said = label("", "accent", wrap=True)
        self._check = IconLabel(theme, "check", "accent", 18)
        self._stop = IconLabel(theme, "stop", "stop", 18)
        below = QHBoxLayout()
        below.setSpacing(8)
        for widget in (self._check, self._stop):
            below.addWidget(widget)
        below.addWidget(self.said, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addLayout(below)
        layout.addWidget(self.stock)
        self.line.textEdited.connect(lambda: self._say(""))
        self.stock.chosen.connect(self.take_lot)
        fields.sizes.chosen_by_hand.connect(self._size_chosen)
        self.setFocusProxy(self.line)

    def start(self) -> None:
        """Nothing read yet."""
        self._gtin, self._filled = "", False
        self.line.clear()
        self.stock.show_chosen(0)
        self._remember(None)
        self._say("")

    def offer(self, lots: Sequence[StockLot]) -> None:
        """Offer these lots in stock."""
        self.stock.offer(lots)

    def take(self) -> bool:
        """Read what stands in the line, or was scanned into a field; False where neither is."""
        typed = self.line.text()
        if typed.strip():
            self._read(typed)
            return True
        scanned = self._fields.text("lot")
        if looks_scanned(scanned):  # the scanner went off while the lot's field had the keyboard
            field = self._fields.fields["lot"]
            if not self._read(scanned):
                field.show_error(self.said.text())
                field.editor.setFocus()
            return True
        return False

    def _read(self, typed: str) -> bool:
        if not looks_scanned(typed):
            return self._take_typed_lot(typed)
        try:
            scan = read_scan(typed)
        except InvalidValueError as error:
            if self._filled:
                self._forget()
            self._say(tr(str(error)), wrong=True)
            return False
        self.line.clear()
        self._take_scan(scan)
        return True

    def _forget(self) -> None:
        """No value of the box before may stand beside those of the next one."""
        self._gtin, self._filled, self._size_by_hand = "", False, False
        self.stock.show_chosen(0)
        self._fields.forget_box()

    def _take_typed_lot(self, typed: str) -> bool:
        lot = self.stock.lot_typed(typed)
        self.line.clear()
        if lot:
            self.take_lot(lot)
            return True
        if self._filled:
            self._forget()
        self._gtin = ""
        self.stock.show_chosen(0)
        self._fields.fill(lot=typed.strip())
        self._remember(self._fields.size_units)
        self._say(tr("Not in stock: fill in the rest from the box."))
        self._fields.fields["expires_on"].editor.setFocus()
        return True

    def take_lot(self, lot: StockLot) -> None:
        """Fill the fields from a lot in stock; Enter adds it then."""
        fields = self._fields
        self._forget()
        self._filled = True
        fields.choose_product(lot.product, lot.size_units)
        fields.sizes.choose(number(lot.size_units))
        fields.choose_supplier(lot.supplier)
        fields.fill(lot=lot.lot, expires_on=day(lot.expires_on), drug_code=lot.drug_code)
        self._remember(lot.size_units)
        self.stock.show_chosen(lot.lot_id)
        self._say(tr("From stock: size, lot, expiry"))
        self.line.setFocus()
        fields.edited.emit()

    def _take_scan(self, scan: Scan) -> None:
        fields, read = self._fields, []
        self._forget()
        self._gtin, self._filled = scan.gtin, True
        box = self._box(scan.gtin)
        held = self._in_stock(scan, box)
        kinds = {(lot.product, lot.size_units) for lot in held}
        if box or len(kinds) == 1:
            product, size = (box.product, box.size_units) if box else kinds.pop()
            fields.choose_product(product, size)
            fields.sizes.choose(number(size))
            read.append(tr("size"))
        if scan.lot:
            fields.fill(lot=scan.lot)
            read.append(tr("lot"))
        if scan.expires_on:
            fields.fill(expires_on=day(scan.expires_on))
            read.append(tr("expiry"))
        codes = {lot.drug_code for lot in held}
        fields.fill(drug_code=scan.drug_code or (codes.pop() if len(codes) == 1 else ""))
        payers = self._take_payer(held)
        self._remember(fields.size_units)
        words = tr("Read from the box: {parts}").format(parts=", ".join(read))
        if fields.size_units is None:
            words = tr("{words}. This box is new here: choose its size.").format(words=words)
        if scan.lot_unsure:
            fields.fields["lot"].show_note(check_lot_words())
            fields.fields["lot"].editor.setFocus()
        self._read_words = f"{words} {payers}".strip()
        self._say(self._read_words)
        fields.edited.emit()

    def _take_payer(self, held: list[StockLot]) -> str:
        """Who supplied it, from stock where that is one; the words that ask where it is two."""
        fields = self._fields
        if "supplier" in fields.typed:
            held = [lot for lot in held if lot.supplier.value == fields.supplier.chosen]
        self.stock.show_chosen(held[0].lot_id if len(held) == 1 else 0)
        payers = {lot.supplier for lot in held}
        if len(payers) == 1:
            fields.supplier.choose(payers.pop().value)
        if len(payers) < 2:
            return ""
        fields.supplier.choose("")
        return tr("This lot is in stock from clinic and pharmacy: choose who supplied it.")

    def _box(self, gtin: str) -> Box | None:
        return self._box_in_list(gtin) or (self._workspace.store.stock.box(gtin) if gtin else None)

    def _box_in_list(self, gtin: str) -> Box | None:
        for product in self._workspace.practice.products:
            if gtin in product.gtins:
                return Box(gtin=gtin, product=product.name, size_units=product.gtins[gtin])
        return None

    def _in_stock(self, scan: Scan, box: Box | None) -> list[StockLot]:
        """The lots in stock that a box may be of: all that is known of both agrees."""
        if not scan.lot or not (scan.expires_on or box):
            return []
        return [
            lot
            for lot in self.stock.lots
            if lot.lot.casefold() == scan.lot.casefold()
            and scan.expires_on in (None, lot.expires_on)
            and (box is None or (lot.product, lot.size_units) == (box.product, box.size_units))
            and _may_agree(lot.drug_code, scan.drug_code)
        ]

    def _remember(self, size_units: Decimal | None) -> None:
        """Volume, diluent and its lot as they were last, where nothing was typed by hand."""
        fields, product = self._fields, self._fields.product_name
        stock = self._workspace.store.stock
        last = stock.made_up_last(product, size_units) or stock.made_up_last(product)
        known = self._workspace.practice.product(product)
        if size_units and "diluent_ml" not in fields.typed:
            if last and last.size_units == size_units:
                fields.fill(diluent_ml=number(last.diluent_ml))
            elif known:
                fields.fill(diluent_ml=number(size_units / known.units_per_ml))
        if last and "diluent_lot" not in fields.typed:
            fields.fill(diluent_lot=last.diluent_lot)
        if last and "diluent" not in fields.typed:
            fields.fill(diluent=last.diluent)

    def _size_chosen(self) -> None:
        if self.isHidden():
            return
        size = self._fields.size_units
        self._size_by_hand = True
        self._remember(size)
        box = self._box(self._gtin)
        if box is None or size is None:
            return
        old, new = units(box.size_units), units(size)
        if size == box.size_units:
            self._say(self._read_words)
        elif self._box_in_list(self._gtin):
            self._say(tr("The clinic's list says that this box holds {old}.").format(old=old))
        else:
            words = tr("Until now this box stood for {old}. Once added it stands for {new}.")
            self._say(words.format(old=old, new=new))

    def learn(self, vial: Vial) -> None:
        """Keep what the scanned box stands for, once a vial was added by it.

        What is known of a box stays, unless another size was chosen for it by hand.
        """
        gtin, self._gtin = self._gtin, ""
        known = self._box(gtin)
        corrected = known and self._size_by_hand and not self._box_in_list(gtin)
        if gtin and (known is None or (corrected and known.size_units != vial.size_units)):
            box = Box(gtin=gtin, product=vial.product, size_units=vial.size_units)
            self._workspace.store.stock.learn(box, self._workspace.clock(), self._workspace.actor)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.said.setText(words)
        set_kind(self.said, "error" if wrong else "accent")
        self.said.setVisible(bool(words))
        self._check.setVisible(bool(words) and not wrong)
        self._stop.setVisible(wrong)
        self.line.setAccessibleDescription(words)
        if bool(self.line.property("wrong")) != wrong:
            self.line.setProperty("wrong", wrong)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)


def _may_agree(one: str, other: str) -> bool:
    """Whether two drug codes may be the same; written in ten or eleven figures, nobody knows."""
    first, second = one.replace("-", ""), other.replace("-", "")
    return len(first) != len(second) or first == second
