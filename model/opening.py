"""At which of its five places a session is opened: where the next thing is to be done."""

from collections.abc import Mapping

from model.completeness import PlaceState, Sign
from model.injection import State
from model.safety.finding import Place
from model.session import SessionState
from model.session_chart import SessionChart


def place_to_open_at(chart: SessionChart, states: Mapping[Place, PlaceState]) -> Place:
    """Prepare or Vials before the first mark, the map while sites are open, then what is left.

    A session that has ended is looked at, signed, or added to: in Review.
    """
    if chart.is_signed or chart.session.state is SessionState.FINISHED:
        return Place.REVIEW
    open_sites = [row for row in chart.rows if row.state is State.PLANNED]
    if len(open_sites) == len(chart.rows):
        before = (Place.PREPARE, Place.VIALS)
        return next((p for p in before if states[p].sign is not Sign.DONE), Place.MAP)
    if open_sites:
        return Place.MAP
    return Place.REVIEW if states[Place.AFTERCARE].sign is Sign.DONE else Place.AFTERCARE
