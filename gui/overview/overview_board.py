"""The numbers of a period as tiles, plots and a table of clinicians, on one scrolling board."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.overview import list_questions as questions
from gui.overview.bar_plot import Bar, BarPlot
from gui.overview.clinician_table import ClinicianTable
from gui.overview.figure_tile import FigureTile
from gui.overview.list_questions import Asked
from gui.overview.reductions import bins_of
from gui.overview.wording import (
    cost_words,
    departure_name,
    grouped,
    reduction_words,
    responders_words,
    rounded,
    step_words,
    units_words,
)
from gui.theme import Theme
from gui.widgets.parts import frame, label
from gui.wording import number, tr
from gui.workspace import Workspace
from model.departure import DepartureKind
from model.overview import Behind, Overview
from model.response.verdict import VerdictState

Ask = Callable[[Overview], Asked]
TILES_A_ROW = 5


class OverviewBoard(QScrollArea):
    """Each tile, bar and row asks for its list: a title, and a question to the store."""

    list_wanted = Signal(str, object)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self._overview: Overview | None = None
        self._last: QWidget | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._make_tiles()
        self.sessions = BarPlot(theme, tr("Sessions over time"))
        self.units = BarPlot(theme, tr("Units given over time"))
        self.departures = BarPlot(theme, tr("Sessions with departures, by kind"))
        self.reductions = BarPlot(theme, tr("Patients by reduction"))
        self.effects = BarPlot(theme, tr("Adverse effects by kind"))
        self.clinicians = ClinicianTable(theme)
        self._lay_out()
        self._connect()

    def _make_tiles(self) -> None:
        names = {
            "sessions": tr("Sessions"),
            "patients": tr("Patients"),
            "new": tr("New patients"),
            "given": tr("Units given"),
            "discarded": tr("Units discarded"),
            "sites": tr("Sites per session"),
            "minutes": tr("Minutes per session"),
            "adverse": tr("Adverse effects per 100 sessions"),
            "responders": tr("Responders"),
            "reduction": tr("Mean reduction"),
        }
        self.tiles = {key: FigureTile(self._theme, words) for key, words in names.items()}

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("overview_body")
        body.setStyleSheet("#overview_body { background: transparent; }")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        tiles = QGridLayout()
        tiles.setSpacing(10)
        for place, tile in enumerate(self.tiles.values()):
            tiles.addWidget(tile, place // TILES_A_ROW, place % TILES_A_ROW)
        for place in range(TILES_A_ROW):
            tiles.setColumnStretch(place, 1)
        column.addLayout(tiles)
        for line in (
            ((tr("Sessions"), self.sessions), (tr("Units given"), self.units)),
            (
                (tr("Sessions with departures"), self.departures),
                (tr("Patients by reduction since baseline"), self.reductions),
            ),
        ):
            cards = QHBoxLayout()
            cards.setSpacing(12)
            for title, plot in line:
                cards.addWidget(_card(title, plot), 1)
            column.addLayout(cards)
        column.addWidget(_card(tr("Adverse effects"), self.effects))
        column.addWidget(_card(tr("By clinician"), self.clinicians))
        column.addStretch(1)
        self.setWidget(body)

    def _connect(self) -> None:
        behind = {
            "sessions": Behind.SESSIONS, "given": Behind.SESSIONS, "sites": Behind.SESSIONS,
            "discarded": Behind.DISCARDED, "minutes": Behind.MINUTES,
        }  # fmt: skip
        asks: dict[str, Ask] = {
            key: partial(self._sessions, key, which) for key, which in behind.items()
        }
        asks["patients"] = lambda found: questions.of_state(found, tr("Patients"), None)
        asks["new"] = questions.new_patients
        asks["adverse"] = lambda found: questions.of_effect(found, "")
        asks["responders"] = lambda found: questions.of_state(
            found, tr("Responders"), VerdictState.RESPONDER
        )
        asks["reduction"] = lambda found: questions.of_reduction(found, None)
        for key, ask in asks.items():
            tile = self.tiles[key]
            tile.clicked.connect(lambda _=False, tile=tile, ask=ask: self._want(tile, ask))
        for plot, of_place in (
            (self.sessions, questions.of_step),
            (self.units, questions.of_step),
            (self.departures, questions.of_departure),
            (self.reductions, questions.of_reduction),
            (self.effects, self._effect),
            (self.clinicians, questions.of_clinician),
        ):
            plot.picked.connect(
                lambda place, plot=plot, of_place=of_place: self._want(
                    plot, lambda found: of_place(found, place)
                )
            )

    def _sessions(self, key: str, behind: Behind, found: Overview) -> Asked:
        return questions.sessions(found, self.tiles[key].accessibleName(), behind)

    def _effect(self, found: Overview, place: int) -> Asked:
        return questions.of_effect(found, list(found.adverse_effects)[place])

    def _want(self, origin: QWidget, ask: Ask) -> None:
        if self._overview:
            self._last = origin
            self.list_wanted.emit(*ask(self._overview))

    def show_overview(self, overview: Overview) -> None:
        """Show the numbers of a period."""
        self._overview = overview
        self._show_tiles(overview)
        steps = [(*step_words(overview, place), own)
                 for place, own in enumerate(overview.steps)]  # fmt: skip
        self.sessions.show_bars([
            Bar(short, own.sessions, number(own.sessions),
                tr("{period}: {n} sessions").format(period=words, n=own.sessions))
            for short, words, own in steps
        ])  # fmt: skip
        self.units.show_bars([
            Bar(short, float(own.units_given), grouped(own.units_given),
                f"{words}: {units_words(own.units_given)}")
            for short, words, own in steps
        ])  # fmt: skip
        self.departures.show_bars([
            Bar(departure_name(kind), count, number(count),
                tr("{kind}: {n} sessions, {sites} sites").format(
                    kind=departure_name(kind), n=count,
                    sites=overview.whole.departed_sites.get(kind, 0)))
            for kind in DepartureKind
            for count in [overview.whole.departures.get(kind, 0)]
        ])  # fmt: skip
        self.reductions.show_bars([
            Bar(one.label, len(one.patients), number(len(one.patients)),
                tr("{range}: {n} patients").format(range=one.label, n=len(one.patients)))
            for one in bins_of(overview.responses)
        ])  # fmt: skip
        self.effects.show_bars([
            Bar(words, count, number(count), f"{words}: {count}")
            for words, count in list(overview.adverse_effects.items())[:10]
        ])  # fmt: skip
        self.clinicians.show_rows(overview.by_clinician)

    def _show_tiles(self, overview: Overview) -> None:
        whole, settings = overview.whole, self._workspace.settings
        share = tr("{n} entered").format(n=sum(overview.adverse_effects.values()))
        shown = {
            "sessions": (grouped(whole.sessions), tr("ended, not void")),
            "patients": (grouped(whole.patients), tr("treated")),
            "new": (grouped(overview.new_patients), tr("treated for the first time")),
            "given": (units_words(whole.units_given), cost_words(whole.units_given, settings)),
            "discarded": (
                units_words(whole.units_discarded),
                cost_words(whole.units_discarded, settings),
            ),
            "sites": (rounded(whole.sites_mean), tr("mean, added ones too")),
            "minutes": (rounded(whole.minutes_median), tr("median, first to last injection")),
            "adverse": (rounded(overview.adverse_per_100), share),
            "responders": responders_words(overview.responses),
            "reduction": reduction_words(overview),
        }
        for key, words in shown.items():
            self.tiles[key].show_figure(*words)

    def focus_last(self) -> None:
        """The keyboard goes back to where a list was opened."""
        if self._last:
            self._last.setFocus()


def _card(title: str, inside: QWidget) -> QWidget:
    made = frame("panel")
    column = QVBoxLayout(made)
    column.setContentsMargins(20, 14, 20, 14)
    column.setSpacing(6)
    column.addWidget(label(title, "heading"))
    column.addWidget(inside)
    return made
