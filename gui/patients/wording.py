"""How patients and their sessions are told in a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from gui.wording import NO_BREAK, clock_time, day, local, number, tr, units
from model.patient import Patient, Sex
from model.session import Session, SessionSummary

if TYPE_CHECKING:
    from gui.workspace import Workspace
    from model.session_chart import SessionChart
    from model.store.patients import PatientMatch

DOT = " · "
ZERO_WIDTH = "\u200b"
LONG_WORD = 20


def today_of(workspace: Workspace) -> date:
    """Today on this workstation."""
    return local(workspace.clock()).date()


def joined(*parts: str) -> str:
    """The parts that are not empty, with dots between."""
    return DOT.join(part for part in parts if part)


def breakable(text: str) -> str:
    """The same with places to break inside words that no line could hold."""
    return " ".join(
        ZERO_WIDTH.join(word[at : at + LONG_WORD] for at in range(0, len(word), LONG_WORD))
        for word in text.split(" ")
    )


def born_and_age(patient: Patient, today: date) -> str:
    """Such as 14 Mar 1979 · 47 y."""
    return f"{day(patient.born_on)}{DOT}{age(patient.age_on(today))}"


def age(years: int) -> str:
    """Full years, such as 47 y."""
    return tr("{years} y").format(years=years).replace(" ", NO_BREAK)


def sex_name(sex: Sex) -> str:
    """Sex as recorded, in a word; empty where it is not recorded."""
    names = {Sex.FEMALE: tr("female"), Sex.MALE: tr("male"), Sex.OTHER: tr("other")}
    return names.get(sex, "")


def allergy_text(patient: Patient) -> str:
    """Whether allergies were asked about, and what was said."""
    if patient.allergies is None:
        return tr("Allergies: not asked")
    if not patient.allergies:
        return tr("No known allergies")
    return tr("Allergy: {text}").format(text=patient.allergies)


def units_in_sites(summary: SessionSummary) -> str:
    """Such as 155 U in 31 sites, added ones apart."""
    text = tr("{units} in {sites} sites").format(
        units=units(summary.units_given), sites=summary.sites_given
    )
    return f"{text} +{summary.extras_given}" if summary.extras_given else text


def last_session_text(match: PatientMatch, draft: SessionSummary | None, today: date) -> str:
    """The last session of a patient in the list."""
    if match.last_session_at is None:
        return tr("no session yet")
    when = local(match.last_session_at).date()
    on = tr("today") if when == today else day(when)
    if draft and draft.session.started_at == match.last_session_at:
        return joined(on, tr("Session {number} open").format(number=draft.session.number))
    text = tr("{units} in {sites} sites").format(
        units=units(match.last_units), sites=number(match.last_sites)
    )
    return joined(on, text)


def open_since(session: Session, today: date) -> str:
    """When an open session was started: the time today, the day before."""
    if local(session.started_at).date() == today:
        text = tr("started {time}").format(time=clock_time(session.started_at))
        return text.replace(" ", NO_BREAK)
    return tr("open since {day}").format(day=day(session.started_at))


def departures(chart: SessionChart) -> int:
    """How many rows depart from the protocol."""
    return sum(row.departs for row in chart.rows)


def departures_text(count: int) -> str:
    """The count in words; empty for none."""
    if not count:
        return ""
    text = tr("1 departure") if count == 1 else tr("{n} departures").format(n=count)
    return text.replace(" ", NO_BREAK)


def sessions_text(sessions: Sequence[SessionSummary]) -> str:
    """How many sessions there are; void ones are counted apart."""
    void = sum(summary.is_void for summary in sessions)
    count = len(sessions) - void
    text = tr("1 session") if count == 1 else tr("{n} sessions").format(n=count)
    return joined(text, tr("{n} void").format(n=void) if void else "")
