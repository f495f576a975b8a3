"""Sides are the patient's in every view; distances and directions are those on the patient."""

import pytest

from model.head_map import HeadMap
from model.injection import FreePlace, Laterality
from model.surface import (
    Direction,
    direction,
    distance_mm,
    is_on_head,
    side_in_muscle,
    side_of,
    standard_place,
)


def at(drawing: HeadMap, view: str, x: float, y: float) -> FreePlace:
    """A place from view units."""
    point = drawing.view(view).size
    return FreePlace(view, x / point.width, y / point.height)


@pytest.mark.parametrize(
    ("view", "x", "side"),
    [
        ("front", 460, "L"), ("front", 360, "R"), ("front", 412, "M"),
        ("back", 460, "R"), ("back", 360, "L"), ("back", 410, "M"),
        ("left", 460, "L"), ("right", 360, "R"), ("right", 500, "R"),
    ],
)  # fmt: skip
def test_the_side_is_the_patients(drawing: HeadMap, view: str, x: float, side: str) -> None:
    assert side_of(drawing, at(drawing, view, x, 200)) == side


def test_every_site_lies_in_the_muscle_and_on_the_side_of_its_code(drawing: HeadMap) -> None:
    for view in drawing.views:
        for code in view.sites:
            place = standard_place(drawing, code)
            assert side_in_muscle(drawing, place, code[:2]) == code[3], code
            assert is_on_head(drawing, place)
            assert side_of(drawing, place) == code[3]


@pytest.mark.parametrize(
    ("view", "x", "y", "on"),
    [
        ("front", 410, 300, True), ("front", 200, 100, False), ("front", 410, 600, False),
        ("back", 410, 600, True), ("back", 60, 300, False),
        ("left", 480, 400, True), ("left", 200, 100, False), ("right", 400, 250, True),
    ],
)  # fmt: skip
def test_a_place_is_on_the_head_where_the_view_shows_skin(
    drawing: HeadMap, view: str, x: float, y: float, *, on: bool
) -> None:
    assert is_on_head(drawing, at(drawing, view, x, y)) is on


def test_a_muscle_is_told_from_its_neighbour(drawing: HeadMap) -> None:
    assert side_in_muscle(drawing, at(drawing, "left", 382, 183), "TE") is Laterality.LEFT
    assert side_in_muscle(drawing, at(drawing, "left", 382, 183), "FR") is None
    assert side_in_muscle(drawing, at(drawing, "back", 460, 250), "OC") is Laterality.RIGHT


def test_a_centimetre_is_one_on_the_patient(drawing: HeadMap) -> None:
    start = at(drawing, "left", 400, 163)
    assert distance_mm(drawing, start, at(drawing, "left", 418.6, 163)) == 10
    assert distance_mm(drawing, start, at(drawing, "right", 400, 163)) is None


@pytest.mark.parametrize(
    ("view", "start", "end", "way"),
    [
        ("left", (419, 163), (439, 163), Direction.BACK),
        ("left", (419, 163), (399, 165), Direction.FORWARD),
        ("right", (401, 163), (421, 163), Direction.FORWARD),
        ("right", (401, 163), (381, 163), Direction.BACK),
        ("right", (401, 163), (403, 143), Direction.UP),
        ("right", (401, 163), (401, 183), Direction.DOWN),
        ("right", (401, 163), (421, 183), None),
        ("front", (442, 111), (462, 111), Direction.OUT),
        ("front", (442, 111), (422, 111), Direction.IN),
        ("front", (378, 111), (358, 111), Direction.OUT),
        ("front", (410, 193), (425, 193), Direction.LEFT),
        ("back", (428, 317), (448, 317), Direction.OUT),
        ("back", (391, 317), (371, 317), Direction.OUT),
        ("back", (391, 317), (430, 317), Direction.RIGHT),
        ("back", (391, 317), (391, 317), None),
    ],
)
def test_the_way_is_named_where_it_is_plain(
    drawing: HeadMap,
    view: str,
    start: tuple[float, float],
    end: tuple[float, float],
    way: Direction | None,
) -> None:
    assert direction(drawing, at(drawing, view, *start), at(drawing, view, *end)) is way


def test_two_views_have_no_way_between_them(drawing: HeadMap) -> None:
    a, b = standard_place(drawing, "TE-L1"), standard_place(drawing, "TE-R1")
    assert direction(drawing, a, b) is None
