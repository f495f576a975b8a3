"""Checks with their notes and values, overuse, diagnosis, preventives."""

from dataclasses import replace
from datetime import date

import pytest

from model.answer import Group, Reply
from model.detail import Detail
from model.errors import InvalidValueError
from model.practice.files import load_practice
from model.practice.lists import Question
from model.preventive import Outcome, Preventive
from model.session_chart import SessionChart
from model.session_part import by_id
from model.use_cases import preparing
from model.use_cases.charting import with_changes
from tests.model.conftest import NOON, Practice

QUESTIONS = load_practice().questions_by_code
CONSENT, TOXIN = QUESTIONS["consent"], QUESTIONS["other-toxin"]


@pytest.fixture
def chart(practice: Practice) -> SessionChart:
    return practice.chart()


def answered(chart: SessionChart, question: Question, reply: Reply) -> SessionChart:
    return with_changes(chart, preparing.answer_check(chart, question, reply, NOON))


def filled(chart: SessionChart, question: Question, code: str, typed: str) -> SessionChart:
    field = next(f for f in question.fields if f.code == code)
    return with_changes(chart, preparing.set_field(chart, question, field, typed, NOON))


def test_an_answer_keeps_its_note_and_what_belongs_to_a_yes_goes_with_it(
    chart: SessionChart,
) -> None:
    yes = filled(answered(chart, CONSENT, Reply.YES), CONSENT, "form", "Form 3")
    noted = with_changes(yes, preparing.note_check(yes, CONSENT, " by  phone\n", NOON))
    assert noted.answers(Group.CHECK)["consent"].note == "by  phone"
    no = answered(noted, CONSENT, Reply.NO)
    assert no.answers(Group.CHECK)["consent"].reply is Reply.NO
    assert no.answers(Group.CHECK)["consent"].note == "by  phone"
    assert no.detail("check.consent.form") is None


def test_a_note_is_no_answer(chart: SessionChart) -> None:
    noted = with_changes(chart, preparing.note_check(chart, TOXIN, "will ask", NOON))
    assert noted.answers(Group.CHECK)["other-toxin"].reply is Reply.NOT_ASKED
    assert preparing.note_check(chart, TOXIN, " ", NOON) == ()


def test_a_note_confirms_nothing_that_was_carried_over(chart: SessionChart) -> None:
    no = answered(chart, TOXIN, Reply.NO).answers(Group.CHECK)["other-toxin"]
    held = replace(chart, parts=by_id([replace(no, carried_over=True)]))
    noted = with_changes(held, preparing.note_check(held, TOXIN, "says so", NOON))
    assert noted.answers(Group.CHECK)["other-toxin"].carried_over
    again = answered(noted, TOXIN, Reply.NO).answers(Group.CHECK)["other-toxin"]
    assert (again.carried_over, again.note) == (False, "says so")


def test_values_are_kept_in_one_form(chart: SessionChart) -> None:
    held = filled(chart, TOXIN, "date", "12.10.2026")
    assert held.detail("check.other-toxin.date").day == date(2026, 10, 12)  # type: ignore[union-attr]
    held = filled(held, TOXIN, "units", "250,5")
    assert held.detail("check.other-toxin.units").value == "250.5"  # type: ignore[union-attr]
    assert filled(held, TOXIN, "units", " ").detail("check.other-toxin.units") is None


@pytest.mark.parametrize(
    ("code", "typed", "words"),
    [
        ("date", "tomorrow", "whole date"),
        ("date", "21 Nov 2026", "still to come"),
        ("date", "21 Nov 1826", "Check the year"),
        ("date", "31.2.2026", "There is no 31 Feb"),
        ("units", "many", "Enter a number from 1 to 10000"),
        ("units", "-5", "Enter a number from 1 to 10000"),
        ("units", "0", "Enter a number from 1 to 10000"),
        ("units", "١٢", "Enter a number from 1 to 10000"),
        ("units", "1.25", "at most 1 decimal"),
        ("product", "x" * 201, "At most 200"),
    ],
)
def test_a_wrong_value_is_refused_by_its_field(
    chart: SessionChart, code: str, typed: str, words: str
) -> None:
    with pytest.raises(InvalidValueError, match=words) as caught:
        filled(chart, TOXIN, code, typed)
    assert caught.value.field == f"check.other-toxin.{code}"


def test_without_overuse_there_is_neither_plan_nor_code(chart: SessionChart) -> None:
    held = with_changes(chart, preparing.set_diagnosis(chart, "G43.709", "G44.40", NOON))
    assert preparing.diagnosis_codes(held) == ("G43.709", "G44.40")
    held = with_changes(held, preparing.set_overuse(held, "yes", NOON))
    plan = Detail(key="indication.overuse_plan", value="fewer triptans", recorded_at=NOON)
    held = replace(held, parts={**held.parts, **by_id([plan])})
    no = with_changes(held, preparing.set_overuse(held, "no", NOON))
    assert no.detail("indication.overuse_plan") is None
    assert preparing.diagnosis_codes(no) == ("G43.709", "")
    assert preparing.diagnosis_codes(chart) == ("", "")
    assert len(preparing.set_overuse(no, "yes", NOON)) == 1


def test_a_changed_medicine_is_no_longer_carried_over(chart: SessionChart) -> None:
    old = Preventive(number=1, medicine="Topiramate", carried_over=True, recorded_at=NOON)
    held = replace(chart, parts=by_id([old]))
    changes = preparing.change_preventive(held, replace(old, outcome=Outcome.NOT_TOLERATED))
    (now,) = with_changes(held, changes).preventives
    assert (now.outcome, now.carried_over) == (Outcome.NOT_TOLERATED, False)


def test_one_thing_carried_over_is_confirmed_alone(chart: SessionChart) -> None:
    aura = Detail(key="indication.aura", value="no", carried_over=True, recorded_at=NOON)
    other = replace(aura, key="indication.allergies", value="latex")
    held = replace(chart, parts=by_id([aura, other]))
    confirmed = with_changes(held, preparing.confirm_part(held, (Detail, aura.key), NOON))
    assert confirmed.detail("indication.aura") == replace(aura, carried_over=False)
    assert confirmed.detail("indication.allergies") == other
    assert preparing.confirm_part(confirmed, (Detail, aura.key), NOON) == ()
    assert preparing.confirm_part(held, (Detail, "indication.hit6"), NOON) == ()


# -- counts and their period -----------------------------------------------------------------


def counted(chart: SessionChart, name: str, typed: str) -> SessionChart:
    changes = preparing.set_count(chart, f"indication.{name}", typed, NOON)
    return with_changes(chart, changes)


@pytest.mark.parametrize(
    ("name", "most"),
    [("headache_days", 28), ("migraine_days", 28), ("severe_days", 28), ("acute_days", 28),
     ("headache_hours", 672)],
)  # fmt: skip
def test_a_count_is_bounded_by_its_period_and_by_28_days_without_one(
    chart: SessionChart, name: str, most: int
) -> None:
    held = counted(chart, name, str(most)).detail(f"indication.{name}")
    assert held
    assert held.number == most
    with pytest.raises(InvalidValueError, match=f"Enter a number from 0 to {most}."):
        counted(chart, name, str(most + 1))
    week = with_changes(chart, preparing.set_period(chart, "7", NOON))
    assert counted(week, name, str(most // 4)).detail(f"indication.{name}")
    with pytest.raises(InvalidValueError, match=f"Enter a number from 0 to {most // 4}."):
        counted(week, name, str(most // 4 + 1))


def test_a_period_that_could_not_hold_what_was_counted_is_refused(chart: SessionChart) -> None:
    long = with_changes(chart, preparing.set_period(chart, "84", NOON))
    held = counted(long, "migraine_days", "30")
    for typed in ("29", "", "28"):
        with pytest.raises(InvalidValueError, match="30 was counted already") as refused:
            preparing.set_period(held, typed, NOON)
        assert refused.value.field == "indication.period_days"
    exactly = with_changes(held, preparing.set_period(held, "30", NOON))
    stated = exactly.detail("indication.period_days")
    assert stated
    assert stated.value == "30"
    emptied = counted(exactly, "migraine_days", " ")
    usual = with_changes(emptied, preparing.set_period(emptied, "28", NOON))
    assert usual.detail("indication.period_days") is None  # 28 is what nothing means


@pytest.mark.parametrize("part", ["migraine_days", "severe_days"])
def test_a_part_of_the_headache_days_is_at_most_as_many_whichever_comes_first(
    chart: SessionChart, part: str
) -> None:
    held = counted(counted(chart, part, "12"), "headache_days", "12")
    with pytest.raises(InvalidValueError, match="Of 12 headache days, 13 cannot be m") as refused:
        counted(held, part, "13")
    assert refused.value.field == f"indication.{part}"
    with pytest.raises(InvalidValueError, match="Of 1 headache day, 12 cannot be m") as refused:
        counted(held, "headache_days", "1")
    assert refused.value.field == "indication.headache_days"
    unknown = counted(held, "headache_days", "")
    assert counted(unknown, part, "13").detail(f"indication.{part}")
    assert counted(held, "acute_days", "20").detail("indication.acute_days")


@pytest.mark.parametrize("typed", ["0", "367", "7.5", "a week"])
def test_a_period_is_whole_days_up_to_a_year(chart: SessionChart, typed: str) -> None:
    with pytest.raises(InvalidValueError):
        preparing.set_period(chart, typed, NOON)
