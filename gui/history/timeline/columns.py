"""Where the columns of the timeline lie: the same for its head and its rows."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

ROW_HEIGHT = 79
SIDE = 20
NARROW_BELOW = 1300
MAP_TOP = 4


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and widths in px."""

    session: tuple[int, int]
    maps: tuple[int, int]
    given: tuple[int, int]
    words: tuple[int, int]
    count: tuple[int, int]
    check: tuple[int, int]
    open: tuple[int, int]

    @property
    def map_size(self) -> QSize:
        """Of the four small maps together."""
        return QSize(self.maps[1], ROW_HEIGHT - 2 * MAP_TOP)

    def box(self, column: tuple[int, int], row: QRect) -> QRect:
        """A column's part of a row."""
        return QRect(row.left() + column[0], row.top(), column[1], row.height())


def columns_of(width: int) -> Columns:
    """All but the words keep their width; those get what is left."""
    narrow = width < NARROW_BELOW
    gap = 12 if narrow else 20
    widths = (158, 292 if narrow else 316, 132, 0, 148, 52, 36)
    left_over = width - SIDE - sum(widths) - gap * 4 - 8
    edges, x = [], SIDE
    for place, fixed in enumerate(widths):
        wide = max(left_over, 80) if place == 3 else fixed
        edges.append((x, wide))
        x += wide + (gap if place < 4 else 0)
    return Columns(*edges)
