"""The wear-off curve: which days make which week, and when a week counts at all."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from model.outcome.diary_day import DiaryDay
from model.outcome.parts import OutcomePart
from model.outcome.wear_off import wear_off
from tests.model.conftest import NOON
from tests.model.outcome.courses import FIRST, course, told, treatment, void


def after(days: int) -> date:
    return FIRST + timedelta(days=days)


def days(aches: Sequence[bool | None], first: int = 1) -> list[OutcomePart]:
    """One a day from so many days after the first session; None was not noted."""
    return [
        DiaryDay(day=after(first + place), headache=ache, recorded_at=NOON)
        for place, ache in enumerate(aches)
        if ache is not None
    ]


def test_week_1_is_days_1_to_7_and_the_day_of_the_session_is_in_none() -> None:
    one = course([treatment(1, FIRST)], days([True, *[True] * 3, *[False] * 4, *[True] * 7], 0))
    found = wear_off(one)
    assert found.cycles[0].weeks == {1: 3, 2: 7}
    assert (found.cycles[0].session_id, found.cycles[0].number) == (101, 1)
    assert found.cycles[0].started_on == FIRST


def test_a_week_needs_five_noted_days_and_is_scaled_to_seven() -> None:
    five, four = [True, True, False, False, False], [True] * 4
    noted = days([*five, None, None, *four, None, None, None])
    found = wear_off(course([treatment(1, FIRST)], noted))
    assert found.cycles[0].weeks == {1: Decimal(14) / 5}


def test_a_cycle_ends_before_the_day_of_the_next_session() -> None:
    noted = days([False] * 12 + [True] * 9)  # the second session is on day 13
    found = wear_off(course([treatment(1, FIRST), treatment(2, after(13))], noted))
    assert [cycle.weeks for cycle in found.cycles] == [{1: 0, 2: 0}, {1: 7}]


def test_no_week_after_the_sixteenth_is_counted() -> None:
    found = wear_off(course([treatment(1, FIRST)], days([True] * 200)))
    assert list(found.cycles[0].weeks) == list(range(1, 17))


def test_the_mean_of_a_week_is_that_of_the_cycles_which_have_it() -> None:
    noted = [*days([True] * 7 + [False] * 7), *days([False] * 7, 85)]
    found = wear_off(course([treatment(1, FIRST), treatment(2, after(84))], noted))
    assert found.mean == {1: Decimal("3.5"), 2: 0}


def test_cycles_without_a_week_and_sessions_that_gave_nothing_are_left_out() -> None:
    sessions = [
        treatment(1, FIRST),
        void(treatment(2, after(10))),
        treatment(3, after(20), given=False),
        treatment(4, after(84)),
    ]
    found = wear_off(course(sessions, days([True] * 28, 1)))
    assert [(cycle.number, list(cycle.weeks)) for cycle in found.cycles] == [(1, [1, 2, 3, 4])]
    assert wear_off(course([])).mean == {}
    assert wear_off(course([], days([True] * 28))).cycles == ()


def test_what_was_noticed_belongs_to_the_treatment_before_and_the_last_told_counts() -> None:
    sessions = [
        treatment(1, FIRST, wear_off_week=5),  # nothing was given before it
        treatment(2, after(84), wear_off_week=10),
        void(treatment(3, after(90), wear_off_week=1)),
        treatment(4, after(168)),
    ]
    parts = [*told(1, after(60), "wear_off_week", 8), *told(2, after(150), "wear_off_week", 0)]
    assert wear_off(course(sessions, parts)).noticed == {101: 10, 102: 0}


def test_a_long_diary_with_holes_gives_what_counting_day_by_day_gives() -> None:
    noted: list[bool | None] = [place % 3 == 0 if place % 11 else None for place in range(1500)]
    starts = [after(84 * number - 30) for number in range(16)]
    sessions = [treatment(number, on) for number, on in enumerate(starts, start=1)]
    found = wear_off(course(sessions, days(noted)))
    told = {after(1 + place): ache for place, ache in enumerate(noted) if ache is not None}
    for start, until, cycle in zip(starts, starts[1:], found.cycles, strict=False):
        assert cycle.started_on == start
        for week in range(1, 17):
            all_days = [start + timedelta(days=7 * week - back) for back in range(7)]
            aches = [told[on] for on in all_days if on in told and on < until]
            wanted = Decimal(7 * sum(aches)) / len(aches) if len(aches) >= 5 else None
            assert cycle.weeks.get(week) == wanted
    assert len(found.cycles) == 16
