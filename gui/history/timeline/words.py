"""What a row of the timeline says: departures, effects, sums, change since baseline."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from gui.history.correction_words import corrected_mark, corrected_words
from gui.patients.signature_state import StateTag, state_tags
from gui.patients.wording import joined
from gui.wording import NO_BREAK, day, number, side_name, tr, units
from model.departure import DepartureKind, departures_of
from model.outcome.adverse_effect import AdverseEffect, EffectOutcome, EffectSeverity
from model.outcome.series import Source
from model.outcome.timeline import Entry
from model.session import SessionState, SessionSummary
from model.session_chart import SessionChart

MOST_CODES, LONGEST_UNBROKEN = 4, 28
DAYS_A_WEEK = 7
DASH = "\u2013"
TENTH, WHOLE = Decimal("0.1"), Decimal(1)
ADDED = (DepartureKind.FOLLOW, DepartureKind.CUSTOM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What only the chart of a session tells; chart is None where it cannot be read."""

    chart: SessionChart | None
    sites: str = ""
    lots: str = ""
    departures: str = ""


def facts_of(chart: SessionChart) -> Facts:
    """The same in words."""
    lots = lots_of(chart)
    words = tr("Lot {lot}") if len(lots) == 1 else tr("Lots {lot}")
    return Facts(
        chart=chart,
        sites=sites_words(chart),
        lots=words.format(lot=", ".join(lots)) if lots else "",
        departures=departures_words(chart),
    )


def sites_words(chart: SessionChart) -> str:
    """Such as 22 of 31 +2."""
    tally = chart.tally
    sites = tr("{n} of {all}").format(n=tally.sites_given, all=tally.sites_planned)
    extra = f" +{tally.extras_given}" if tally.extras_given else ""
    return f"{sites}{extra}".replace(" ", NO_BREAK)


def lots_of(chart: SessionChart) -> tuple[str, ...]:
    """The lots of the vials, each once, in the order they were used."""
    return tuple(dict.fromkeys(vial.lot for vial in chart.vials.values()))


def departures_words(chart: SessionChart) -> str:
    """Such as "FR-L2 not given · TE-L4 moved · TE-R5, X1 added"; empty where nothing differs."""
    found: dict[tuple[str, Decimal | None], list[str]] = {}
    for row in chart.rows:
        for kind in departures_of(row):
            dose = row.dose_units if kind is DepartureKind.OTHER_DOSE else None
            name = "added" if kind in ADDED else str(kind)
            found.setdefault((name, dose), []).append(row.code)
    order = [*DepartureKind, "added"]
    said = sorted(found.items(), key=lambda one: order.index(one[0][0]))
    return joined(*(_unbroken(_departed(name, dose, codes)) for (name, dose), codes in said))


def _unbroken(words: str) -> str:
    """A short phrase stays on one line."""
    return words.replace(" ", NO_BREAK) if len(words) <= LONGEST_UNBROKEN else words


def _departed(name: str, dose: Decimal | None, codes: list[str]) -> str:
    sites = _some(codes)
    if dose is not None:
        return f"{sites} {units(dose)}"
    words = {
        "added": tr("{sites} added"),
        DepartureKind.NOT_GIVEN: tr("{sites} not given"),
        DepartureKind.MOVED: tr("{sites} moved"),
    }
    return words[name].format(sites=sites)


def _some(codes: list[str]) -> str:
    """The first codes, and how many more there are."""
    if len(codes) <= MOST_CODES + 1:
        return ", ".join(codes)
    more = tr("and {n} more").format(n=len(codes) - MOST_CODES)
    return f"{', '.join(codes[:MOST_CODES])} {more}"


def effects_words(
    effects: Iterable[AdverseEffect], name_of_muscle: Callable[[str], str]
) -> tuple[str, ...]:
    """Each such as "Brow droop left, mild, 3 weeks (FR-L2)"."""
    return tuple(_effect_words(effect, name_of_muscle) for effect in effects)


def _effect_words(effect: AdverseEffect, name_of_muscle: Callable[[str], str]) -> str:
    side = f" {side_name(effect.laterality)}" if effect.laterality else ""
    severity = {
        EffectSeverity.MILD: tr("mild"),
        EffectSeverity.MODERATE: tr("moderate"),
        EffectSeverity.SEVERE: tr("severe"),
    }.get(effect.severity, "")
    lasting = {
        EffectOutcome.ONGOING: tr("ongoing"),
        EffectOutcome.RECOVERING: tr("recovering"),
        EffectOutcome.LASTING: tr("lasting"),
    }.get(effect.outcome, "")
    parts = (f"{effect.text}{side}", severity, lasted_words(effect.lasted_days), lasting)
    where = effect.site_code or (name_of_muscle(effect.muscle) if effect.muscle else "")
    return ", ".join(part for part in parts if part) + (f" ({where})" if where else "")


def lasted_words(days: int | None) -> str:
    """Whole weeks where it were such; empty where nobody said."""
    if days is None:
        return ""
    count, several, one = days, tr("{n} days"), tr("1 day")
    if days and days % DAYS_A_WEEK == 0:
        count, several, one = days // DAYS_A_WEEK, tr("{n} weeks"), tr("1 week")
    return (one if count == 1 else several.format(n=count)).replace(" ", NO_BREAK)


def tags_of(summary: SessionSummary, today: date, *, disagrees: bool) -> tuple[StateTag, ...]:
    """How far a session is signed; an open one of today says so."""
    tags = state_tags(summary, disagrees=disagrees)
    session = summary.session
    started = session.started_at.astimezone().date()
    if session.state is SessionState.DRAFT and not summary.is_void and started == today:
        tags = tuple(
            StateTag(tr("Open today"), tag.kind) if tag.kind == "tag-open" else tag for tag in tags
        )
    return tags


@dataclass(frozen=True, slots=True)
class CountWords:
    """A count and its change in a row, a quiet line beneath, and all of it in a sentence."""

    count: str
    change: str
    beneath: str
    told: str


def count_words(entry: Entry, *, has_baseline: bool) -> CountWords:
    """Headache days before a session, and the change since baseline; a dash where missing."""
    before = entry.before
    if before is None:
        why = (
            tr("Void: not held against the baseline.")
            if entry.treatment.summary.is_void
            else tr("Headache days were not noted at this session, nor in the 28 days before it.")
        )
        return CountWords(DASH, "", "", why)
    count = number(before.value.quantize(TENTH, ROUND_HALF_UP))
    corrected, mark = corrected_words(before.corrected), corrected_mark(before.corrected)
    told = tr("{n} headache days in 28, counted up to {day}{corrected}.").format(
        n=count, day=day(before.on), corrected=f" ({corrected})" if corrected else ""
    )
    beneath = (
        mark if before.source is Source.SESSION else tr("told {day}").format(day=day(before.on))
    )
    if entry.is_baseline:
        beneath = joined(tr("baseline"), mark)
        return CountWords(count, "", beneath, f"{told} {tr('This is the baseline.')}")
    if entry.change is None:
        if entry.is_older:
            why = tr("It was counted before the baseline: no change is told.")
            return CountWords(count, DASH, beneath, f"{told} {why}")
        if has_baseline:  # of 0: nothing can be less than that
            why = tr("The baseline is 0: there is no share of it.")
            return CountWords(count, DASH, beneath, f"{told} {why}")
        why = tr("No baseline chosen: choose one under Measures (F5).")
        return CountWords(count, DASH, mark or tr("no baseline chosen"), f"{told} {why}")
    exact = tr("{change} against the baseline.").format(change=percent(entry.change, TENTH))
    return CountWords(count, percent(entry.change, WHOLE), beneath, f"{told} {exact}")


def percent(share: Decimal, step: Decimal) -> str:
    """A change with its sign, such as −45 %."""
    rounded = (share * 100).quantize(step, ROUND_HALF_UP)
    sign = "+" if rounded > 0 else ""
    return f"{sign}{number(rounded or Decimal())}{NO_BREAK}%"  # never a minus before 0
