"""What a search can be narrowed by beside what is typed: days, departures, adverse effects."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from gui.overview.wording import departure_name
from gui.widgets.chevron_combo import ChevronCombo
from gui.widgets.parts import button, label
from gui.wording import tr
from model.departure import DepartureKind
from model.outcome.lists import EffectKind
from model.search import Period, read_period

DAY_WIDTH, COMBO_WIDTH = 150, 230


class KeptFilters(NamedTuple):
    """What stood in the fields and lists."""

    first: str
    last: str
    departure: DepartureKind | None
    effect: str


class FilterBar(QWidget):
    """Two fields and two lists in a line; what is no date is said under it."""

    changed = Signal()

    def __init__(self, effects: Sequence[EffectKind]) -> None:
        super().__init__()
        self.first, self.last = QLineEdit(), QLineEdit()
        self.departure, self.effect = ChevronCombo(), ChevronCombo()
        self.clear_button = button(tr("Clear"), "link", tip=tr("Clear the field and the choices"))
        self.error = label("", "error")
        self.departure.addItem(tr("any or none"), None)
        for kind in DepartureKind:
            self.departure.addItem(departure_name(kind), kind)
        self.effect.addItem(tr("any or none"), "")
        for effect in effects:
            self.effect.addItem(tr(effect.text), effect.code)
        self._lay_out()
        for line in (self.first, self.last):
            line.textChanged.connect(self._edited)
        for combo in (self.departure, self.effect):
            combo.currentIndexChanged.connect(self.changed)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        parts: tuple[tuple[QWidget, str, int], ...] = (
            (self.first, tr("From day, month or year"), DAY_WIDTH),
            (self.last, tr("To"), DAY_WIDTH),
            (self.departure, tr("Departure"), COMBO_WIDTH),
            (self.effect, tr("Adverse effect"), COMBO_WIDTH),
        )
        for column, (part, caption, width) in enumerate(parts):
            name = label(caption, "label")
            name.setBuddy(part)
            part.setAccessibleName(caption)
            part.setToolTip(caption)
            part.setMinimumWidth(width)
            grid.addWidget(name, 0, column)
            grid.addWidget(part, 1, column)
        for line in (self.first, self.last):
            line.setMaxLength(40)
            line.setPlaceholderText(tr("such as Mar 2026"))
        grid.addWidget(self.clear_button, 1, len(parts))
        grid.addWidget(self.error, 2, 0, 1, len(parts))
        grid.setColumnStretch(len(parts) + 1, 1)
        self.error.hide()

    @property
    def period(self) -> Period:
        """The days chosen; what is no date counts as none."""
        first, last = (read_period(line.text()) for line in (self.first, self.last))
        return Period(first.first if first else None, last.last if last else None)

    @property
    def departure_kind(self) -> DepartureKind | None:
        """The kind of departure chosen."""
        kind = self.departure.currentData()
        return DepartureKind(kind) if kind else None

    @property
    def effect_code(self) -> str:
        """The adverse effect chosen, by its code; empty for none."""
        return str(self.effect.currentData() or "")

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen."""
        return not (self.period or self.departure_kind or self.effect_code)

    @property
    def kept(self) -> KeptFilters:
        """What is typed and chosen, to be restored."""
        return KeptFilters(
            self.first.text(), self.last.text(), self.departure_kind, self.effect_code
        )

    def restore(self, kept: KeptFilters) -> None:
        """Type and choose what was kept."""
        self.first.setText(kept.first)
        self.last.setText(kept.last)
        kinds = [None, *DepartureKind]
        self.departure.setCurrentIndex(kinds.index(kept.departure))
        self.effect.setCurrentIndex(max(0, self.effect.findData(kept.effect)))

    def clear(self) -> None:
        """Choose nothing."""
        for line in (self.first, self.last):
            line.clear()
        for combo in (self.departure, self.effect):
            combo.setCurrentIndex(0)

    def _edited(self) -> None:
        wrong = [
            line for line in (self.first, self.last)
            if line.text().strip() and not read_period(line.text())
        ]  # fmt: skip
        for line in (self.first, self.last):
            line.setProperty("wrong", "true" if line in wrong else "false")
            line.style().unpolish(line)
            line.style().polish(line)
        self.error.setText(
            tr("“{typed}” is no date. Type a day, a month or a year.").format(typed=wrong[0].text())
            if wrong
            else ""
        )
        self.error.setVisible(bool(wrong))
        self.changed.emit()
