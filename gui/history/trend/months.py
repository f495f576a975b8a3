"""The months at the foot of a plot: a tick each, and a name where there is room."""

from collections.abc import Iterator
from datetime import date

from gui.wording import MONTHS, tr

ROOM = 78.0  # px that a name with its year takes, and some between two
LEAST_APART = 7.0  # px between ticks; nearer ones only blur
STEPS = (1, 2, 3, 4, 6, 12, 24, 60)


def month_ticks(first: date, last: date, width: float) -> tuple[tuple[date, str], ...]:
    """The first of every month in a span with its name, empty where it has no room.

    width is that of the span, px. The first name and the first of each year tell the year; a span
    of many years has ticks where there are names alone.
    """
    firsts = tuple(_firsts(first, last))
    step = next((one for one in STEPS if len(firsts) / one * ROOM <= width), STEPS[-1])
    named = [one for one in firsts if (one.year * 12 + one.month - 1) % step == 0]
    year = None
    names = {}
    for one in named:
        month = tr(MONTHS[one.month - 1])
        names[one] = month if one.year == year else f"{month} {one.year}"
        year = one.year
    crowded = len(firsts) * LEAST_APART > width
    return tuple((one, names.get(one, "")) for one in firsts if one in names or not crowded)


def _firsts(first: date, last: date) -> Iterator[date]:
    on = first.replace(day=1)
    while on <= last:
        if on >= first:
            yield on
        on = date(on.year + on.month // 12, on.month % 12 + 1, 1)
