"""What every printed document can do: pages on a paper, painted on PDF, preview and printer."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter

from gui.reports.page import PX_PER_INCH, Paper
from gui.wording import tr
from model.errors import OutputError


class PagedDocument:
    """Subclasses say how many pages a paper takes and paint one of them, in px of 96 to the inch.

    title is what the file says of itself, suggested_name its name: neither tells of a patient.
    """

    title: str
    suggested_name: str
    paper: Paper

    def page_count(self, paper: Paper) -> int:
        """How many pages the document takes."""
        raise NotImplementedError

    def paint_page(self, painter: QPainter, paper: Paper, number: int) -> None:
        """Paint a page, from 1 on, whose upper left corner lies at 0, 0."""
        raise NotImplementedError

    def paint(self, device: QPagedPaintDevice, *, first: int = 1, last: int | None = None) -> None:
        """Paint the pages first to last (from 1) on a PDF or a printer without margins.

        Raises OutputError where the device takes no drawing. Other papers than ours get the
        pages scaled to fit.
        """
        sheet = device.pageLayout().fullRect(QPageLayout.Unit.Inch)
        paper = Paper.nearest(sheet.size())
        painter = QPainter()
        if not painter.begin(device):
            raise OutputError(
                tr("This could not be written there. Nothing was lost; choose another place.")
            )
        try:
            self._paint_pages(painter, device, paper, sheet, range(first, (last or 9999) + 1))
        finally:
            painter.end()

    def _paint_pages(
        self,
        painter: QPainter,
        device: QPagedPaintDevice,
        paper: Paper,
        sheet: QRectF,
        wanted: range,
    ) -> None:
        size = paper.size
        scale = min(
            sheet.width() * PX_PER_INCH / size.width(), sheet.height() * PX_PER_INCH / size.height()
        )
        dots = device.logicalDpiX() / PX_PER_INCH
        numbers = [number for number in range(1, self.page_count(paper) + 1) if number in wanted]
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
            self.paint_page(painter, paper, number)
            painter.restore()
