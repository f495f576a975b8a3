"""A kind of rule: what it looks for, and what its words may show."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from model.safety.case import Case
from model.safety.finding import Severity
from model.safety.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One thing that a rule's kind found; shown are the words its templates may use.

    source, certainty and severity stand in for the rule's own where what is broken has its own,
    such as a question of the clinic's list.
    """

    shown: Mapping[str, str]
    subject: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    site_codes: tuple[str, ...] = ()
    also_saw: str = ""
    """What else a judgement hangs on. Lines do not count: what is given so far and what is still
    planned moves with every mark, the sum does not."""
    severity: Severity | None = None
    source: str = ""
    certainty: str = ""


Look = Callable[[Case, Rule], Iterable[Seen]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The closed vocabulary of rules; numbers and texts are the keys that a rule must give."""

    name: str
    look: Look
    shows: frozenset[str]
    numbers: frozenset[str] = field(default=frozenset())
    texts: frozenset[str] = field(default=frozenset())
    by_question: bool = False
    """Severity, source and certainty are those of the question."""


def kind(
    name: str,
    look: Look,
    shows: str = "",
    *,
    numbers: str = "",
    texts: str = "",
    by_question: bool = False,
) -> Kind:
    """A kind; shows, numbers and texts as words with spaces between."""
    return Kind(
        name=name,
        look=look,
        shows=frozenset(shows.split()) | frozenset(numbers.split()),
        numbers=frozenset(numbers.split()),
        texts=frozenset(texts.split()),
        by_question=by_question,
    )
