"""Reads amounts, expiries and moments as people type them; every refusal says what to type."""

import re
from calendar import monthrange
from datetime import date, datetime
from decimal import Decimal

from model.dates import FULL_MONTHS, read_day
from model.errors import InvalidValueError
from model.session_clock import read_time

_AMOUNT = re.compile(r"([-\u2212]?)(\d{1,6})(?:[.,](\d{1,6}))?", re.ASCII)
_COUNT = re.compile(r"\d{1,5}", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[-./ ]+(\d{4}|\d{2})", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})[-./ ]+(\d{1,2})", re.ASCII)
_WORD_YEAR = re.compile(r"([a-z]{3,9})[-./, ]*(\d{4})", re.ASCII)
_TIME_AND_DAY = re.compile(r"(\d{1,2}[:.h]?\d{2})(?:[\s,]+(.+))?", re.ASCII | re.DOTALL)


def read_amount(typed: str, field: str, unit: str) -> Decimal:
    """The number meant by 2, 2.5, 2,5 or "2 mL"; its bounds are the caller's to check.

    Raises InvalidValueError for the field.
    """
    text = typed.strip().removesuffix(unit).strip()
    match = _AMOUNT.fullmatch(text)
    if not match:
        raise InvalidValueError(field, f"Enter a number, such as 2 or 2.5 ({unit}).")
    sign, whole, decimals = match.groups()
    return Decimal(f"{'-' if sign else ''}{whole}.{decimals or 0}")


def read_count(typed: str, field: str, things: str) -> int:
    """A whole number from 0; raises InvalidValueError for the field."""
    text = typed.strip()
    if not _COUNT.fullmatch(text):
        raise InvalidValueError(field, f"Enter how many {things}, in figures.")
    return int(text)


def read_expiry(typed: str, field: str = "expires_on") -> date:
    """The last day of use by 30 Jun 2028, 06/2028, 06/28, Jun 2028 or 2028-06.

    A month alone means its last day. Raises InvalidValueError for the field.
    """
    text = " ".join(typed.split()).lower().strip(" .")
    if not text:
        raise InvalidValueError(field, "Enter the expiry printed on the box, such as 06/2028.")
    if match := _MONTH_YEAR.fullmatch(text):
        return _last_day(field, match[2], int(match[1]))
    if match := _YEAR_MONTH.fullmatch(text):
        return _last_day(field, match[1], int(match[2]))
    if match := _WORD_YEAR.fullmatch(text):
        for number, name in enumerate(FULL_MONTHS, start=1):
            if name.startswith("sep" if match[1] == "sept" else match[1]):
                return _last_day(field, match[2], number)
    try:
        return read_day(typed, field)
    except InvalidValueError as error:
        if "four figures" in str(error):
            raise InvalidValueError(field, "Write the year with four figures.") from None
        if "whole date" in str(error):
            raise InvalidValueError(
                field, "This is not a whole date. Enter it like 30 Jun 2028 or 06/2028."
            ) from None
        raise


def read_moment(typed: str, field: str, today: date) -> datetime:
    """The moment meant by 9:30, 0930 or 09:30 16 Nov 2026 in local time, in UTC.

    A time alone is today's. Raises InvalidValueError for the field.
    """
    match = _TIME_AND_DAY.fullmatch(" ".join(typed.split()))
    if not match:
        raise InvalidValueError(field, "Enter a time such as 09:30, with the day if not today.")
    day = read_day(match[2], field) if match[2] else today
    if not 2000 <= day.year <= 2999:  # far from that, a time zone leads out of the calendar
        raise InvalidValueError(field, "Enter a day of these years, or none for today.")
    return read_time(match[1], day, field)


def _last_day(field: str, year: str, month: int) -> date:
    if not 1 <= month <= 12:
        raise InvalidValueError(field, f"There is no month {month}.")
    full = int(year) if len(year) == 4 else 2000 + int(year)
    if not full:
        raise InvalidValueError(field, "Enter the expiry printed on the box.")
    return date(full, month, monthrange(full, month)[1])
