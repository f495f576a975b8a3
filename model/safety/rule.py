"""A rule as the file of rules gives it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from model.errors import DataFileError
from model.safety.finding import Place, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is looked for (kind), with which numbers, and in which words it is told."""

    name: str
    kind: str
    severity: Severity | None
    """None where each question of the clinic's list has its own."""
    place: Place
    title: str
    detail: str
    numbers: Mapping[str, Decimal]
    texts: Mapping[str, str]
    overridable: bool
    source: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules in force, and what is wrong with a file of the clinic that cannot be used."""

    rules: tuple[Rule, ...]
    problems: tuple[DataFileError, ...] = ()
