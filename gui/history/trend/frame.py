"""The box a plot is drawn in, and the words in and around it: the same on screen and paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gui.colour import Roles
from gui.fonts import inter, inter_metrics

GROUND_PAD = 3.0
PAD = 0.03  # of the upright range: a point at its end is drawn whole
MOST_FOOT = 0.3  # of the height


@dataclass(frozen=True, slots=True)
class Frame:
    """What part of the numbers the box shows; y grows upwards, the box downwards."""

    box: QRectF
    x_range: tuple[float, float]
    y_range: tuple[float, float]

    def x(self, value: float) -> float:
        """Where a value of the level axis lies."""
        first, last = self.x_range
        return self.box.left() + (value - first) / (last - first) * self.box.width()

    def y(self, value: float) -> float:
        """Where a value of the upright axis lies."""
        least, most = self.y_range
        return self.box.bottom() - (value - least) / (most - least) * self.box.height()

    def at(self, x: float, y: float) -> QPointF:
        """The place of both."""
        return QPointF(self.x(x), self.y(y))

    def shows(self, x: float) -> bool:
        """Whether a value of the level axis lies within the box."""
        return self.x_range[0] <= x <= self.x_range[1]


def heights(least: float, most: float, height: float, foot: float = 0.0) -> tuple[float, float]:
    """What a box so many px high shows of an axis; foot px beneath it are kept free."""
    pad = (most - least) * PAD
    share = min(foot / height, MOST_FOOT) if height > 0 else 0.0
    above = most + pad
    return min((least - share * above) / (1 - share), least - pad), above


@dataclass(frozen=True, slots=True)
class Letters:
    """The type of a plot: where its fonts come from, and their sizes in px."""

    font: Callable[[int, int], QFont] = inter
    metrics: Callable[[int, int], QFontMetricsF] = inter_metrics
    label: int = 14
    strong: int = 15
    last: int = 22


@dataclass(frozen=True, slots=True)
class Word:
    """One line of text in a box as large as it is; role names a colour."""

    text: str
    box: QRectF
    pixels: int
    weight: int
    role: str
    on_ground: bool = False
    """Hides the lines behind it."""


def word(
    text: str, middle: QPointF, letters: Letters, *, pixels: int, weight: int = 400, role: str,
    align: float = 0.5, on_ground: bool = False,
) -> Word:  # fmt: skip
    """A word about a place: align 0 begins there, 0.5 is centred on it, 1 ends there."""
    metrics = letters.metrics(pixels, weight)
    width, height = metrics.horizontalAdvance(text), metrics.height()
    box = QRectF(middle.x() - align * width, middle.y() - height / 2, width, height)
    return Word(text, box, pixels, weight, role, on_ground)


def paint_words(painter: QPainter, words: Sequence[Word], letters: Letters, roles: Roles) -> None:
    """Paint words in the colours of the roles."""
    for one in words:
        if one.on_ground:
            ground = one.box.adjusted(-GROUND_PAD, 0, GROUND_PAD, 0)
            painter.fillRect(ground, QColor(roles.surface))
        painter.setFont(letters.font(one.pixels, one.weight))
        painter.setPen(QColor(getattr(roles, one.role)))
        ascent = letters.metrics(one.pixels, one.weight).ascent()
        painter.drawText(QPointF(one.box.left(), one.box.top() + ascent), one.text)


def without_overlaps(words: Sequence[Word], taken: Sequence[Word] = ()) -> list[Word]:
    """The words that have room, those that come first before the others."""
    kept: list[Word] = []
    for one in words:
        box = one.box.adjusted(-GROUND_PAD, 0, GROUND_PAD, 0)
        if not any(box.intersects(other.box) for other in [*taken, *kept]):
            kept.append(one)
    return kept


def spread(words: Sequence[Word], least: float, most: float) -> list[Word]:
    """Words one above another, moved apart as far as they overlap, between two heights."""
    placed: list[Word] = []
    floor = least
    for one in sorted(words, key=lambda one: one.box.top()):
        top = max(one.box.top(), floor)
        placed.append(_at_height(one, top))
        floor = top + one.box.height()
    ceiling = most
    for place in range(len(placed) - 1, -1, -1):
        top = min(placed[place].box.top(), ceiling - placed[place].box.height())
        placed[place] = _at_height(placed[place], top)
        ceiling = top
    return placed


def _at_height(one: Word, top: float) -> Word:
    box = QRectF(one.box.left(), top, one.box.width(), one.box.height())
    return Word(one.text, box, one.pixels, one.weight, one.role, one.on_ground)
