"""What was counted in a session: over how many days, and scaled to 28."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from model.detail import Check, Detail, number
from model.errors import InvalidValueError
from model.outcome.measurement import MONTH_DAYS, per_month
from model.session_chart import SessionChart

PERIOD = "indication.period_days"
# What one day of the period can hold at most, and the decimals that are kept.
COUNTS: Mapping[str, tuple[int, int]] = {
    "indication.headache_days": (1, 0),
    "indication.migraine_days": (1, 0),
    "indication.severe_days": (1, 0),
    "indication.acute_days": (1, 0),
    "indication.headache_hours": (24, 1),
}
WHOLE = "headache_days"
# Each of these days is a headache day too.
PARTS_OF_WHOLE: Mapping[str, str] = {
    "migraine_days": "migraine days",
    "severe_days": "moderate or severe days",
}


def period_days(chart: SessionChart) -> int:
    """Over how many days its counts were taken; 28 where nobody said."""
    stated = chart.detail(PERIOD)
    # What was put there from outside counts nowhere: the check of the records tells of it.
    known = stated is not None and stated.value.isdecimal() and int(stated.value) > 0
    return int(stated.value) if stated and known else MONTH_DAYS


def most_counted(key: str, days: int) -> int:
    """The most that a count can come to in a period."""
    return COUNTS[key][0] * days


def check_count(key: str, days: int) -> Check:
    """A checker of what is typed for a count over a period."""
    return number(0, most_counted(key, days), decimals=COUNTS[key][1])


def check_parts(counts: Mapping[str, Decimal]) -> None:
    """Counts of one period by the code of their measure, those that are known.

    Raises InvalidValueError at the part that comes to more than the headache days.
    """
    whole = counts.get(WHOLE)
    for code, words in PARTS_OF_WHOLE.items():
        part = counts.get(code)
        if whole is not None and part is not None and part > whole:
            days = "day" if whole == 1 else "days"
            raise InvalidValueError(
                code,
                f"Of {whole + 0:f} headache {days}, {part + 0:f} cannot be {words}. "
                "Change one of the two.",
            )


def check_beside(chart: SessionChart, key: str, value: Decimal) -> None:
    """A count of the session against what else was counted; raises InvalidValueError at key."""
    counts = {}
    for code in (WHOLE, *PARTS_OF_WHOLE):
        held = chart.detail(f"indication.{code}")
        # What was put there from outside is told by the check of the records.
        if held and not held.carried_over and held.value.isdecimal():
            counts[code] = held.number
    name = key.removeprefix("indication.")
    if name != WHOLE:  # of the others each is at fault only by itself
        counts = {code: one for code, one in counts.items() if code == WHOLE}
    try:
        check_parts({**counts, name: value})
    except InvalidValueError as error:
        raise InvalidValueError(key, str(error)) from None


def scaled(chart: SessionChart, key: str) -> Decimal | None:
    """A value of the session, a count scaled to 28 days; None where it was never entered."""
    held = chart.detail(key)
    if held is None:
        return None
    return per_month(held.number, period_days(chart)) if key in COUNTS else held.number


def counts_over(chart: SessionChart, days: int) -> list[Detail]:
    """The counts that a period of so many days could not hold."""
    held = (chart.detail(key) for key in COUNTS)
    return [one for one in held if one and _above(one, most_counted(one.key, days))]


def one_decimal(value: Decimal) -> Decimal:
    """For people to read: what was scaled seldom comes out even."""
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _above(detail: Detail, most: int) -> bool:
    try:
        return detail.number > most
    except InvalidOperation:
        return False
