"""The four figures at the head of the place: planned, given, left, still to come."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from gui.session.vials.vial_words import ml, short_words, volume_left
from gui.widgets.parts import frame, label
from gui.wording import tr, units
from model import vials
from model.injection import State
from model.session_chart import SessionChart

PLANNED, GIVEN, LEFT, COMING = "planned", "given", "left", "coming"


class Figures(QFrame):
    """Is there enough, in one look."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.totals: dict[str, QLabel] = {}
        self.below: dict[str, QLabel] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        captions = {
            PLANNED: tr("Planned"),
            GIVEN: tr("Given"),
            LEFT: tr("Left in vials"),
            COMING: tr("Still to come"),
        }
        for place, (name, caption) in enumerate(captions.items()):
            if place:
                line.addWidget(frame("upright"))
            self.totals[name], self.below[name] = label("", "total"), label("", "second")
            column = QVBoxLayout()
            column.setContentsMargins(20, 12, 12, 12)
            column.setSpacing(0)
            column.addWidget(label(caption, "label"))
            column.addWidget(self.totals[name])
            column.addWidget(self.below[name])
            line.addLayout(column, 1)

    def show_chart(self, chart: SessionChart) -> None:
        """Show the figures of a chart."""
        tally = chart.tally
        opened = [row for row in chart.rows if row.state is State.PLANNED]
        given = tally.sites_given + tally.extras_given
        self._say(PLANNED, units(tally.units_planned), _sites(given + len(opened)))
        self._say(GIVEN, units(tally.units_given), _sites(given))
        left = vials.total(chart).left
        volume = ml(volume_left(chart), 2)
        words = f"{volume}: {short_words(vials.short(chart))}" if chart.vials else (
            tr("no vial entered yet"))  # fmt: skip
        self._say(LEFT, units(left), words)
        words = _sites(len(opened))
        if opened:
            words = tr("{sites}, from {code}").format(sites=words, code=opened[0].code)
        self._say(COMING, units(vials.still_to_come(chart)), words)

    def _say(self, name: str, total: str, below: str) -> None:
        self.totals[name].setText(total)
        self.below[name].setText(below)


def _sites(count: int) -> str:
    return tr("1 site") if count == 1 else tr("{n} sites").format(n=count)
