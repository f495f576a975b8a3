"""A rule of response as the file of rules gives it, and which one the clinic chose."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from model.errors import DataFileError
from model.settings import Settings


class Compare(StrEnum):
    """What the effect is read from."""

    BASELINE = "baseline"
    FOUR_WEEKS = "four-weeks"


class Threshold(StrEnum):
    """How the amount of a rule is meant."""

    PERCENT = "percent"
    ABSOLUTE = "absolute"


class TooLittle(StrEnum):
    """What a reduction below the amount means."""

    STOP = "stop"
    NO_RESPONDER = "no-responder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How cycles and months are counted, all in days; see resources/rules/response.toml."""

    least_days_after: int
    month_least_days: int
    month_most_days: int
    four_weeks_from: int
    four_weeks_to: int
    old_after_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthsBelow:
    """The second criterion: fewer than below per 28 days in so many months in a row."""

    below: Decimal
    months: int
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRule:
    """A responder's measure is reduced by at least amount, told after least_cycles at the earliest.

    Up to most_cycles a further cycle may be waited for where the reduction is too small.
    """

    name: str
    title: str
    source: str
    certainty: str
    measure: str
    compare: Compare
    kind: Threshold
    amount: Decimal
    too_little: TooLittle
    least_cycles: int
    most_cycles: int
    second: MonthsBelow | None
    counting: Counting


@dataclass(frozen=True, slots=True)
class ResponseRules:
    """The rules in force, and what is wrong with a file of the clinic that cannot be used."""

    rules: tuple[ResponseRule, ...]
    problems: tuple[DataFileError, ...] = ()


def chosen_rule(rules: ResponseRules, settings: Settings) -> ResponseRule:
    """The rule of the settings; the first one where that is no longer among them."""
    return next((r for r in rules.rules if r.name == settings.response_rule), rules.rules[0])


def lost_choice(rules: ResponseRules, settings: Settings) -> str:
    """The name of a chosen rule that is no longer among them; empty where it is."""
    name = settings.response_rule
    return "" if any(rule.name == name for rule in rules.rules) else name
