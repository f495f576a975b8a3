"""What is kept of a patient's course: checked, audited, taken back, refused where it changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from model.errors import ConflictError, FinishedSessionError, InvalidValueError
from model.injection import Laterality
from model.outcome.adverse_effect import AdverseEffect, EffectSeverity
from model.outcome.contact import Contact, Result
from model.outcome.decision import Choice, Decision
from model.outcome.diary_day import DiaryDay
from model.outcome.lists_file import load_outcome_lists
from model.outcome.measurement import Baseline, Measurement
from model.outcome.parts import OutcomeChange, OutcomePart, reversed_changes
from tests.model.conftest import NOON, Practice, a_patient

TODAY = date(2026, 11, 20)
EFFECT = AdverseEffect(number=1, effect="neck-pain", text="Neck pain", clinician_id=1,
                       recorded_at=NOON)  # fmt: skip
CONTACT = Contact(number=1, on=TODAY, channel="phone", clinician_id=1, recorded_at=NOON)
EVERY_KIND: tuple[OutcomePart, ...] = (
    replace(CONTACT, result=Result.BOOKED, booked_on=TODAY, booked_time="14:30", note="Two\nlines"),
    Measurement(number=1, measure="headache_hours", value=Decimal("61.5"), period_days=30,
                ends_on=TODAY, contact=1, recorded_at=NOON),
    AdverseEffect(number=1, effect="brow-ptosis", text="Brow droop", onset_on=TODAY, lasted_days=21,
                  severity=EffectSeverity.MILD, muscle="FR", laterality=Laterality.LEFT,
                  site_code="FR-L2", session_id=1, clinician_id=1, recorded_at=NOON),
    Baseline(measure="headache_days", value=Decimal(22), period_days=28, ends_on=TODAY,
             source="session:1", clinician_id=1, recorded_at=NOON),
    Decision(number=1, choice=Choice.STOP, reason="No effect", rule="NICE TA260",
             verdict="non-responder", saw="22 to 21", clinician_id=1, clinician_name="R. Okafor",
             recorded_at=NOON),
    DiaryDay(day=TODAY, headache=True, severity=2, acute=None, recorded_at=NOON),
)  # fmt: skip


def apply(practice: Practice, *changes: OutcomeChange, action: str = "entered") -> None:
    practice.store.outcomes.apply(
        practice.patient.patient_id, changes, action=action, at=NOON, actor=practice.actor
    )


def kept(practice: Practice) -> list[OutcomePart]:
    return practice.store.outcomes.all_of(practice.patient.patient_id)


def test_every_kind_comes_back_as_it_was_kept(practice: Practice) -> None:
    apply(practice, *(OutcomeChange(None, part) for part in EVERY_KIND))
    assert kept(practice) == list(EVERY_KIND)
    lists = load_outcome_lists()
    course = practice.store.courses.of(practice.patient.patient_id, lists.by_code)
    assert (course.contacts, course.diary) == ((EVERY_KIND[0],), (EVERY_KIND[5],))
    assert course.baseline("headache_days") == EVERY_KIND[3]


def test_one_action_is_one_event_and_taking_it_back_another(practice: Practice) -> None:
    changes = tuple(OutcomeChange(None, part) for part in EVERY_KIND)
    apply(practice, *changes)
    apply(practice, *reversed_changes(changes), action="undo: entered")
    assert kept(practice) == []
    events = practice.store.audit.of("patient", practice.patient.patient_id)
    assert [event.action for event in events][1:] == ["entered", "undo: entered"]
    assert events[1].after is not None
    assert '"brow-ptosis"' in events[1].after
    assert events[2].before is not None
    assert practice.store.audit.first_broken() is None


def test_a_row_that_changed_meanwhile_is_refused_with_all_beside_it(practice: Practice) -> None:
    apply(practice, OutcomeChange(None, CONTACT))
    other = replace(CONTACT, number=2)
    stale = OutcomeChange(replace(CONTACT, note="seen elsewhere"), replace(CONTACT, note="new"))
    with pytest.raises(ConflictError, match="Nothing was changed"):
        apply(practice, OutcomeChange(None, other), stale)
    assert kept(practice) == [CONTACT]


@pytest.mark.parametrize(
    ("part", "field"),
    [
        (replace(CONTACT, on=date(2026, 11, 22)), "on"),
        (replace(CONTACT, on=date(1925, 1, 1)), "on"),
        (replace(CONTACT, channel=""), "channel"),
        (replace(CONTACT, result=Result.BOOKED), "booked_on"),
        (replace(CONTACT, booked_on=TODAY), "booked_on"),
        (replace(CONTACT, booked_time="14:30"), "booked_time"),
        (replace(CONTACT, result=Result.BOOKED, booked_on=TODAY, booked_time="25:00"),
         "booked_time"),
        (replace(CONTACT, note="x" * 2001), "note"),
        (replace(EVERY_KIND[1], value=Decimal("61.55")), "value"),
        (replace(EVERY_KIND[2], text=" "), "text"),
        (replace(EVERY_KIND[2], onset_on=date(2026, 11, 22)), "onset_on"),
        (replace(EVERY_KIND[2], lasted_days=-1), "lasted_days"),
        (replace(EVERY_KIND[4], reason=" "), "reason"),
    ],
)  # fmt: skip
def test_what_is_not_to_be_kept_never_reaches_the_file(
    practice: Practice, part: OutcomePart, field: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        apply(practice, OutcomeChange(None, part))
    assert refused.value.field == field
    assert kept(practice) == []


def test_a_measurement_needs_the_contact_it_became_known_by(practice: Practice) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"):
        apply(practice, OutcomeChange(None, EVERY_KIND[1]))
    assert kept(practice) == []


def test_a_session_that_an_effect_followed_stays_and_a_removed_one_takes_no_effect(
    practice: Practice,
) -> None:
    sessions, session_id = practice.store.sessions, practice.session.session_id
    added = OutcomeChange(None, replace(EFFECT, session_id=session_id))
    apply(practice, added)
    with pytest.raises(FinishedSessionError, match="An adverse effect"):
        sessions.discard_empty(session_id, NOON, practice.actor)
    assert sessions.get(session_id).session_id == session_id
    apply(practice, added.reversed(), action="undo: entered")
    sessions.discard_empty(session_id, NOON, practice.actor)
    with pytest.raises(ConflictError, match="was removed"):  # redo: it is gone for good
        apply(practice, added, action="redo: entered")
    assert kept(practice) == []


def test_an_effect_follows_no_session_of_somebody_else(practice: Practice) -> None:
    other = practice.store.patients.add(a_patient("Other"), NOON, practice.actor)
    change = OutcomeChange(None, replace(EFFECT, session_id=practice.session.session_id))
    with pytest.raises(ConflictError):
        practice.store.outcomes.apply(
            other.patient_id, [change], action="entered", at=NOON, actor=practice.actor
        )
