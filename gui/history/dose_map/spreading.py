"""Pushes marks that would cover each other's figures a little apart."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF

from gui.history.dose_map.letters import Circle

FURTHEST = 7.0  # px from its place: a mark never leaves its muscle
OVERLAP = 1.0  # px that two marks may share, so that most stay where they are
ROUNDS = 16


def spread(circles: Mapping[str, Circle], scale: float) -> dict[str, Circle]:
    """The same marks with their figures readable, as far as that goes; scale is 1 on the screen."""
    keys, homes = [*circles], [(c.centre.x(), c.centre.y()) for c in circles.values()]
    reach = [circle.radius for circle in circles.values()]
    at = [*homes]
    near = [
        (a, b)
        for a in range(len(keys))
        for b in range(a)
        if math.dist(homes[a], homes[b]) < reach[a] + reach[b] + 2 * FURTHEST
    ]
    for _ in range(ROUNDS):
        moved = False
        for a, b in near:
            short = reach[a] + reach[b] - OVERLAP - math.dist(at[a], at[b])
            if short > 0.1:
                at[a], at[b] = _apart(at[a], at[b], short / 2)
                at[a], at[b] = _held(at[a], homes[a], scale), _held(at[b], homes[b], scale)
                moved = True
        if not moved:
            break
    return {
        key: Circle(key, QPointF(*place), circle.radius)
        for (key, circle), place in zip(circles.items(), at, strict=True)
    }


def _apart(
    a: tuple[float, float], b: tuple[float, float], by: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Both moved away from each other; two at one place part sideways."""
    dx, dy = a[0] - b[0], a[1] - b[1]
    length = math.hypot(dx, dy)
    dx, dy = (dx / length, dy / length) if length else (1.0, 0.0)
    return (a[0] + dx * by, a[1] + dy * by), (b[0] - dx * by, b[1] - dy * by)


def _held(at: tuple[float, float], home: tuple[float, float], scale: float) -> tuple[float, float]:
    """No further from its place than allowed."""
    away = math.dist(at, home)
    share = min(1.0, FURTHEST * scale / away) if away else 1.0
    return home[0] + (at[0] - home[0]) * share, home[1] + (at[1] - home[1]) * share
