"""Why the patient is treated: medicines tried before, and how much is taken now."""

from collections.abc import Iterator, Mapping

from gui.reports.words.section import Section, Words, joined, listed, sentences
from gui.wording import NO_BREAK, number, tr
from model.counted import period_days
from model.detail import Detail
from model.outcome.measurement import MONTH_DAYS
from model.preventive import Outcome, Preventive
from model.session_chart import SessionChart

FAILED = (Outcome.NOT_WORKED, Outcome.NOT_TOLERATED, Outcome.UNSUITABLE)


def preventives_section(chart: SessionChart) -> Section | None:
    """By outcome, with how many failed; behind them what is taken against single attacks."""
    tried = _preventives(chart) if chart.preventives else ""
    said = sentences(tried, _acute(chart), _overuse(chart))
    title = tr("Preventives tried") if tried else tr("Acute medicine")
    return Section(title, (Words(said),)) if said else None


def _preventives(chart: SessionChart) -> str:
    names = {
        Outcome.NOT_WORKED: tr("not worked"),
        Outcome.NOT_TOLERATED: tr("not tolerated"),
        Outcome.UNSUITABLE: tr("unsuitable"),
        Outcome.ONGOING: tr("still taken"),
        Outcome.UNKNOWN: tr("outcome not known"),
    }
    said = [
        f"{name}: {listed(_medicine(one) for one in found)}"
        for outcome, name in names.items()
        if (found := [one for one in chart.preventives if one.outcome is outcome])
    ]
    failed = sum(one.outcome in FAILED for one in chart.preventives)
    count = f" ({failed}{NO_BREAK}{tr('in all without success')})"
    return "; ".join(said) + (count if failed > 1 else "")


def _medicine(one: Preventive) -> str:
    carried = tr("carried over, not confirmed") if one.carried_over else ""
    beside = joined(one.dose, one.duration, carried, by=", ")
    return f"{one.medicine} ({beside})" if beside else one.medicine


def _acute(chart: SessionChart) -> str:
    days = chart.detail("indication.acute_days")
    if days is None:
        return ""
    period = tr("of {days} days").format(days=period_days(chart))
    return f"{tr('acute medicine on')} {number(days.number)} {period}"


def _overuse(chart: SessionChart) -> str:
    overuse, plan = chart.detail("indication.overuse"), chart.detail("indication.overuse_plan")
    if overuse is None:
        return ""
    if overuse.value != "yes":
        return tr("no medication overuse")
    return joined(tr("medication overuse"), plan.value if plan else "", by=": ")


def measures_section(chart: SessionChart) -> Section | None:
    """What else was counted or scored at the session, as it was told."""
    said = sentences(_further_measures(chart))
    return Section(tr("Further measures"), (Words(said),)) if said else None


def _further_measures(chart: SessionChart) -> str:
    days = tr("in {days} days").format(days=period_days(chart))
    names = {
        "severe_days": (tr("moderate or severe headache on"), joined(tr("days"), days, by=" ")),
        "headache_hours": (tr("headache for"), joined(tr("hours"), days, by=" ")),
        "midas": (tr("MIDAS"), ""),
        "msq_restrictive": (tr("MSQ role restrictive"), ""),
        "msq_preventive": (tr("MSQ role preventive"), ""),
        "msq_emotional": (tr("MSQ emotional"), ""),
        "global_change": (tr("change on the whole"), tr("of −3 to +3")),
    }
    held = {name: chart.detail(f"indication.{name}") for name in names}
    said = [
        joined(words, number(value.number), unit, by=" ")
        for name, (words, unit) in names.items()
        if (value := held[name])
    ]
    return joined(*said, _wear_off(chart), by=", ")


def _wear_off(chart: SessionChart) -> str:
    week = chart.detail("indication.wear_off_week")
    if week is None:
        return ""
    if not week.number:
        return tr("no wear-off noticed")
    return tr("wear-off noticed in week {week}").format(week=number(week.number))


def diagnosis_words(chart: SessionChart, words: Mapping[str, str]) -> tuple[str, str]:
    """The codes of the diagnosis, and what they mean in the clinic's words."""
    held = chart.detail("indication.diagnosis")
    if held is None:
        return "", ""
    codes = held.value.split(",")
    carried = tr("carried over, not confirmed") if held.carried_over else ""
    said = [words.get(code, "") for code in codes]
    return " + ".join(codes), joined(*said, _aura(chart, said), carried, by=", ")


def _aura(chart: SessionChart, said: list[str]) -> str:
    """With or without aura, unless the words of the code say it."""
    aura = chart.detail("indication.aura")
    if aura is None or any("aura" in words for words in said):
        return ""
    return tr("with aura") if aura.value == "yes" else tr("no aura")


def days_words(chart: SessionChart) -> Iterator[str]:
    """What stands beneath the headache days: over how long it was counted, and how long it lasts.

    The days themselves are per 28; what was counted over another period is said as it was.
    """
    counted, period = chart.detail("indication.headache_days"), period_days(chart)
    if counted and period != MONTH_DAYS:
        words = tr("{n} in {days} days").format(n=number(counted.number), days=period)
        yield words.replace(" ", NO_BREAK)
    hours: Detail | None = chart.detail("indication.hours_a_day")
    if hours:
        yield f"{number(hours.number)}{NO_BREAK}{tr('h a day')}"
