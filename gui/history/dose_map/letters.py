"""Where the letters of adverse effects stand, so that they cover no mark and no other letter."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath

ON_SOMETHING, THROUGH_MARK, ACROSS, TOO_SHORT, ON_MUSCLE = 10_000.0, 1_000.0, 400.0, 200.0, 30.0
SITE_WAYS, REGION_WAYS = 24, 8
DISTANCES = (1.6, 2.0, 2.5, 3.1, 3.8, 4.7, 6.0)  # from the target, in sides of a letter's box
SEEN = 0.9  # of a side: the least length of a line, so that some of it shows beside the box
NEAR = 1.5  # px that a line keeps from a mark it passes


@dataclass(frozen=True, slots=True)
class Circle:
    """A mark on the view, px."""

    key: str
    centre: QPointF
    radius: float


@dataclass(frozen=True, slots=True)
class Wish:
    """A letter and what it is joined to: its site's mark, or the outlines of regions, px."""

    letter: str
    site: Circle | None = None
    outlines: Sequence[Sequence[QPointF]] = ()


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
    muscles: Sequence[QPainterPath] = ()
    taken: list[QRectF] = field(default_factory=list)
    lines: list[QLineF] = field(default_factory=list)


def place_letters(wishes: Sequence[Wish], room: Room, side: float) -> list[Place]:
    """Each letter at the nearest place that covers nothing, lines where they cross nothing.

    side is that of a letter's box in px. What is placed is added to the room.
    """
    placed = []
    for wish in wishes:
        best = _best(wish, room, side)
        if best is not None:
            placed.append(best)
            room.taken.append(best.box)
            room.lines.extend(best.lines)
    return placed


def _best(wish: Wish, room: Room, side: float) -> Place | None:
    """The place that costs least; None where the view is smaller than a letter."""
    best, least = None, math.inf
    # From the nearest on: a place costs its lines' length at least, so most need no look.
    for one in sorted(_tries(wish, room.area, side), key=_length):
        if _length(one) >= least:
            break
        cost = _cost(one, wish, room)
        if cost < least:
            best, least = one, cost
    return best


def _length(one: Place) -> float:
    return sum(line.length() for line in one.lines)


def _tries(wish: Wish, area: QRectF, side: float) -> Iterator[Place]:
    starts = [wish.site.centre] if wish.site else [p for line in wish.outlines for p in line]
    ways = SITE_WAYS if wish.site else REGION_WAYS
    for start in starts:
        for distance in DISTANCES:
            for way in range(ways):
                angle = way * math.tau / ways
                reach = distance * side
                at = start + QPointF(math.cos(angle), math.sin(angle)) * reach
                box = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
                if area.contains(box):
                    yield Place(wish.letter, box, tuple(_lines(wish, at)))


def _lines(wish: Wish, at: QPointF) -> Iterator[QLineF]:
    """From the mark's edge, or from the nearest point of each region, to the box's middle."""
    if wish.site:
        line = QLineF(wish.site.centre, at)
        share = wish.site.radius / max(line.length(), 1.0)
        yield QLineF(line.pointAt(min(share, 1.0)), at)
    for outline in wish.outlines:
        yield QLineF(min(outline, key=lambda point: QLineF(point, at).length()), at)


def _cost(one: Place, wish: Wish, room: Room) -> float:
    """How bad a place is; the length of its lines where it is good."""
    cost = _length(one)
    around = one.box.adjusted(-2, -2, 2, 2)
    cost += ON_SOMETHING * sum(around.intersects(other) for other in room.taken)
    middle = one.box.center()
    cost += ON_MUSCLE * sum(muscle.intersects(around) for muscle in room.muscles)
    cost += TOO_SHORT * any(line.length() < SEEN * one.box.width() for line in one.lines)
    half = one.box.width() / 2 + 2
    for mark in room.marks:
        off = mark.centre - middle
        if max(abs(off.x()), abs(off.y())) < half + mark.radius:
            cost += ON_SOMETHING
        if mark is not wish.site:
            near = mark.radius + NEAR
            cost += THROUGH_MARK * sum(_passes(line, mark.centre, near) for line in one.lines)
    for line in one.lines:
        cost += ACROSS * sum(_cross(line, other) for other in room.lines)
        cost += ACROSS * sum(_through(line, other) for other in room.taken)
    return cost


def _passes(line: QLineF, point: QPointF, near: float) -> bool:
    """Whether a line comes nearer to a point than so many px."""
    along, off = line.p2() - line.p1(), point - line.p1()
    length = along.x() ** 2 + along.y() ** 2
    share = (off.x() * along.x() + off.y() * along.y()) / length if length else 0.0
    nearest = line.pointAt(min(1.0, max(0.0, share)))
    return math.hypot(nearest.x() - point.x(), nearest.y() - point.y()) < near


def _cross(one: QLineF, other: QLineF) -> bool:
    kind, _ = one.intersects(other)
    return bool(kind == QLineF.IntersectionType.BoundedIntersection)


def _through(line: QLineF, box: QRectF) -> bool:
    """Whether a line runs through a box."""
    down = QLineF(box.topLeft(), box.bottomRight())
    up = QLineF(box.bottomLeft(), box.topRight())
    return _cross(line, down) or _cross(line, up)
