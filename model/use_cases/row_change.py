"""One row of a session before and after: what all ways of charting a site share."""

from datetime import datetime
from decimal import Decimal

from model.dose import to_tenths
from model.errors import InvalidValueError
from model.injection import Injection, InjectionChange, Kind, State
from model.protocol import Protocol
from model.session_chart import SiteRow
from model.session_part import Change

Changes = tuple[Change, ...]
LONGEST_NOTE = 2000


def row_image(row: SiteRow, at: datetime) -> Injection:
    """The row's injection; a new one that is open where there is none yet."""
    return row.injection or Injection(
        site_code=row.code,
        ordinal=row.number,
        muscle=row.muscle,
        laterality=row.laterality,
        state=State.PLANNED,
        dose_units=row.planned_units,
        recorded_at=at,
    )


def worth_keeping(row: SiteRow, after: Injection) -> Injection | None:
    """An open fixed site at its planned dose and place, with nothing noted, needs no row."""
    plain = (
        row.kind is Kind.FIXED
        and after.state is State.PLANNED
        and after.dose_units == row.planned_units
        and after.place is None
        and after.pain is None
        and not after.events
        and not after.note
    )
    return None if plain else after


def changed(row: SiteRow, after: Injection | None) -> Changes:
    """The row's change; none where it stays as it is."""
    return () if after == row.injection else (InjectionChange(row.code, row.injection, after),)


def short_enough(field: str, text: str) -> str:
    """The same text; raises InvalidValueError where it is too long."""
    if len(text) > LONGEST_NOTE:
        raise InvalidValueError(field, f"At most {LONGEST_NOTE} characters fit here.")
    return text


def checked_dose(protocol: Protocol, dose_units: Decimal) -> Decimal:
    """The same dose; raises InvalidValueError where it is no whole number of steps."""
    to_tenths(dose_units)
    if dose_units % protocol.step_units:
        raise InvalidValueError("dose_units", f"A dose goes in steps of {protocol.step_units} U.")
    return dose_units
