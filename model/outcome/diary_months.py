"""Totals of a diary over 28 days, month after month, held against the first treatment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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
    """The months with at least one noted day, oldest first.

    Counted back and forth from the day before the first session, so that the month before
    treatment is one of them and a cycle of 84 days holds three; without a session back from
    the last day.
    """
    if not days:
        return ()
    anchor = first_session - timedelta(days=1) if first_session else days[-1].day
    months: dict[int, list[DiaryDay]] = {}
    for one in days:
        months.setdefault(-((anchor - one.day).days // MONTH_DAYS), []).append(one)
    return tuple(_months(months, anchor))


def _months(months: dict[int, list[DiaryDay]], anchor: date) -> Iterator[DiaryMonth]:
    last = max(one.day for noted in months.values() for one in noted)
    for number, noted in sorted(months.items()):
        aches = [one for one in noted if one.headache]
        told = all(one.severity is not None for one in aches)
        yield DiaryMonth(
            # The month under way ends with what is known of it, never on a day to come.
            ends_on=min(anchor + timedelta(days=MONTH_DAYS * number), last),
            days_kept=len(noted),
            headache_days=len(aches),
            severe_days=sum((one.severity or 0) >= MODERATE for one in aches) if told else None,
            acute_days=sum(bool(one.acute) for one in noted)
            if all(one.acute is not None for one in noted)
            else None,
        )
