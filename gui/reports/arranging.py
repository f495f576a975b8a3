"""Where the sections of one page stand: in pairs beside one another, or in two columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from gui.reports.flow import Piece, balanced, height_of

# One section alone stays in one column up to this height: a short list isn't torn in two.
SHORT_LIST = 160.0
# How much higher than even columns an arrangement may be that tears no section in two.
MOST_UNEVEN = 1.35
MORE_FOR_PAIRS = 12.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Pieces of one column; right says in which, y how far beneath the top it begins."""

    right: bool
    y: float
    pieces: list[Piece]

    @property
    def bottom(self) -> float:
        """How far beneath the top it ends."""
        return self.y + height_of(self.pieces)


def arranged(
    sections: Sequence[list[Piece]], room: float, *, torn: bool = True
) -> list[Placed] | None:
    """All sections within a height; None where they need more, or would have to be torn.

    In pairs of one height where that takes no more, else one beneath the other, and torn in two
    columns only where nothing else fits.
    """
    if not sections:
        return []
    if len(sections) == 1 and height_of(sections[0]) <= min(room, SHORT_LIST):
        return [Placed(False, 0.0, sections[0])]
    pieces = [piece for section in sections for piece in section]
    even = max(SHORT_LIST, MOST_UNEVEN * height_of(pieces) / 2)
    candidates = (_in_pairs(sections), _parted(sections), _stacked(sections))
    heights = [height(made) - (MORE_FOR_PAIRS if made is candidates[0] else 0.0)
               for made in candidates]  # fmt: skip
    best = candidates[heights.index(min(heights))]
    if height(best) <= min(room, even):
        return best
    spans = balanced(pieces, 0, room) if torn else None
    if spans is None:
        return None
    left, right = (pieces[span.first : span.end] for span in spans)
    return [Placed(False, 0.0, left), Placed(True, 0.0, right)]


def height(placed: Sequence[Placed]) -> float:
    """How much of the page it takes."""
    return max((one.bottom for one in placed), default=0.0)


def _in_pairs(sections: Sequence[list[Piece]]) -> list[Placed]:
    made: list[Placed] = []
    y = 0.0
    for place in range(0, len(sections), 2):
        pair = sections[place : place + 2]
        y += max(section[0].gap for section in pair) if place else 0.0
        made += [Placed(bool(side), y, section) for side, section in enumerate(pair)]
        y = height(made)
    return made


def _parted(sections: Sequence[list[Piece]]) -> list[Placed]:
    """The first sections at the left, the others at the right, as even as can be."""

    def column(part: Sequence[list[Piece]], *, right: bool) -> Placed:
        return Placed(right, 0.0, [piece for section in part for piece in section])

    return min(
        ([column(sections[:n], right=False), column(sections[n:], right=True)]
         for n in range(1, len(sections) + 1)),
        key=height,
    )  # fmt: skip


def _stacked(sections: Sequence[list[Piece]]) -> list[Placed]:
    """Each section beneath the shorter of the two columns."""
    made: list[Placed] = []
    bottoms = [0.0, 0.0]
    for section in sections:
        side = bottoms.index(min(bottoms))
        y = bottoms[side] + (section[0].gap if bottoms[side] else 0.0)
        made.append(Placed(bool(side), y, section))
        bottoms[side] = made[-1].bottom
    return made
