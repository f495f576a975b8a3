"""What a diary that was read would change in a patient's course; a second time nothing."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from model.exchange.diary_file import ReadDay, ReadDiary
from model.outcome.course import Course
from model.outcome.diary_day import DiaryDay
from model.outcome.diary_months import DiaryMonth, diary_months
from model.outcome.parts import OutcomeChange, OutcomeChanges


@dataclass(frozen=True, slots=True)
class OtherDay:
    """A day that is recorded otherwise than the file has it."""

    recorded: DiaryDay
    read: ReadDay


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryComparison:
    """A file beside the record: what it adds, what is there already, what differs; in order."""

    new: tuple[ReadDay, ...]
    same: tuple[ReadDay, ...]
    other: tuple[OtherDay, ...]


def compared(course: Course, read: ReadDiary) -> DiaryComparison:
    """The days of a file beside those of the course; what the file leaves open differs in none."""
    recorded = {one.day: one for one in course.diary}
    new, same, other = [], [], []
    for one in read.days:
        before = recorded.get(one.day)
        if before is None:
            new.append(one)
        elif _with(before, one) == before:
            same.append(one)
        else:
            other.append(OtherDay(before, one))
    return DiaryComparison(new=tuple(new), same=tuple(same), other=tuple(other))


def diary_import(
    course: Course, read: ReadDiary, at: datetime, replaced: Collection[date] = ()
) -> OutcomeChanges:
    """The days that are new, and of those recorded otherwise the ones to be replaced."""
    found = compared(course, read)
    new = (OutcomeChange(None, _made(one, at)) for one in found.new)
    other = (
        OutcomeChange(one.recorded, replace(_with(one.recorded, one.read), recorded_at=at))
        for one in found.other
        if one.read.day in replaced
    )
    return (*new, *other)


def months_after(course: Course, changes: OutcomeChanges) -> tuple[DiaryMonth, ...]:
    """The totals per 28 days as they would be with the changes, oldest first."""
    days = {one.day: one for one in course.diary}
    days |= {one.after.day: one.after for one in changes if isinstance(one.after, DiaryDay)}
    first = course.given[0].day if course.given else None
    return diary_months([days[day] for day in sorted(days)], first)


def _made(read: ReadDay, at: datetime) -> DiaryDay:
    return DiaryDay(
        day=read.day,
        headache=read.headache,
        severity=read.severity,
        acute=read.acute,
        recorded_at=at,
    )


def _with(recorded: DiaryDay, read: ReadDay) -> DiaryDay:
    """The day as the file says it; what it does not say stays, unless the headache changed.

    A file of many years is compared with each change: nothing is made anew where all is equal.
    """
    said = (read.headache, read.severity, read.acute)
    if said == (recorded.headache, recorded.severity, recorded.acute):
        return recorded
    kept = recorded.severity if read.headache == recorded.headache else None
    return replace(
        recorded,
        headache=read.headache,
        severity=kept if read.severity is None else read.severity,
        acute=recorded.acute if read.acute is None else read.acute,
    )
