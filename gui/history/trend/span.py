"""The time a trend is shown over: all that is drawn, and some room at both ends."""

from datetime import date

from model.outcome.trend import Trend

Span = tuple[float, float]
LEAST_DAYS = 112.0  # shorter ones are drawn in so much
MOST_DAYS = 1000.0  # shown at first, of a longer course the end
BEFORE, AFTER = 0.045, 0.075  # of the span; behind the last point stands its value


def span_of(trend: Trend, second: Trend | None) -> Span:
    """The first and the last day of both, as numbers of days (date.toordinal)."""
    firsts, lasts = zip(*(one.days for one in (trend, second) if one), strict=True)
    first, last = min(firsts).toordinal(), max(lasts).toordinal()
    missing = max(0.0, LEAST_DAYS - (last - first)) / 2
    width = max(LEAST_DAYS, last - first)
    return first - missing - width * BEFORE, last + missing + width * AFTER


def shown_first(whole: Span) -> Span:
    """What is shown of it before anybody zooms: of many years the end."""
    first, last = whole
    return max(first, last - MOST_DAYS), last


def day_of(value: float) -> date:
    """The day of a number of days; what lies beyond the calendar is its end."""
    return date.fromordinal(min(max(int(value), 1), date.max.toordinal()))
