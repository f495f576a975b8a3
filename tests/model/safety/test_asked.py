"""What rules and print need to be asked, and a clinic's list of checks that does not ask it."""

from dataclasses import replace

import pytest

from model.practice.lists import Practice
from model.safety.asked import problems
from model.safety.finding import Severity
from tests.model.safety.cases import PRACTICE, RULES, a_case, found, one


def without(code: str, field: str = "") -> Practice:
    """The shipped lists without a question, or without one of its fields."""
    questions = [
        replace(q, fields=tuple(f for f in q.fields if f.code != field)) if q.code == code else q
        for q in PRACTICE.questions
        if q.code != code or field
    ]
    return replace(PRACTICE, questions=tuple(questions))


def test_the_shipped_lists_ask_all() -> None:
    assert not list(problems(RULES.rules, PRACTICE))
    assert not found(a_case(), "not-asked-by-list")


@pytest.mark.parametrize("field", ["", "product", "date", "units"])
def test_a_list_that_silences_the_sum_of_all_units_is_told(field: str) -> None:
    practice = without("other-toxin", field)
    lacking = one(a_case(practice=practice), "not-asked-by-list")
    assert lacking.severity is Severity.CONFIRM
    assert lacking.title == "other botulinum toxin is not asked by the clinic’s list"
    assert (f"without field {field} (" if field else "no question other-toxin") in lacking.detail
    (problem,) = problems(RULES.rules, practice)
    assert (problem.file, problem.key) == ("checks.toml", "question other-toxin")


@pytest.mark.parametrize("field", ["", "form", "signed_on"])
def test_consent_that_cannot_be_printed_is_a_problem(field: str) -> None:
    (problem,) = problems(RULES.rules, without("consent", field))
    assert problem.key == "question consent"


def test_rules_that_are_left_out_need_no_question() -> None:
    rules = tuple(rule for rule in RULES.rules if "question" not in rule.texts)
    assert not list(problems(rules, without("other-toxin")))
    case = a_case(practice=without("other-toxin"), rules=replace(RULES, rules=rules))
    assert not found(case, "not-asked-by-list")
