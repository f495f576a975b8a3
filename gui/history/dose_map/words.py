"""What the dose map says in words: of the sessions, of a mark, of an adverse effect."""

from datetime import date

from gui.history.dose_map.figures import figure
from gui.patients.wording import joined
from gui.wording import NO_BREAK, day, local, side_name, tr, units
from model.injection import Kind, Laterality
from model.outcome.adverse_effect import AdverseEffect, EffectSeverity
from model.outcome.course import Course, Treatment
from model.outcome.dose_sums import Counting, DoseSums, SiteDoses
from model.outcome.effect_places import EffectPlace
from model.protocol import Protocol

WEEK = 7


def sessions_text(sums: DoseSums, today: date) -> str:
    """How many sessions count and from when to when; whether one of them is still open."""
    days = [local(session.started_at).date() for session in sums.sessions]
    last = tr("today") if days[-1] == today else day(days[-1])
    span = tr("{first} to {last}").format(first=day(days[0]), last=last)
    open_one = any(session.is_open for session in sums.sessions)
    counted = count_text(len(days), tr("1 session"), tr("{n} sessions"))
    held = last if len(days) == 1 else span
    return f"{counted}, {held}" + (tr(", one open") if open_one else "")


def corrected_text(sums: DoseSums, course: Course) -> str:
    """Which sessions were corrected after signing; empty where none was."""
    ids = {session.session_id for session in sums.corrected}
    numbers = [
        str(one.summary.session.number) for one in course.treatments if one.session_id in ids
    ]
    if not numbers:
        return ""
    which = tr("session {n}") if len(numbers) == 1 else tr("sessions {n}")
    return tr("{sessions} corrected later: these are the figures as signed").format(
        sessions=which.format(n=", ".join(numbers)).capitalize()
    )


def counting_name(counting: Counting) -> str:
    """What is chosen, in a word or two."""
    return {
        Counting.SUM: tr("Sum"),
        Counting.MEAN: tr("Mean"),
        Counting.TIMES: tr("Times given"),
    }[counting]


def counting_text(counting: Counting) -> str:
    """What the figures in the marks are."""
    return {
        Counting.SUM: tr("Units, all sessions together."),
        Counting.MEAN: tr("Units each time, on average."),
        Counting.TIMES: tr("In how many sessions it was given."),
    }[counting]


def site_title(site: SiteDoses, protocol: Protocol) -> str:
    """Code and place, such as FR-L2 · Frontalis, left."""
    muscle = protocol.muscles_by_code.get(site.muscle or "")
    name = muscle.name if muscle else site.muscle or site.label or tr("Custom point")
    return f"{site.code} · {name}, {side_name(site.laterality)}"


def site_words(site: SiteDoses, *, by: str = "\n") -> str:
    """Sum and mean; beneath them how often given, not given and moved."""
    kinds = {Kind.FOLLOW_THE_PAIN: tr("follow-the-pain"), Kind.CUSTOM: tr("custom point")}
    kind = kinds.get(site.kind, "")
    if site.mean is None:
        return joined(tr("Never given"), _not_given(site), kind)
    mean = tr("{units} on average").format(units=f"{figure(site.mean)}{NO_BREAK}U")
    moved = tr("moved {times}").format(times=times(site.times_moved)) if site.times_moved else ""
    counts = (
        tr("Given {times}").format(times=times(site.times_given)), _not_given(site), moved, kind,
    )  # fmt: skip
    return by.join((joined(tr("{units} in all").format(units=units(site.units)), mean),
                    joined(*counts)))  # fmt: skip


def times(count: int) -> str:
    """Once, twice, 3 times."""
    few = {1: tr("once"), 2: tr("twice")}
    return few.get(count) or tr("{n} times").format(n=count).replace(" ", NO_BREAK)


def count_text(count: int, one: str, more: str) -> str:
    """A number with its noun."""
    return one if count == 1 else more.format(n=count)


def effect_title(effect: AdverseEffect) -> str:
    """What happened, and on which side."""
    side = f", {side_name(effect.laterality)}" if effect.laterality else ""
    return f"{effect.text}{side}"


def effect_where(place: EffectPlace, sums: DoseSums) -> str:
    """Site or muscle, how bad, how long."""
    effect, muscles = place.effect, sums.protocol.muscles_by_code
    if place.site:
        known_site = sums.by_key.get(place.site)
        label = known_site.label if known_site else ""
        where = " ".join(part for part in (effect.site_code, label) if part)
    elif place.muscle:
        known = muscles.get(place.muscle)
        where = known.name if known else place.muscle
        where = (
            tr("place not noted, beside {muscle}").format(muscle=where) if place.by_kind else where
        )
    else:
        where = effect.site_code or tr("not tied to a muscle")
    told = ", ".join(part for part in (_severity(effect), _lasted(effect)) if part)
    return joined(where[:1].upper() + where[1:], told)


def effect_story(effect: AdverseEffect, course: Course) -> str:
    """After which session, and what was done about it."""
    after = next((one for one in course.treatments if one.session_id == effect.session_id), None)
    began = tr("Began {day}.").format(day=day(effect.onset_on)) if effect.onset_on else ""
    action = effect.action.strip()
    if action and not action.endswith((".", "!", "?", "…")):
        action += "."
    return " ".join(part for part in (_after(after) if after else began, action) if part)


def _after(treatment: Treatment) -> str:
    void = tr(" (void)") if treatment.summary.is_void else ""
    return tr("After session {n}{void}, {day}.").format(
        n=treatment.summary.session.number, void=void, day=day(treatment.day)
    )


def _not_given(site: SiteDoses) -> str:
    if not site.times_not_given:
        return ""
    return tr("not given {times}").format(times=times(site.times_not_given))


def _severity(effect: AdverseEffect) -> str:
    return {
        EffectSeverity.MILD: tr("mild"),
        EffectSeverity.MODERATE: tr("moderate"),
        EffectSeverity.SEVERE: tr("severe"),
        EffectSeverity.UNKNOWN: "",
    }[effect.severity]


def _lasted(effect: AdverseEffect) -> str:
    """Whole weeks as weeks, else days; empty where nobody said."""
    lasted = effect.lasted_days
    if lasted is None:
        return ""
    if lasted and lasted % WEEK == 0:
        weeks = lasted // WEEK
        return count_text(weeks, tr("1 week"), tr("{n} weeks")).replace(" ", NO_BREAK)
    return count_text(lasted, tr("1 day"), tr("{n} days")).replace(" ", NO_BREAK)


def line_name(muscle: str | None, site: SiteDoses | None, protocol: Protocol) -> str:
    """The name of a line of the table: a muscle, or a custom point with what it lies on."""
    if site:
        return " ".join(part for part in (site.code, site.label) if part)
    known = protocol.muscles_by_code.get(muscle or "")
    return known.name if known else muscle or ""


def custom_legend(sums: DoseSums) -> str:
    """The diamond in the legend: the one custom point by its name, several without."""
    customs = [site for site in sums.sites if site.kind is Kind.CUSTOM]
    if len(customs) != 1 or not customs[0].label:
        return tr("Custom point")
    (one,) = customs
    side = f"{side_name(one.laterality)} " if one.laterality is not Laterality.MIDLINE else ""
    return tr("Custom, {place}").format(place=f"{side}{one.label}")
