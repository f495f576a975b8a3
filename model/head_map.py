"""The head map: four views with their drawing, muscle regions and injection sites.

The drawing `resources/head_map.svg` is the only source of geometry. Lengths are view
units; each view says how many of them are a centimetre on the patient. Left and right
are always the patient's: on the front view the patient's right is on the viewer's left.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from math import hypot
from pathlib import Path
from xml.etree import ElementTree

from model.errors import DataFileError
from model.map_measures import UNSAID_MIDLINE_CM, UNSAID_SAME_MM, measures_of
from model.svg_document import SVG, read_svg
from model.svg_path import Segment, numbers_of, parse_path

__all__ = [
    "FILL_ROLES",
    "STROKE_ROLES",
    "VIEW_NAMES",
    "Box",
    "HeadMap",
    "LateralityLabel",
    "Point",
    "Region",
    "Segment",
    "Shape",
    "SitePlace",
    "View",
    "load",
    "parse",
]

VIEW_NAMES = ("front", "back", "right", "left")
STROKE_ROLES = frozenset({"ink", "mid", "soft", "faint"})
FILL_ROLES = STROKE_ROLES | {"skin", "hair", "hair-2", "eye"}

_REGION_ID = re.compile(r"region-([A-Z]{2})-([LMR])-([a-z]+)")
_SITE_ID = re.compile(r"site-([A-Z]{2}-[LMR][1-9]\d*)")
_LANDMARK_ID = re.compile(r"landmark-([a-z0-9-]+-[LMR])-([a-z]+)")
_LATERALITY_ID = re.compile(r"laterality-([LR])-([a-z]+)")


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a view, in view units from its upper left corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in view units."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A part of the drawing; fill and stroke are names of roles, not colours.

    Where fade is set, the colour passes into the paper's colour between its two heights.
    """

    path: tuple[Segment, ...]
    fill: str | None
    stroke: str | None
    stroke_width: float
    dash: tuple[float, ...]
    fade: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Region:
    """A muscle's area in one view; label is the centre of its code, where there is room."""

    id: str
    muscle: str
    laterality: str
    view: str
    path: tuple[Segment, ...]
    label: Point | None


@dataclass(frozen=True, slots=True)
class SitePlace:
    """Where a named site lies in its principal view."""

    code: str
    view: str
    point: Point


@dataclass(frozen=True, slots=True)
class LateralityLabel:
    """The centre of the box that says which side of the patient is here."""

    laterality: str
    point: Point


@dataclass(frozen=True, slots=True)
class View:
    """One view of the head; landmarks are keyed by name and side, such as `tragus-R`."""

    name: str
    title: str
    size: Box
    crop: Box
    units_per_cm: float
    shapes: tuple[Shape, ...]
    regions: tuple[Region, ...]
    sites: Mapping[str, Point]
    landmarks: Mapping[str, Point]
    laterality_labels: tuple[LateralityLabel, ...]

    def normalised(self, point: Point) -> Point:
        """Express a point as 0..1 of the whole view, the form in which places are kept."""
        return Point(point.x / self.size.width, point.y / self.size.height)

    def placed(self, x: float, y: float) -> Point:
        """Turn normalised coordinates (0..1 of the whole view) back into view units."""
        return Point(x * self.size.width, y * self.size.height)

    def distance_cm(self, a: Point, b: Point) -> float:
        """Measure the distance of two points in centimetres on the patient."""
        return hypot(a.x - b.x, a.y - b.y) / self.units_per_cm


@dataclass(frozen=True, slots=True)
class HeadMap:
    """The four views, with the text they were read from and its SHA-256 (hexadecimal).

    A point nearer to the midline than midline_cm is on it, as far as a finger can tell; two
    places nearer than same_mm are one, as far as a hand places a needle again.
    """

    views: tuple[View, ...]
    source: str
    sha256: str
    midline_cm: float = UNSAID_MIDLINE_CM
    same_mm: float = UNSAID_SAME_MM

    def view(self, name: str) -> View:
        """Return a view by name; raises DataFileError for an unknown one."""
        for view in self.views:
            if view.name == name:
                return view
        raise DataFileError("head map", f"view-{name}", "there is no such view")

    def site(self, code: str) -> SitePlace:
        """Return the place of a named site; raises DataFileError for an unknown one."""
        for view in self.views:
            if code in view.sites:
                return SitePlace(code, view.name, view.sites[code])
        raise DataFileError("head map", f"site-{code}", "there is no such site")

    def region(self, view: str, muscle: str, laterality: str) -> Region | None:
        """Return a muscle's region in a view, or None where the muscle is not seen."""
        for region in self.view(view).regions:
            if (region.muscle, region.laterality) == (muscle, laterality):
                return region
        return None


def load(path: Path) -> HeadMap:
    """Read the head map from a file (UTF-8); raises DataFileError for every defect."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(path.name, "svg", f"cannot be read: {error}") from error
    return parse(text, path.name)


def parse(text: str, file: str) -> HeadMap:
    """Read the head map from SVG text; raises DataFileError with file, element id and reason."""
    return _Reader(file).head_map(text)


class _Reader:
    """Reads one file; keeps its name for the errors and the ids it has met."""

    def __init__(self, file: str) -> None:
        self._file = file

    def _defect(self, key: str, reason: str) -> DataFileError:
        return DataFileError(self._file, key, reason)

    def head_map(self, text: str) -> HeadMap:
        root = read_svg(text, self._file)
        views = {group.get("id", ""): group for group in root if group.get("class") == "view"}
        for unknown in views.keys() - {f"view-{name}" for name in VIEW_NAMES}:
            raise self._defect(unknown or "view", "is not one of the four views")
        for name in VIEW_NAMES:
            if f"view-{name}" not in views:
                raise self._defect(f"view-{name}", "the view is missing")
        digest = sha256(text.encode()).hexdigest()
        read = tuple(self._view(name, views[f"view-{name}"]) for name in VIEW_NAMES)
        return HeadMap(read, text, digest, *measures_of(root, self._file))

    def _view(self, name: str, group: ElementTree.Element) -> View:
        key = f"view-{name}"
        width, height = self._numbers(group, "data-size", key, 2)
        size = Box(0.0, 0.0, width, height)
        crop = Box(*self._numbers(group, "data-crop", key, 4))
        (units_per_cm,) = self._numbers(group, "data-units-per-cm", key, 1)
        if min(width, height, crop.width, crop.height, units_per_cm) <= 0:
            raise self._defect(key, "size, crop and scale must be greater than 0")
        parts = {part.get("class"): part for part in group}
        for part in ("drawing", "regions", "sites", "landmarks", "laterality"):
            if part not in parts:
                raise self._defect(key, f"the group {part!r} is missing")
        return View(
            name=name,
            title=group.get("data-title", name),
            size=size,
            crop=crop,
            units_per_cm=units_per_cm,
            shapes=tuple(self._shapes(parts["drawing"], key)),
            regions=tuple(self._region(element, name) for element in parts["regions"]),
            sites=dict(self._points(parts["sites"], _SITE_ID, name, size)),
            landmarks=dict(self._points(parts["landmarks"], _LANDMARK_ID, name, size)),
            laterality_labels=tuple(
                LateralityLabel(laterality, point)
                for laterality, point in self._points(
                    parts["laterality"], _LATERALITY_ID, name, size
                )
            ),
        )

    def _shapes(self, group: ElementTree.Element, view_key: str) -> Iterator[Shape]:
        for place, element in enumerate(group, start=1):
            key = f"{view_key} drawing {place}"
            fill, stroke = element.get("data-fill"), element.get("data-stroke")
            for role, roles in ((fill, FILL_ROLES), (stroke, STROKE_ROLES)):
                if role is not None and role not in roles:
                    raise self._defect(key, f"the role {role!r} is unknown")
            width = self._numbers(element, "stroke-width", key, 1)[0] if stroke else 0.0
            dash = element.get("stroke-dasharray") and self._numbers(
                element, "stroke-dasharray", key, None
            )
            fade = element.get("data-fade") and self._numbers(element, "data-fade", key, 2)
            yield Shape(
                path=self._path(element, key),
                fill=fill,
                stroke=stroke,
                stroke_width=width,
                dash=dash or (),
                fade=(fade[0], fade[1]) if fade else None,
            )

    def _region(self, element: ElementTree.Element, view: str) -> Region:
        key, (muscle, laterality, _) = self._id(element, _REGION_ID, view)
        label = element.get("data-label") and self._numbers(element, "data-label", key, 2)
        path = self._path(element, key)
        return Region(key, muscle, laterality, view, path, Point(*label) if label else None)

    def _points(
        self, group: Iterable[ElementTree.Element], pattern: re.Pattern[str], view: str, size: Box
    ) -> Iterator[tuple[str, Point]]:
        for element in group:
            key, words = self._id(element, pattern, view)
            names = ("x", "y") if str(element.tag) == f"{SVG}text" else ("cx", "cy")
            x, y = (self._numbers(element, name, key, 1)[0] for name in names)
            if not (0 <= x <= size.width and 0 <= y <= size.height):
                raise self._defect(key, f"({x:g}, {y:g}) lies outside its view")
            yield words[0], Point(x, y)

    def _id(
        self, element: ElementTree.Element, pattern: re.Pattern[str], view: str
    ) -> tuple[str, tuple[str, ...]]:
        key = element.get("id", "")
        match = pattern.fullmatch(key)
        if match is None:
            raise self._defect(key or f"view-{view}", f"the id {key!r} is not well-formed")
        if match.lastindex != 1 and match.groups()[-1] != view:
            raise self._defect(key, f"the id names another view than {view!r}")
        return key, match.groups()

    def _path(self, element: ElementTree.Element, key: str) -> tuple[Segment, ...]:
        try:
            return parse_path(element.get("d", ""))
        except ValueError as error:
            raise self._defect(key, str(error)) from error

    def _numbers(
        self, element: ElementTree.Element, name: str, key: str, count: int | None
    ) -> tuple[float, ...]:
        try:
            return numbers_of(element.get(name, ""), count)
        except ValueError as error:
            raise self._defect(key, f"{name}: {error}") from error
