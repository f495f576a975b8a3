"""The sites keep the anatomical landmarks, measured on the map in patient centimetres.

The rules are those of the published paradigm; the tolerance is 0.5 cm unless said.
"""

from itertools import combinations
from math import hypot
from pathlib import Path

import pytest

from model.head_map import HeadMap, Point, View, load
from tests.outlines import distance_to, is_inside, outline_points

FILE = Path(__file__).parents[2] / "resources" / "head_map.svg"
TOLERANCE = 0.5
SIDES = ("L", "R")
MARK = 10.0
"""Radius of a mark on a 1440 px screen, close to view units on the front view."""


@pytest.fixture(scope="module")
def head_map() -> HeadMap:
    return load(FILE)


@pytest.fixture(scope="module")
def front(head_map: HeadMap) -> View:
    return head_map.view("front")


@pytest.fixture(scope="module")
def back(head_map: HeadMap) -> View:
    return head_map.view("back")


@pytest.fixture(params=SIDES)
def side(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def above(view: View, point: Point, reference: Point) -> float:
    """Height of a point over a reference in cm."""
    return (reference.y - point.y) / view.units_per_cm


def lateral(view: View, point: Point, reference: Point) -> float:
    """How much farther from the midline a point lies than a reference, in cm."""
    return (abs(point.x - 410) - abs(reference.x - 410)) / view.units_per_cm


def halfway(a: Point, b: Point) -> Point:
    return Point((a.x + b.x) / 2, (a.y + b.y) / 2)


def test_corrugator_is_1_5_cm_above_the_medial_orbital_rim(front: View, side: str) -> None:
    rim = front.landmarks[f"orbital-rim-superomedial-{side}"]
    site = front.sites[f"CO-{side}1"]
    assert above(front, site, rim) == pytest.approx(1.5, abs=TOLERANCE)
    assert lateral(front, site, rim) == pytest.approx(0, abs=TOLERANCE)


def test_procerus_is_midway_between_the_corrugators_not_above_them(front: View) -> None:
    site, left, right = (front.sites[code] for code in ("PR-M1", "CO-L1", "CO-R1"))
    assert site.x == pytest.approx((left.x + right.x) / 2) == pytest.approx(410)
    assert 0 <= above(front, left, site) <= 0.75


def test_frontalis_is_in_the_upper_third_of_the_forehead(front: View, side: str) -> None:
    medial, outer = front.sites[f"FR-{side}1"], front.sites[f"FR-{side}2"]
    trichion, glabella = front.landmarks["trichion-M"], front.landmarks["glabella-M"]
    assert trichion.y < medial.y <= trichion.y + (glabella.y - trichion.y) / 3
    assert above(front, medial, front.sites[f"CO-{side}1"]) >= 1.5
    assert outer.y == medial.y
    assert lateral(front, outer, medial) == pytest.approx(1.5, abs=0.2)
    brow = front.landmarks[f"brow-medial-end-{side}"]
    assert lateral(front, medial, brow) == pytest.approx(0.5, abs=TOLERANCE)


@pytest.fixture
def temple(head_map: HeadMap, side: str) -> tuple[View, list[Point], int]:
    """The side view, its four sites, and the sign of forward in x."""
    view = head_map.view("left" if side == "L" else "right")
    sites = [view.sites[f"TE-{side}{number}"] for number in range(1, 5)]
    return view, sites, -1 if side == "L" else 1


def test_temporalis_is_measured_from_the_tragus(
    temple: tuple[View, list[Point], int], side: str
) -> None:
    view, (one, two, three, four), forward = temple
    tragus, cm = view.landmarks[f"tragus-{side}"], view.units_per_cm
    assert abs(one.x - tragus.x) / cm <= TOLERANCE
    assert 3 - TOLERANCE <= above(view, one, tragus) <= 4
    assert abs(two.x - one.x) / cm <= TOLERANCE
    assert 1.5 <= above(view, two, one) <= 3
    middle = halfway(one, two)
    assert 1.5 <= (three.x - middle.x) * forward / cm <= 3
    assert abs(three.y - middle.y) / cm <= TOLERANCE
    assert 1.5 <= (two.x - four.x) * forward / cm <= 2.5
    assert abs(four.y - two.y) / cm <= TOLERANCE


def test_occipitalis_1_is_just_above_the_nuchal_line_midway_to_the_mastoid(
    back: View, side: str
) -> None:
    site, line = back.sites[f"OC-{side}1"], back.landmarks[f"nuchal-line-mid-{side}"]
    assert 0 < above(back, site, line) <= 1
    middle = halfway(back.landmarks["inion-M"], back.landmarks[f"mastoid-tip-{side}"])
    assert lateral(back, site, middle) == pytest.approx(0, abs=TOLERANCE)


def test_occipitalis_2_and_3_are_a_finger_breadth_up_and_apart(back: View, side: str) -> None:
    one, two, three = (back.sites[f"OC-{side}{number}"] for number in (1, 2, 3))
    for other, outwards in ((two, 1), (three, -1)):
        assert back.distance_cm(one, other) == pytest.approx(1.5, abs=TOLERANCE)
        assert above(back, other, one) > 0.5
        assert lateral(back, other, one) * outwards > 0.5


def test_cervical_paraspinal_is_never_lower_than_3_cm_below_the_inion(
    back: View, side: str
) -> None:
    one, two = back.sites[f"CP-{side}1"], back.sites[f"CP-{side}2"]
    inion = back.landmarks["inion-M"]
    assert lateral(back, one, inion) == pytest.approx(1, abs=0.1)
    assert 3 - TOLERANCE <= above(back, inion, one) <= 3.0
    assert back.distance_cm(one, two) == pytest.approx(1.5, abs=0.1)
    up, out = above(back, two, one), lateral(back, two, one)
    assert up == pytest.approx(out, abs=0.2)
    assert up > 0.5


def test_trapezius_divides_the_line_from_neck_to_acromion(back: View, side: str) -> None:
    neck = back.landmarks[f"neck-shoulder-inflection-{side}"]
    acromion = back.landmarks[f"acromion-{side}"]
    dx, dy = acromion.x - neck.x, acromion.y - neck.y
    length = hypot(dx, dy)
    for number, part in ((1, 0.5), (2, 0.75), (3, 0.25)):
        site = back.sites[f"TR-{side}{number}"]
        ideal = Point(neck.x + part * dx, neck.y + part * dy)
        assert abs(site.x - ideal.x) / back.units_per_cm <= TOLERANCE
        # The straight line runs outside the hollow of the shoulder: the sites follow it on
        # the muscle below, never farther down its back than a finger's breadth.
        beneath = abs((site.x - neck.x) * dy - (site.y - neck.y) * dx) / length
        assert site.y > ideal.y
        assert beneath / back.units_per_cm <= 1.5


def test_every_site_lies_in_its_own_muscle_away_from_the_others(head_map: HeadMap) -> None:
    for view in head_map.views:
        outlines = {(r.muscle, r.laterality): outline_points(r.path) for r in view.regions}
        for code, point in view.sites.items():
            own = (code[:2], code[3])
            assert is_inside(point, outlines[own]), code
            assert distance_to(point, outlines[own]) >= 5, code
            for other, outline in outlines.items():
                if other != own:
                    assert not is_inside(point, outline), (code, other)
                    assert distance_to(point, outline) >= MARK, (code, other)


def test_codes_of_regions_stand_inside_them_clear_of_the_marks(head_map: HeadMap) -> None:
    for view in head_map.views:
        for region in view.regions:
            if region.label:
                assert is_inside(region.label, outline_points(region.path)), region.id
                for code, point in view.sites.items():
                    assert distance_to(point, [region.label]) >= 20, (region.id, code)


def test_the_muscles_of_a_view_keep_apart(head_map: HeadMap) -> None:
    for view in head_map.views:
        outlines = {region.id: outline_points(region.path) for region in view.regions}
        for (one, points), (other, outline) in combinations(outlines.items(), 2):
            assert not any(is_inside(point, outline) for point in points), (one, other)
            assert not any(is_inside(point, points) for point in outline), (one, other)


@pytest.mark.parametrize(
    ("muscle", "least"), [("CP", 27.6), ("FR", 29), ("TE", 37), ("OC", 29), ("TR", 54), ("CO", 66)]
)
def test_neighbours_leave_room_for_their_marks(
    head_map: HeadMap, muscle: str, least: float
) -> None:
    for view in head_map.views:
        points = [point for code, point in view.sites.items() if code.startswith(muscle)]
        for a, b in combinations(points, 2):
            assert hypot(a.x - b.x, a.y - b.y) >= least - 0.05


def test_marks_of_different_muscles_do_not_touch(head_map: HeadMap) -> None:
    for view in head_map.views:
        for (_, a), (_, b) in combinations(view.sites.items(), 2):
            assert hypot(a.x - b.x, a.y - b.y) >= 27.6
