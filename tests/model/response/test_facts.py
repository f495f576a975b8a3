"""The facts of a course: what counts as a treatment, a month, a baseline; and any facts at all."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from model.outcome.course import Course
from model.outcome.lists_file import load_outcome_lists
from model.outcome.measurement import Baseline
from model.outcome.series import series_of
from model.response.evaluate import evaluate
from model.response.facts import Reading, ResponseFacts, facts_of
from model.response.verdict import Lack, VerdictState
from tests.model.conftest import NOON
from tests.model.outcome.courses import FIRST, course, diary, told, treatment, void
from tests.model.response.worked import NICE, RULES

LISTS = load_outcome_lists()
TODAY = FIRST + timedelta(days=200)


def facts(seen: Course) -> ResponseFacts:
    return facts_of(seen, series_of(seen, LISTS.by_code["headache_days"], LISTS), TODAY)


def a_baseline(value: int, period: int | None, on: date = FIRST) -> Baseline:
    return Baseline(
        measure="headache_days", value=Decimal(value), period_days=period, ends_on=on,
        source="diary", clinician_id=1, recorded_at=NOON,
    )  # fmt: skip


def test_given_treatments_count_and_values_are_scaled() -> None:
    seen = facts(
        course(
            [
                treatment(1, FIRST, headache_days=30, period=42),
                treatment(2, FIRST + timedelta(days=84), given=False, headache_days=12),
                void(treatment(3, FIRST + timedelta(days=90), headache_days=1)),
                treatment(4, FIRST + timedelta(days=168), headache_days=10),
            ],
            [*told(1, FIRST + timedelta(days=30), "headache_days", 15, 30), a_baseline(45, 63)],
        )
    )
    assert seen.treatments == (FIRST, FIRST + timedelta(days=168))
    assert seen.baseline == Reading(FIRST, Decimal(20), 63)
    assert [(one.value, one.period_days) for one in seen.readings] == [
        (20, 42),
        (14, 30),
        (12, 28),
        (10, 28),
    ]


def test_a_baseline_whose_session_is_void_or_says_otherwise_now_is_told() -> None:
    first = treatment(1, FIRST, headache_days=20)
    later = [
        treatment(number, FIRST + timedelta(days=84 * (number - 1)), headache_days=12)
        for number in (2, 3)
    ]
    chosen = replace(a_baseline(20, 28), source="session:101")
    for held, stands in (
        (first, True),
        (treatment(1, FIRST, headache_days=2), False),
        (void(first), False),
        (treatment(1, FIRST, headache_days=20, period=30), False),
    ):
        seen = facts(course([held, *later], [chosen]))
        verdict = evaluate(NICE, seen)
        told_of = [one.what for one in verdict.missing]
        assert (seen.baseline_stands, Lack.BASELINE_STALE in told_of) == (stands, not stands)
        assert verdict.baseline == Reading(FIRST, Decimal(20), 28), "it stays until it is replaced"


def test_a_month_of_a_diary_is_a_month_however_many_days_of_it_were_kept() -> None:
    days = diary(FIRST - timedelta(days=28), [20, 12], kept={1: 21})
    seen = facts(course([treatment(1, FIRST)], days))
    assert [(one.value, one.period_days) for one in seen.readings] == [(20, 28), (16, 28)]
    assert seen.baseline is None


def test_a_baseline_without_a_period_is_one_of_28_days() -> None:
    assert facts(course([], [a_baseline(20, None)])).baseline == Reading(FIRST, Decimal(20), 28)


@pytest.mark.parametrize("name", sorted(RULES))
def test_any_facts_get_a_verdict_that_agrees_with_itself(name: str) -> None:
    chance, rule = random.Random(name), RULES[name]
    for _ in range(300):
        readings = tuple(
            Reading(
                FIRST + timedelta(days=chance.randint(-60, 400)),
                Decimal(chance.randint(0, 28)),
                chance.choice((7, 21, 28, 30, 35, 84, 366)),
            )
            for _ in range(chance.randint(0, 12))
        )
        seen = ResponseFacts(
            baseline=chance.choice((*readings, None)),
            readings=tuple(sorted(readings, key=lambda one: one.on)),
            treatments=tuple(
                FIRST + timedelta(days=day)
                for day in sorted(chance.randint(0, 380) for _ in range(chance.randint(0, 6)))
            ),
            today=FIRST + timedelta(days=chance.randint(-10, 400)),
        )
        verdict = evaluate(rule, seen)
        decided = verdict.state in (VerdictState.RESPONDER, VerdictState.NON_RESPONDER)
        enough = verdict.cycles_counted >= rule.least_cycles
        assert not decided or (enough and verdict.reduction is not None)
        assert decided or verdict.missing
        told_on = [one.value.on for one in verdict.cycles if one.value]
        assert told_on == sorted(told_on)
        assert all(one.value is None or one.value.on > one.on for one in verdict.cycles)
        assert verdict.second is None or verdict.months_in_row >= 0


def test_a_patient_of_the_pictures() -> None:
    values = (22, 19, 16, 14, 12)
    sessions = [
        treatment(place + 1, FIRST + timedelta(days=84 * place), headache_days=value)
        for place, value in enumerate(values)
    ]
    seen = course(sessions, [a_baseline(22, 28)])
    later = facts_of(
        seen,
        series_of(seen, LISTS.by_code["headache_days"], LISTS),
        FIRST + timedelta(days=4 * 84),
    )
    verdict = evaluate(NICE, later)
    assert verdict.state is VerdictState.RESPONDER
    assert verdict.reduction_percent
    assert (round(verdict.reduction_percent), verdict.cycles_counted) == (45, 4)
