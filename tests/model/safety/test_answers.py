"""Checks answered, left out and carried over; allergies; age."""

from dataclasses import replace
from datetime import date

import pytest

from model.preventive import Preventive
from model.safety.case import Case
from model.safety.finding import Severity
from tests.model.conftest import NOON
from tests.model.safety.cases import (
    PRACTICE,
    TODAY,
    a_case,
    all_said,
    answer,
    detail,
    found,
    one,
    with_parts,
)
from tests.model.test_charting import a_chart


def test_an_answer_that_raises() -> None:
    chart = with_parts(a_chart(), answer("anticoagulant", "yes", "Apixaban."))
    yes = one(a_case(chart), "answer")
    assert (yes.key, yes.severity) == ("answer:anticoagulant", Severity.CONFIRM)
    assert yes.title == "anticoagulant or bleeding problem: yes"
    assert yes.headline == "Anticoagulant or bleeding problem: yes"
    assert yes.detail == "Apixaban: bruising is likelier, press longer."
    assert yes.source == "Label: warnings"
    other = with_parts(a_chart(), answer("anticoagulant", "yes", "Warfarin"))
    assert one(a_case(other), "answer").saw != yes.saw


def test_consent_refused_is_a_stop_and_no_word_is_lost() -> None:
    refused = one(a_case(with_parts(a_chart(), answer("consent", "no"))), "answer")
    assert refused.severity is Severity.STOP
    assert refused.detail == "Nothing is injected without consent."


def test_not_asked_is_never_no() -> None:
    every = found(a_case(), "not-asked")
    assert [f.subject for f in every if f.severity is Severity.STOP] == ["consent", "right-patient"]
    assert len(every) == len(PRACTICE.questions)
    explicit = a_case(with_parts(a_chart(), *all_said(), answer("pregnancy", "not_asked")))
    assert one(explicit, "not-asked").title == "pregnant or breastfeeding: not asked"
    assert not found(a_case(with_parts(a_chart(), *all_said())), "not-asked")
    assert not found(a_case(with_parts(a_chart(), *all_said())), "answer")


def test_carried_over_is_told_kind_by_kind() -> None:
    assert not found(a_case(), "carried-over")
    chart = with_parts(
        a_chart(),
        Preventive(number=1, medicine="Topiramate", carried_over=True, recorded_at=NOON),
        Preventive(number=2, medicine="Propranolol", carried_over=True, recorded_at=NOON),
        detail("indication.allergies", "latex", carried_over=True),
        detail("indication.diagnosis", "G43.709", carried_over=True),
        replace(answer("neuromuscular", "no"), carried_over=True),
    )
    over = one(a_case(chart), "carried-over")
    assert over.title == "4 carried over"
    assert over.detail == (
        "From the last session: preventives, allergies, indication, history. Confirm or change."
    )


@pytest.mark.parametrize(
    ("allergies", "known", "unasked"), [(None, 0, 1), ("", 0, 0), ("latex", 1, 0)]
)
def test_allergies(allergies: str | None, known: int, unasked: int) -> None:
    chart = a_chart()
    case = a_case(replace(chart, patient=replace(chart.patient, allergies=allergies)))
    assert len(found(case, "allergy")) == known
    assert len(found(case, "allergies-not-asked")) == unasked
    if known:
        assert one(case, "allergy").title == "allergy: latex"


@pytest.mark.parametrize(("after_birthday", "findings"), [(-1, 1), (0, 0), (1, 0)])
def test_eighteen_on_the_birthday(after_birthday: int, findings: int) -> None:
    chart = a_chart()
    born = date(TODAY.year - 18, TODAY.month, TODAY.day - after_birthday)
    case = a_case(replace(chart, patient=replace(chart.patient, born_on=born)))
    assert len(found(case, "age")) == findings
    if findings:
        assert one(case, "age").title == "17 years old"


def said_and_recorded(said: str, recorded: str | None) -> Case:
    chart = with_parts(a_chart(), detail("indication.allergies", said))
    return a_case(replace(chart, patient=replace(chart.patient, allergies=recorded)))


def test_an_allergy_said_in_the_session_is_found_and_told_beside_the_record() -> None:
    case = said_and_recorded("anaphylaxis to botulinum toxin", "")
    assert one(case, "allergy").title == "allergy: anaphylaxis to botulinum toxin"
    differ = one(case, "allergies-differ")
    assert differ.severity is Severity.CONFIRM
    assert differ.detail == (
        "This session: anaphylaxis to botulinum toxin. Patient’s record: No known allergies."
    )
    assert not found(said_and_recorded("latex", None), "allergies-not-asked")


def test_an_allergy_of_the_record_denied_in_the_session_is_told() -> None:
    case = said_and_recorded("None.", "latex")
    assert not found(case, "allergy")
    differ = one(case, "allergies-differ")
    assert differ.detail == "This session: No known allergies. Patient’s record: latex."


@pytest.mark.parametrize(
    ("said", "recorded"), [("No known allergies", ""), ("latex and nickel", "latex\n and nickel")]
)
def test_the_same_in_both_is_no_finding(said: str, recorded: str) -> None:
    assert not found(said_and_recorded(said, recorded), "allergies-differ")
