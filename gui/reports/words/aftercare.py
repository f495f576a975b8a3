"""How the session was borne, what was said afterwards, and what comes next."""

from collections.abc import Iterator
from datetime import date

from gui.reports.words.section import Section, Words, inside, joined, listed, sentences
from gui.wording import NO_BREAK, clock_time, day, tr
from model import due, session_clock
from model.answer import Answer, Group, Reply
from model.injection import Injection
from model.practice.lists import Choice, Practice
from model.session_chart import SessionChart

PAPER, LARGE, NONE = "paper", "large", "none"


def aftercare_section(chart: SessionChart, practice: Practice | None) -> Section | None:
    """Nothing for a session of which nothing of this was noted."""
    if not (chart.parts or chart.is_signed or any(map(_happened, chart.injections.values()))):
        return None
    said = sentences(
        _borne(chart, practice),
        _complications(chart),
        *_events(chart, practice),
        _comfort(chart),
        *_corrected(chart),
    )
    told = sentences(_advice(chart, practice), _leaflet(chart))
    next_day, when = _next(chart, practice)
    if not (said or told or when):
        return None
    text = joined(said, told, when, by=" ")
    return Section(tr("Tolerance and next steps"), (Words(text, strong=next_day),))


def _happened(injection: Injection) -> bool:
    return bool(injection.events) or injection.pain is not None


def _borne(chart: SessionChart, practice: Practice | None) -> str:
    tolerance, pain = chart.detail("aftercare.tolerance"), chart.detail("aftercare.pain")
    minutes = chart.detail("aftercare.observed_minutes")
    words = _texts(practice.tolerances if practice else ())
    return joined(
        words.get(tolerance.value, tolerance.value) if tolerance else "",
        tolerance.note if tolerance else "",
        f"{tr('pain')} {pain.value} {tr('of 10')}" if pain else "",
        f"{tr('observed')} {minutes.value}{NO_BREAK}{tr('min')}" if minutes else "",
        by=", ",
    )


def _complications(chart: SessionChart) -> str:
    found = _yes(chart, Group.COMPLICATION)
    if not found:
        return ""
    if [one.code for one in found] == [NONE]:
        return tr("no complications")
    return f"{tr('complications')}: {listed(map(_with_note, found))}"


def _with_note(one: Answer) -> str:
    note = " ".join(one.note.split())
    if one.code == "other" and note:
        return note
    return f"{inside(one.text)} ({note})" if note else inside(one.text)


def _events(chart: SessionChart, practice: Practice | None) -> Iterator[str]:
    """What happened at which sites, and the pain there."""
    sites: dict[str, list[str]] = {}
    pains = []
    for row in chart.rows:
        if row.injection is None or not _happened(row.injection):
            continue
        for code in row.injection.events:
            name = practice.text_of_event(code) if practice else code
            sites.setdefault(name, []).append(row.code)
        if row.injection.pain is not None:
            pains.append(f"{row.code} {row.injection.pain}")
    for name, codes in sites.items():
        yield f"{name}: {listed(codes)}"
    if pains:
        yield f"{tr('Pain of 10')}: {listed(pains)}"


def _comfort(chart: SessionChart) -> str:
    used = [inside(one.text) for one in _yes(chart, Group.COMFORT)]
    return f"{tr('eased with')} {listed(used)}" if used else ""


def _corrected(chart: SessionChart) -> Iterator[str]:
    """Times that were corrected, why, and what the program had recorded."""
    held, recorded = session_clock.times(chart), session_clock.recorded(chart)
    for which, why in session_clock.reasons(chart).items():
        moment, before = held.of(which), recorded.of(which)
        if moment:
            was = f", {tr('recorded')} {clock_time(before)}" if before else ""
            name = session_clock.WORDS[which]
            yield f"{name} {tr('was corrected to')} {clock_time(moment)}{was}: {why}"


def _advice(chart: SessionChart, practice: Practice | None) -> str:
    said = _yes(chart, Group.ADVICE)
    if not said:
        return ""
    codes = {one.code for one in said}
    unsaid = [one.text for one in practice.advice if one.code not in codes] if practice else []
    if practice and not unsaid:
        return tr("all {n} points of advice said").format(n=len(said))
    missing = f"; {tr('not said')}: {listed(map(inside, unsaid))}" if unsaid else ""
    return f"{tr('advice')}: {listed(inside(one.text) for one in said)}{missing}"


def _leaflet(chart: SessionChart) -> str:
    given = chart.detail("aftercare.leaflet")
    if given is None:
        return ""
    if given.value != PAPER:
        return tr("leaflet not given")
    parts = [chart.detail(f"aftercare.leaflet_{part}") for part in ("version", "language")]
    size = chart.detail("aftercare.leaflet_size")
    large = tr("large letters") if size and size.value == LARGE else ""
    version = joined(*(one.value for one in parts if one), large, by=", ")
    return f"{tr('leaflet given')} ({version})" if version else tr("leaflet given")


def _next(chart: SessionChart, practice: Practice | None) -> tuple[str, str]:
    """The day of the next session, and the sentence around it with the days to call."""
    chosen = chart.detail(due.KEY)
    stands = chart.is_signed and practice and chart.tally.units_given
    if chart.void or (chosen is None and not stands):
        return "", ""
    next_day = day(due.next_due(chart))
    reason = due.due_reason(chart)
    calls = [one.day for one in due.checkpoints(chart, practice)[:-1]] if practice else []
    text = f"{tr('next session due')} {next_day}"
    text += f" ({tr('earlier than the interval')}: {reason})" if reason else ""
    text += f", {tr('calls')} {_days(calls)}" if calls else ""
    return next_day, sentences(text)


def _days(days: list[date]) -> str:
    """Days of one year, the year said once: 4 Dec and 18 Dec 2026."""
    *before, last = [day(one) for one in days]
    year = f"{NO_BREAK}{days[-1].year}"
    return f" {tr('and')} ".join([*(one.removesuffix(year) for one in before), last])


def _yes(chart: SessionChart, group: Group) -> list[Answer]:
    return [one for one in chart.answers(group).values() if one.reply is Reply.YES]


def _texts(choices: tuple[Choice, ...]) -> dict[str, str]:
    return {choice.code: choice.text for choice in choices}
