"""What is noted after the last injection, each as the rows it changes."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from model import due, session_clock
from model.answer import Group, Reply
from model.detail import Detail
from model.errors import InvalidValueError
from model.one_line import has_visible, one_line
from model.practice.lists import Choice, Practice
from model.session_chart import SessionChart
from model.session_part import Changes
from model.use_cases.keeping import keep, set_answer, set_detail, take_away

NONE, OTHER = "none", "other"
OTHER_TEXT = "Other"
# Catches a year typed wrongly, nothing more: the interval itself is the protocol’s.
LONGEST_WAIT = timedelta(days=2 * 365)
PAPER, NOT_GIVEN = "paper", "not-given"
STANDARD, LARGE = "standard", "large"
LEAFLET = "aftercare.leaflet"


def set_complication(
    chart: SessionChart, choice: Choice, at: datetime, *, seen: bool, note: str | None = None
) -> Changes:
    """A complication was seen, or not after all; "none" goes when another comes, and back."""
    group = Group.COMPLICATION
    if not seen:
        return set_answer(chart, group, choice.code, choice.text, None, at)
    gone: Changes = ()
    for code, answer in chart.answers(group).items():
        if code != choice.code and NONE in (code, choice.code):
            gone += set_answer(chart, group, code, answer.text, None, at)
    kept = set_answer(chart, group, choice.code, choice.text, Reply.YES, at, note=note)
    return (*gone, *kept)


def set_other_complication(chart: SessionChart, words: str, at: datetime) -> Changes:
    """One that no list names, in words; empty words take it away."""
    choice = Choice(OTHER, OTHER_TEXT)
    seen = has_visible(one_line(words))
    return set_complication(chart, choice, at, seen=seen, note=one_line(words) if seen else None)


def tell_advice(chart: SessionChart, advice: Choice, at: datetime, *, told: bool) -> Changes:
    """One piece of advice was given, or not after all."""
    reply = Reply.YES if told else None
    return set_answer(chart, Group.ADVICE, advice.code, advice.text, reply, at)


def tell_all(chart: SessionChart, advice: Iterable[Choice], at: datetime) -> Changes:
    """Every piece of advice was given; what was noted as given before stays as it is."""
    told = chart.answers(Group.ADVICE)
    open_ones = (one for one in advice if one.code not in told)
    return tuple(change for one in open_ones for change in tell_advice(chart, one, at, told=True))


def all_well(chart: SessionChart, practice: Practice, at: datetime) -> Changes:
    """The first tolerance of the clinic's list, and no complication: both were asked."""
    none = next(choice for choice in practice.complications if choice.code == NONE)
    return (
        *set_detail(chart, "aftercare.tolerance", practice.tolerances[0].code, at),
        *set_complication(chart, none, at, seen=True),
    )


def set_leaflet(
    chart: SessionChart,
    given: str,
    practice: Practice,
    at: datetime,
    *,
    language: str = "",
    size: str = "",
) -> Changes:
    """Whether the leaflet was given on paper, and then which version, language and size."""
    parts = {LEAFLET: given, f"{LEAFLET}_version": "", f"{LEAFLET}_language": ""}
    parts[f"{LEAFLET}_size"] = ""
    if given == PAPER:
        parts[f"{LEAFLET}_version"] = practice.leaflet_version
        parts[f"{LEAFLET}_language"] = language or practice.leaflet_languages[0]
        parts[f"{LEAFLET}_size"] = size or STANDARD
    changes: Changes = ()
    for key, value in parts.items():
        changes += set_detail(chart, key, value, at)
    return changes


def set_next_due(chart: SessionChart, day: date, at: datetime, *, reason: str = "") -> Changes:
    """The day of the next session; earlier than the interval it is refused without a reason.

    The day of the interval itself is what holds without any entry.
    """
    earliest = due.earliest_due(chart)
    start = due.session_day(chart)
    if day <= start:
        raise InvalidValueError(due.KEY, "The next session lies after this one.")
    if day > start + LONGEST_WAIT:
        raise InvalidValueError(due.KEY, "This is more than two years away. Check the year.")
    if day == earliest:
        return take_away(chart, (Detail, due.KEY))
    early = day < earliest
    if early and not has_visible(one_line(reason)):
        raise InvalidValueError("reason", "Say why it is earlier than the interval.")
    kept = Detail(key=due.KEY, value=day.isoformat(), note=reason if early else "", recorded_at=at)
    return keep(chart, kept)


def set_times(
    chart: SessionChart, corrected: Mapping[str, datetime], reason: str, at: datetime
) -> Changes:
    """Times of the session's clock other than those recorded, all with one reason.

    Raises InvalidValueError for the first that is out of order or still to come.
    """
    for which, moment in corrected.items():
        if moment > at:
            raise InvalidValueError(f"clock.{which}", "This time is still to come.")
    session_clock.check_order(session_clock.with_times(session_clock.times(chart), corrected))
    if corrected and not has_visible(one_line(reason)):
        raise InvalidValueError("reason", "Say why the time is changed.")
    changes: Changes = ()
    for which, moment in corrected.items():
        changes += set_detail(chart, f"clock.{which}", moment.isoformat(), at, note=reason)
    return changes


def recorded_times(chart: SessionChart) -> Changes:
    """The times as they were recorded hold again."""
    changes: Changes = ()
    for which in session_clock.WHICH:
        changes += take_away(chart, (Detail, f"clock.{which}"))
    return changes
