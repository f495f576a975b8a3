"""A diary taken into the record: only what is new, only what is asked for, back in one step."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from model.errors import ConflictError
from model.outcome.diary_day import DiaryDay
from model.outcome.lists_file import load_outcome_lists
from model.outcome.parts import OutcomeChanges, reversed_changes
from model.use_cases.diary_import import compared, diary_import
from tests.model.conftest import NOON, Practice
from tests.model.exchange.diaries import half_a_year, read, text
from tests.model.outcome.courses import course

LATER = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 1)
KEPT = DiaryDay(day=DAY, headache=True, severity=2, acute=None, recorded_at=NOON)


def apply(practice: Practice, changes: OutcomeChanges) -> None:
    practice.store.outcomes.apply(
        practice.patient.patient_id, changes, action="diary", at=LATER, actor=practice.actor
    )


def test_the_same_file_again_changes_nothing_and_undo_leaves_nothing(practice: Practice) -> None:
    measures = load_outcome_lists().by_code
    number, file = practice.patient.patient_id, read(half_a_year())
    changes = diary_import(practice.store.courses.of(number, measures), file, LATER)
    apply(practice, changes)
    taken = practice.store.courses.of(number, measures)
    assert [one.day for one in taken.diary] == [one.day for one in file.days]
    assert diary_import(taken, file, LATER) == ()
    assert len(compared(taken, file).same) == 180
    with pytest.raises(ConflictError):
        apply(practice, changes)
    apply(practice, reversed_changes(changes))
    assert practice.store.courses.of(number, measures).diary == ()


def test_a_day_recorded_otherwise_is_kept_unless_it_is_to_be_replaced() -> None:
    one = course([], [KEPT])
    file = read(text("2026-11-01,no,,yes", "2026-11-02,no,,"))
    found = compared(one, file)
    assert ([d.day.day for d in found.new], found.same) == ([2], ())
    assert [(other.recorded, other.read.line) for other in found.other] == [(KEPT, 2)]
    assert [change.part.day for change in diary_import(one, file, LATER)] == [  # type: ignore[union-attr]
        date(2026, 11, 2)
    ]
    new, other = diary_import(one, file, LATER, {DAY})
    assert new.before is None
    assert other.before == KEPT
    assert other.after == DiaryDay(
        day=DAY, headache=False, severity=None, acute=True, recorded_at=LATER
    ), "how severe the other headache was goes with it"


def test_what_a_file_leaves_open_differs_in_nothing_and_takes_nothing_away() -> None:
    one = course([], [KEPT])
    silent = read(text("2026-11-01,yes,,"))
    assert len(compared(one, silent).same) == 1
    assert diary_import(one, silent, LATER, {DAY}) == ()
    more = read(text("2026-11-01,yes,,no"))
    assert len(compared(one, more).other) == 1
    (change,) = diary_import(one, more, LATER, {DAY})
    assert change.after == replace(KEPT, acute=False, recorded_at=LATER)
