"""One row of a session before and after: what all ways of charting a site share."""

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal

from model.dose import to_tenths
from model.errors import InvalidValueError
from model.injection import Injection, InjectionChange, Kind, State
from model.protocol import Protocol
from model.session_chart import SessionChart, SiteRow
from model.session_part import Changes

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


def next_number(chart: SessionChart) -> int:
    """The number of the next added site."""
    return max((row.number for row in chart.rows), default=0) + 1


def next_code(taken: Collection[str], start: str, wanted: str = "") -> str:
    """The code of an added site: the wanted one where it is free.

    Else the number after the highest that begins so: TE-L5 after TE-L4, X1 as the first X.
    """
    if wanted and wanted not in taken:
        return wanted
    tails = (code.removeprefix(start) for code in taken if code.startswith(start))
    return f"{start}{max((int(tail) for tail in tails if tail.isdecimal()), default=0) + 1}"


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
