"""What was discarded from a vial, each with a way to take it back."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.session.vials.vial_bar import Swatch
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.parts import icon_button, label
from gui.wording import clock_time, tr, units
from model.vial import Discard


class DiscardLines(QWidget):
    """One line each: how much, when, why, who saw it."""

    taken_back = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[object, ...] | None = None
        self.rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_discards(self, discards: Sequence[Discard], total: Decimal, *, enabled: bool) -> None:
        """Show these; their sum stands in the bar above."""
        if self._shown == (tuple(discards), enabled):
            return
        self._shown = (tuple(discards), enabled)
        for old in self.rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [self._made(one, enabled) for one in discards]
        for made in self.rows:
            self._column.addWidget(made)
        self.setVisible(bool(discards))
        self.setAccessibleName(tr("{units} discarded").format(units=units(total)))

    def _made(self, one: Discard, enabled: bool) -> QWidget:
        made = QWidget()
        amount = label(units(one.dose_units), "strong")
        reason = one.reason[:1].lower() + one.reason[1:]
        about = f"{clock_time(one.at)}, {reason}"
        if one.witness:
            about = tr("{about}, seen by {witness}").format(about=about, witness=one.witness)
        words = ElidedLabel(about, "second")
        back = icon_button(self._theme, "undo", tr("Take this discard back"))
        back.setAccessibleName(
            tr("Take back {units} discarded").format(units=units(one.dose_units))
        )
        back.clicked.connect(lambda: self.taken_back.emit(one.number))
        back.setVisible(enabled)
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Swatch(self._theme, "discarded"))
        line.addWidget(amount)
        line.addWidget(label(tr("discarded")))
        line.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(back)
        return made
