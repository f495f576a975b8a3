"""What a clinic's list of outcomes holds: measures with their bounds, channels, effects."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from model.errors import DataFileError

CHECKPOINT_DAYS = 7
"""Where a clinic's file, written before there was such a number, does not say it."""


@dataclass(frozen=True, slots=True)
class Band:
    """What a total up to and including most means, such as "severe impact"."""

    most: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing that is counted or scored; key is where a session holds it.

    unit: days, hours, score, grade, weeks. per_month: a count over a period, scaled to 28 days;
    most is then for 28 days. better: lower or higher.
    """

    code: str
    text: str
    short: str
    unit: str
    per_month: bool
    least: int
    most: int
    decimals: int
    better: str
    key: str
    bands: tuple[Band, ...]
    certainty: str
    source: str

    def band(self, value: Decimal) -> str:
        """What a value means in words; empty where the measure has no bands."""
        return next((band.text for band in self.bands if value <= band.most), "")

    def most_in(self, period_days: int | None) -> Decimal:
        """The most that can be counted in a period: a day has one headache day."""
        if not self.per_month or period_days is None:
            return Decimal(self.most)
        return Decimal(self.most * period_days) / 28


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectKind:
    """An adverse effect that is offered; muscles are those it is shown beside.

    also: other words for it, by which a search finds it.
    """

    code: str
    text: str
    muscles: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryRules:
    """How a diary is counted: the days a month needs, and the steps of a scale of 0 to 10."""

    least_days: int
    moderate_from: int
    severe_from: int


@dataclass(frozen=True, kw_only=True)
class OutcomeLists:
    """The clinic's lists of outcomes; problems are files of its own that could not be used.

    gap_days: points of a trend that lie further apart are not joined.
    """

    measures: tuple[Measure, ...]
    channels: Mapping[str, str]
    effects: tuple[EffectKind, ...]
    diary: DiaryRules
    gap_days: int
    overdue_days: int
    """From so many days over on, a patient counts as never come back."""
    checkpoint_days: int = CHECKPOINT_DAYS
    """So many days after a checkpoint its call is still of use."""
    problems: tuple[DataFileError, ...] = ()

    @cached_property
    def by_code(self) -> Mapping[str, Measure]:
        """The measures by code."""
        return {measure.code: measure for measure in self.measures}

    def effect(self, code: str) -> EffectKind | None:
        """An offered effect by its code."""
        return next((effect for effect in self.effects if effect.code == code), None)
