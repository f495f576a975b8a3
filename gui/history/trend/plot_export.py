"""A plot for other programs: as a picture or as a drawing. Neither names a patient."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from gui.colour import LIGHT
from gui.history.trend.frame import Letters, paint_words, word
from gui.wording import tr
from model.errors import OutputError

SIZE = QSize(1000, 480)
MARGIN, TITLE, LEGEND = 20.0, 30.0, 24.0
FONTS = b'"Inter, Helvetica, Arial, sans-serif"'
SHARP = 2  # dots a px of the picture


@dataclass(frozen=True, slots=True)
class PlotPicture:
    """A title, a legend that may be empty, and what paints the plot into a box beneath."""

    title: str
    legend: str
    paint_plot: Callable[[QPainter, QRectF], None]

    def paint(self, painter: QPainter) -> None:
        """Paint it in px of SIZE."""
        letters = Letters()
        place = QPointF(MARGIN, MARGIN + TITLE / 2)
        words = [word(self.title, place, letters, pixels=18, weight=600, role="text", align=0)]
        top = MARGIN + TITLE
        if self.legend:
            place = QPointF(MARGIN, top + LEGEND / 2)
            words.append(word(self.legend, place, letters, pixels=14, role="text_2", align=0))
            top += LEGEND
        paint_words(painter, words, letters, LIGHT)
        right, bottom = SIZE.width() - MARGIN, SIZE.height() - MARGIN
        self.paint_plot(painter, QRectF(QPointF(MARGIN, top), QPointF(right, bottom)))


def png_of(picture: PlotPicture) -> bytes:
    """A picture in light colours on white; raises OutputError where there is no memory for it."""
    image = QImage(SIZE * SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter()
    if not painter.begin(image):
        raise OutputError(tr("The picture could not be made. Nothing was lost; try again."))
    picture.paint(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def svg_of(picture: PlotPicture) -> bytes:
    """The same as a drawing that stays sharp at any size."""
    content = QByteArray()
    buffer = QBuffer(content)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setResolution(96)
    made.setSize(SIZE)
    made.setViewBox(QRectF(QPointF(), QSizeF(SIZE)))
    made.setTitle(picture.title)
    made.setDescription(tr("Made with Headmap"))
    painter = QPainter()
    if not painter.begin(made):
        raise OutputError(tr("The drawing could not be made. Nothing was lost; try again."))
    painter.fillRect(QRectF(QPointF(), QSizeF(SIZE)), Qt.GlobalColor.white)
    picture.paint(painter)
    painter.end()
    # Where it is opened, Inter is seldom there.
    return bytes(content.data()).replace(b'"Inter"', FONTS)
