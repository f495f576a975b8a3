"""Entering vials and throwing away what is left, each as the rows it changes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from model.errors import InvalidValueError
from model.injection import Injection, InjectionChange, State
from model.one_line import has_visible
from model.practice.lists import Practice
from model.session_chart import ZERO, SessionChart
from model.session_part import Change, Changes, PartChange
from model.use_cases.keeping import keep, take_away
from model.vial import MOST_VIALS, Discard, Vial, checked_vial
from model.vials import allotted, balance_of, balances, left_by_vial

MOST_DISCARDS = 99
# A clock on the wall goes a little before that of the workstation.
AHEAD = timedelta(minutes=5)


def next_number(chart: SessionChart) -> int | None:
    """The number that the next vial takes: the lowest that is free; None in a full session."""
    return next((n for n in range(1, MOST_VIALS + 1) if n not in chart.vials), None)


def add_vial(
    chart: SessionChart, vial: Vial, at: datetime, practice: Practice | None = None
) -> Changes:
    """A further vial under the next number; what was given without one is allotted to it.

    In the order it was recorded, as far as the vials reach. The clinic's list bounds its size.
    """
    number = next_number(chart)
    if number is None:
        raise InvalidValueError("number", f"A session holds at most {MOST_VIALS} vials.")
    added = _checked(replace(vial, number=number, recorded_at=at), at)
    if practice:
        practice.checked_size(added.product, added.size_units)
    left = {**left_by_vial(chart), added.number: added.size_units}
    return (PartChange(None, added), *_allot(_without_vial(chart), dict(sorted(left.items()))))


def change_vial(
    chart: SessionChart, vial: Vial, at: datetime, practice: Practice | None = None
) -> Changes:
    """The vial as it should have been entered; what no longer fits a smaller one goes on."""
    before = chart.vials[vial.number]
    after = _checked(replace(vial, recorded_at=before.recorded_at), at)
    if after == before:
        return ()
    if practice and (after.product, after.size_units) != (before.product, before.size_units):
        practice.checked_size(after.product, after.size_units)
    gone = balance_of(chart, vial.number).discarded
    if after.size_units < gone:
        raise InvalidValueError(
            "size_units", f"{gone} U were discarded from it; take that back first."
        )
    early = [d for d in chart.discards if d.vial == vial.number and d.at < after.made_up_at]
    if early:
        raise InvalidValueError("made_up_at", "Some of it was discarded before that.")
    left, moved = {**left_by_vial(chart), vial.number: after.size_units - gone}, []
    for injection in _given(chart, vial.number):
        if injection.dose_units <= left[vial.number]:
            left[vial.number] -= injection.dose_units
        else:
            moved.append(injection)
    return (PartChange(before, after), *_allot([*moved, *_without_vial(chart)], left))


def remove_vial(chart: SessionChart, number: int) -> Changes:
    """The vial goes and its injections have none; refused while a discard hangs on it."""
    if chart.discarded_by_vial.get(number):
        raise InvalidValueError(
            "number", f"Take back what was discarded from vial {number} before removing it."
        )
    changes = take_away(chart, (Vial, number))
    return (*changes, *_moved((injection, None) for injection in _given(chart, number)))


def allot(chart: SessionChart, code: str, number: int | None) -> Changes:
    """The injection came from this vial, as the clinician says; None where it is not known."""
    injection = chart.rows_by_code[code].injection
    if injection is None or injection.state is not State.GIVEN or injection.vial == number:
        return ()
    if number is not None:
        if number not in chart.vials:
            raise InvalidValueError("vial", f"There is no vial {number} in this session.")
        left = balance_of(chart, number).left
        if injection.dose_units > left:
            raise InvalidValueError("vial", f"Vial {number} has {left} U left, not enough.")
    return _moved([(injection, number)])


def allot_rest(chart: SessionChart) -> Changes:
    """Everything given without a vial is drawn from the vials, as far as they reach."""
    return _allot(_without_vial(chart), left_by_vial(chart))


def discard(
    chart: SessionChart,
    number: int,
    dose_units: Decimal,
    reason: str,
    at: datetime,
    *,
    now: datetime,
    witness: str = "",
    witness_required: bool = False,
) -> Changes:
    """Units thrown away from a vial at a time; never more than is left in it."""
    one = Discard(
        number=_next_discard(chart), vial=number, dose_units=dose_units,
        at=at, reason=reason, witness=witness,
    )  # fmt: skip
    changes = keep(chart, one)  # first, so that a figure that is none is said before its size
    _check_amount(chart, one)
    _check_discarded(chart, one, now, witness_required)
    return changes


def discard_rest(
    chart: SessionChart,
    reason: str,
    at: datetime,
    *,
    now: datetime,
    witness: str = "",
    witness_required: bool = False,
) -> Changes:
    """What is left in every vial is thrown away; nothing where nothing is left."""
    left = {n: b.left for n, b in balances(chart).items() if b.left > 0}
    changes: list[Change] = []
    for offset, (number, units) in enumerate(left.items()):
        one = Discard(
            number=_next_discard(chart, offset), vial=number, dose_units=units,
            at=at, reason=reason, witness=witness,
        )  # fmt: skip
        changes += keep(chart, one)
        _check_discarded(chart, one, now, witness_required)
    return tuple(changes)


def take_back_discard(chart: SessionChart, number: int) -> Changes:
    """A discard was noted by mistake; its units are left in the vial again."""
    return take_away(chart, (Discard, number))


def _next_discard(chart: SessionChart, offset: int = 0) -> int:
    number = max((d.number for d in chart.discards), default=0) + 1 + offset
    if number > MOST_DISCARDS:
        raise InvalidValueError("dose_units", f"At most {MOST_DISCARDS} discards fit a session.")
    return number


def _check_amount(chart: SessionChart, one: Discard) -> None:
    if one.vial not in chart.vials:
        raise InvalidValueError("vial", f"There is no vial {one.vial} in this session.")
    left = balance_of(chart, one.vial).left
    if one.dose_units > left:
        raise InvalidValueError("dose_units", f"Only {max(left, ZERO)} U are left in this vial.")


def _check_discarded(chart: SessionChart, one: Discard, now: datetime, witnessed: bool) -> None:
    if witnessed and not has_visible(one.witness):
        raise InvalidValueError("witness", "Your clinic asks who saw it discarded.")
    if one.at < chart.vials[one.vial].made_up_at:
        raise InvalidValueError("at", f"Vial {one.vial} was made up later than that.")
    if one.at > now + AHEAD:
        raise InvalidValueError("at", "That time has not come yet.")


def _checked(vial: Vial, now: datetime) -> Vial:
    checked = checked_vial(vial)
    if checked.made_up_at > now + AHEAD:
        raise InvalidValueError("made_up_at", "That time has not come yet.")
    return checked


def _given(chart: SessionChart, number: int) -> list[Injection]:
    """What was given from a vial, in the order it was recorded."""
    found = (i for i in chart.injections.values() if i.vial == number and i.state is State.GIVEN)
    return sorted(found, key=_recorded)


def _without_vial(chart: SessionChart) -> list[Injection]:
    found = (
        injection
        for injection in chart.injections.values()
        if injection.state is State.GIVEN and injection.vial not in chart.vials
    )
    return sorted(found, key=_recorded)


def _recorded(injection: Injection) -> tuple[datetime, int]:
    return injection.recorded_at, injection.ordinal


def _allot(injections: list[Injection], left: dict[int, Decimal]) -> Changes:
    numbers = allotted(left, (injection.dose_units for injection in injections))
    return _moved(zip(injections, numbers, strict=True))


def _moved(pairs: Iterable[tuple[Injection, int | None]]) -> Changes:
    return tuple(
        InjectionChange(injection.site_code, injection, replace(injection, vial=number))
        for injection, number in pairs
        if injection.vial != number
    )
