"""Reading the head map: what it holds, and what is refused with file, element and reason."""

import re
from pathlib import Path

import pytest

from model.errors import DataFileError
from model.head_map import FILL_ROLES, STROKE_ROLES, HeadMap, Point, load, parse
from model.svg_path import numbers_of, parse_path
from tests.outlines import mirrored, rounded

FILE = Path(__file__).parents[2] / "resources" / "head_map.svg"
TEXT = FILE.read_text(encoding="utf-8")
REGIONS = {
    "front": "CO-L CO-R FR-L FR-R PR-M TE-L TE-R",
    "back": "CP-L CP-R OC-L OC-R TR-L TR-R",
    "right": "CP-R FR-R OC-R TE-R TR-R",
    "left": "CP-L FR-L OC-L TE-L TR-L",
}
SITES = {
    "front": "CO-L1 CO-R1 FR-L1 FR-L2 FR-R1 FR-R2 PR-M1",
    "back": "CP-L1 CP-L2 CP-R1 CP-R2 OC-L1 OC-L2 OC-L3 OC-R1 OC-R2 OC-R3"
    " TR-L1 TR-L2 TR-L3 TR-R1 TR-R2 TR-R3",
    "right": "TE-R1 TE-R2 TE-R3 TE-R4",
    "left": "TE-L1 TE-L2 TE-L3 TE-L4",
}


@pytest.fixture(scope="module")
def head_map() -> HeadMap:
    return load(FILE)


def other_side(name: str) -> str:
    return re.sub(r"-[LR]", lambda m: "-R" if m[0] == "-L" else "-L", name)


def test_the_four_views_come_in_order_with_their_crops(head_map: HeadMap) -> None:
    assert [view.name for view in head_map.views] == ["front", "back", "right", "left"]
    assert [view.title for view in head_map.views] == [
        "Front",
        "Back",
        "Patient’s right",
        "Patient’s left",
    ]
    crops = [(v.crop.x, v.crop.y, v.crop.width, v.crop.height) for v in head_map.views]
    assert crops == [(180, 0, 460, 480), (0, 0, 820, 660), (190, 0, 460, 480), (170, 0, 460, 480)]
    assert {(v.size.width, v.size.height, v.units_per_cm) for v in head_map.views} == {
        (820, 660, 18.6)
    }


@pytest.mark.parametrize("name", REGIONS)
def test_each_view_holds_its_regions_and_sites(head_map: HeadMap, name: str) -> None:
    view = head_map.view(name)
    assert " ".join(sorted(f"{r.muscle}-{r.laterality}" for r in view.regions)) == REGIONS[name]
    assert " ".join(sorted(view.sites)) == SITES[name]
    assert all(region.path[-1] == ("Z", ()) for region in view.regions)
    assert [r.id for r in view.regions] == [
        f"region-{r.muscle}-{r.laterality}-{r.view}" for r in view.regions
    ]


def test_front_and_back_are_their_own_mirror_images(head_map: HeadMap) -> None:
    for view in (head_map.view("front"), head_map.view("back")):
        width = view.size.width
        for region in view.regions:
            if region.laterality == "M":
                continue
            twin = head_map.region(view.name, region.muscle, other_side(f"-{region.laterality}")[1])
            assert twin is not None
            assert mirrored(region.path, width) == rounded(twin.path)
        for points in (view.sites, view.landmarks):
            for name, point in points.items():
                twin_point = points[other_side(name)]
                assert twin_point.x == pytest.approx(width - point.x, abs=0.01)
                assert twin_point.y == point.y


def test_the_left_view_is_the_mirror_image_of_the_right_one(head_map: HeadMap) -> None:
    right, left = head_map.view("right"), head_map.view("left")
    for region in right.regions:
        twin = head_map.region("left", region.muscle, "L")
        assert twin is not None
        assert mirrored(region.path, 820) == rounded(twin.path)
    for shape, twin_shape in zip(right.shapes, left.shapes, strict=True):
        assert mirrored(shape.path, 820) == rounded(twin_shape.path)
    for name, point in (right.sites | right.landmarks).items():
        twin_point = (left.sites | left.landmarks)[other_side(name)]
        assert (820 - point.x, point.y) == pytest.approx((twin_point.x, twin_point.y))


def test_left_and_right_are_the_patients(head_map: HeadMap) -> None:
    front, back = head_map.view("front"), head_map.view("back")
    for name, point in (front.sites | front.landmarks).items():
        if "-R" in name:
            assert point.x < 410, name
    for name, point in (back.sites | back.landmarks).items():
        if "-R" in name:
            assert point.x > 410, name
    sides = {v.name: {p.laterality: p.point.x for p in v.laterality_labels} for v in head_map.views}
    assert sides["front"]["R"] < 410 < sides["front"]["L"]
    assert sides["back"]["L"] < 410 < sides["back"]["R"]
    assert (set(sides["right"]), set(sides["left"])) == ({"R"}, {"L"})
    # The patient's right side looks to the viewer's right, the left one to the left.
    glabella_side = head_map.view("right").landmarks["trichion-M"].x
    assert glabella_side > head_map.view("right").landmarks["tragus-R"].x


def test_boxes_of_left_and_right_have_room_inside_the_crop(head_map: HeadMap) -> None:
    for view in head_map.views:
        crop = view.crop
        for label in view.laterality_labels:
            assert crop.x + 22 <= label.point.x <= crop.x + crop.width - 22
            assert crop.y + 22 <= label.point.y <= crop.y + crop.height - 22


def test_what_is_checked_off_lies_inside_the_crop(head_map: HeadMap) -> None:
    for view in head_map.views:
        crop = view.crop
        labels = [region.label for region in view.regions if region.label]
        for point in [*view.sites.values(), *labels]:
            assert crop.x + 12 <= point.x <= crop.x + crop.width - 12
            assert crop.y + 12 <= point.y <= crop.y + crop.height - 12


def test_the_drawing_uses_roles_and_every_shape_paints(head_map: HeadMap) -> None:
    shapes = [shape for view in head_map.views for shape in view.shapes]
    assert {shape.fill for shape in shapes} <= FILL_ROLES | {None}
    assert {shape.stroke for shape in shapes} <= STROKE_ROLES | {None}
    assert all(shape.fill or (shape.stroke and shape.stroke_width > 0) for shape in shapes)
    assert any(shape.dash for shape in shapes)
    assert any(shape.fade for shape in shapes)


def test_the_file_is_small_plain_and_opaque() -> None:
    assert len(TEXT.encode()) < 60_000
    for word in ("<script", "<image", "<style", "<use", "href", "<!DOCTYPE", "opacity", "rgba("):
        assert word not in TEXT
    assert set(re.findall(r"url\((.)", TEXT)) <= {"#"}


def test_places_are_found_by_site_region_and_view(head_map: HeadMap) -> None:
    place = head_map.site("TE-L3")
    assert (place.code, place.view) == ("TE-L3", "left")
    assert head_map.region("back", "PR", "M") is None
    for look in (lambda: head_map.site("TE-L9"), lambda: head_map.view("top")):
        with pytest.raises(DataFileError, match="there is no such"):
            look()


def test_normalised_coordinates_and_centimetres_come_back(head_map: HeadMap) -> None:
    view = head_map.view("front")
    assert view.normalised(Point(205, 330)) == Point(0.25, 0.5)
    assert view.placed(0.25, 0.5) == Point(205, 330)
    assert view.distance_cm(Point(0, 0), Point(18.6 * 3, 18.6 * 4)) == pytest.approx(5)


def test_the_version_is_known_by_its_text(head_map: HeadMap) -> None:
    assert head_map.source == TEXT
    assert re.fullmatch(r"[0-9a-f]{64}", head_map.sha256)
    assert parse(TEXT + "\n", "other").sha256 != head_map.sha256


def test_the_drawing_says_how_exactly_a_finger_points(head_map: HeadMap) -> None:
    assert (head_map.midline_cm, head_map.same_mm) == (0.3, 3)
    wider = parse(head_map.source.replace('data-midline-cm="0.3"', 'data-midline-cm="0.5"'), "x")
    assert wider.midline_cm == 0.5
    older = re.sub(r' data-(midline|same|measures)[^=]*="[^"]*"', "", head_map.source, count=4)
    assert "data-same-mm" not in older
    assert (parse(older, "x").midline_cm, parse(older, "x").same_mm) == (0.3, 3)
    for said, wrong in (('mm="3"', 'mm="0"'), ('certainty="confirm"', 'certainty="sure"')):
        with pytest.raises(DataFileError, match="svg"):
            parse(head_map.source.replace(said, wrong, 1), "x")


def test_a_file_that_cannot_be_read_is_a_defect_of_that_file(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"gone\.svg: svg: cannot be read"):
        load(tmp_path / "gone.svg")
    (tmp_path / "latin.svg").write_bytes(b"<svg>\xff</svg>")
    with pytest.raises(DataFileError, match=r"latin\.svg: svg: cannot be read"):
        load(tmp_path / "latin.svg")


FIRST_SITE = re.search(r'<circle id="site-CO-L1"[^>]*/>', TEXT)
FIRST_SHAPE = re.search(r'<path data-fill="skin"[^>]*/>', TEXT)
assert FIRST_SITE
assert FIRST_SHAPE
SITE, SHAPE = FIRST_SITE[0], FIRST_SHAPE[0]
TITLE = "<title>"


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ("</svg>", "", "svg", "not well-formed"),
        ("<svg ", "<!DOCTYPE svg><svg ", "svg", "not allowed"),
        ("<svg ", '<?xml-stylesheet href="a.css"?><svg ', "svg", "not allowed"),
        ('xmlns="http://www.w3.org/2000/svg"', "", "svg", "not an SVG"),
        (TITLE, "<script>1</script><title>", "script", "element 'script'"),
        (TITLE, "<image/><title>", "image", "element 'image'"),
        (TITLE, '<text id="t1" onclick="a()"/><title>', "t1", "attribute 'onclick'"),
        (TITLE, '<text style="fill:red"/><title>', "text", "attribute 'style'"),
        (TITLE, '<text href="#a"/><title>', "text", "attribute 'href'"),
        (TITLE, '<text fill="url(http://a.b/c)"/><title>', "text", "attribute 'fill'"),
        ('id="site-CO-R1"', 'id="site-CO-L1"', "site-CO-L1", "used twice"),
        ('id="view-left"', 'id="view-top"', "view-top", "not one of the four views"),
        ('id="view-left"', "", "view", "not one of the four views"),
        ('id="view-left" class="view"', 'id="view-left"', "view-left", "the view is missing"),
        ('data-size="820 660"', 'data-size="820"', "view-front", "1 numbers, not 2"),
        ('data-size="820 660"', 'data-size="820 0"', "view-front", "greater than 0"),
        ('data-units-per-cm="18.6"', "", "view-front", "0 numbers, not 1"),
        ('class="regions"', 'class="areas"', "view-front", "'regions' is missing"),
        ('data-fill="skin"', 'data-fill="red"', "view-front drawing 1", "role 'red'"),
        ('data-stroke="faint"', 'data-stroke="skin"', "view-front drawing", "role 'skin'"),
        (SHAPE, '<path data-fill="skin"/>', "view-front drawing 1", "begin with M"),
        ('id="region-FR-R-front"', 'id="region-F-R-front"', "region-F-R-front", "well-formed"),
        ('id="region-FR-R-front"', 'id="region-FR-R-back"', "region-FR-R-back", "another view"),
        (SITE, "<circle/>", "view-front", "well-formed"),
        (SITE, '<circle id="site-CO-L1" cx="nan" cy="1"/>', "site-CO-L1", "not finite"),
        (SITE, '<circle id="site-CO-L1" cx="9" cy="inf"/>', "site-CO-L1", "not finite"),
        (SITE, '<circle id="site-CO-L1" cx="ten" cy="1"/>', "site-CO-L1", "not a list"),
        (SITE, '<circle id="site-CO-L1" cx="1_0" cy="1"/>', "site-CO-L1", "not a list"),
        (SITE, '<circle id="site-CO-L1" cx="821" cy="1"/>', "site-CO-L1", "outside its view"),
        (SITE, '<circle id="site-CO-L1" cx="8" cy="-1"/>', "site-CO-L1", "outside its view"),
    ],
)
def test_a_defect_is_refused_with_file_element_and_reason(
    old: str, new: str, key: str, reason: str
) -> None:
    assert old in TEXT
    with pytest.raises(DataFileError) as caught:
        parse(TEXT.replace(old, new, 1), "some.svg")
    assert caught.value.file == "some.svg"
    assert caught.value.key.startswith(key)
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "begin with M"),
        ("L1 2", "begin with M"),
        ("5 M1 2", "begin with M"),
        ("M1 2Q3 4", "not one of"),
        ("M1 2c1 1 1 1 1 1", "not one of"),
        ("M1 2C1 2 3", "takes 6 numbers"),
        ("M1 2Z3", "takes 0 numbers"),
        ("M", "takes 2 numbers"),
        ("M1 2x", "not one of"),
        ("M1 2 . 3", "not a list"),
        ("M1_0 2", "not a list"),
        ("M1 2L" + "9" * 400 + " 1", "not finite"),
    ],
)
def test_bad_path_data_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_path(text)


def test_a_repeated_command_may_be_left_out() -> None:
    assert parse_path("M1,2 3-4Z") == (("M", (1.0, 2.0)), ("L", (3.0, -4.0)), ("Z", ()))
    assert [command for command, _ in parse_path("M0 0C1 1 2 2 3 3 4 4 5 5 6 6")] == list("MCC")
    assert numbers_of("1, 2.5 -3") == (1.0, 2.5, -3.0)
