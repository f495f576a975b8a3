"""Next session, checkpoints, complications, advice, leaflet."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from model.answer import Group, Reply
from model.detail import Detail
from model.due import checkpoints, due_reason, earliest_due, next_due, session_day
from model.errors import InvalidValueError
from model.practice.files import load_practice
from model.practice.lists import Choice
from model.practice.lists import Practice as Lists
from model.session_chart import SessionChart
from model.use_cases.aftercare import (
    NOT_GIVEN,
    PAPER,
    all_well,
    set_complication,
    set_leaflet,
    set_next_due,
    set_other_complication,
    tell_advice,
    tell_all,
)
from model.use_cases.charting import with_changes
from tests.model.conftest import NOON, Practice

TODAY = date(2026, 11, 20)
IN_12_WEEKS = date(2027, 2, 12)


@pytest.fixture(scope="module")
def lists() -> Lists:
    return load_practice()


@pytest.fixture
def chart(practice: Practice) -> SessionChart:
    return practice.chart()


def due(chart: SessionChart, day: date, reason: str = "") -> SessionChart:
    return with_changes(chart, set_next_due(chart, day, NOON, reason=reason))


# -- next session ----------------------------------------------------------------------------


def test_the_next_session_is_due_after_the_interval(chart: SessionChart, lists: Lists) -> None:
    assert session_day(chart) == TODAY
    assert next_due(chart) == earliest_due(chart) == IN_12_WEEKS
    assert [(c.weeks, c.day) for c in checkpoints(chart, lists)] == [
        (2, date(2026, 12, 4)), (4, date(2026, 12, 18)), (12, IN_12_WEEKS),
    ]  # fmt: skip


def test_the_day_is_that_of_the_clinic_not_of_greenwich(chart: SessionChart) -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=timezone(timedelta(hours=-3)))
    moved = replace(chart, session=replace(chart.session, started_at=late))
    assert session_day(moved) == late.astimezone().date()


def test_later_needs_no_reason_and_moves_the_last_checkpoint(
    chart: SessionChart, lists: Lists
) -> None:
    later = due(chart, IN_12_WEEKS + timedelta(days=10))
    last = checkpoints(later, lists)[-1]
    assert (last.weeks, last.day) == (13, date(2027, 2, 22))
    assert due_reason(later) == ""
    assert due(later, IN_12_WEEKS).detail("aftercare.next_due") is None


def test_earlier_is_refused_without_a_reason(chart: SessionChart, lists: Lists) -> None:
    for reason in ("", " ", "\u200b\n"):
        with pytest.raises(InvalidValueError, match="Say why") as caught:
            set_next_due(chart, IN_12_WEEKS - timedelta(days=1), NOON, reason=reason)
        assert caught.value.field == "reason"
    early = due(chart, date(2026, 12, 11), "wears off after nine weeks")
    assert next_due(early) == date(2026, 12, 11)
    assert due_reason(early) == "wears off after nine weeks"
    assert [c.weeks for c in checkpoints(early, lists)] == [2, 3]
    assert due_reason(due(early, IN_12_WEEKS + timedelta(days=7), "still there")) == ""


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "after this one"),
        (date(2016, 2, 12), "after this one"),
        (date(2072, 2, 12), "Check the year"),
    ],
)
def test_a_day_that_cannot_be_is_refused(chart: SessionChart, day: date, words: str) -> None:
    with pytest.raises(InvalidValueError, match=words) as caught:
        set_next_due(chart, day, NOON, reason="because")
    assert caught.value.field == "aftercare.next_due"


# -- complications ---------------------------------------------------------------------------


def seen(chart: SessionChart, code: str, *, yes: bool = True) -> SessionChart:
    choice = Choice(code, code)
    return with_changes(chart, set_complication(chart, choice, NOON, seen=yes))


def codes(chart: SessionChart) -> set[str]:
    return set(chart.answers(Group.COMPLICATION))


def test_none_excludes_the_others_and_they_it(chart: SessionChart) -> None:
    none = seen(chart, "none")
    assert codes(none) == {"none"}
    both = seen(seen(none, "bleeding"), "bruise")
    assert codes(both) == {"bleeding", "bruise"}
    assert codes(seen(both, "none")) == {"none"}
    assert len(set_complication(both, Choice("none", "None"), NOON, seen=True)) == 3
    assert codes(seen(both, "bleeding", yes=False)) == {"bruise"}


def test_another_one_is_kept_in_words(chart: SessionChart) -> None:
    other = with_changes(
        seen(chart, "none"), set_other_complication(seen(chart, "none"), " hic\ncups ", NOON)
    )
    (answer,) = other.answers(Group.COMPLICATION).values()
    assert (answer.code, answer.reply, answer.note) == ("other", Reply.YES, "hic cups")
    gone = with_changes(other, set_other_complication(other, " ", NOON))
    assert codes(gone) == set()
    with pytest.raises(InvalidValueError, match="500"):
        set_other_complication(chart, "x" * 501, NOON)


# -- advice and leaflet ----------------------------------------------------------------------


def test_advice_is_told_one_by_one(chart: SessionChart, lists: Lists) -> None:
    told = with_changes(chart, tell_advice(chart, lists.advice[0], NOON, told=True))
    (answer,) = told.answers(Group.ADVICE).values()
    assert (answer.code, answer.reply) == ("leave-alone", Reply.YES)
    back = with_changes(told, tell_advice(told, lists.advice[0], NOON, told=False))
    assert back.answers(Group.ADVICE) == {}


def values(chart: SessionChart) -> dict[str, str]:
    details = (part for part in chart.parts.values() if isinstance(part, Detail))
    return {d.key.removeprefix("aftercare.leaflet"): d.value for d in details}


def test_a_leaflet_is_given_with_its_version(chart: SessionChart, lists: Lists) -> None:
    given = with_changes(chart, set_leaflet(chart, PAPER, lists, NOON, size="large"))
    assert values(given) == {
        "": "paper", "_version": "1, Nov 2026", "_language": "English", "_size": "large",
    }  # fmt: skip
    not_given = with_changes(given, set_leaflet(given, NOT_GIVEN, lists, NOON))
    assert values(not_given) == {"": "not-given"}
    assert values(with_changes(not_given, set_leaflet(not_given, "", lists, NOON))) == {}


def test_all_well_is_two_answers_and_all_said_is_each_piece(practice: Practice) -> None:
    lists, chart = load_practice(), practice.chart()
    well = with_changes(chart, all_well(chart, lists, NOON))
    tolerance = well.detail("aftercare.tolerance")
    assert tolerance is not None
    assert tolerance.value == "no-complaint"
    assert set(well.answers(Group.COMPLICATION)) == {"none"}
    once = with_changes(well, tell_advice(well, lists.advice[0], NOON, told=True))
    said = with_changes(once, tell_all(once, lists.advice, NOON + timedelta(minutes=1)))
    told = said.answers(Group.ADVICE)
    assert set(told) == {advice.code for advice in lists.advice}
    assert told[lists.advice[0].code].recorded_at == NOON  # said before, and left as it was
    assert tell_all(said, lists.advice, NOON) == ()
