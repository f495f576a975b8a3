"""The chart of one session as pages, for PDF, preview and printer alike."""

from datetime import datetime

from PySide6.QtGui import QPainter

from gui.map.drawing import HeadDrawing, drawing_of
from gui.overriding import override
from gui.reports.chart_content import EMPTY, ChartContent, content_of
from gui.reports.chart_layout import ChartLayout
from gui.reports.chart_map import ChartMap
from gui.reports.page import Paper
from gui.reports.paged_document import PagedDocument
from model.clinician import Clinician
from model.head_map import HeadMap
from model.session_chart import SessionChart
from model.settings import Settings
from model.use_cases.printing import Background


class ChartDocument(PagedDocument):
    """A session's chart; laid out once for each paper it is asked for."""

    def __init__(
        self,
        chart: SessionChart,
        head_map: HeadMap,
        settings: Settings,
        *,
        demonstration: bool,
        printed_at: datetime,
        also: tuple[Clinician, ...] = (),
        drawing: HeadDrawing | None = None,
        background: Background = EMPTY,
    ) -> None:
        """`also` are others who charted the session; without `background` its rows alone print.

        `drawing` spares making the paths anew where the screen has them already.
        """
        self.chart = chart
        self.content: ChartContent = content_of(
            chart,
            settings,
            demonstration=demonstration,
            printed_at=printed_at,
            also=also,
            background=background,
            head_map=head_map,
        )
        self.title = self.content.title  # no name, no date
        self.suggested_name = f"headmap-session-{chart.session.session_id}.pdf"
        self.paper = Paper.named(settings.paper)
        self._clinic = settings.clinic_name
        self._map = ChartMap(chart, drawing or drawing_of(head_map))
        self._layouts: dict[Paper, ChartLayout] = {}

    @override
    def page_count(self, paper: Paper) -> int:
        return len(self.layout(paper).pages)

    @override
    def paint_page(self, painter: QPainter, paper: Paper, number: int) -> None:
        self.layout(paper).paint(painter, number)

    def layout(self, paper: Paper) -> ChartLayout:
        """The pages on a paper."""
        if paper not in self._layouts:
            self._layouts[paper] = ChartLayout(
                self.content, self._map, self.chart.protocol, self._clinic, paper
            )
        return self._layouts[paper]
