"""What is entered between sessions, each as the rows of a patient's course it changes."""

from dataclasses import replace

from model.outcome.adverse_effect import AdverseEffect, checked_effect
from model.outcome.contact import Contact, checked_contact
from model.outcome.course import Course
from model.outcome.decision import Decision, checked_decision
from model.outcome.parts import OutcomeChange, OutcomeChanges, OutcomePart, id_of


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


def add_effect(course: Course, effect: AdverseEffect) -> OutcomeChanges:
    """A further adverse effect under the next number; raises InvalidValueError."""
    return keep(course, checked_effect(replace(effect, number=next_number(course, AdverseEffect))))


def add_decision(course: Course, decision: Decision) -> OutcomeChanges:
    """A further decision under the next number; raises InvalidValueError."""
    return keep(course, checked_decision(replace(decision, number=next_number(course, Decision))))


def take_away(course: Course, part: OutcomePart) -> OutcomeChanges:
    """The part goes, a contact with the measurements that became known by it."""
    gone: list[OutcomePart] = [part]
    if isinstance(part, Contact):
        gone = [*(one for one in course.measurements if one.contact == part.number), part]
    return tuple(OutcomeChange(one, None) for one in gone)
