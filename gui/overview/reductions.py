"""Patients by how far their headaches fell, in steps of a tenth of the whole range."""

from dataclasses import dataclass
from decimal import Decimal

from gui.wording import NO_BREAK, tr
from model.overview import Responses
from model.response.verdict import VerdictState

STEPS = {"%": 20, "days": 4, "hours": 100}
HIGHEST = {"%": 100, "days": 28, "hours": 672}
DECIDED = (VerdictState.RESPONDER, VerdictState.NON_RESPONDER)


@dataclass(frozen=True, slots=True)
class Bin:
    """Patients whose reduction lies in one step; the first holds those who got worse."""

    label: str
    patients: tuple[int, ...]


def bins_of(responses: Responses) -> tuple[Bin, ...]:
    """The steps from "rose" to the highest; only patients who could be assessed."""
    step, highest, unit = STEPS[responses.unit], HIGHEST[responses.unit], responses.unit
    found = [(one.patient_id, one.reduction) for one in responses.of
             if one.state in DECIDED and one.reduction is not None]  # fmt: skip
    bins = [Bin(tr("rose"), tuple(who for who, fell in found if fell < 0))]
    sign = "%" if unit == "%" else ""
    for low in range(0, highest, step):
        last = low + step >= highest
        inside = tuple(
            who for who, fell in found if low <= fell and (fell < Decimal(low + step) or last)
        )
        to = min(low + step, highest)
        bins.append(Bin(f"{low}–{to}{NO_BREAK}{sign}".rstrip(NO_BREAK), inside))
    return tuple(bins)
