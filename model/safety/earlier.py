"""What came before: the interval, and the units of all products in the last weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from model.answer import Group, Reply
from model.dates import read_day
from model.dose import MOST_UNITS_TYPED
from model.errors import InvalidValueError
from model.safety.case import Case
from model.safety.dose import today_line
from model.safety.kind import Seen, kind
from model.safety.rule import Rule
from model.safety.words import day_words, figure, listed, units
from model.session_chart import ZERO

AMENDED = "amended since, see its amendments"


@dataclass(frozen=True, slots=True)
class OtherToxin:
    """What was said of another botulinum toxin; None where it was left out or cannot be read."""

    name: str
    day: date | None
    units: Decimal | None


def interval_short(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Fewer days since the last session than the protocol's interval."""
    yield from _interval(case, kept=False)


def interval_kept(case: Case, _rule: Rule) -> Iterator[Seen]:
    """At least the protocol's interval since the last session."""
    yield from _interval(case, kept=True)


def cumulative_units(case: Case, rule: Rule) -> Iterator[Seen]:
    """Units of all products and indications within the days before, with today's, over the most.

    A treatment exactly window_days before the session lies outside: the day on which the same
    dose may be repeated must not count the dose it repeats.
    """
    first = case.day - timedelta(days=int(rule.numbers["window_days"]) - 1)
    total = case.units
    lines = []
    other = _other_toxin(case, rule)
    # Without a date it counts: the question asks for these very weeks.
    if other and other.units is not None and (other.day is None or other.day >= first):
        when = day_words(other.day) if other.day else "no date"
        lines.append((f"{other.name}, {when}", units(other.units)))
        total += other.units
    for past in case.past:
        if (past.units_given or past.is_corrected) and past.day >= first:
            said = f"{units(past.units_given)}, {AMENDED}" if past.is_corrected else None
            lines.append((f"Session, {day_words(past.day)}", said or units(past.units_given)))
            total += past.units_given
    if total > rule.numbers["most_units"]:
        yield Seen(
            shown={"units": figure(total)},
            lines=(*lines, today_line(case)),
            also_saw=listed(f"{label}: {value}" for label, value in lines),
        )


def other_toxin_incomplete(case: Case, rule: Rule) -> Iterator[Seen]:
    """Another botulinum toxin of which units or date are not known, so that the sum is open."""
    other = _other_toxin(case, rule)
    if other is None:
        return
    missing = []
    if other.units is None:
        missing.append("units")
    if other.day is None or other.day > case.day:
        missing.append("date")
    if missing:
        yield Seen(shown={"product": other.name, "missing": listed(missing)})


def _interval(case: Case, *, kept: bool) -> Iterator[Seen]:
    last = next((past for past in case.past if past.sites_given), None)
    if last is None:
        return
    days, least = (case.day - last.day).days, case.chart.protocol.interval_days
    if (days >= least) is kept:
        amended = AMENDED if last.is_corrected else ""
        yield Seen(
            lines=((f"Session, {day_words(last.day)}", amended),) if amended else (),
            also_saw=amended,
            shown={
                "days": str(days),
                "least": str(least),
                "last": day_words(last.day),
                "today": day_words(case.day),
            },
        )


def _other_toxin(case: Case, rule: Rule) -> OtherToxin | None:
    code = rule.texts["question"]
    answer = case.chart.answers(Group.CHECK).get(code)
    if answer is None or answer.reply is not Reply.YES:
        return None

    def typed(field: str) -> str:
        detail = case.chart.detail(f"check.{code}.{field}")
        return detail.value if detail else ""

    return OtherToxin(
        typed("product") or "Other botulinum toxin", _day(typed("date")), _units(typed("units"))
    )


def _day(typed: str) -> date | None:
    try:
        return read_day(typed)
    except InvalidValueError:
        return None


def _units(typed: str) -> Decimal | None:
    """The number typed; an unreadable or impossible one is none, never nought."""
    try:
        number = Decimal(typed.strip().removesuffix("U").strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() and ZERO < number <= MOST_UNITS_TYPED else None


KINDS = (
    kind("interval-short", interval_short, "days least last today"),
    kind("interval-kept", interval_kept, "days least last today"),
    kind(
        "cumulative-units",
        cumulative_units,
        "units",
        numbers="most_units window_days",
        texts="question",
    ),
    kind("other-toxin-incomplete", other_toxin_incomplete, "product missing", texts="question"),
)
