"""Inter, shipped with the program, in the sizes and weights of the look."""

from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QStaticText, QTransform

from model.paths import RESOURCES

FAMILY = "Inter"
MARKS_FAMILY = "Inter Marks"


def load_fonts() -> None:
    """Make the shipped fonts known to this program; to be called once it has an application."""
    for path in sorted((RESOURCES / "fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(f"font {path.name} could not be loaded")


def inter(pixels: float, weight: int = 400) -> QFont:
    """Inter at a size in px of the layout; weight 400, 600 or 700 (650 and 750 come near)."""
    return QFont(_inter(round(pixels), 700 if weight > 600 else 600 if weight > 500 else 400))


@cache
def _inter(pixels: int, weight: int) -> QFont:
    # Every text of a repaint asks for its font: a copy costs a tenth of a new one.
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font


@cache
def inter_metrics(pixels: int, weight: int) -> QFontMetricsF:
    """How wide and high text in inter() is."""
    return QFontMetricsF(inter(pixels, weight))


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One line of text, shaped once and painted often; px."""

    text: QStaticText
    font: QFont
    width: float
    height: float


@lru_cache(maxsize=1024)
def laid_out(text: str, pixels: int, weight: int) -> LaidOut:
    """Text in inter(): shaping it costs more than painting it."""
    laid, font = QStaticText(text), inter(pixels, weight)
    laid.setTextFormat(Qt.TextFormat.PlainText)
    laid.prepare(QTransform(), font)
    size = laid.size()
    return LaidOut(laid, font, size.width(), size.height())


def mark_number_font(pixels: float) -> QFont:
    """The condensed bold figures inside marks."""
    return QFont(_mark_number_font(round(pixels)))


@cache
def _mark_number_font(pixels: int) -> QFont:
    font = QFont(MARKS_FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold)
    return font
