"""The timeline: newest first, what was counted before a treatment, what came of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from model.outcome.adverse_effect import AdverseEffect
from model.outcome.contact import Contact
from model.outcome.course import Course, Treatment
from model.outcome.lists import Measure, OutcomeLists
from model.outcome.lists_file import load_outcome_lists
from model.outcome.measurement import Baseline, Measurement
from model.outcome.parts import OutcomePart, by_id
from model.outcome.series import series_of
from model.outcome.timeline import Entry, timeline
from model.session import Session, SessionState, SessionSummary
from tests.model.conftest import a_patient

FIRST = datetime(2025, 11, 20, 12, tzinfo=UTC)
LISTS: OutcomeLists = load_outcome_lists(None)
DAYS: Measure = LISTS.by_code["headache_days"]


def treated(
    number: int, days: str | None = None, *, weeks: int = 12, void: bool = False
) -> Treatment:
    session = Session(
        session_id=number + 100, patient_id=1, clinician_id=1, protocol_version_id=1,
        head_map_version_id=1, number=number, state=SessionState.FINISHED,
        started_at=FIRST + timedelta(weeks=weeks * (number - 1)),
    )  # fmt: skip
    summary = SessionSummary(
        session=session, patient_name="Marlowe, Ada", record_number="", clinician_name="",
        sites_given=31, sites_not_given=0, extras_given=0, units_given=Decimal(155), is_void=void,
    )  # fmt: skip
    values = {} if days is None else {"headache_days": Decimal(days)}
    return Treatment(summary=summary, values=values)


def told(days: str, on: date) -> tuple[Contact, Measurement]:
    contact = Contact(number=1, on=on, channel="phone", clinician_id=1, recorded_at=FIRST)
    measured = Measurement(
        number=1, measure="headache_days", value=Decimal(days), period_days=28, ends_on=on,
        contact=1, recorded_at=FIRST,
    )  # fmt: skip
    return contact, measured


def a_baseline(days: str) -> Baseline:
    return Baseline(
        measure="headache_days", value=Decimal(days), period_days=28, ends_on=FIRST.date(),
        source="session:101", clinician_id=1, recorded_at=FIRST,
    )  # fmt: skip


def entries(*treatments: Treatment, parts: tuple[OutcomePart, ...] = ()) -> tuple[Entry, ...]:
    course = Course(patient=a_patient(), treatments=treatments, parts=by_id(parts))
    return timeline(course, series_of(course, DAYS, LISTS))


def test_newest_first_with_the_change_since_the_chosen_baseline() -> None:
    found = entries(
        treated(1, "22"), treated(2), treated(3, "12"), treated(4, "24"), parts=(a_baseline("22"),)
    )
    assert [one.treatment.summary.session.number for one in found] == [4, 3, 2, 1]
    assert [one.before and one.before.value for one in found] == [24, 12, None, 22]
    changes = [one.change for one in found]
    assert changes[0] == Decimal(2) / 22
    assert changes[1] == Decimal(-10) / 22
    assert changes[2:] == [None, 0]
    assert [one.is_baseline for one in found] == [False, False, False, True]


def test_what_is_older_than_the_baseline_changed_from_nothing() -> None:
    later = replace(a_baseline("12"), ends_on=treated(2).day, source="session:102")
    found = entries(treated(1, "22"), treated(2, "12"), treated(3, "9"), parts=(later,))
    assert [one.change for one in found] == [Decimal(-3) / 12, 0, None]
    assert [one.is_older for one in found] == [False, False, True]


def test_without_a_baseline_or_with_one_of_0_there_is_no_change() -> None:
    assert entries(treated(1, "22"), treated(2, "12"))[0].change is None
    (found, _) = entries(treated(1, "0"), treated(2, "12"), parts=(a_baseline("0"),))
    assert found.before is not None
    assert found.change is None


def test_what_was_told_in_the_28_days_before_stands_for_a_session_that_did_not_ask() -> None:
    second = treated(2).day
    for days_before, value in ((0, Decimal(14)), (27, Decimal(14)), (28, None), (-1, None)):
        on = second - timedelta(days=days_before)
        (found, _) = entries(treated(1, "22"), treated(2), parts=told("14", on))
        assert (found.before.value if found.before else None) == value, days_before


def test_what_was_told_before_the_treatment_in_between_is_not_of_this_cycle() -> None:
    on = treated(2, weeks=2).day - timedelta(days=14)  # the day of the first
    (found, _) = entries(treated(1), treated(2, weeks=2), parts=told("14", on))
    assert found.before is None
    (found, _) = entries(treated(1), treated(2, weeks=2), parts=told("14", on + timedelta(days=1)))
    assert found.before is not None


def test_of_a_void_session_no_count_is_held_against_anything() -> None:
    on = treated(2).day
    found, _ = entries(treated(1, "22"), treated(2, "3", void=True), parts=told("14", on))
    assert (found.before, found.change) == (None, None)


def test_an_effect_stands_with_the_session_it_followed() -> None:
    effect = AdverseEffect(
        number=1, effect="brow-ptosis", text="Brow droop", session_id=101, clinician_id=1,
        recorded_at=FIRST,
    )  # fmt: skip
    loose = replace(effect, number=2, session_id=None)
    second, first = entries(treated(1), treated(2), parts=(effect, loose))
    assert first.effects == (effect,)
    assert second.effects == ()


def test_a_clinic_that_counts_no_headache_days_still_has_its_sessions() -> None:
    course = Course(patient=a_patient(), treatments=(treated(1), treated(2)), parts={})
    assert [one.before for one in timeline(course, None)] == [None, None]
