"""How far the session is, always in sight: sites, units, volume, sides."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.session.findings_strip import FindingsStrip
from gui.theme import Theme
from gui.widgets.parts import frame, label
from gui.wording import millilitres, tr, units
from model.session_chart import SessionChart
from model.vials import left_by_vial


class TotalsBar(QFrame):
    """Figures from the rows; never counted up."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self.setAccessibleName(tr("Totals"))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._figures: dict[str, tuple[QLabel, QLabel]] = {}
        self._cells: dict[str, QWidget] = {}
        self._names: dict[str, QLabel] = {}
        self._narrow = False
        for key, name in (
            ("sites", tr("Sites given")),
            ("units", tr("Units given")),
            ("volume", tr("Volume")),
            ("left", tr("Left")),
            ("midline", tr("Midline")),
            ("right", tr("Right")),
            ("vial", tr("Vial left")),
        ):
            self._layout.addWidget(self._cell(key, name))
            self._layout.addWidget(frame("upright"))
        self.findings = FindingsStrip(theme)
        self._layout.addWidget(self.findings, 1)

    def _cell(self, key: str, name: str) -> QWidget:
        cell = QWidget()
        layout = QVBoxLayout(cell)
        layout.setContentsMargins(20, 4, 20, 6)
        layout.setSpacing(0)
        self._names[key] = label(name, "label")
        layout.addWidget(self._names[key])
        line = QHBoxLayout()
        line.setSpacing(5)
        figure, of = label(kind="total"), label(kind="second")
        of.setAlignment(Qt.AlignmentFlag.AlignBottom)
        of.setContentsMargins(0, 0, 0, 3)
        line.addWidget(figure)
        line.addWidget(of)
        line.addStretch(1)
        layout.addLayout(line)
        self._figures[key] = (figure, of)
        self._cells[key] = cell
        return cell

    def set_sizes(self, pad: int, total: int, *, narrow: bool) -> None:
        """Padding and figure size in px for the window's width; narrow leaves a vial's mL out."""
        self._narrow = narrow
        for key, (figure, _) in self._figures.items():
            figure.setStyleSheet(f"font-size: {total}px; font-weight: 700")
            layout = self._cells[key].layout()
            if layout:
                layout.setContentsMargins(pad, 4, pad, 6)

    def show_chart(self, chart: SessionChart, jurisdiction: str) -> None:
        """Show the sums of a chart, beside the ceiling of a jurisdiction's label."""
        tally = chart.tally
        self._show_ceiling(chart, jurisdiction)
        extra = f"  +{tally.extras_given} {tr('extra')}" if tally.extras_given else ""
        self._say("sites", str(tally.sites_given),
                  tr("of {n}").format(n=tally.sites_planned) + extra)  # fmt: skip
        planned = tr("of {n} planned").format(n=units(tally.units_planned))
        self._say("units", units(tally.units_given), planned)
        self._say("volume", millilitres(tally.volume_ml))
        self._say("left", units(tally.units_left))
        self._say("midline", units(tally.units_midline))
        self._say("right", units(tally.units_right))
        self._show_vial(chart)

    def _show_vial(self, chart: SessionChart) -> None:
        """What is left in the vial that the next dose comes from."""
        left = left_by_vial(chart)
        number = next((n for n, units_left in left.items() if units_left > 0), None)
        self._cells["vial"].setVisible(bool(left))
        if number is None:
            number = max(left, default=0)
        if number:
            self._names["vial"].setText(tr("Vial {n} left").format(n=number))
            volume = chart.vials[number].volume_ml(left[number])
            self._say("vial", units(left[number]), "" if self._narrow else millilitres(volume))

    def _show_ceiling(self, chart: SessionChart, jurisdiction: str) -> None:
        """The label's most, on hover; going over it is a finding."""
        ceiling = next((c for c in chart.protocol.ceilings if c.code == jurisdiction), None)
        words = tr("Label: at most {most} ({place})")
        self._cells["units"].setToolTip(
            words.format(most=units(ceiling.most_units), place=ceiling.code) if ceiling else ""
        )

    @property
    def ceiling(self) -> str:
        """The label's most in words."""
        return self._cells["units"].toolTip()

    def text_of(self, key: str) -> str:
        """What a figure says, such as "22 of 31"."""
        return " ".join(made.text() for made in self._figures[key] if made.text())

    def _say(self, key: str, figure: str, of: str = "") -> None:
        first, second = self._figures[key]
        if (first.text(), second.text()) == (figure, of):
            return
        first.setText(figure)
        second.setText(of)
        second.setVisible(bool(of))
        cell = self._cells[key]
        cell.setAccessibleName(f"{self._names[key].text()}: {figure} {of}".strip())
