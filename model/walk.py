"""The order in which sites are gone through: the protocol's, by position, or one side first."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from model.injection import Kind, Laterality, State
from model.session_chart import SessionChart, SiteRow


class Order(StrEnum):
    """How the walk goes; a side first means within a position, so the patient turns once."""

    PROTOCOL = "protocol"
    POSITION = "position"
    LEFT_FIRST = "left"
    RIGHT_FIRST = "right"


# The midline goes with the side that comes first.
FIRST = {Order.LEFT_FIRST: Laterality.RIGHT, Order.RIGHT_FIRST: Laterality.LEFT}


def walk(chart: SessionChart, order: Order) -> tuple[str, ...]:
    """All codes in the order they are gone through; added sites follow those of their muscle."""
    return tuple(row.code for row in sorted(chart.rows, key=_sorting(chart, order)))


def next_open(chart: SessionChart, codes: tuple[str, ...], after: str | None = None) -> str:
    """The first open site of a walk behind one, then from the start; empty where none is open."""
    rows = chart.rows_by_code
    start = codes.index(after) + 1 if after in codes else 0
    around = codes[start:] + codes[:start]
    return next((code for code in around if rows[code].state is State.PLANNED), "")


def _sorting(chart: SessionChart, order: Order) -> Callable[[SiteRow], Any]:
    ranks: Mapping[str | None, int] = {m.code: m.order for m in chart.protocol.muscles}
    sitting = {m.code for m in chart.protocol.muscles if m.posture == "sitting"}
    last = len(ranks) + 1
    later = FIRST.get(order)

    def key(row: SiteRow) -> tuple[bool, bool, int, bool, int]:
        by_position = order is not Order.PROTOCOL
        return (
            by_position and (row.muscle in sitting or row.muscle not in ranks),
            row.laterality is later,
            ranks.get(row.muscle, last),
            row.kind is not Kind.FIXED,
            row.number,
        )

    return key
