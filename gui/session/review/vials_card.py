"""Whether the vials add up, each as one bar; what is left over is discarded from here."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.session.card import Card
from gui.session.place import PlaceName
from gui.session.vials.vial_bar import VialBar
from gui.theme import Theme
from gui.widgets.parts import button, label, set_kind
from gui.wording import clock_time, day, number, tr, units
from gui.workspace import Workspace
from model import vials
from model.session_chart import SessionChart
from model.use_cases.vials import discard_rest
from model.vial import Vial


class VialsCard(Card):
    """The sum in the heading, a bar and two lines for each vial."""

    go_on = Signal(PlaceName)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(tr("Vials"), spacing=8)
        self._workspace, self._theme = workspace, theme
        self._vials = QVBoxLayout()
        self._vials.setSpacing(8)
        self._made: list[QWidget] = []
        self.coming = label("", "second", wrap=True)
        self.discard_button = button("")
        self.vials_button = button(tr("Go to Vials"))
        self.body.addLayout(self._vials)
        self.body.addWidget(self.coming)
        self.body.addWidget(self.discard_button)
        self.body.addWidget(self.vials_button)
        self.discard_button.clicked.connect(self._discard)
        self.vials_button.clicked.connect(lambda: self.go_on.emit(PlaceName.VIALS))

    def show_chart(self, chart: SessionChart) -> None:
        """Show the vials of a chart and their sum."""
        for made in self._made:
            self._vials.removeWidget(made)
            made.deleteLater()
        self._made = []
        whole = vials.total(chart)
        fits = bool(chart.vials) and vials.adds_up(chart)
        self.title.setText(tr("Vials add up") if fits else tr("Vials"))
        wrong = whole.left < 0 or (not fits and not chart.tally.sites_open)
        set_kind(self.beside, "accent" if fits else "error" if wrong else "second")
        left = f" + {number(whole.left)}" if whole.left else ""
        sums = f"{number(whole.held)} = {number(whole.given)} + {number(whole.discarded)}{left}"
        self.beside.setText(f"✓ {sums}" if fits else sums if chart.vials else "")
        for vial in chart.vials.values():
            self._show_vial(chart, vial)
        if not chart.vials:
            self._keep(label(tr("No vial entered."), "second"))
        self._offer_rest(chart, whole.left)
        draft = chart.session.ended_at is None
        self.vials_button.setVisible(
            draft and not fits and not self.discard_button.isVisibleTo(self)
        )

    def _offer_rest(self, chart: SessionChart, left: Decimal) -> None:
        """Only once no site is open: until then what is left is what they will get."""
        rest = chart.session.ended_at is None and left > 0
        coming = vials.still_to_come(chart)
        self.coming.setVisible(rest and bool(coming))
        words = tr("{n} are still to come at {sites}; what is left then is discarded here.")
        count = chart.tally.sites_open
        sites = tr("1 open site") if count == 1 else tr("{n} open sites").format(n=count)
        self.coming.setText(words.format(n=units(coming), sites=sites))
        witnessed = self._workspace.settings.witness_required == "yes"
        self.discard_button.setVisible(rest and not coming and not witnessed)
        reason = self._workspace.practice.rest_reason
        self.discard_button.setText(tr("Discard the rest, {n}").format(n=units(left)))
        self.discard_button.setToolTip(tr("Reason: {why}").format(why=reason))

    def _show_vial(self, chart: SessionChart, vial: Vial) -> None:
        balance = vials.balance_of(chart, vial.number)
        made_up = f"{units(vial.size_units)} {tr('in')} {number(vial.diluent_ml)} mL"
        strength = f"{number(vial.units_per_ml)} U/mL"
        self._keep(label(f"{tr('Vial')} {vial.number}: {made_up}, {strength}", "second"))
        lot = tr("Lot {lot}, expires {day}").format(lot=vial.lot, day=day(vial.expires_on))
        self._keep(label(lot, "second"))
        bar = VialBar(self._theme)
        bar.show_parts(balance.held, balance.given, balance.discarded)
        self._keep(bar)
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(tr("{n} given").format(n=units(balance.given)), "strong"), 1)
        thrown = tr("{n} discarded").format(n=units(balance.discarded))
        layout.addWidget(label(thrown, "strong"))
        self._keep(line)
        for one in chart.discards:
            if one.vial == vial.number:
                words = f"{clock_time(one.at)}, {one.reason}"
                self._keep(label(words, "second", wrap=True))

    def _discard(self) -> None:
        workspace = self._workspace
        at, reason = workspace.clock(), workspace.practice.rest_reason
        workspace.perform(
            tr("rest discarded"), lambda chart: discard_rest(chart, reason, at, now=at)
        )

    def _keep(self, widget: QWidget) -> None:
        self._made.append(widget)
        self._vials.addWidget(widget)
