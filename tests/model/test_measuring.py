"""Follow-ups, baselines and adverse effects, each as one change of a patient's course."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from model.errors import InvalidValueError
from model.outcome.adverse_effect import AdverseEffect
from model.outcome.contact import Contact
from model.outcome.course import Course
from model.outcome.lists import Measure, OutcomeLists
from model.outcome.lists_file import load_outcome_lists
from model.outcome.measurement import Baseline, Measurement
from model.outcome.parts import OutcomeChanges, reversed_changes
from model.outcome.series import series_of
from model.use_cases import charting, measuring
from model.use_cases.keeping import set_detail
from tests.model.conftest import NOON, Practice

DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def lists() -> OutcomeLists:
    return load_outcome_lists()


class Desk:
    """A patient's course that is written to and read again."""

    def __init__(self, practice: Practice, lists: OutcomeLists) -> None:
        self.practice, self.lists = practice, lists

    @property
    def course(self) -> Course:
        patient_id = self.practice.patient.patient_id
        return self.practice.store.courses.of(patient_id, self.lists.by_code)

    def write(self, changes: OutcomeChanges) -> None:
        self.practice.store.outcomes.apply(
            self.practice.patient.patient_id, changes, action="test", at=NOON,
            actor=self.practice.actor,
        )  # fmt: skip

    def follow_up(self, on: date = DAY, period: int = 28, **values: str) -> OutcomeChanges:
        return measuring.add_follow_up(self.course, self.contact(on), self.typed(values), period)

    def contact(self, on: date = DAY) -> Contact:
        return Contact(number=0, on=on, channel="phone", clinician_id=self.practice.actor,
                       recorded_at=NOON)  # fmt: skip

    def typed(self, values: dict[str, str]) -> dict[Measure, Decimal | None]:
        return {self.lists.by_code[code]: Decimal(text) for code, text in values.items()}

    def baseline(self, **values: object) -> Baseline:
        made = Baseline(
            measure="headache_days",
            value=Decimal(22),
            period_days=28,
            ends_on=DAY,
            source="contact:1",
            clinician_id=self.practice.actor,
            recorded_at=NOON,
        )
        return replace(made, **values)  # type: ignore[arg-type]

    def effect(self, **values: object) -> AdverseEffect:
        made = AdverseEffect(number=0, effect="brow-ptosis", text="Brow droop",
                             clinician_id=self.practice.actor, recorded_at=NOON)  # fmt: skip
        return replace(made, **values)  # type: ignore[arg-type]


@pytest.fixture
def desk(practice: Practice, lists: OutcomeLists) -> Desk:
    return Desk(practice, lists)


# -- follow-ups ------------------------------------------------------------------------------


def test_a_follow_up_is_a_contact_with_its_measurements_and_goes_as_one(desk: Desk) -> None:
    changes = desk.follow_up(period=84, headache_days="36", hit6="57")
    desk.write(changes)
    course = desk.course
    assert [one.number for one in course.contacts] == [1]
    told = {one.measure: one for one in course.measurements}
    assert set(told) == {"headache_days", "hit6"}  # a measure left empty makes no row
    days = told["headache_days"]
    assert (int(days.value), days.period_days, days.ends_on, days.contact) == (36, 84, DAY, 1)
    assert told["hit6"].period_days is None
    point = series_of(course, desk.lists.by_code["headache_days"], desk.lists).latest
    assert point
    assert (int(point.counted), int(point.value)) == (36, 12)
    desk.write(reversed_changes(changes))
    assert (desk.course.contacts, desk.course.measurements) == ((), ())


def test_a_changed_follow_up_keeps_adds_and_drops_its_measurements(desk: Desk) -> None:
    desk.write(desk.follow_up(headache_days="12", hit6="57"))
    before = {one.measure: one.number for one in desk.course.measurements}
    contact = replace(desk.course.contacts[0], on=DAY - timedelta(days=1), note="by her husband")
    values = desk.typed({"headache_days": "13", "migraine_days": "7"})
    values[desk.lists.by_code["hit6"]] = None
    desk.write(measuring.change_follow_up(desk.course, contact, values, 28))
    course = desk.course
    assert [(c.on, c.note) for c in course.contacts] == [(date(2026, 11, 19), "by her husband")]
    told = {one.measure: one for one in course.measurements}
    assert set(told) == {"headache_days", "migraine_days"}
    assert told["headache_days"].number == before["headache_days"]
    assert {one.ends_on for one in told.values()} == {date(2026, 11, 19)}
    again = measuring.change_follow_up(
        course, replace(contact, recorded_at=NOON + timedelta(hours=1)), values, 28
    )
    assert again == ()  # nothing but the time differs


def test_a_measure_that_the_list_no_longer_has_stays_with_its_contact(desk: Desk) -> None:
    desk.write(desk.follow_up(headache_days="12", midas="21"))
    earlier = replace(desk.course.contacts[0], on=DAY - timedelta(days=3))
    shorter = desk.typed({"headache_days": "12"})
    desk.write(measuring.change_follow_up(desk.course, earlier, shorter, 28))
    held = {one.measure: one.ends_on for one in desk.course.measurements}
    assert held == {"headache_days": earlier.on, "midas": earlier.on}


@pytest.mark.parametrize(
    ("code", "typed", "period", "said"),
    [
        ("headache_days", "29", 28, "0 to 28, as many as 28 days"),
        ("headache_days", "8", 7, "0 to 7, as many as 7 days"),
        ("headache_hours", "168.5", 7, "0 to 168"),
        ("headache_days", "-1", 28, "0 to 28"),
        ("headache_days", "12.5", 28, "no decimals"),
        ("headache_hours", "12.25", 28, "at most one decimal"),
        ("hit6", "35", 366, "36 to 78."),
        ("hit6", "79", 366, "36 to 78."),
        ("midas", "271", 28, "0 to 270."),
        ("msq_emotional", "100.5", 28, "0 to 100."),
        ("global_change", "-4", 28, "−3 to 3."),
        ("wear_off_week", "53", 28, "0 to 52."),
        ("hit6", "sixty", 28, "36 to 78."),
        ("hit6", "6e1", 28, "36 to 78."),
        ("hit6", "٦٠", 28, "36 to 78."),
    ],
)
def test_a_value_outside_its_bounds_is_refused_in_words(
    lists: OutcomeLists, code: str, typed: str, period: int, said: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        measuring.read_value(lists.by_code[code], typed, period)
    assert refused.value.field == code
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("code", "typed", "period", "value"),
    [
        ("headache_days", "84", 84, 84),
        ("headache_days", " 0 ", 1, 0),
        ("headache_hours", "2016,0", 84, 2016),
        ("hit6", "36", 28, 36),
        ("midas", "270", 28, 270),
        ("global_change", "−3", 28, -3),
        ("global_change", "-0", 28, 0),
    ],
)
def test_a_value_at_its_bounds_is_taken(
    lists: OutcomeLists, code: str, typed: str, period: int, value: int
) -> None:
    assert measuring.read_value(lists.by_code[code], typed, period) == value


def test_an_empty_field_is_missing_and_never_zero(lists: OutcomeLists) -> None:
    assert measuring.read_value(lists.by_code["hit6"], "  ", 28) is None


@pytest.mark.parametrize("period", [0, 367])
def test_a_period_is_of_1_to_366_days(desk: Desk, period: int) -> None:
    with pytest.raises(InvalidValueError) as refused:
        desk.follow_up(period=period, hit6="57")
    assert refused.value.field == "period_days"


def test_the_same_measure_twice_on_a_day_is_refused_with_the_entry_there_is(desk: Desk) -> None:
    desk.write(desk.follow_up(headache_days="12"))
    with pytest.raises(InvalidValueError) as refused:
        desk.follow_up(headache_days="14")
    assert refused.value.field == "headache_days"
    assert str(refused.value) == "Another follow-up of this day has 12 already. Change that one."
    desk.write(desk.follow_up(hit6="57"))  # another measure of that day is no doubt
    desk.write(desk.follow_up(on=DAY - timedelta(days=1), headache_days="14"))
    assert len(desk.course.measurements) == 3


def test_what_a_session_of_the_day_holds_is_not_told_again(desk: Desk) -> None:
    chart = desk.practice.chart()
    changes = set_detail(chart, "indication.headache_days", "15", NOON)
    desk.practice.store.changes.apply(
        chart.session.session_id, changes, action="test", at=NOON, actor=desk.practice.actor
    )
    with pytest.raises(InvalidValueError, match="Session 1 of this day has 15 already"):
        desk.follow_up(headache_days="14")


def test_a_day_to_come_and_no_channel_are_refused(desk: Desk) -> None:
    with pytest.raises(InvalidValueError) as refused:
        desk.follow_up(on=DAY + timedelta(days=1))
    assert refused.value.field == "on"
    contact = replace(desk.contact(), channel="")
    with pytest.raises(InvalidValueError) as refused:
        measuring.add_follow_up(desk.course, contact, {}, 28)
    assert refused.value.field == "channel"


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
    latest = measuring.followed_by(course, None)
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


def test_measurements_go_with_their_contact_and_no_other(desk: Desk) -> None:
    desk.write(desk.follow_up(headache_days="12"))
    desk.write(desk.follow_up(on=DAY - timedelta(days=30), headache_days="14"))
    gone = next(one for one in desk.course.contacts if one.on == DAY)
    desk.write(measuring.take_away(desk.course, gone))
    assert [type(part) for part in desk.course.parts.values()] == [Contact, Measurement]
