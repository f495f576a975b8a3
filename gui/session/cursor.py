"""The site that is next: the one place in the session where the clinician is."""

from PySide6.QtCore import QObject, Signal

from gui.workspace import Workspace
from model.injection import State
from model.session_chart import SessionChart
from model.walk import Order, next_open, walk


class Cursor(QObject):
    """Walks the sites in the order that was set; empty once every site is charted."""

    moved = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.code = ""
        self._sorted: tuple[object, tuple[str, ...]] = (None, ())

    @property
    def _order(self) -> Order:
        wanted = self._workspace.settings.walk_order
        return Order(wanted) if wanted in set(Order) else Order.PROTOCOL

    def _codes(self, chart: SessionChart) -> tuple[str, ...]:
        """The codes in the order of the walk, sorted anew only where sites came or went."""
        added = tuple(row.code for row in chart.rows if row.site is None)
        asked = (chart.session.session_id, self._order, added)
        if asked != self._sorted[0]:
            self._sorted = (asked, walk(chart, self._order))
        return self._sorted[1]

    def start(self) -> None:
        """Stand on the first open site, after the last one that was given.

        Sites that a plan leaves out are no places where the clinician was.
        """
        chart = self._workspace.chart
        self.code = ""
        if chart:
            charted = [
                (row.injection.recorded_at, row.number, row.code)
                for row in chart.rows
                if row.injection and row.state is State.GIVEN
            ]
            self._to_open(max(charted)[2] if charted else None)
        self.moved.emit(self.code)

    def move_to(self, code: str) -> None:
        """Stand on a site; where it is no more, as after undo, on the next open one."""
        chart = self._workspace.chart
        if chart and code not in chart.rows_by_code:
            code = next_open(chart, self._codes(chart))
        if code != self.code:
            self.code = code
            self.moved.emit(code)

    def step(self, by: int) -> None:
        """Walk by so many sites, given or not, without marking."""
        chart = self._workspace.chart
        if chart is None:
            return
        codes = self._codes(chart)
        if self.code in codes:
            index = min(max(codes.index(self.code) + by, 0), len(codes) - 1)
        else:
            index = len(codes) - 1 if by < 0 else 0
        self.move_to(codes[index])

    def on_from(self, code: str) -> None:
        """Go to the next open site after one that was just charted."""
        before = self.code
        self._to_open(code)
        if self.code != before:
            self.moved.emit(self.code)

    def previous_code(self) -> str:
        """The site before this one in order; the last one when all are charted."""
        chart = self._workspace.chart
        codes = self._codes(chart) if chart else ()
        if self.code not in codes:
            return codes[-1] if codes else ""
        return codes[max(codes.index(self.code) - 1, 0)]

    def _to_open(self, after: str | None) -> None:
        chart = self._workspace.chart
        self.code = next_open(chart, self._codes(chart), after) if chart else ""
