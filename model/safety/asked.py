"""What the program needs to be asked, and whether the clinic's own list of checks asks it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from model.errors import DataFileError
from model.practice.lists import Practice
from model.safety.case import Case
from model.safety.kind import Seen, kind
from model.safety.rule import Rule
from model.safety.words import listed

FILE = "checks.toml"
OTHER_TOXIN = {"product": "text", "date": "day", "units": "units"}
"""The fields of the question that rules name, and their kinds: the sum of all units reads them."""
CONSENT = {"form": "text", "signed_on": "day"}
"""Of the question that the printed chart reads."""


def lacking(practice: Practice, code: str, fields: Mapping[str, str]) -> str:
    """What the list lacks of a question, in words; empty where it asks all."""
    question = practice.questions_by_code.get(code)
    if question is None:
        return f"no question {code}"
    kinds = {field.code: field.kind for field in question.fields}
    gone = [f"{name} ({what})" for name, what in fields.items() if kinds.get(name) != what]
    return f"question {code} without field {listed(gone)}" if gone else ""


def problems(rules: Iterable[Rule], practice: Practice) -> Iterator[DataFileError]:
    """A problem for each question that rules or print rely on and the list does not ask so."""
    for code in _named(rules):
        words = lacking(practice, code, OTHER_TOXIN)
        if words:
            reason = f"{words}: rules count no units of another product"
            yield DataFileError(FILE, f"question {code}", reason)
    words = lacking(practice, "consent", CONSENT)
    if words:
        yield DataFileError(FILE, "question consent", f"{words}: the chart prints none of it")


def not_asked_by_list(case: Case, _rule: Rule) -> Iterator[Seen]:
    """A question of which other rules count: without it they find nothing, whatever was given."""
    for code in _named(case.rules.rules):
        words = lacking(case.practice, code, OTHER_TOXIN)
        if words:
            yield Seen(subject=code, shown={"lacking": words})


def _named(rules: Iterable[Rule]) -> Sequence[str]:
    """The questions that rules name, each once."""
    return tuple(dict.fromkeys(r.texts["question"] for r in rules if "question" in r.texts))


KINDS = (kind("not-asked-by-list", not_asked_by_list, "lacking"),)
