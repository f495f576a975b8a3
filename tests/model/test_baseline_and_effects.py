"""The baseline stays once it is chosen; adverse effects follow a session."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from model.errors import InvalidValueError
from model.outcome.series import series_of
from model.use_cases import charting, measuring
from tests.model.conftest import NOON
from tests.model.course_desk import DAY, Desk, desk, lists

__all__ = ["desk", "lists"]  # fixtures of another file


# -- the baseline ----------------------------------------------------------------------------


def test_a_chosen_baseline_is_moved_by_no_later_better_or_worse_value(desk: Desk) -> None:
    measure = desk.lists.by_code["headache_days"]
    desk.write(desk.follow_up(on=DAY - timedelta(days=90), headache_days="22"))
    proposed = series_of(desk.course, measure, desk.lists).proposed
    assert proposed
    desk.write(
        measuring.choose_baseline(
            desk.course,
            desk.baseline(value=proposed.counted, ends_on=proposed.on, source=proposed.name),
        )
    )
    chosen = desk.course.baseline("headache_days")
    for days, told in ((100, "28"), (80, "3"), (10, "25")):
        desk.write(desk.follow_up(on=DAY - timedelta(days=days), headache_days=told))
    contact = next(c for c in desk.course.contacts if c.number == 1)
    desk.write(measuring.take_away(desk.course, contact))  # not even with the value it was
    series = series_of(desk.course, measure, desk.lists)
    assert series.baseline == chosen
    assert series.baseline_value == 22


def test_another_baseline_needs_a_reason_and_the_audit_has_the_former(desk: Desk) -> None:
    desk.write(measuring.choose_baseline(desk.course, desk.baseline(reason="not asked for")))
    chosen = desk.course.baseline("headache_days")
    assert chosen
    assert chosen.reason == ""
    same = replace(chosen, recorded_at=NOON + timedelta(days=1))
    assert measuring.choose_baseline(desk.course, same) == ()
    for empty in ("", "  ", "\u200b"):
        other = desk.baseline(value=Decimal(28), reason=empty)
        with pytest.raises(InvalidValueError) as refused:
            measuring.choose_baseline(desk.course, other)
        assert refused.value.field == "reason"
    other = desk.baseline(value=Decimal(28), reason="diary found")
    desk.write(measuring.choose_baseline(desk.course, other))
    now = desk.course.baseline("headache_days")
    assert now
    assert (int(now.value), now.reason) == (28, "diary found")
    event = desk.practice.store.audit.of("patient", desk.practice.patient.patient_id)[-1]
    assert event.before
    assert '"value_tenths":220' in event.before.replace(" ", "")


def test_a_baseline_from_after_treatment_needs_a_reason_that_is_kept(desk: Desk) -> None:
    practice = desk.practice
    chart = practice.store.chart(practice.session.session_id)
    practice.store.changes.apply(
        practice.session.session_id, charting.give(chart, "FR-L2", NOON), action="test", at=NOON,
        actor=practice.actor,
    )  # fmt: skip
    (treated,) = desk.course.given
    assert measuring.treatment_before(desk.course, treated.day) is None
    assert measuring.choose_baseline(desk.course, desk.baseline(ends_on=treated.day))
    after = treated.day + timedelta(days=1)
    assert measuring.treatment_before(desk.course, after) == treated
    with pytest.raises(InvalidValueError, match="from after treatment") as refused:
        measuring.choose_baseline(desk.course, desk.baseline(ends_on=after))
    assert refused.value.field == "reason"
    reasoned = desk.baseline(ends_on=after, reason="no diary before")
    desk.write(measuring.choose_baseline(desk.course, reasoned))
    assert desk.course.baseline("headache_days") == reasoned


# -- adverse effects -------------------------------------------------------------------------


def test_an_effect_follows_the_last_treatment_up_to_its_onset(desk: Desk) -> None:
    practice = desk.practice
    later = practice.start(NOON + timedelta(days=84))
    for session in (practice.session, later):
        chart = practice.store.chart(session.session_id)
        practice.store.changes.apply(
            session.session_id, charting.give(chart, "FR-L2", NOON), action="test", at=NOON,
            actor=practice.actor,
        )  # fmt: skip
    empty = practice.start(NOON + timedelta(days=85))
    course = desk.course
    by_onset = {
        days: measuring.followed_by(course, DAY + timedelta(days=days)) for days in (-1, 0, 83, 90)
    }
    first, last = practice.session.session_id, later.session_id
    assert by_onset[-1] is None
    assert [one.session_id for one in by_onset.values() if one] == [first, first, last]
    assert measuring.followed_by(course, None) is None  # what is still open is followed by nothing
    practice.store.sessions.finish(later.session_id, NOON + timedelta(days=85), practice.actor)
    latest = measuring.followed_by(desk.course, None)
    assert latest
    assert latest.session_id == last != empty.session_id


def test_an_effect_is_added_changed_and_refused_before_its_session(desk: Desk) -> None:
    session_id = desk.practice.session.session_id
    desk.write(measuring.add_effect(desk.course, desk.effect(session_id=session_id, onset_on=DAY)))
    (held,) = desk.course.adverse_effects
    assert held.number == 1
    early = replace(held, onset_on=DAY - timedelta(days=1))
    with pytest.raises(InvalidValueError) as refused:
        measuring.change_effect(desk.course, early)
    assert refused.value.field == "session_id"
    desk.write(measuring.change_effect(desk.course, replace(held, site_code="FR-L2")))
    assert [one.site_code for one in desk.course.adverse_effects] == ["FR-L2"]
    assert measuring.change_effect(desk.course, desk.course.adverse_effects[0]) == ()
