"""What is entered between sessions, each as the rows of a patient's course it changes."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from model.counted import check_parts
from model.errors import InvalidValueError
from model.one_line import checked_line, has_visible
from model.outcome.adverse_effect import AdverseEffect, checked_effect
from model.outcome.contact import Contact, checked_contact
from model.outcome.course import Course, Treatment
from model.outcome.decision import LONGEST_REASON, Decision, checked_decision
from model.outcome.lists import Measure
from model.outcome.measurement import LONGEST_PERIOD, Baseline, Measurement
from model.outcome.parts import OutcomeChange, OutcomeChanges, OutcomePart, id_of

NUMBER = re.compile(r"[-\u2212]?\d{1,5}([.,]\d{1,3})?", re.ASCII)
Values = Mapping[Measure, Decimal | None]  # None: left empty, missing and never zero


def keep(course: Course, part: OutcomePart) -> OutcomeChanges:
    """The part as it is from now on; nothing where it stays the same but for the time."""
    before = course.parts.get(id_of(part))
    if before is not None and replace(before, recorded_at=part.recorded_at) == part:
        return ()
    return (OutcomeChange(before, part),)


def next_number(course: Course, kind: type[OutcomePart]) -> int:
    """The number after the highest of a kind."""
    taken = (getattr(part, "number", 0) for part in course.parts.values() if type(part) is kind)
    return max(taken, default=0) + 1


def add_contact(course: Course, contact: Contact) -> OutcomeChanges:
    """A further contact under the next number; raises InvalidValueError."""
    return keep(course, checked_contact(replace(contact, number=next_number(course, Contact))))


def add_follow_up(
    course: Course, contact: Contact, values: Values, period_days: int
) -> OutcomeChanges:
    """A contact under the next number with what was told at it, counted up to its day.

    Counts are over period_days, totals have no period. Raises InvalidValueError whose field is
    that of the contact, period_days, or the code of a measure, also of one that comes to more
    than the headache days it is part of.
    """
    new = replace(contact, number=next_number(course, Contact))
    return change_follow_up(course, new, values, period_days)


def change_follow_up(
    course: Course, contact: Contact, values: Values, period_days: int
) -> OutcomeChanges:
    """A contact and all that was told at it as they are from now on; raises as add_follow_up.

    What is held of a measure that is not among values stays, such as one of a former list.
    """
    contact = checked_contact(contact)
    if not 1 <= period_days <= LONGEST_PERIOD:
        raise InvalidValueError("period_days", f"Enter a number of days up to {LONGEST_PERIOD}.")
    check_parts({one.code: value for one, value in values.items() if value is not None})
    held = {one.measure: one for one in course.measurements if one.contact == contact.number}
    changes = keep(course, contact)
    free = next_number(course, Measurement)
    for measure, value in values.items():
        before = held.pop(measure.code, None)
        if value is None:
            changes += (OutcomeChange(before, None),) if before else ()
            continue
        _refuse_twice(course, measure, contact)
        changes += keep(
            course,
            Measurement(
                number=before.number if before else free,
                measure=measure.code,
                value=checked_value(measure, value, period_days),
                period_days=period_days if measure.per_month else None,
                ends_on=contact.on,
                contact=contact.number,
                recorded_at=contact.recorded_at,
            ),
        )
        free += before is None
    for other in held.values():
        changes += keep(course, replace(other, ends_on=contact.on))
    return changes


def read_value(measure: Measure, typed: str, period_days: int) -> Decimal | None:
    """What was typed for a measure; None for an empty field, which is missing and never zero.

    Raises InvalidValueError whose field is the code of the measure.
    """
    text = typed.strip()
    if not text:
        return None
    if not NUMBER.fullmatch(text):
        raise InvalidValueError(measure.code, _bounds(measure, period_days))
    return checked_value(
        measure, Decimal(text.replace(",", ".").replace("\u2212", "-")), period_days
    )


def checked_value(measure: Measure, value: Decimal, period_days: int) -> Decimal:
    """The same; raises InvalidValueError where it lies outside the bounds of its period."""
    if not measure.least <= value <= measure.most_in(period_days):
        raise InvalidValueError(measure.code, _bounds(measure, period_days))
    if value % Decimal(1).scaleb(-measure.decimals):
        places = "at most one decimal" if measure.decimals else "no decimals"
        raise InvalidValueError(measure.code, f"Enter a number with {places}.")
    return value + 0  # never a minus nought


def choose_baseline(course: Course, chosen: Baseline) -> OutcomeChanges:
    """The value that later ones are held against; once chosen it stays.

    Another in its place, and one from after the first treatment, needs a reason: raises
    InvalidValueError for the field reason.
    """
    before = course.baseline(chosen.measure)
    treated = treatment_before(course, chosen.ends_on)
    asked = before is not None or treated is not None
    reason = checked_line("reason", chosen.reason, LONGEST_REASON) if asked else ""
    if before and _what(before) == _what(chosen):
        return ()
    if before and not has_visible(reason):
        raise InvalidValueError("reason", "Say why another baseline is chosen.")
    if treated and not has_visible(reason):
        raise InvalidValueError("reason", "Say why a value from after treatment is the baseline.")
    return keep(course, replace(chosen, reason=reason))


def treatment_before(course: Course, on: date) -> Treatment | None:
    """The last treatment before a day, after which a value of that day was counted."""
    return next((one for one in reversed(course.given) if one.day < on), None)


def add_effect(course: Course, effect: AdverseEffect) -> OutcomeChanges:
    """A further adverse effect under the next number; raises InvalidValueError."""
    return change_effect(course, replace(effect, number=next_number(course, AdverseEffect)))


def change_effect(course: Course, effect: AdverseEffect) -> OutcomeChanges:
    """An adverse effect as it is from now on; raises InvalidValueError naming the field."""
    effect = checked_effect(effect)
    followed = next((t for t in course.treatments if t.session_id == effect.session_id), None)
    if followed and effect.onset_on and effect.onset_on < followed.day:
        raise InvalidValueError(
            "session_id", "It began before this session. Choose an earlier one, or none."
        )
    return keep(course, effect)


def followed_by(course: Course, onset_on: date | None) -> Treatment | None:
    """The last session with injections up to a day; the last that ended where no day is known."""
    given = (
        one
        for one in course.given
        if (not one.is_open if onset_on is None else one.day <= onset_on)
    )
    return max(given, key=lambda one: one.started_at, default=None)


def add_decision(course: Course, decision: Decision) -> OutcomeChanges:
    """A further decision under the next number; raises InvalidValueError."""
    return keep(course, checked_decision(replace(decision, number=next_number(course, Decision))))


def take_away(course: Course, part: OutcomePart) -> OutcomeChanges:
    """The part goes, a contact with the measurements that became known by it."""
    gone: list[OutcomePart] = [part]
    if isinstance(part, Contact):
        gone = [*(one for one in course.measurements if one.contact == part.number), part]
    return tuple(OutcomeChange(one, None) for one in gone)


def _refuse_twice(course: Course, measure: Measure, contact: Contact) -> None:
    """One value of a measure a day: of two nobody could say which counts."""
    other = next(
        (
            one
            for one in course.measurements
            if (one.measure, one.ends_on) == (measure.code, contact.on)
            and one.contact != contact.number
        ),
        None,
    )
    if other:
        raise InvalidValueError(
            measure.code,
            f"Another follow-up of this day has {_plain(other.value)} already. Change that one.",
        )
    for one in course.treatments:
        held = one.values.get(measure.code)
        if held is not None and one.day == contact.on and not one.summary.is_void:
            number = one.summary.session.number
            raise InvalidValueError(
                measure.code,
                f"Session {number} of this day has {_plain(held)} already. Leave this empty.",
            )


def _bounds(measure: Measure, period_days: int) -> str:
    least, most = str(measure.least).replace("-", "\u2212"), _plain(measure.most_in(period_days))
    within = f", as many as {period_days} days can hold" if measure.per_month else ""
    return f"Enter a number from {least} to {most}{within}."


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}".replace("-", "\u2212")


def _what(one: Baseline) -> tuple[Decimal, int | None, date, str]:
    return one.value, one.period_days, one.ends_on, one.source
