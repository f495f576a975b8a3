"""How measures, their sources and adverse effects are told in words."""

from datetime import date
from decimal import Decimal

from gui.history.response.figures import month_name
from gui.wording import NO_BREAK, day, number, tr
from model.counted import one_decimal
from model.outcome.adverse_effect import EffectOutcome, EffectSeverity, Relation
from model.outcome.course import Course
from model.outcome.lists import Measure, OutcomeLists
from model.outcome.measurement import MONTH_DAYS, Baseline
from model.outcome.series import Point, Source
from model.use_cases.measuring import treatment_before

MISSING = "–"
WEAR_OFF = "wear_off_week"


def value_words(measure: Measure, value: Decimal) -> str:
    """A value with its unit, such as 22 days; a total and a grade without one."""
    figure = number(one_decimal(value))
    if measure.code == WEAR_OFF:
        return tr("not noticed") if not value else tr("week {n}").format(n=figure)
    units = {"days": tr("day") if value == 1 else tr("days"), "hours": tr("h")}
    unit = units.get(measure.unit, "")
    return f"{figure}{NO_BREAK}{unit}" if unit else figure


def counted_words(measure: Measure, value: Decimal, period_days: int | None) -> str:
    """As it was counted; over another period than 28 days that stands behind it."""
    words = value_words(measure, value)
    if not measure.per_month or period_days in (None, MONTH_DAYS):
        return words
    return f"{words} {tr('in {days} days').format(days=period_days).replace(' ', NO_BREAK)}"


def cell_words(measure: Measure, point: Point) -> str:
    """The same in the least room, such as 40 in 90 d."""
    if not measure.per_month or point.period_days in (None, MONTH_DAYS):
        return value_words(measure, point.counted)
    figure = number(one_decimal(point.counted))
    unit = tr("h") if measure.unit == "hours" else ""
    counted = f"{figure} {unit}".strip()
    return f"{counted} {tr('in {days} d').format(days=point.period_days)}".replace(" ", NO_BREAK)


def beneath_words(measure: Measure, point: Point) -> str:
    """What stands under a value: per 28 days where it was counted otherwise, or what it means."""
    if measure.per_month and point.period_days not in (None, MONTH_DAYS):
        return tr("{n} per 28 days").format(n=number(one_decimal(point.value)))
    return measure.band(point.value)


def short_beneath_words(measure: Measure, point: Point) -> str:
    """The same in less room: without the word in which all that a total can mean ends."""
    words, bands = beneath_words(measure, point), [band.text for band in measure.bands]
    last = {band.rpartition(" ")[2] for band in bands}
    return words.rpartition(" ")[0] if len(bands) > 1 and len(last) == 1 else words


def point_words(measure: Measure, point: Point) -> str:
    """A value and its month, such as "22 days, Nov 2025"."""
    words = counted_words(measure, point.counted, point.period_days)
    return f"{words}, {month_name(point.on)}"


def baseline_words(measure: Measure, chosen: Baseline) -> str:
    """The chosen value and its month; per 28 days too where it was counted otherwise."""
    words = counted_words(measure, chosen.value, chosen.period_days)
    if measure.per_month and chosen.period_days not in (None, MONTH_DAYS):
        scaled = one_decimal(chosen.value * MONTH_DAYS / (chosen.period_days or MONTH_DAYS))
        words = f"{words} ({tr('{n} per 28 days').format(n=number(scaled))})"
    return f"{words}, {month_name(chosen.ends_on)}"


def source_words(course: Course, lists: OutcomeLists, point: Point) -> str:
    """By what a value became known: session 4, a contact by its channel, the diary."""
    if point.source is Source.DIARY:
        return tr("Diary")
    if point.source is Source.SESSION:
        found = next((t for t in course.treatments if t.session_id == point.number), None)
        return session_words(found.summary.session.number) if found else tr("Session")
    contact = next((c for c in course.contacts if c.number == point.number), None)
    return channel_words(lists, contact.channel) if contact else tr("Contact")


def after_words(course: Course, on: date) -> str:
    """Such as after session 1, for what was counted up to a day; empty before any treatment."""
    treated = treatment_before(course, on)
    if treated is None:
        return ""
    return tr("after session {n}").format(n=treated.summary.session.number)


def session_words(number_of_session: int) -> str:
    """Such as Session 4."""
    return tr("Session {n}").format(n=number_of_session).replace(" ", NO_BREAK)


def channel_words(lists: OutcomeLists, code: str) -> str:
    """A channel as the clinic calls it; its code where the list no longer has it."""
    return lists.channels.get(code, code)


def typed_day(on: date | None) -> str:
    """A date as it stands in a field."""
    return day(on).replace(NO_BREAK, " ") if on else ""


def severity_name(severity: EffectSeverity) -> str:
    """How bad, in a word."""
    return {
        EffectSeverity.MILD: tr("Mild"),
        EffectSeverity.MODERATE: tr("Moderate"),
        EffectSeverity.SEVERE: tr("Severe"),
        EffectSeverity.UNKNOWN: tr("Not known"),
    }[severity]


def relation_name(relation: Relation) -> str:
    """How likely it came from the injections."""
    return {
        Relation.NONE: tr("No relation"),
        Relation.UNLIKELY: tr("Unlikely"),
        Relation.POSSIBLE: tr("Possible"),
        Relation.PROBABLE: tr("Probable"),
        Relation.DEFINITE: tr("Definite"),
        Relation.UNKNOWN: tr("Not known"),
    }[relation]


def outcome_name(outcome: EffectOutcome) -> str:
    """What became of it."""
    return {
        EffectOutcome.RECOVERED: tr("Recovered"),
        EffectOutcome.RECOVERING: tr("Recovering"),
        EffectOutcome.ONGOING: tr("Ongoing"),
        EffectOutcome.LASTING: tr("Lasting"),
        EffectOutcome.UNKNOWN: tr("Not known"),
    }[outcome]
