"""How exactly places are told apart on a drawing, as its outermost element says."""

from xml.etree import ElementTree

from model.errors import DataFileError
from model.svg_path import numbers_of
from model.toml_table import CERTAINTIES

# What the drawings before these attributes were charted with; older sessions keep such a one.
UNSAID_MIDLINE_CM, UNSAID_SAME_MM = 0.3, 3.0
NAMES = ("data-midline-cm", "data-same-mm")


def measures_of(root: ElementTree.Element, file: str) -> tuple[float, float]:
    """How near to the midline a point is on it (cm), how near two places are one (mm).

    Raises DataFileError.
    """
    if not any(name in root.attrib for name in NAMES):
        return UNSAID_MIDLINE_CM, UNSAID_SAME_MM
    try:
        midline_cm, same_mm = (numbers_of(root.get(name, ""), 1)[0] for name in NAMES)
    except ValueError as error:
        raise DataFileError(file, "svg", f"{' and '.join(NAMES)}: {error}") from error
    if min(midline_cm, same_mm) <= 0:
        raise DataFileError(file, "svg", f"{' and '.join(NAMES)} must be greater than 0")
    if root.get("data-measures-certainty") not in CERTAINTIES:
        known = ", ".join(CERTAINTIES)
        raise DataFileError(file, "svg", f"data-measures-certainty is none of {known}")
    return midline_cm, same_mm
