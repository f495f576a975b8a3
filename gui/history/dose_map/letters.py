"""Where the letters of adverse effects stand, so that they cover no mark and no other letter.

Thousands of places are tried for a handful of letters: what is tried is plain numbers, px.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF
from PySide6.QtGui import QRegion

ON_SOMETHING, THROUGH_MARK, ACROSS, TOO_SHORT, ON_MUSCLE = 10_000.0, 1_000.0, 400.0, 200.0, 30.0
SITE_WAYS, REGION_WAYS = 24, 8
DISTANCES = (1.6, 2.0, 2.5, 3.1, 3.8, 4.7, 6.0)  # from the target, in sides of a letter's box
ENOUGH = 2  # rings in which free ground is looked for
SEEN = 0.9  # of a side: the least length of a line, so that some of it shows beside the box
AROUND, NEAR = 2.0, 1.5  # px that a box keeps from everything, and a line from a mark it passes
XY = tuple[float, float]
Line = tuple[float, float, float, float]  # from x, y to x, y; of a box its edges


@dataclass(frozen=True, slots=True)
class Circle:
    """A mark on the view."""

    key: str
    centre: QPointF
    radius: float


@dataclass(frozen=True, slots=True)
class Wish:
    """A letter and what it is joined to: its site's mark, or the outlines of regions."""

    letter: str
    site: Circle | None = None
    outlines: Sequence[Sequence[XY]] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a letter's box stands and which lines lead to it, from what it is joined to."""

    letter: str
    box: QRectF
    lines: tuple[QLineF, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What is taken of a view: marks, words and side boxes; everything stays inside area."""

    area: QRectF
    marks: Sequence[Circle]
    muscles: QRegion = field(default_factory=QRegion)
    taken: list[QRectF] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Try:
    x: float
    y: float
    lines: tuple[Line, ...]
    length: float


def place_letters(wishes: Sequence[Wish], room: Room, side: float) -> list[Place]:
    """Each letter at the nearest place that covers nothing, lines where they cross nothing.

    side is that of a letter's box in px.
    """
    search = _Search(room, side)
    return [place for wish in wishes if (place := search.place(wish))]


class _Search:
    """Places one letter after another; what is placed is taken for the next."""

    def __init__(self, room: Room, side: float) -> None:
        self._room, self._side, self._half = room, side, side / 2
        self._boxes = [_edges(box) for box in room.taken]
        self._marks = [(one.centre.x(), one.centre.y(), one.radius, one) for one in room.marks]
        self._lines: list[Line] = []

    def place(self, wish: Wish) -> Place | None:
        """The place that costs least; None where the view is smaller than a letter."""
        best, least = None, math.inf
        for ring, distance in enumerate(DISTANCES):
            for one in self._tries(wish, distance * self._side):
                cost = self._cost(one, wish, least) if one.length < least else math.inf
                if cost < least:
                    best, least = one, cost
            # Nothing is covered or crossed: further is no better. On a muscle is not so bad.
            if best and least - best.length <= (ON_MUSCLE if ring >= ENOUGH else 0.0):
                break
        if best is None:
            return None
        half = self._half
        self._boxes.append((best.x - half, best.y - half, best.x + half, best.y + half))
        self._lines += best.lines
        box = QRectF(best.x - half, best.y - half, self._side, self._side)
        return Place(wish.letter, box, tuple(QLineF(*line) for line in best.lines))

    def _tries(self, wish: Wish, distance: float) -> Iterator[_Try]:
        """Places around what the letter is joined to, so many px away."""
        area, half = self._room.area, self._half
        left, right = area.left() + half, area.right() - half
        top, bottom = area.top() + half, area.bottom() - half
        ways = SITE_WAYS if wish.site else REGION_WAYS
        turns = [(math.cos(a), math.sin(a)) for a in (n * math.tau / ways for n in range(ways))]
        for start_x, start_y in _starts(wish):
            for across, down in turns:
                x, y = start_x + across * distance, start_y + down * distance
                if left <= x <= right and top <= y <= bottom:
                    lines = tuple(_lines(wish, x, y))
                    yield _Try(x, y, lines, sum(map(_length, lines)))

    def _cost(self, one: _Try, wish: Wish, least: float) -> float:
        """How bad a place is, or anything above what was found already."""
        cost, reach = one.length, self._half + AROUND
        if any(_length(line) < SEEN * self._side for line in one.lines):
            cost += TOO_SHORT
        x1, y1, x2, y2 = one.x - reach, one.y - reach, one.x + reach, one.y + reach
        for left, top, right, bottom in self._boxes:
            if left < x2 and right > x1 and top < y2 and bottom > y1:
                cost += ON_SOMETHING
        if cost >= least:
            return cost
        around = QRect(int(x1), int(y1), int(2 * reach), int(2 * reach))
        cost += ON_MUSCLE * self._room.muscles.intersects(around)
        for x, y, radius, mark in self._marks:
            if abs(x - one.x) < reach + radius and abs(y - one.y) < reach + radius:
                cost += ON_SOMETHING
            if mark is not wish.site:
                near = radius + NEAR
                cost += THROUGH_MARK * sum(_passes(line, x, y, near) for line in one.lines)
            if cost >= least:
                return cost
        for line in one.lines:
            cost += ACROSS * sum(_cross(line, other) for other in self._lines)
            cost += ACROSS * sum(_through(line, box) for box in self._boxes)
        return cost


def _edges(box: QRectF) -> Line:
    return box.left(), box.top(), box.right(), box.bottom()


def _starts(wish: Wish) -> list[XY]:
    if wish.site:
        return [(wish.site.centre.x(), wish.site.centre.y())]
    return [point for outline in wish.outlines for point in outline]


def _lines(wish: Wish, x: float, y: float) -> Iterator[Line]:
    """From the mark's edge, or from the nearest point of each region, to the box's middle."""
    if wish.site:
        start_x, start_y = wish.site.centre.x(), wish.site.centre.y()
        share = min(1.0, wish.site.radius / max(1.0, math.hypot(x - start_x, y - start_y)))
        yield start_x + (x - start_x) * share, start_y + (y - start_y) * share, x, y
    for outline in wish.outlines:
        _, near_x, near_y = min(((px - x) ** 2 + (py - y) ** 2, px, py) for px, py in outline)
        yield near_x, near_y, x, y


def _length(line: Line) -> float:
    return math.hypot(line[2] - line[0], line[3] - line[1])


def _passes(line: Line, x: float, y: float, near: float) -> bool:
    """Whether a line comes nearer to a point than so many px."""
    x1, y1, x2, y2 = line
    if not (min(x1, x2) - near < x < max(x1, x2) + near):
        return False
    if not (min(y1, y2) - near < y < max(y1, y2) + near):
        return False
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    share = min(1.0, max(0.0, ((x - x1) * dx + (y - y1) * dy) / length)) if length else 0.0
    return math.hypot(x1 + share * dx - x, y1 + share * dy - y) < near


def _cross(one: Line, other: Line) -> bool:
    """Whether two lines meet between their ends."""

    def side(line: Line, x: float, y: float) -> bool:
        return (line[2] - line[0]) * (y - line[1]) > (line[3] - line[1]) * (x - line[0])

    return (
        side(one, *other[:2]) != side(one, *other[2:])
        and side(other, *one[:2]) != side(other, *one[2:])
    )  # fmt: skip


def _through(line: Line, box: Line) -> bool:
    """Whether a line runs through a box."""
    left, top, right, bottom = box
    return _cross(line, (left, top, right, bottom)) or _cross(line, (left, bottom, right, top))
