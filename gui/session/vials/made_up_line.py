"""What a vial comes to as it is typed: concentration, mL per site, until when it may be used."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from gui.session.vials.vial_words import at_words, hours_of, ml, per_ml
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import label, set_kind
from gui.wording import day, local, tr, units
from model.practice.lists import Practice
from model.protocol import Protocol


class MadeUpLine(QFrame):
    """Says in words what differs from what the protocol asks; keeps nobody from anything."""

    def __init__(self, theme: Theme, practice: Practice) -> None:
        super().__init__()
        self.setProperty("kind", "result")
        self._practice = practice
        self.concentration, self.compared = label("", "name"), label("", "second", wrap=True)
        self.until = label("", "second", wrap=True)
        self.warning = label("", "error", wrap=True)
        self._stop = IconLabel(theme, "stop", "stop", 18)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.concentration)
        first.addWidget(self.compared, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(self.until)
        warned = QHBoxLayout()
        warned.setSpacing(6)
        warned.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignTop)
        warned.addWidget(self.warning, 1)
        column.addLayout(warned)
        self._warn("")

    def show_values(
        self,
        protocol: Protocol,
        size_units: Decimal | None,
        diluent_ml: Decimal | None,
    ) -> None:
        """Show the concentration and the volume of the usual dose."""
        known = size_units is not None and diluent_ml is not None
        self.concentration.setVisible(known)
        if size_units is None or diluent_ml is None:
            self.compared.setText(tr("Size and diluent volume give the concentration."))
            set_kind(self.compared, "second")
            return
        self.concentration.setText(per_ml(size_units, diluent_ml))
        usual = protocol.usual_dose()
        volume = tr("{dose} = {ml}").format(
            dose=units(usual), ml=ml(usual * diluent_ml / size_units)
        )
        as_asked = size_units == protocol.units_per_ml * diluent_ml
        wanted = per_ml(protocol.units_per_ml, Decimal(1))
        words = tr("the protocol asks {wanted}").format(wanted=wanted)
        if as_asked:
            words = tr("as the protocol asks")
        self.compared.setText(f"{volume}, {words}")
        set_kind(self.compared, "second" if as_asked else "confirm")

    def show_times(
        self,
        product: str,
        made_up_at: datetime | None,
        expires_on: date | None,
        now: datetime,
        *,
        recalled: str,
    ) -> None:
        """Show until when it may be used, and what speaks against using it at all."""
        hours = hours_of(self._practice, product)
        until = made_up_at + timedelta(hours=hours) if made_up_at else None
        self.until.setText(
            tr("Use until {time} ({hours} h).").format(time=at_words(until, now), hours=hours)
            if until else ""
        )  # fmt: skip
        if recalled:
            self._warn(tr("Lot {lot} was recalled.").format(lot=recalled.strip()))
        elif expires_on is not None and expires_on < local(now).date():
            self._warn(tr("Expired on {day}.").format(day=day(expires_on)))
        elif until and until < now:
            self._warn(tr("Its time is over already."))
        else:
            self._warn("")

    def _warn(self, words: str) -> None:
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
        self._stop.setVisible(bool(words))
