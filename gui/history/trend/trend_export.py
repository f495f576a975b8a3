"""A trend for other programs: a picture, a drawing, its numbers. None of them names a patient."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from gui.colour import LIGHT
from gui.history.trend.frame import Letters, paint_words, word
from gui.history.trend.plot_painter import PlotPainter
from gui.history.trend.readout import legend_of, session_label, source_name, title_of
from gui.history.trend.span import Span
from gui.wording import tr
from model.counted import one_decimal
from model.errors import OutputError
from model.exchange.csv_file import csv_text
from model.outcome.trend import Trend

SIZE = QSize(1000, 480)
MARGIN, TITLE, LEGEND = 20.0, 30.0, 24.0
FONTS = b'"Inter, Helvetica, Arial, sans-serif"'
SHARP = 2  # dots a px of the picture


def png_of(trend: Trend, second: Trend | None = None, span: Span | None = None) -> bytes:
    """A picture in light colours on white; raises OutputError where there is no memory for it."""
    image = QImage(SIZE * SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter()
    if not painter.begin(image):
        raise OutputError(tr("The picture could not be made. Nothing was lost; try again."))
    paint_picture(painter, trend, second, span)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def svg_of(trend: Trend, second: Trend | None = None, span: Span | None = None) -> bytes:
    """The same as a drawing that stays sharp at any size."""
    content = QByteArray()
    buffer = QBuffer(content)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setResolution(96)
    made.setSize(SIZE)
    made.setViewBox(QRectF(QPointF(), QSizeF(SIZE)))
    made.setTitle(title_of(trend.measure))
    made.setDescription(tr("Made with Headmap"))
    painter = QPainter()
    if not painter.begin(made):
        raise OutputError(tr("The drawing could not be made. Nothing was lost; try again."))
    painter.fillRect(QRectF(QPointF(), QSizeF(SIZE)), Qt.GlobalColor.white)
    paint_picture(painter, trend, second, span)
    painter.end()
    # Where it is opened, Inter is seldom there.
    return bytes(content.data()).replace(b'"Inter"', FONTS)


def csv_of(trends: Sequence[Trend]) -> str:
    """A row a value and a row a session; dates as 2026-11-20, units given with the sessions."""
    heads = (
        tr("Date"),
        tr("Measure"),
        tr("Value, counts per 28 days"),
        tr("As counted"),
        tr("Period in days"),
        tr("Source"),
        tr("Units given"),
    )
    return csv_text(heads, _rows(trends))


def paint_picture(painter: QPainter, trend: Trend, second: Trend | None, span: Span | None) -> None:
    """Title, legend where there are two measures, and plot, in px of SIZE."""
    letters = Letters()
    place = QPointF(MARGIN, MARGIN + TITLE / 2)
    words = [
        word(title_of(trend.measure), place, letters, pixels=18, weight=600, role="text", align=0)
    ]
    top = MARGIN + TITLE
    if second:
        place = QPointF(MARGIN, top + LEGEND / 2)
        legend = legend_of(trend.measure, second.measure)
        words.append(word(legend, place, letters, pixels=14, role="text_2", align=0))
        top += LEGEND
    paint_words(painter, words, letters, LIGHT)
    box = QRectF(QPointF(MARGIN, top), QPointF(SIZE.width() - MARGIN, SIZE.height() - MARGIN))
    PlotPainter(trend, second, span=span).paint(painter, box)


def _rows(trends: Sequence[Trend]) -> Iterator[tuple[object, ...]]:
    for trend in trends:
        for point in trend.points:
            yield (
                point.on.isoformat(),
                trend.measure.text,
                f"{one_decimal(point.value).normalize():f}",
                f"{point.counted.normalize():f}",
                point.period_days,
                source_name(point.source),
                None,
            )
    for mark in trends[0].sessions:
        name = tr("Session {number}").format(number=mark.number)
        state = session_label(mark) if mark.is_open else None
        yield (mark.on.isoformat(), name, None, None, None, state, f"{mark.units.normalize():f}")
