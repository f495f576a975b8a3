"""Where a point lies on the patient: on the head, in a muscle, on which side, how far from where.

Left and right are the patient's: on the front view the patient's right is on the viewer's left,
on the back view on the viewer's right; a side view shows one side alone.
"""

from enum import StrEnum
from math import hypot

from model.head_map import HeadMap, Point, View
from model.injection import FreePlace, Laterality
from model.outline import contains

SKIN_ROLES = ("skin", "hair")
PLAIN = 2.0  # times the other way that a way must be to be named alone


class Direction(StrEnum):
    """Which way on the patient; in from the side towards the midline, out away from it."""

    UP = "up"
    DOWN = "down"
    FORWARD = "forward"
    BACK = "back"
    IN = "in"
    OUT = "out"
    LEFT = "left"
    RIGHT = "right"


def point_of(head_map: HeadMap, place: FreePlace) -> Point:
    """A free place in units of its view; raises DataFileError for an unknown view."""
    return head_map.view(place.view).placed(place.x, place.y)


def standard_place(head_map: HeadMap, code: str) -> FreePlace:
    """The place of a named site in the form of a free one; raises DataFileError."""
    site = head_map.site(code)
    at = head_map.view(site.view).normalised(site.point)
    return FreePlace(site.view, at.x, at.y)


def is_on_head(head_map: HeadMap, place: FreePlace) -> bool:
    """Whether a place lies on skin or hair as drawn, and within what the view shows."""
    view, at = head_map.view(place.view), point_of(head_map, place)
    crop = view.crop
    shown = crop.x <= at.x <= crop.x + crop.width and crop.y <= at.y <= crop.y + crop.height
    skin = (shape for shape in view.shapes if shape.fill in SKIN_ROLES)
    return shown and any(contains(shape.path, at.x, at.y) for shape in skin)


def side_in_muscle(head_map: HeadMap, place: FreePlace, muscle: str) -> Laterality | None:
    """The side of the muscle's region that a place lies in; None outside of all of them."""
    at = point_of(head_map, place)
    for region in head_map.view(place.view).regions:
        if region.muscle == muscle and contains(region.path, at.x, at.y):
            return Laterality(region.laterality)
    return None


def side_of(head_map: HeadMap, place: FreePlace) -> Laterality:
    """The patient's side that a place lies on."""
    view, at = head_map.view(place.view), point_of(head_map, place)
    sides = {label.laterality: label.point.x for label in view.laterality_labels}
    if len(sides) < 2:
        return Laterality(next(iter(sides), "M"))
    off = at.x - (sides["L"] + sides["R"]) / 2
    if abs(off) <= head_map.midline_cm * view.units_per_cm:
        return Laterality.MIDLINE
    return Laterality.LEFT if (off > 0) == (sides["L"] > sides["R"]) else Laterality.RIGHT


def distance_mm(head_map: HeadMap, a: FreePlace, b: FreePlace) -> int | None:
    """How far two places of one view lie apart on the patient; None in two views."""
    if a.view != b.view:
        return None
    view = head_map.view(a.view)
    return round(view.distance_cm(point_of(head_map, a), point_of(head_map, b)) * 10)


def direction(head_map: HeadMap, start: FreePlace, end: FreePlace) -> Direction | None:
    """The way from one place to another; None where no single word is plain."""
    if start.view != end.view:
        return None
    view = head_map.view(start.view)
    a, b = point_of(head_map, start), point_of(head_map, end)
    dx, dy = b.x - a.x, b.y - a.y
    if hypot(dx, dy) == 0:
        return None
    if abs(dy) >= PLAIN * abs(dx):
        return Direction.DOWN if dy > 0 else Direction.UP
    if abs(dx) >= PLAIN * abs(dy):
        return _across(head_map, view, start, end, dx)
    return None


def _across(
    head_map: HeadMap, view: View, start: FreePlace, end: FreePlace, dx: float
) -> Direction:
    if view.name in ("right", "left"):
        # The face looks to the viewer's right on the view of the patient's right.
        return Direction.FORWARD if (dx > 0) == (view.name == "right") else Direction.BACK
    sides = {side_of(head_map, place) for place in (start, end)}
    left_is_positive = view.name == "front"
    to_left = (dx > 0) == left_is_positive
    if len(sides) == 1 and Laterality.MIDLINE not in sides:
        return Direction.OUT if to_left == (sides == {Laterality.LEFT}) else Direction.IN
    return Direction.LEFT if to_left else Direction.RIGHT
