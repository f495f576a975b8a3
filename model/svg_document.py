"""Opens the text of an SVG drawing and refuses whatever could do more than draw."""

import re
from xml.etree import ElementTree

from model.errors import DataFileError

SVG = "{http://www.w3.org/2000/svg}"

_TAGS = frozenset(
    ["svg", "title", "desc", "defs", "linearGradient", "stop", "g", "path", "circle", "text"]
)
_FORBIDDEN_MARKUP = re.compile(r"<!(?!--)|<\?(?!xml\s)")
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|data:", re.IGNORECASE)


def read_svg(text: str, file: str) -> ElementTree.Element:
    """Return the root of the drawing.

    Raises DataFileError for broken XML, an id used twice, and for scripts, pictures,
    styles and references to anything outside the file.
    """
    # The standard parser loads nothing from outside. What could harm is entities, and
    # they can only be declared in a DOCTYPE, which is refused before parsing.
    if found := _FORBIDDEN_MARKUP.search(text):
        raise DataFileError(file, "svg", f"markup {text[found.start() :][:12]!r} is not allowed")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise DataFileError(file, "svg", f"is not well-formed XML: {error}") from error
    if root.tag != f"{SVG}svg":
        raise DataFileError(file, "svg", "the outermost element is not an SVG drawing")
    ids: set[str] = set()
    for element in root.iter():
        _check_element(element, file)
        key = element.get("id")
        if key in ids:
            raise DataFileError(file, key, "the id is used twice")
        if key is not None:
            ids.add(key)
    return root


def _check_element(element: ElementTree.Element, file: str) -> None:
    tag = str(element.tag).removeprefix(SVG)
    key = element.get("id", tag)
    if tag not in _TAGS:
        raise DataFileError(file, key, f"the element {tag!r} is not allowed")
    for name, value in element.attrib.items():
        # Path data is long and is read strictly by itself, so it is not searched here.
        outside = name != "d" and _OUTSIDE.search(value)
        if outside or name in {"style", "href"} or name.startswith(("on", "{")):
            raise DataFileError(file, key, f"the attribute {name!r} is not allowed")
