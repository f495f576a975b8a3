"""The fields of one vial; read() gives it, or says at each field what to mend."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from gui.session.vials.choice_row import ChoiceRow
from gui.session.vials.vial_words import supplier_name
from gui.theme import Theme
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.field import Field
from gui.widgets.parts import label
from gui.widgets.suffix_edit import SuffixEdit
from gui.wording import clock_time, day, local, number, tr
from model.errors import InvalidValueError
from model.one_line import checked_line, has_visible
from model.practice.lists import Practice
from model.reading import read_amount, read_expiry, read_moment
from model.vial import (
    Supplier,
    Vial,
    checked_diluent_ml,
    checked_drug_code,
    checked_expiry,
    checked_lot,
)

LONGEST = 500  # a paste beyond any message's sense; shorter ones are said to be too long


class VialFields(QWidget):
    """What was typed stays as it is, whether it can be kept or not."""

    edited = Signal()

    def __init__(self, theme: Theme, practice: Practice) -> None:
        super().__init__()
        self._practice, self._today = practice, date(2000, 1, 1)
        self.typed: set[str] = set()
        """The fields that were typed into by hand."""
        products = [(p.name, p.name) for p in practice.products]
        self.product = ChoiceBox(tr("Product"), products)
        self.sizes = ChoiceRow(theme, tr("Size, U"), _sizes(practice, products[0][0]))
        names = [(s.value, supplier_name(s)) for s in Supplier]
        self.supplier = ChoiceRow(theme, tr("Supplied by"), names)
        self.made_up_line = SuffixEdit(theme)
        self.fields = {
            "lot": Field(theme, tr("Lot"), longest=LONGEST, line=SuffixEdit(theme)),
            "expires_on": Field(
                theme, tr("Expires"), hint=tr("such as 06/2028"), longest=LONGEST,
                line=SuffixEdit(theme),
            ),
            "diluent_ml": Field(
                theme, tr("Diluent volume"), longest=LONGEST, line=SuffixEdit(theme, "mL")
            ),
            "diluent_lot": Field(theme, tr("Diluent lot"), longest=LONGEST, line=SuffixEdit(theme)),
            "diluent": Field(theme, tr("Diluent"), longest=LONGEST, line=SuffixEdit(theme)),
            "made_up_at": Field(theme, tr("Made up"), longest=LONGEST, line=self.made_up_line),
            "drug_code": Field(
                theme, tr("National drug code"), hint=tr("if asked for"), longest=LONGEST,
                line=SuffixEdit(theme),
            ),
        }  # fmt: skip
        self._lay_out(len(products) > 1)
        self._connect()

    def _lay_out(self, several: bool) -> None:
        chosen_product = QWidget()
        column = QVBoxLayout(chosen_product)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(tr("Product"), "label"))
        column.addWidget(self.product)
        chosen_product.setVisible(several)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(chosen_product, 0, 0, 1, 2)
        top = Qt.AlignmentFlag.AlignTop
        places = [self.sizes, self.supplier, *self.fields.values()]
        for place, widget in enumerate(places):
            grid.addWidget(widget, 1 + place // 2, place % 2, top)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        self.product.wanted.connect(self._product_wanted)
        self.supplier.chosen_by_hand.connect(lambda: self.typed.add("supplier"))
        for row in (self.sizes, self.supplier):
            row.chosen_by_hand.connect(self.edited)
        for name, field in self.fields.items():
            field.edited.connect(self.edited)
            if isinstance(field.editor, QLineEdit):
                field.editor.editingFinished.connect(partial(self._check, name))
                field.editor.textEdited.connect(lambda _, name=name: self._typed_in(name))
        self.edited.connect(self._show_day)

    def _typed_in(self, name: str) -> None:
        self.typed.add(name)
        self.fields[name].show_note("")

    # -- what is shown -------------------------------------------------------------------

    def start(self, now: datetime) -> None:
        """Empty, but for what nearly always holds: made up now, by the clinic's own vial."""
        self._today = local(now).date()
        self.choose_product(self._practice.products[0].name)
        self.sizes.choose("")
        self.supplier.choose(Supplier.CLINIC.value)
        texts = {"diluent": self._practice.diluents[0], "made_up_at": clock_time(now)}
        self.typed.clear()
        for name, field in self.fields.items():
            field.set_text(texts.get(name, ""))
            field.show_note("")
            field.show_error("")

    def show_vial(self, vial: Vial, now: datetime) -> None:
        """The values of a vial that was entered before."""
        self.start(now)
        self.choose_product(vial.product, vial.size_units)
        self.sizes.choose(number(vial.size_units))
        self.supplier.choose(vial.supplier.value)
        made_up = clock_time(vial.made_up_at)
        if local(vial.made_up_at).date() != self._today:
            made_up = f"{made_up} {day(vial.made_up_at)}"
        self.fill(
            lot=vial.lot,
            expires_on=day(vial.expires_on),
            diluent_ml=number(vial.diluent_ml),
            diluent_lot=vial.diluent_lot,
            diluent=vial.diluent,
            made_up_at=made_up,
            drug_code=vial.drug_code,
        )

    def fill(self, **texts: str) -> None:
        """Put texts into fields by their names."""
        for name, text in texts.items():
            self.fields[name].set_text(text)
            self.fields[name].show_note("")
            self.fields[name].show_error("")

    def text(self, name: str) -> str:
        """What stands in a field."""
        return self.fields[name].text

    def choose_product(self, name: str, size_units: Decimal | None = None) -> None:
        """Another product, with its sizes to choose from, and one that a box or vial has."""
        sizes = _sizes(self._practice, name)
        if size_units is not None and number(size_units) not in dict(sizes):
            sizes.append((number(size_units), number(size_units)))
        self.product.show_chosen(name)
        self.sizes.offer(sizes)
        self.edited.emit()

    def _product_wanted(self, name: str) -> None:
        self.typed.add("product")
        self.choose_product(name)

    def choose_supplier(self, supplier: Supplier) -> None:
        """Who pays for it, as a lot in stock says."""
        self.typed.discard("supplier")
        self.supplier.choose(supplier.value)

    def forget_box(self) -> None:
        """Empty what is printed on a box; product and payer stay where they were chosen by hand."""
        if "product" not in self.typed:
            self.choose_product(self._practice.products[0].name)
        if "supplier" not in self.typed:
            self.supplier.choose(Supplier.CLINIC.value)
        self.sizes.choose("")
        self.fill(lot="", expires_on="", drug_code="")
        self.typed -= {"lot", "expires_on", "drug_code"}

    def _show_day(self) -> None:
        typed = self.text("made_up_at").strip()
        alone = typed and len(typed) <= 5
        self.made_up_line.suffix = day(self._today) if alone else ""
        self.made_up_line.update()

    # -- what is read --------------------------------------------------------------------

    @property
    def size_units(self) -> Decimal | None:
        """The chosen size."""
        return Decimal(self.sizes.chosen) if self.sizes.chosen else None

    @property
    def product_name(self) -> str:
        """The chosen product."""
        return str(self.product.currentData())

    @property
    def diluent_ml(self) -> Decimal | None:
        """The volume, where it can be read."""
        value = self._try("diluent_ml")
        return value if isinstance(value, Decimal) else None

    @property
    def made_up_at(self) -> datetime | None:
        """The time, where it can be read."""
        value = self._try("made_up_at")
        return value if isinstance(value, datetime) else None

    @property
    def expires_on(self) -> date | None:
        """The expiry, where it can be read."""
        value = self._try("expires_on")
        return value if isinstance(value, date) else None

    def read(self, vial_number: int, now: datetime) -> Vial | None:
        """The vial; None where something is to be mended, which is then said there."""
        values = {name: self._check(name, empty_too=True) for name in self.fields}
        wrong = [field for field in self.fields.values() if field.error]
        if not self.sizes.chosen:
            self.sizes.show_error(tr("Choose the size printed on the box."))
            self.sizes.setFocus()
            return None
        if not self.supplier.chosen:
            self.supplier.show_error(tr("Choose who supplied it."))
            self.supplier.setFocus()
            return None
        if wrong:
            wrong[0].editor.setFocus()
            return None
        return Vial(
            number=vial_number,
            product=self.product_name,
            size_units=Decimal(self.sizes.chosen),
            supplier=Supplier(self.supplier.chosen),
            recorded_at=now,
            **values,
        )

    def show_error(self, error: InvalidValueError) -> bool:
        """Say an error at its field; False where it belongs to none."""
        if error.field == "size_units":
            self.sizes.show_error(tr(str(error)))
            self.sizes.setFocus()
            return True
        field = self.fields.get(error.field)
        if field:
            field.show_error(tr(str(error)))
            field.editor.setFocus()
        return field is not None

    def _readers(self) -> dict[str, Callable[[str], Any]]:
        return {
            "lot": lambda typed: checked_lot("lot", typed),
            "expires_on": lambda typed: checked_expiry(read_expiry(typed)),
            "diluent_ml": lambda typed: checked_diluent_ml(read_amount(typed, "diluent_ml", "mL")),
            "diluent_lot": lambda typed: checked_lot("diluent_lot", typed, optional=True),
            "diluent": _diluent,
            "made_up_at": lambda typed: read_moment(typed, "made_up_at", self._today),
            "drug_code": checked_drug_code,
        }

    def _check(self, name: str, *, empty_too: bool = False) -> Any:
        """The value of a field; None where it cannot be read, which is said at it."""
        field = self.fields[name]
        if not empty_too and not field.text.strip():
            return None
        try:
            return self._readers()[name](field.text)
        except InvalidValueError as error:
            field.show_error(tr(str(error)))
            return None

    def _try(self, name: str) -> Any:
        try:
            return self._readers()[name](self.text(name))
        except InvalidValueError:
            return None


def _diluent(typed: str) -> str:
    diluent = checked_line("diluent", typed, 80)
    if not has_visible(diluent):
        raise InvalidValueError("diluent", tr("Say what it was made up with."))
    return diluent


def _sizes(practice: Practice, product: str) -> list[tuple[str, str]]:
    known = practice.product(product)
    return [(number(size), number(size)) for size in known.sizes] if known else []
