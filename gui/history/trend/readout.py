"""What a plot says of a point, a session, a week: in words, for eyes and screen readers."""

from decimal import Decimal

from gui.history.correction_words import corrected_words
from gui.patients.wording import joined
from gui.wording import NO_BREAK, day, number, tr, units
from model.counted import one_decimal
from model.outcome.levels import Level, ShownBaseline
from model.outcome.lists import Measure
from model.outcome.measurement import MONTH_DAYS
from model.outcome.series import Point, Source
from model.outcome.trend import CheckpointMark, SessionMark, Trend
from model.outcome.wear_off import Cycle

MINUS = "−"


def shown(value: Decimal) -> str:
    """A figure to one decimal."""
    return number(one_decimal(value))


def unit_name(measure: Measure) -> str:
    """The unit behind a figure; empty for scores and grades, which have none."""
    return {"days": tr("days"), "hours": tr("hours"), "weeks": tr("weeks")}.get(measure.unit, "")


def title_of(measure: Measure) -> str:
    """What a plot of the measure is called."""
    name = tr("{measure} per 28 days") if measure.per_month else "{measure}"
    return name.format(measure=measure.text)


def title_of_both(first: Measure, second: Measure | None) -> str:
    """What a plot of one measure, or of two compared, is called; the legend tells the rest."""
    if second is None:
        return title_of(first)
    name = second.short
    if name[1:2].islower():
        name = name[0].lower() + name[1:]
    return tr("{first} and {second}").format(first=first.short, second=name)


def source_name(source: Source) -> str:
    """By what a value became known."""
    return {
        Source.SESSION: tr("told at a session"),
        Source.CONTACT: tr("follow-up"),
        Source.DIARY: tr("diary"),
    }[source]


def source_words(point: Point) -> str:
    """By what a value became known, and what it was signed as where it was corrected since."""
    return joined(source_name(point.source), corrected_words(point.corrected))


def over(figure: str, days: int, measure: Measure) -> str:
    """A count over a period, such as 11 of 24 days or 96 hours in 28 days."""
    if measure.unit == "days":
        return tr("{n} of {days} days").format(n=figure, days=days)
    unit = unit_name(measure)
    return tr("{n} {unit} in {days} days").format(n=figure, unit=unit, days=days)


def as_counted(point: Point, measure: Measure) -> str:
    """What was counted over its own period; empty where that is 28 days or has none."""
    if not measure.per_month or point.period_days in (None, MONTH_DAYS):
        return ""
    return over(number(point.counted), point.period_days or MONTH_DAYS, measure)


def of_point(point: Point, measure: Measure, *, named: bool) -> str:
    """A point as it is read out; named where another measure stands beside it."""
    figure = shown(point.value)
    value = over(figure, MONTH_DAYS, measure) if measure.per_month else figure
    if named:
        value = f"{measure.short}: {value}"
    counted = as_counted(point, measure)
    return joined(
        day(point.on),
        value,
        measure.band(point.value),
        tr("counted {counted}").format(counted=counted) if counted else "",
        source_words(point),
    )


def of_session(mark: SessionMark) -> str:
    """A session as it is read out."""
    name = tr("Session {number}").format(number=mark.number)
    return joined(day(mark.on), name, units(mark.units), tr("open") if mark.is_open else "")


def session_label(mark: SessionMark) -> str:
    """What stands above a session's line."""
    return tr("open") if mark.is_open else units(mark.units)


def of_checkpoint(mark: CheckpointMark) -> str:
    """A checkpoint as it is read out."""
    words = tr("Checkpoint {n} weeks after the last session").format(n=mark.weeks)
    return joined(day(mark.on), words)


def baseline_label(baseline: ShownBaseline) -> str:
    """What stands at the baseline."""
    words = tr("Baseline {value}") if baseline.chosen else tr("Not chosen: {value}")
    return words.format(value=shown(baseline.value))


def level_label(level: Level) -> str:
    """What stands at a level, such as −30 %: 15.4."""
    return f"{MINUS}{level.percent}{NO_BREAK}%: {shown(level.value)}"


def of_trend(trend: Trend) -> str:
    """The name of a plot for a screen reader: measure, number of points, last value."""
    latest = trend.series.latest
    if latest is None:
        return title_of(trend.measure)
    count = len(trend.points)
    words = tr("1 value") if count == 1 else tr("{n} values").format(n=count)
    last = tr("last {value} on {day}").format(value=shown(latest.value), day=day(latest.on))
    return ", ".join((title_of(trend.measure), words, last))


def of_week(week: int, value: Decimal, cycle: Cycle | None) -> str:
    """Headache days of a week after the injection, of one cycle or in the mean."""
    words = tr("Week {week}: {n} headache days").format(week=week, n=shown(value))
    if cycle is None:
        return joined(tr("Mean of the cycles"), words)
    name = tr("Session {number}").format(number=cycle.number)
    return joined(name, day(cycle.started_on), words)


def legend_of(first: Measure, second: Measure) -> str:
    """Which signs and which axis belong to which of two measures."""
    words = tr("○ {first}, axis at the left    ◇ {second}, axis at the right")
    return words.format(first=title_of(first), second=title_of(second))
