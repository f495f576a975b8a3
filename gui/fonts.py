"""Inter, shipped with the program, in the sizes and weights of the look."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

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


def mark_number_font(pixels: float) -> QFont:
    """The condensed bold figures inside marks."""
    font = QFont(MARKS_FAMILY)
    font.setPixelSize(round(pixels))
    font.setWeight(QFont.Weight.Bold)
    return font
