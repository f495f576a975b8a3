"""Plain geometry for the tests of the map: outlines as polygons, points inside them."""

from itertools import pairwise
from math import hypot

from model.head_map import Point
from model.svg_path import Segment


def outline_points(path: tuple[Segment, ...], steps: int = 24) -> list[Point]:
    """Flatten one closed outline into points; a cubic becomes that many chords."""
    points: list[Point] = []
    for command, numbers in path:
        if command in "ML":
            points.append(Point(numbers[0], numbers[1]))
        elif command == "C":
            start = points[-1]
            points += [_on_cubic(start, numbers, step / steps) for step in range(1, steps + 1)]
    return points


def _on_cubic(start: Point, numbers: tuple[float, ...], t: float) -> Point:
    u = 1 - t
    weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    xs, ys = (start.x, *numbers[::2]), (start.y, *numbers[1::2])
    return Point(
        sum(w * x for w, x in zip(weights, xs, strict=True)),
        sum(w * y for w, y in zip(weights, ys, strict=True)),
    )


def is_inside(point: Point, outline: list[Point]) -> bool:
    """Tell by counting crossings whether a point lies within a closed outline."""
    inside = False
    for a, b in pairwise([*outline, outline[0]]):
        if (a.y > point.y) != (b.y > point.y):
            crossing = a.x + (point.y - a.y) * (b.x - a.x) / (b.y - a.y)
            inside ^= point.x < crossing
    return inside


def distance_to(point: Point, outline: list[Point]) -> float:
    """Measure from a point to the nearest corner of a finely flattened outline."""
    return min(hypot(point.x - corner.x, point.y - corner.y) for corner in outline)


def mirrored(path: tuple[Segment, ...], width: float) -> list[tuple[str, list[float]]]:
    """Mirror a path left to right in a view of that width, rounded to 0.1 as in the file."""
    return [
        (command, [round(width - n if i % 2 == 0 else n, 1) for i, n in enumerate(numbers)])
        for command, numbers in path
    ]


def rounded(path: tuple[Segment, ...]) -> list[tuple[str, list[float]]]:
    """Return a path rounded to 0.1, to be compared with a mirrored one."""
    return [(command, [round(n, 1) for n in numbers]) for command, numbers in path]
