"""Totals of a diary over 28 days, month after month, held against the first treatment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from model.outcome.diary_day import DiaryDay
from model.outcome.measurement import MONTH_DAYS

MODERATE = 2  # of DiaryDay.severity


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryMonth:
    """28 days up to and including ends_on, or those of them so far; days_kept were noted.

    severe_days and acute_days are None unless every day with a headache says how severe it was,
    and every day whether medicine was taken.
    """

    ends_on: date
    days_kept: int
    headache_days: int
    severe_days: int | None
    acute_days: int | None


def diary_months(days: Sequence[DiaryDay], first_session: date | None) -> tuple[DiaryMonth, ...]:
    """The months with at least one noted day, oldest first; the days are in order.

    Counted back and forth from the day before the first session, so that the month before
    treatment is one of them and a cycle of 84 days holds three; without a session back from
    the last day.
    """
    if not days:
        return ()
    anchor = first_session - timedelta(days=1) if first_session else days[-1].day
    last = anchor.toordinal()
    months = groupby(days, lambda one: -((last - one.day.toordinal()) // MONTH_DAYS))
    return tuple(
        _month(tuple(noted), anchor + timedelta(days=MONTH_DAYS * number), days[-1].day)
        for number, noted in months
    )


def _month(noted: Sequence[DiaryDay], ends_on: date, last: date) -> DiaryMonth:
    """The month under way ends with what is known of it, never on a day to come."""
    severities = [one.severity for one in noted if one.headache]
    taken = [one.acute for one in noted]
    told = [severity for severity in severities if severity is not None]
    return DiaryMonth(
        ends_on=min(ends_on, last),
        days_kept=len(noted),
        headache_days=len(severities),
        severe_days=sum(severity >= MODERATE for severity in told)
        if len(told) == len(severities)
        else None,
        acute_days=None if None in taken else taken.count(True),
    )
