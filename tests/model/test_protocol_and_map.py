"""The protocol says what, the drawing says where: neither names a thing the other lacks."""

from itertools import combinations, pairwise

import pytest

from model.head_map import HeadMap
from model.protocol import Protocol
from tests.colour import MACHADO, difference, lab
from tests.outlines import is_inside, outline_points

LEAST_DIFFERENCE = 7.0
LEAST_STEP_OF_GREY = 8.0


def test_every_site_has_exactly_one_place_and_every_place_is_a_site(
    preempt: Protocol, drawing: HeadMap
) -> None:
    places = [code for view in drawing.views for code in view.sites]
    assert sorted(places) == sorted(site.code for site in preempt.sites)


def test_every_site_lies_in_the_region_of_its_muscle_and_side(
    preempt: Protocol, drawing: HeadMap
) -> None:
    for site in preempt.sites:
        place = drawing.site(site.code)
        region = drawing.region(place.view, site.muscle, site.laterality)
        assert region is not None, site.code
        assert is_inside(place.point, outline_points(region.path)), site.code


def test_every_muscle_has_regions_on_its_sides_and_every_region_a_muscle(
    preempt: Protocol, drawing: HeadMap
) -> None:
    drawn = {(r.muscle, r.laterality) for view in drawing.views for r in view.regions}
    assert drawn == {(site.muscle, site.laterality.value) for site in preempt.sites}


def test_no_region_is_drawn_twice(drawing: HeadMap) -> None:
    ids = [region.id for view in drawing.views for region in view.regions]
    assert len(ids) == len(set(ids))


def test_every_site_is_measured_from_a_site_or_a_landmark_of_its_own_view(
    preempt: Protocol, drawing: HeadMap
) -> None:
    for site in preempt.sites:
        view = drawing.view(drawing.site(site.code).view)
        if not site.measured_from:  # at a share of a line between landmarks
            assert site.muscle == "TR"
            continue
        assert site.measured_from != site.code
        assert site.measured_from in {**view.sites, **view.landmarks}, site.code


def test_left_and_right_mirror_one_another(preempt: Protocol, drawing: HeadMap) -> None:
    for site in preempt.sites:
        if site.laterality == "L":
            twin = preempt.sites_by_code[site.code.replace("-L", "-R")]
            assert (twin.dose_units, twin.angle, twin.pitfall) == (
                (site.dose_units, site.angle, site.pitfall)
            )
            assert twin.measured_from == (site.measured_from.replace("-L", "-R"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.4900, -0.0010), (50, -2.4900, 0.0009), 7.1792),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ((50, 0, 0), (50, -1, 2), 2.3669),
    ],
)
def test_the_colour_difference_agrees_with_its_published_data(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert difference(one, other) == pytest.approx(expected, abs=5e-5)
    assert difference(other, one) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("vision", MACHADO)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_muscles_are_told_apart_by_colour(preempt: Protocol, vision: str, dark: bool) -> None:
    for one, other in combinations(preempt.muscles, 2):
        colours = [m.colour_dark if dark else m.colour for m in (one, other)]
        apart = difference(*(lab(colour, vision) for colour in colours))
        assert apart >= LEAST_DIFFERENCE, f"{one.code} and {other.code}: {apart:.1f}"


def test_the_muscles_are_told_apart_in_grey_print(preempt: Protocol) -> None:
    ladder = sorted((lab(muscle.colour)[0], muscle.code) for muscle in preempt.muscles)
    for (darker, one), (lighter, other) in pairwise(ladder):
        assert lighter - darker >= LEAST_STEP_OF_GREY, f"{one} and {other}"
