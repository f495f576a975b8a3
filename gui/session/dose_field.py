"""The dose of a site with less and more, in steps of the product."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from gui.theme import Theme
from gui.widgets.parts import icon_button, label
from gui.wording import millilitres, tr, units
from model.protocol import Protocol


class DoseField(QFrame):
    """Shows dose and volume; tells the dose that is wanted instead."""

    wanted = Signal(object)  # Decimal

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "field")
        self.less = icon_button(theme, "minus", tr("Smaller dose"))
        self.more = icon_button(theme, "plus", tr("Larger dose"))
        self._words = label(kind="strong")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dose, self._step = Decimal(), Decimal(1)
        self.less.clicked.connect(lambda: self._go(-1))
        self.more.clicked.connect(lambda: self._go(1))
        line = QHBoxLayout(self)
        line.setContentsMargins(3, 2, 3, 2)
        line.addWidget(self.less)
        line.addWidget(self._words, 1)
        line.addWidget(self.more)

    def show_dose(self, dose_units: Decimal, protocol: Protocol, *, enabled: bool) -> None:
        """Show a dose and its volume."""
        self._dose, self._step = dose_units, protocol.step_units
        volume = millilitres(protocol.volume_ml(dose_units))
        self._words.setText(f"{units(dose_units)}   {volume}")
        self._words.setAccessibleName(f"{tr('Dose')} {units(dose_units)}")
        self.less.setEnabled(enabled and dose_units > self._step)
        self.more.setEnabled(enabled)

    def _go(self, steps: int) -> None:
        # From an odd dose to the next whole step, so that every dose offered is one.
        rounding = "ROUND_FLOOR" if steps > 0 else "ROUND_CEILING"
        whole = (self._dose / self._step).to_integral_value(rounding)
        self.wanted.emit(max(self._step, Decimal(whole + steps) * self._step))
