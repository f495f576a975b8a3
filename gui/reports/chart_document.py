"""The chart of one session as pages, for PDF, preview and printer alike."""

from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter

from gui.map.drawing import HeadDrawing
from gui.reports.chart_content import EMPTY, ChartContent, content_of
from gui.reports.chart_layout import ChartLayout
from gui.reports.chart_map import ChartMap
from gui.reports.page import PX_PER_INCH, Paper
from gui.wording import tr
from model.clinician import Clinician
from model.errors import OutputError
from model.head_map import HeadMap
from model.session_chart import SessionChart
from model.settings import Settings
from model.use_cases.printing import Background


class ChartDocument:
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
        self.paper = Paper.named(settings.paper)
        self._clinic = settings.clinic_name
        self._map = ChartMap(chart, drawing or HeadDrawing(head_map))
        self._layouts: dict[Paper, ChartLayout] = {}

    @property
    def title(self) -> str:
        """What the file says of itself: no name, no date."""
        return self.content.title

    @property
    def suggested_name(self) -> str:
        """A file name that tells nothing of the patient."""
        return f"headmap-session-{self.chart.session.session_id}.pdf"

    def page_count(self, paper: Paper) -> int:
        """How many pages the chart takes."""
        return len(self.layout(paper).pages)

    def paint(self, device: QPagedPaintDevice, *, first: int = 1, last: int | None = None) -> None:
        """Paint the pages first to last (from 1) on a PDF or a printer without margins.

        Raises OutputError where the device takes no drawing. Other papers than ours get the
        chart scaled to fit.
        """
        sheet = device.pageLayout().fullRect(QPageLayout.Unit.Inch)
        layout = self.layout(Paper.nearest(sheet.size()))
        painter = QPainter()
        if not painter.begin(device):
            raise OutputError(
                tr("The chart could not be written there. Nothing was lost; choose another place.")
            )
        try:
            self._paint_pages(painter, device, layout, sheet, range(first, (last or 9999) + 1))
        finally:
            painter.end()

    def _paint_pages(
        self,
        painter: QPainter,
        device: QPagedPaintDevice,
        layout: ChartLayout,
        sheet: QRectF,
        wanted: range,
    ) -> None:
        size = layout.paper.size
        scale = min(
            sheet.width() * PX_PER_INCH / size.width(), sheet.height() * PX_PER_INCH / size.height()
        )
        dots = device.logicalDpiX() / PX_PER_INCH
        numbers = [number for number in range(1, len(layout.pages) + 1) if number in wanted]
        for number in numbers:
            if number != numbers[0] and not device.newPage():
                raise OutputError(tr("The printer took no further page."))
            painter.save()
            painter.scale(dots, dots)
            painter.translate(
                (sheet.width() * PX_PER_INCH - size.width() * scale) / 2,
                (sheet.height() * PX_PER_INCH - size.height() * scale) / 2,
            )
            painter.scale(scale, scale)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            layout.paint(painter, number)
            painter.restore()

    def layout(self, paper: Paper) -> ChartLayout:
        """The pages on a paper."""
        if paper not in self._layouts:
            self._layouts[paper] = ChartLayout(
                self.content, self._map, self.chart.protocol, self._clinic, paper
            )
        return self._layouts[paper]
