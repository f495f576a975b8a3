"""What a unit costs the clinic, for the sums of the practice; kept as it is typed."""

import re
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.field import Field
from gui.wording import tr
from model.settings import Settings

MOST = 10_000
PRICE = re.compile(r"\d{1,5}([.,]\d{1,4})?", re.ASCII)


class UnitPrice(QWidget):
    """Price and currency; what is no price is said and not kept."""

    edited = Signal()

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.price = Field(theme, tr("Price of one unit, such as 6.10"), longest=12)
        self.currency = Field(theme, tr("Currency, such as EUR"), longest=8)
        self.price.set_text(settings.unit_price)
        self.currency.set_text(settings.currency)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.price, 3)
        layout.addWidget(self.currency, 2)
        for field in (self.price, self.currency):
            field.edited.connect(self._edited)

    @property
    def values(self) -> dict[str, str]:
        """Both as settings keep them; without the price where what is typed is none."""
        values = {"currency": " ".join(self.currency.text.split())}
        typed = self.price.text.strip()
        if self._problem(typed) == "":
            price = Decimal(typed.replace(",", ".")) if typed else None
            values["unit_price"] = "" if price is None else f"{price:f}"
        return values

    def _edited(self) -> None:
        self.price.show_error(self._problem(self.price.text.strip()))
        self.edited.emit()

    def _problem(self, typed: str) -> str:
        if not typed or (PRICE.fullmatch(typed) and 0 < Decimal(typed.replace(",", ".")) < MOST):
            return ""
        return tr("Enter a price such as 6.10, or leave it empty. The one before stays.")
