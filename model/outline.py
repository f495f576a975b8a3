"""Whether a point lies within a path of the drawing."""

from functools import lru_cache
from itertools import pairwise

from model.svg_path import Segment

Corner = tuple[float, float]
STEPS = 12  # chords of a curve; on the drawing they stray less than a tenth of a millimetre


def contains(path: tuple[Segment, ...], x: float, y: float) -> bool:
    """Whether a point in the path's own units lies within it, by the even-odd rule."""
    inside = False
    for outline in _outlines(path):
        for (ax, ay), (bx, by) in pairwise((*outline, outline[0])):
            if (ay > y) != (by > y):
                inside ^= x < ax + (y - ay) * (bx - ax) / (by - ay)
    return inside


@lru_cache(maxsize=256)
def _outlines(path: tuple[Segment, ...]) -> tuple[tuple[Corner, ...], ...]:
    """The closed outlines of a path as corners."""
    outlines: list[list[Corner]] = []
    for command, numbers in path:
        if command == "M":
            outlines.append([(numbers[0], numbers[1])])
        elif command == "L":
            outlines[-1].append((numbers[0], numbers[1]))
        elif command == "C":
            start = outlines[-1][-1]
            outlines[-1] += [_on_cubic(start, numbers, n / STEPS) for n in range(1, STEPS + 1)]
    return tuple(map(tuple, outlines))


def _on_cubic(start: Corner, numbers: tuple[float, ...], t: float) -> Corner:
    u = 1 - t
    weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    xs, ys = (start[0], *numbers[::2]), (start[1], *numbers[1::2])
    return (
        sum(w * x for w, x in zip(weights, xs, strict=True)),
        sum(w * y for w, y in zip(weights, ys, strict=True)),
    )
