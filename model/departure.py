"""What of a session that ended differs from its protocol: the one place that says so."""

from enum import StrEnum

from model.injection import Kind, State
from model.session_chart import SiteRow


class DepartureKind(StrEnum):
    """How a row differs."""

    NOT_GIVEN = "not_given"
    MOVED = "moved"
    OTHER_DOSE = "other_dose"
    FOLLOW = "follow"
    CUSTOM = "custom"


ADDED = {Kind.FOLLOW_THE_PAIN: DepartureKind.FOLLOW, Kind.CUSTOM: DepartureKind.CUSTOM}


def departures_of(row: SiteRow) -> tuple[DepartureKind, ...]:
    """How what was done at a site differs, mostly not at all; a site may be moved and dosed anew.

    SiteRow.departs says the same while a session is charted, of what is only planned as well.
    """
    if row.kind in ADDED:
        return (ADDED[row.kind],) if row.state is State.GIVEN else ()
    if row.state is State.NOT_GIVEN:
        return (DepartureKind.NOT_GIVEN,)
    if row.state is not State.GIVEN:
        return ()
    moved = (DepartureKind.MOVED,) if row.moved_mm is not None else ()
    return (*moved, DepartureKind.OTHER_DOSE) if row.dose_differs else moved
