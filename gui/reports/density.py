"""How close a chart is set: as it reads best, or closer where that saves a page."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Density:
    """Sizes in px of what flows, and of the parts of the first page that can give way."""

    pixels: int
    line: float
    fine_pixels: int
    fine_line: float
    heading_pixels: int
    heading_line: float
    heading_gap: float
    section_gap: float
    paragraph_gap: float
    row_extra: float
    """What a row with its rule is higher than a line."""
    table_row: float
    views: float
    """Height of the upper views."""
    sides: float
    """The least height of the lower ones."""
    signature: float
    """The least height of the box that is signed by hand."""
    box_line: float
    head_label: float
    head_gap: float
    """Between the rows of the head."""
    legend: float
    around: float
    """Above what flows, and between its end, the signature and the foot."""
    runs_in: bool
    """Whether a heading stands at the beginning of its paragraph, not above it."""
    runs_on: bool = False
    """Whether the rows of some sections are run on as sentences."""


NORMAL = Density(
    pixels=13,
    line=18.0,
    fine_pixels=12,
    fine_line=16.0,
    heading_pixels=15,
    heading_line=22.0,
    heading_gap=2.0,
    section_gap=12.0,
    paragraph_gap=7.0,
    row_extra=3.0,
    table_row=21.0,
    views=234.0,
    sides=200.0,
    signature=92.0,
    box_line=18.0,
    head_label=16.0,
    head_gap=5.0,
    legend=26.0,
    around=12.0,
    runs_in=False,
)
# No letter is smaller than a label. Closer views and marks of neighbouring sites would touch.
COMPACT = Density(
    pixels=12,
    line=14.5,
    fine_pixels=12,
    fine_line=14.5,
    heading_pixels=13,
    heading_line=17.0,
    heading_gap=1.0,
    section_gap=7.0,
    paragraph_gap=4.0,
    row_extra=2.0,
    table_row=17.0,
    views=200.0,
    sides=164.0,
    signature=80.0,
    box_line=16.0,
    head_label=15.0,
    head_gap=4.0,
    legend=22.0,
    around=8.0,
    runs_in=True,
)
CLOSEST = replace(COMPACT, runs_on=True)
DENSITIES = (NORMAL, COMPACT, CLOSEST)
