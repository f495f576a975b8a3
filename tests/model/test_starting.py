"""What a new session begins with."""

from dataclasses import replace
from datetime import timedelta

import pytest

from model.answer import Answer, Group, Reply
from model.detail import Detail, checked_detail
from model.patient import LONGEST_ALLERGIES
from model.practice.files import load_practice
from model.practice.lists import Practice as Lists
from model.preventive import Outcome, Preventive
from model.session_part import Part, PartChange, by_id
from model.use_cases.keeping import carried_over, confirm_carried
from model.use_cases.starting import carried, last_of
from tests.model.conftest import NOON, Practice, a_patient

LATER = NOON + timedelta(days=84)


@pytest.fixture(scope="module")
def lists() -> Lists:
    return load_practice()


def a_check(code: str, reply: Reply = Reply.YES, note: str = "") -> Answer:
    return Answer(group=Group.CHECK, code=code, text=code, reply=reply, note=note, recorded_at=NOON)


def a_detail(key: str, value: str) -> Detail:
    return Detail(key=key, value=value, recorded_at=NOON)


def keep(practice: Practice, *parts: Part) -> None:
    practice.store.changes.apply(
        practice.session.session_id, [PartChange(None, part) for part in parts],
        action="kept", at=NOON, actor=practice.actor,
    )  # fmt: skip


def test_a_new_patient_brings_the_allergies_of_the_record_alone(lists: Lists) -> None:
    assert carried(None, lists, a_patient(), NOON) == ()
    (none,) = carried(None, lists, a_patient(allergies=""), NOON)
    assert (none.value, none.carried_over) == ("No known allergies", True)  # type: ignore[union-attr]
    (latex,) = carried(None, lists, a_patient(allergies=" latex\n and nickel "), NOON)
    assert latex.value == "latex and nickel"  # type: ignore[union-attr]


def test_an_allergy_is_never_cut(lists: Lists) -> None:
    (whole,) = carried(None, lists, a_patient(allergies="x" * LONGEST_ALLERGIES), NOON)
    assert isinstance(whole, Detail)
    assert checked_detail(whole).value == "x" * LONGEST_ALLERGIES
    # Of an older record that tells more than fits: what holds then is the record itself.
    assert carried(None, lists, a_patient(allergies="x" * (LONGEST_ALLERGIES + 1)), NOON) == ()


def test_what_lasts_is_carried_over_and_marked(practice: Practice, lists: Lists) -> None:
    keep(
        practice,
        Preventive(number=2, medicine="Topiramate", outcome=Outcome.NOT_WORKED, recorded_at=NOON),
        a_check("anticoagulant", note="apixaban"),
        a_check("neuromuscular", Reply.NO),
        a_detail("indication.diagnosis", "G43.709"),
        a_detail("indication.aura", "no"),
    )
    parts = by_id(carried(practice.chart(), lists, a_patient(), LATER))
    assert {part.carried_over for part in parts.values()} == {True}  # type: ignore[union-attr]
    assert {part.recorded_at for part in parts.values()} == {LATER}  # type: ignore[union-attr]
    medicine = parts[(Preventive, 2)]
    assert isinstance(medicine, Preventive)
    assert (medicine.medicine, medicine.outcome) == ("Topiramate", Outcome.NOT_WORKED)
    answer = parts[(Answer, "check", "anticoagulant")]
    assert isinstance(answer, Answer)
    assert (answer.reply, answer.note) == (Reply.YES, "apixaban")
    assert answer.text == "Anticoagulant or bleeding problem"
    assert (Answer, "check", "neuromuscular") in parts
    assert (Detail, "indication.diagnosis") in parts
    assert (Detail, "indication.aura") in parts


def test_consent_numbers_and_what_was_not_asked_are_left(practice: Practice, lists: Lists) -> None:
    keep(
        practice,
        a_check("consent"),
        a_detail("check.consent.form", "Form 3"),
        a_check("pregnancy", Reply.NO),
        a_check("hypersensitivity", Reply.NOT_ASKED),
        a_check("gone-from-the-list"),
        a_detail("indication.headache_days", "12"),
        a_detail("indication.hit6", "60"),
        a_detail("aftercare.tolerance", "some"),
    )
    assert carried(practice.chart(), lists, a_patient(), LATER) == ()


def test_values_beside_a_carried_answer_come_with_it(practice: Practice, lists: Lists) -> None:
    questions = tuple(replace(q, carry=q.code == "other-toxin") for q in lists.questions)
    keep(practice, a_check("other-toxin"), a_detail("check.other-toxin.product", "another"))
    parts = by_id(
        carried(practice.chart(), replace(lists, questions=questions), a_patient(), LATER)
    )
    assert (Detail, "check.other-toxin.product") in parts


def test_the_last_session_is_one_that_holds_something(practice: Practice) -> None:
    empty = practice.chart()
    assert last_of([empty]) is None
    carried_alone = replace(
        empty,
        parts=by_id([replace(a_detail("indication.aura", "no"), carried_over=True)]),
    )
    assert last_of([carried_alone]) is None
    held = replace(empty, parts=by_id([a_detail("indication.aura", "no")]))
    noted = replace(empty, session=replace(empty.session, note="call"))
    assert last_of([empty, held, noted]) is held
    assert last_of([noted, held]) is noted


def test_what_begins_a_session_is_valid_in_the_file_and_confirmed_there(
    practice: Practice, lists: Lists
) -> None:
    keep(practice, a_check("anticoagulant"), a_detail("indication.diagnosis", "G43.709,G44.40"))
    parts = carried(practice.chart(), lists, a_patient(allergies="latex"), LATER)
    session = practice.store.start_session(
        practice.patient.patient_id, practice.actor, practice.protocol, practice.drawing,
        LATER, carried=parts,
    )  # fmt: skip
    chart = practice.store.chart(session.session_id)
    assert chart.parts == by_id(parts)
    assert len(carried_over(chart)) == 3
    practice.store.changes.apply(
        session.session_id, confirm_carried(chart, LATER), action="confirmed", at=LATER,
        actor=practice.actor,
    )  # fmt: skip
    assert carried_over(practice.store.chart(session.session_id)) == ()
