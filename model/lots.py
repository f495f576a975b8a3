"""Who received a lot: what a recall asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from model.patient import Patient


class LotState(StrEnum):
    """What of a session is known: void ones and open ones are told too, a recall misses nobody."""

    OPEN = "open"
    ENDED = "ended"
    SIGNED = "signed"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class LotUse:
    """One vial of one session, with what an amendment corrected of its lots, oldest first.

    units_without_vial were given in the session from no vial that it names.
    """

    patient: Patient
    session_id: int
    session_number: int
    started_at: datetime
    state: LotState
    signed_by: str
    vial: int
    lot: str
    expires_on: date
    diluent_lot: str
    lot_corrected_to: tuple[str, ...] = ()
    diluent_lot_corrected_to: tuple[str, ...] = ()
    units_given: Decimal
    units_discarded: Decimal
    units_without_vial: Decimal

    @property
    def awaits_discard(self) -> bool:
        """Whether nothing is known of the rest of the vial yet: the session still uses it."""
        return self.state is LotState.OPEN and not self.units_discarded

    @property
    def lots(self) -> tuple[str, ...]:
        """Every lot that was ever said of the vial and its diluent."""
        said = (self.lot, *self.lot_corrected_to, self.diluent_lot, *self.diluent_lot_corrected_to)
        return tuple(dict.fromkeys(lot for lot in said if lot))


@dataclass(frozen=True, slots=True)
class LotCount:
    """A lot of a vial or a diluent, and how many vials are recorded with it."""

    lot: str
    vials: int


@dataclass(frozen=True, slots=True)
class Received:
    """All vials of the lots that begin as typed, the latest first; every one of them or none.

    With none although there are lots, they are too many to list: more of the lot is to be typed.
    """

    typed: str
    lots: tuple[LotCount, ...]
    uses: tuple[LotUse, ...]

    @property
    def is_too_much(self) -> bool:
        """Whether lots were found whose vials are not listed."""
        return bool(self.lots) and not self.uses


@dataclass(frozen=True, slots=True)
class LotSums:
    """How many people and sessions a list of vials is about, and how much they were given.

    units_discarded is None where each session still uses its vial.
    """

    patients: int
    sessions: int
    units_given: Decimal
    units_discarded: Decimal | None
    void: int
    corrected_lots: int
    corrected_diluents: int


def sums_of(uses: Sequence[LotUse]) -> LotSums:
    """The sums; void sessions count, for what was entered in error may have been given."""
    known = [use.units_discarded for use in uses if not use.awaits_discard]
    return LotSums(
        patients=len({use.patient.patient_id for use in uses}),
        sessions=len({use.session_id for use in uses}),
        units_given=sum((use.units_given for use in uses), Decimal()),
        units_discarded=sum(known, Decimal()) if known else None,
        void=len({use.session_id for use in uses if use.state is LotState.VOID}),
        corrected_lots=sum(bool(use.lot_corrected_to) for use in uses),
        corrected_diluents=sum(bool(use.diluent_lot_corrected_to) for use in uses),
    )
