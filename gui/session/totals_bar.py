"""How far the session is, always in sight: sites, units, volume, sides."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.widgets.parts import frame, label, set_kind
from gui.wording import millilitres, tr, units
from model.session_chart import SessionChart


class TotalsBar(QFrame):
    """Figures from the rows; never counted up."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self.setAccessibleName(tr("Totals"))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._figures: dict[str, tuple[QLabel, QLabel]] = {}
        self._cells: dict[str, QWidget] = {}
        for key, name in (
            ("sites", tr("Sites given")),
            ("units", tr("Units given")),
            ("volume", tr("Volume")),
            ("left", tr("Left")),
            ("midline", tr("Midline")),
            ("right", tr("Right")),
            ("not_given", tr("Not given")),
            ("open", tr("Still open")),
        ):
            self._layout.addWidget(self._cell(key, name))
            self._layout.addWidget(frame("upright"))
        self.hint = label(kind="second")
        self.hint.setContentsMargins(12, 0, 20, 0)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.hint.setWordWrap(True)  # where the window is narrow
        self.hint.setMinimumWidth(70)
        self._layout.addWidget(self.hint, 1)

    def _cell(self, key: str, name: str) -> QWidget:
        cell = QWidget()
        layout = QVBoxLayout(cell)
        layout.setContentsMargins(20, 4, 20, 6)
        layout.setSpacing(0)
        layout.addWidget(label(name, "label"))
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

    def set_sizes(self, pad: int, total: int) -> None:
        """Padding and figure size in px for the window's width."""
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
        self._say("not_given", str(tally.sites_not_given))
        self._say("open", str(tally.sites_open))

    def _show_ceiling(self, chart: SessionChart, jurisdiction: str) -> None:
        ceiling = next((c for c in chart.protocol.ceilings if c.code == jurisdiction), None)
        if ceiling is None:
            self.hint.setText("")
            return
        over = chart.tally.units_given - ceiling.most_units
        words = (
            tr("{over} over the label’s {most} ({place})") if over > 0
            else tr("Label: at most {most} ({place})")
        )  # fmt: skip
        self.hint.setText(
            words.format(over=units(over), most=units(ceiling.most_units), place=ceiling.code)
        )
        set_kind(self.hint, "confirm" if over > 0 else "second")

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
        name = cell.findChild(QLabel)
        cell.setAccessibleName(f"{name.text() if name else ''}: {figure} {of}".strip())
